import { type Day, daysBetween } from "@/lib/domain/calendar/day"
import type { DimensionKey } from "@/lib/domain/temperament/dimensions"

/** One rating as agreement reads it: who saw which level of which cat on which day. */
export interface SeenLevel {
  readonly catId: string
  readonly dim: DimensionKey
  readonly rater: string
  readonly day: Day
  readonly value: number
}

/** Two people's levels of one dimension of one cat, in the order of their ids, so that neither is "the first". */
export interface DoubleRating {
  readonly catId: string
  readonly dim: DimensionKey
  readonly day: Day
  readonly raters: readonly [string, string]
  readonly values: readonly [number, number]
}

/** Two ratings speak of the same cat when they are this close; a cat learns and settles (shelter policy). */
export const DOUBLE_WITHIN_DAYS = 7

/**
 * Pairs of ratings by different people within seven days, per cat and dimension: nearest in time first, each rating in
 * one pair at most, so that pairs are independent looks. Deterministic; order of the input does not matter.
 */
export function pairDoubleRatings(ratings: readonly SeenLevel[]): DoubleRating[] {
  const groups = new Map<string, SeenLevel[]>()
  for (const one of ratings) {
    const key = `${one.catId} ${one.dim}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
    .flatMap(pairWithin)
    .sort((a, b) => a.day - b.day || compareText(idOf(a), idOf(b)))
}

function pairWithin(group: readonly SeenLevel[]): DoubleRating[] {
  const sorted = [...group].sort(
    (a, b) => a.day - b.day || compareText(a.rater, b.rater) || a.value - b.value,
  )
  const candidates = sorted
    .flatMap((a, i) =>
      sorted.slice(i + 1).flatMap((b, offset) => {
        const apart = daysBetween(a.day, b.day)
        return a.rater !== b.rater && apart <= DOUBLE_WITHIN_DAYS
          ? [{ i, j: i + 1 + offset, a, b, apart }]
          : []
      }),
    )
    .sort((x, y) => x.apart - y.apart || x.i - y.i || x.j - y.j)
  const used = new Set<number>()
  return candidates.flatMap(({ i, j, a, b }) => {
    if (used.has(i) || used.has(j)) return []
    used.add(i).add(j)
    const [left, right] = a.rater < b.rater ? [a, b] : [b, a]
    return [
      {
        catId: a.catId,
        dim: a.dim,
        day: b.day,
        raters: [left.rater, right.rater] as const,
        values: [left.value, right.value] as const,
      },
    ]
  })
}

const idOf = (pair: DoubleRating) => `${pair.catId} ${pair.dim} ${pair.raters.join(" ")}`
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** How many cats were double-rated at all: the count the thresholds speak of. */
export const doubleRatedCats = (pairs: readonly DoubleRating[]): number =>
  new Set(pairs.map((pair) => pair.catId)).size
