import { ageInMonths } from "@/lib/domain/calendar/age"
import type { Day } from "@/lib/domain/calendar/day"

/** A site's own line between two ages: below so many whole months the word holds. */
export interface AgeLine {
  readonly belowMonths: number
  readonly word: string
}

/** A site's word for an age by its own lines, youngest first, the last word without an end; "" when it is not known. */
export function ageWord(birthDay: Day | null, atDay: Day, lines: readonly AgeLine[], oldest: string): string {
  const months = ageInMonths(birthDay, atDay)
  if (months === null) return ""
  return lines.find((line) => months < line.belowMonths)?.word ?? oldest
}
