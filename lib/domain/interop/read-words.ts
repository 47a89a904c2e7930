import { foldWord } from "./clean-cell"

export type Sex = "F" | "M" | "unknown"
export type Known = "yes" | "no" | "unknown"

const YES = ["yes", "y", "true", "t", "1"]
const NO = ["no", "n", "false", "f", "0"]
const UNKNOWN = ["unknown", "unk", "u", "?", "not known"]

/** Reads yes, no or unknown in the usual spellings (Y, true, 1, unk …); null for any other word. */
export function readKnown(text: string): Known | null {
  const word = foldWord(text)
  if (YES.includes(word)) return "yes"
  if (NO.includes(word)) return "no"
  return UNKNOWN.includes(word) ? "unknown" : null
}

/**
 * Reads a shelter's word for the sex, and what it says about neutering: "Spayed" is a neutered female, "Intact Male" a
 * male that is not. Null for a word that names no sex; neutered is null when the word does not say.
 */
export function readSex(text: string): { sex: Sex; neutered: Known | null } | null {
  const words = foldWord(text)
    .split(/[^a-z]+/)
    .filter(Boolean)
  const has = (...known: string[]) => words.some((word) => known.includes(word))
  const [only] = words.length === 1 ? words : []
  // The single letters of systems that keep sex and neutering in one column.
  if (only === "s") return { sex: "F", neutered: "yes" }
  if (only === "n") return { sex: "M", neutered: "yes" }
  const female = has("f", "female", "spayed", "sf", "fs")
  const male = has("m", "male", "neutered", "castrated", "nm", "mn", "mc")
  const isNeutered = has("spayed", "neutered", "castrated", "altered", "sf", "fs", "nm", "mn", "mc", "fixed")
  const isIntact = has("intact", "unaltered", "unspayed", "unneutered", "entire")
  const neutered = isIntact ? "no" : isNeutered ? "yes" : null
  // "Neutered Female" and "Spayed Male" exist: the noun counts before the participle.
  if (has("f", "female")) return { sex: "F", neutered }
  if (has("m", "male")) return { sex: "M", neutered }
  if (female !== male) return { sex: female ? "F" : "M", neutered }
  if (has("u", "unk", "unknown") || foldWord(text) === "?") return { sex: "unknown", neutered: null }
  return null
}
