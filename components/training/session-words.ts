import { SIGNS } from "@/lib/domain/temperament/calm-ladder"

/** Words for what a session's form and its record both name. */
export const PLACE_WORDS = {
  room: "Room",
  corridor: "Corridor",
  double_door: "Double door",
  catio: "Catio",
  yard: "Yard",
  quiet_outdoor: "Quiet place outside",
} as const
export const REWARD_WORDS = {
  paste: "Paste",
  meat: "Meat",
  dry: "Dry food",
  toy: "Toy",
  none: "None",
} as const
export const GAITS = ["Cannot stand", "Flops, then crawls", "Low walk", "Nearly normal", "Normal"]

/** Names of the signs a session's row holds, in the ladder's order. */
export function signNames(signs: unknown): string[] {
  const codes = (signs as { code: string }[]).map(({ code }) => code)
  return SIGNS.filter(({ code }) => codes.includes(code)).map(({ label }) => label)
}
