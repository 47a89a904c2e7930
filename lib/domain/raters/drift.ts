import type { Day } from "@/lib/domain/calendar/day"
import { fQuantile } from "@/lib/domain/outcomes/distributions"
import type { DoubleRating } from "./double-ratings"

/** How far back drift looks, how many pairs it needs, and from where it is worth a talk (shelter policy). */
export const DRIFT_RULE = { windowDays: 90, minPairs: 10, worthATalk: 0.5 } as const

/** How much higher (+) or lower (-) one rater scores than colleagues on the same cats, in steps of the 1-5 scale. */
export interface RaterDrift {
  readonly rater: string
  readonly pairs: number
  /** Mean difference with its 95 % t interval, null while there are fewer than ten pairs. */
  readonly mean: number | null
  readonly lower: number | null
  readonly upper: number | null
  /** The interval leaves zero out and the mean is half a step or more. */
  readonly isNotable: boolean
}

/**
 * Drift of every rater against colleagues over the last 90 days, largest first. A difference says that two people read
 * the scale differently, never who is right. Source: rule A.4 (keeping agreement current); interval: one-sample t.
 */
export function driftByRater(pairs: readonly DoubleRating[], asOfDay: Day): readonly RaterDrift[] {
  const recent = pairs.filter((pair) => asOfDay - pair.day <= DRIFT_RULE.windowDays && pair.day <= asOfDay)
  const differences = new Map<string, number[]>()
  for (const { raters, values } of recent) {
    const [left, right] = raters
    differences.set(left, [...(differences.get(left) ?? []), values[0] - values[1]])
    differences.set(right, [...(differences.get(right) ?? []), values[1] - values[0]])
  }
  return [...differences]
    .map(([rater, steps]) => measure(rater, steps))
    .sort((a, b) => Math.abs(b.mean ?? 0) - Math.abs(a.mean ?? 0) || (a.rater < b.rater ? -1 : 1))
}

function measure(rater: string, steps: readonly number[]): RaterDrift {
  const n = steps.length
  if (n < DRIFT_RULE.minPairs)
    return { rater, pairs: n, mean: null, lower: null, upper: null, isNotable: false }
  const mean = steps.reduce((sum, step) => sum + step, 0) / n
  const variance = steps.reduce((sum, step) => sum + (step - mean) ** 2, 0) / (n - 1)
  // The square of a t variable with n-1 degrees of freedom has the F distribution with 1 and n-1.
  const half = Math.sqrt(fQuantile(0.95, 1, n - 1) * (variance / n))
  const isNotable = Math.abs(mean) >= DRIFT_RULE.worthATalk && Math.abs(mean) > half
  return { rater, pairs: n, mean, lower: mean - half, upper: mean + half, isNotable }
}
