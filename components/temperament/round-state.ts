import type { OutboxEntry } from "@/components/outbox/device-store"
import type { Eating } from "@/lib/domain/cats/round-looks"
import type { RoundLookInput } from "@/lib/features/temperament/rounds-schema"

/** What was tapped at one cat; the rest is still open. "Not seen" is an answer to eating, null is none. */
export interface TappedLook {
  stress: RoundLookInput["stress"]
  eating: Eating | null
  illness: RoundLookInput["illness"]
  illnessNote: string
}

/** What the round calls the cats that have no room. */
export const UNHOUSED = "Without a room"

export const NOTHING_TAPPED: TappedLook = {
  stress: null,
  eating: null,
  illness: "unknown",
  illnessNote: "",
}

/** The look of a cat in the running round, as it stands on this device. */
export interface DeviceLook {
  input: RoundLookInput
  state: OutboxEntry["state"]
}

// Taps at one cat within two hours are one look; later ones begin a new look with nothing tapped.
export const ROUND_MS = 2 * 3_600_000

/** The looks of the running round by cat: of several the one that corrects the others. */
export function looksOfRound(
  entries: readonly Pick<OutboxEntry, "kind" | "payload" | "state">[],
  nowMs: number,
): Map<string, DeviceLook> {
  const looks = entries
    .filter(({ kind }) => kind === "round_look")
    .map(({ payload, state }) => ({ input: payload as RoundLookInput, state }))
    .filter(({ input }) => new Date(input.seenAt).getTime() > nowMs - ROUND_MS)
  const corrected = new Set(looks.map(({ input }) => input.supersedesId))
  return new Map(
    looks.filter(({ input }) => !corrected.has(input.lookId)).map((look) => [look.input.catId, look]),
  )
}

export const tappedOf = ({ stress, eating, illness, illnessNote = "" }: RoundLookInput): TappedLook => ({
  stress,
  eating,
  illness,
  illnessNote,
})

/** As it is sent: an open answer is not known. */
export const answersOf = ({ eating, ...rest }: TappedLook) => ({ ...rest, eating: eating ?? "unknown" })

/** How many of the three questions are answered. */
export const answersIn = (look: TappedLook) =>
  Number(look.stress !== null) + Number(look.eating !== null) + Number(look.illness !== "unknown")
