import { ladderLevelOf } from "@/lib/domain/temperament/calm-ladder"
import type { Eating, RoundLook } from "./round-looks"

/** What each answer about eating says in a sentence; "unknown" says nothing. */
const EATING_WORDS: Record<Eating, string | null> = {
  with_me: "ate with a person there",
  alone: "ate when alone",
  no: "did not eat",
  unknown: null,
}
const ILLNESS_WORDS = { yes: "signs of illness", no: "no signs of illness", unknown: null } as const

/** A round look in words, in the order of the taps; "nothing noted" when every answer is open. */
export function describeLook(look: Omit<RoundLook, "day">): string {
  const parts = [
    look.stress === null ? null : ladderLevelOf(look.stress).word,
    EATING_WORDS[look.eating],
    ILLNESS_WORDS[look.illness],
  ].filter((part) => part !== null)
  return parts.join(", ") || "nothing noted"
}
