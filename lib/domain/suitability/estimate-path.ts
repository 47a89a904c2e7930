import type { Day } from "@/lib/domain/calendar/day"
import type { DimensionKey } from "@/lib/domain/temperament/dimensions"
import type { Rating } from "@/lib/domain/temperament/evidence"
import { evaluateSuitability, type SuitabilityInput } from "./evaluate-suitability"

/** A value with its 80 % band on one day. */
export interface PathPoint {
  readonly day: Day
  readonly value: number
  readonly low: number
  readonly high: number
}

/** How the score and each dimension looked from day to day, under one version. */
export interface EstimatePath {
  readonly score: readonly PathPoint[]
  readonly dims: ReadonlyMap<DimensionKey, readonly PathPoint[]>
}

const LOWEST = 1
const HIGHEST = 5

/**
 * The estimate as it stood on every day of a look back, at most `points` days evenly spread and each day with a rating:
 * it narrows with every look and widens as looks fade. Empty before the first rating. Source: rules A.3, B.1.
 */
export function estimatePath(
  input: Omit<SuitabilityInput, "previousTier" | "safeguard" | "subject"> & { readonly points?: number },
): EstimatePath {
  const { asOfDay, ratings, points = 40, ...version } = input
  const days = daysToShow(ratings, asOfDay, points)
  const steps = days.map((day) =>
    evaluateSuitability({ asOfDay: day, ratings: ratings.filter((rating) => rating.day <= day), ...version }),
  )
  const bandZ = steps.map(({ hi, S, se }) => (se === 0 ? 0 : (hi - S) / se))[0] ?? 0
  const at = (day: Day, mean: number, half: number): PathPoint => ({
    day,
    value: mean,
    low: Math.max(LOWEST, mean - half),
    high: Math.min(HIGHEST, mean + half),
  })
  const keys = steps[0] ? (Object.keys(steps[0].dims) as DimensionKey[]) : []
  return {
    score: steps.map(({ S, lo, hi, asOfDay: day }) => ({ day, value: S, low: lo, high: hi })),
    dims: new Map(
      keys.map((key) => [
        key,
        steps.map(({ asOfDay: day, dims }) => at(day, dims[key].mean, bandZ * dims[key].se)),
      ]),
    ),
  }
}

function daysToShow(ratings: readonly Rating[], asOfDay: Day, points: number): Day[] {
  const rated = ratings.map((rating) => rating.day)
  const first = rated.length > 0 ? Math.min(...rated) : null
  if (first === null) return []
  const step = Math.max(1, (asOfDay - first) / Math.max(1, points - 1))
  const spread = Array.from({ length: points }, (_, index) => Math.round(first + index * step))
  return [...new Set([...spread, ...rated, asOfDay])].filter((day) => day <= asOfDay).sort((a, b) => a - b)
}
