import { dayFromIso } from "@/lib/domain/calendar/day"
import { isInSettlingTime } from "@/lib/domain/temperament/conditions"
import { isDimensionKey } from "@/lib/domain/temperament/dimensions"
import type { Rating } from "@/lib/domain/temperament/evidence"
import { DEFAULT_RUBRIC, type RubricParameters } from "@/lib/domain/temperament/rubric"

/** What the core needs of a stored rating. */
export interface StoredRating {
  dimension: string
  value: number | null
  raterId: string
  ratedOn: Date
  context: Rating["context"]
  stress: number
  hoursSinceIntake: number | null
  certified: boolean
}

/** A rating as the core reads it, by a version's settling time; empty for a dimension nobody knows any more. */
export function readRating(row: StoredRating, rubric: RubricParameters = DEFAULT_RUBRIC): Rating[] {
  if (!isDimensionKey(row.dimension)) return []
  return [
    {
      dim: row.dimension,
      value: row.value as Rating["value"],
      rater: row.raterId,
      day: dayFromIso(row.ratedOn.toISOString().slice(0, 10)),
      context: row.context,
      stress: row.stress as Rating["stress"],
      first72h: isInSettlingTime(row.hoursSinceIntake, rubric),
      certified: row.certified,
    },
  ]
}
