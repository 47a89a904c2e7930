import { type Day, daysBetween } from "./day"
import { wholeMonthsBetween } from "./month"

/** Age bands of the outcome figures, youngest first; unknown is a band of its own, never a guess. */
export const AGE_BANDS = ["kitten_under_5m", "adult_5m_to_10y", "senior_10y_plus", "unknown"] as const
export type AgeBand = (typeof AGE_BANDS)[number]

/** Kittens are counted below five months, the line of Shelter Animals Count's monthly matrix. */
const KITTEN_BELOW_MONTHS = 5
const SENIOR_FROM_MONTHS = 120

/** Age in whole calendar months; null when the birth day is unknown or lies after the day asked about. */
export function ageInMonths(birthDay: Day | null, atDay: Day): number | null {
  if (birthDay === null || birthDay > atDay) return null
  return wholeMonthsBetween(birthDay, atDay)
}

/** Age in completed weeks; null when the birth day is unknown or lies after the day asked about. */
export function ageInWeeks(birthDay: Day | null, atDay: Day): number | null {
  if (birthDay === null || birthDay > atDay) return null
  return Math.floor(daysBetween(birthDay, atDay) / 7)
}

/** The age band for statistics; "unknown" for no birth day and for a birth day after the day asked about. */
export function ageBand(birthDay: Day | null, atDay: Day): AgeBand {
  const months = ageInMonths(birthDay, atDay)
  if (months === null) return "unknown"
  if (months < KITTEN_BELOW_MONTHS) return "kitten_under_5m"
  return months >= SENIOR_FROM_MONTHS ? "senior_10y_plus" : "adult_5m_to_10y"
}
