import { DEFAULT_MATCH, type MatchParameters } from "./parameters"

/** Bands from least to most; the position is the number used in lists. The public sees these words, never a score. */
export const BANDS = [
  { key: "DIFFERENT", label: "Different from what you described" },
  { key: "TALK", label: "Worth a conversation" },
  { key: "GOOD", label: "Good to talk about" },
  { key: "GREAT", label: "Great to talk about" },
] as const
export type Band = (typeof BANDS)[number]["key"]
export type BandNumber = 0 | 1 | 2 | 3

/** The band of a match from 0 to 100. */
export function bandOf(match: number, parameters: MatchParameters = DEFAULT_MATCH): Band {
  const { great, good, talk } = parameters.bands
  if (match >= great) return "GREAT"
  if (match >= good) return "GOOD"
  return match >= talk ? "TALK" : "DIFFERENT"
}

/** The number of a band: 3 GREAT, 2 GOOD, 1 TALK, 0 DIFFERENT. */
export function bandNumber(band: Band): BandNumber {
  if (band === "GREAT") return 3
  if (band === "GOOD") return 2
  return band === "TALK" ? 1 : 0
}

/** The public words for a band. */
export function bandLabel(band: Band): string {
  return BANDS[bandNumber(band)].label
}
