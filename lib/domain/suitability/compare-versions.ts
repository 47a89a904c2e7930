import type { Day } from "@/lib/domain/calendar/day"
import type { Rating } from "@/lib/domain/temperament/evidence"
import type { RubricParameters } from "@/lib/domain/temperament/rubric"
import { evaluateSuitability } from "./evaluate-suitability"
import type { SuitabilityParameters } from "./parameters"
import { type Tier, tierNumber } from "./tiers"

/** The numbers of one version of the instrument. */
export interface VersionNumbers {
  readonly rubric: RubricParameters
  readonly suitability: SuitabilityParameters
}

/** One cat with the ratings that answer the questions of either version. */
export interface CatToCompare {
  readonly catId: string
  readonly name: string
  readonly ratingsBefore: readonly Rating[]
  readonly ratingsAfter: readonly Rating[]
}

/** What one version says of one cat. */
export interface VersionSays {
  readonly S: number
  readonly lo: number
  readonly hi: number
  readonly sufficient: boolean
  readonly potential: Tier
}

/** One cat under two versions; `direction` is that of the shown label, 0 when it stays. */
export interface ComparedCat {
  readonly catId: string
  readonly name: string
  readonly before: VersionSays
  readonly after: VersionSays
  readonly direction: -1 | 0 | 1
}

/** Two versions on the same cats, day and ratings: those whose shown label changes first, then by the change of S. */
export function compareVersions(input: {
  readonly cats: readonly CatToCompare[]
  readonly asOfDay: Day
  readonly before: VersionNumbers
  readonly after: VersionNumbers
}): readonly ComparedCat[] {
  const says = (ratings: readonly Rating[], version: VersionNumbers): VersionSays => {
    const { S, lo, hi, sufficient, potential } = evaluateSuitability({
      asOfDay: input.asOfDay,
      ratings,
      parameters: version.suitability,
      rubric: version.rubric,
      safeguard: true,
    })
    return { S, lo, hi, sufficient, potential }
  }
  return input.cats
    .map(({ catId, name, ratingsBefore, ratingsAfter }) => {
      const before = says(ratingsBefore, input.before)
      const after = says(ratingsAfter, input.after)
      return { catId, name, before, after, direction: direction(before, after) }
    })
    .sort(
      (a, b) =>
        Math.abs(b.direction) - Math.abs(a.direction) ||
        Math.abs(b.after.S - b.before.S) - Math.abs(a.after.S - a.before.S) ||
        (a.catId < b.catId ? -1 : 1),
    )
}

/** A withheld label is shown as the lowest: gaining one is a step up, losing one a step down. */
const shownLevel = ({ sufficient, potential }: VersionSays) => (sufficient ? 1 + tierNumber(potential) : 0)

function direction(before: VersionSays, after: VersionSays): -1 | 0 | 1 {
  return Math.sign(shownLevel(after) - shownLevel(before)) as -1 | 0 | 1
}
