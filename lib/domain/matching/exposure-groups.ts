import type { Day } from "@/lib/domain/calendar/day"
import { type ExposureOfLongStays, exposureOfLongStays, gini } from "./exposure"

/** What the groups are told from; null = not known, and in no group. */
export interface ExposedCat {
  readonly id: string
  readonly los: number
  readonly exposure: number
  readonly ageMonths: number | null
  readonly colour: string | null
  readonly isFivPositive: boolean
  /** Level with people where it has been seen enough. */
  readonly peopleMean: number | null
}

const SENIOR_FROM_MONTHS = 120
const SHY_BELOW = 3

/** Cats that lists tend to pass over, each watched beside the rest. */
export const EXPOSURE_GROUPS: readonly {
  readonly key: string
  readonly label: string
  readonly holds: (cat: ExposedCat) => boolean
}[] = [
  {
    key: "senior",
    label: "Seniors, 10 years and more",
    holds: ({ ageMonths }) => ageMonths !== null && ageMonths >= SENIOR_FROM_MONTHS,
  },
  { key: "black", label: "Black cats", holds: ({ colour }) => /\b(black|blk|ebony)\b/i.test(colour ?? "") },
  { key: "fiv", label: "FIV positive cats", holds: ({ isFivPositive }) => isFivPositive },
  {
    key: "shy",
    label: "Cats shy with people",
    holds: ({ peopleMean }) => peopleMean !== null && peopleMean < SHY_BELOW,
  },
]

/** Ratios of fewer cats than this, on either side, say more about one cat than about a list. */
export const FEWEST_COMPARED = 5

/** Mean exposure of a group beside the rest; the ratio is null below 5 cats on a side or without exposure of the rest. */
export interface GroupExposure {
  readonly key: string
  readonly label: string
  readonly n: number
  readonly rest: number
  readonly mean: number | null
  readonly ratio: number | null
}

export interface WeekExposure {
  readonly cats: number
  readonly gini: number | null
  readonly longStays: ExposureOfLongStays
  readonly groups: readonly GroupExposure[]
}

/** How evenly a week's lists showed the cats: Gini, the longest stays beside the rest, and each watched group. */
export function judgeExposure(cats: readonly ExposedCat[]): WeekExposure {
  return {
    cats: cats.length,
    gini: gini(cats.map(({ exposure }) => exposure)),
    longStays: exposureOfLongStays(cats),
    groups: EXPOSURE_GROUPS.map(({ key, label, holds }) => {
      const inside = cats.filter(holds)
      const outside = cats.filter((cat) => !holds(cat))
      const [mean, restMean] = [meanOf(inside), meanOf(outside)]
      const isEnough = inside.length >= FEWEST_COMPARED && outside.length >= FEWEST_COMPARED
      const ratio = isEnough && mean !== null && restMean ? mean / restMean : null
      return { key, label, n: inside.length, rest: outside.length, mean, ratio }
    }),
  }
}

function meanOf(cats: readonly ExposedCat[]): number | null {
  return cats.length === 0 ? null : cats.reduce((sum, { exposure }) => sum + exposure, 0) / cats.length
}

const DAYS_A_WEEK = 7
// Day 0, the first of January 1970, was a Thursday.
const THURSDAY = 3

/** The Monday of a day's week. */
export function mondayOf(day: Day): Day {
  return day - ((((day + THURSDAY) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK)
}
