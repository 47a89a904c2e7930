import { wilson } from "./wilson"

/** Below these numbers at risk a curve turns grey, and its interval is not drawn. */
export const GREY_BELOW_AT_RISK = 10
export const NO_INTERVAL_BELOW_AT_RISK = 5
/** With fewer cases than this no percentage is given, only "3 of 4". */
export const NO_PERCENT_BELOW = 5
/** Groups are compared when each has at least this many cases. */
export const NO_COMPARISON_BELOW = 10
/** Above this share of repeated stays the intervals, which take stays as independent, need a caveat. */
export const REPEAT_CAVEAT_SHARE = 0.05

/** A share of n cases as it may be shown: with Wilson's interval, or without a value when n is too small for a percentage. */
export function shownShare(
  x: number,
  n: number,
): { value: number | null; lower: number | null; upper: number | null } {
  const { p, lower, upper } = wilson(x, n)
  return n < NO_PERCENT_BELOW ? { value: null, lower: null, upper: null } : { value: p, lower, upper }
}

/** "3 of 4": what is said beside, or instead of, a percentage. */
export const countsInWords = (x: number, n: number): string => `${x} of ${n}`

/** Why two or more groups are not compared; null when each has enough. */
export function whyNotCompared(groups: readonly { name: string; n: number }[]): string | null {
  const small = groups.filter(({ n }) => n < NO_COMPARISON_BELOW)
  if (small.length === 0) return null
  const words = small.map(({ name, n }) => `${name} has ${n}`).join(", ")
  return `Not compared: ${words}; each side needs at least ${NO_COMPARISON_BELOW}. The table gives the counts.`
}

/** Why no percentage is drawn for so few cases; null when there are enough. */
export function whyNoPercent(n: number, unit: string): string | null {
  if (n === 0) return `Nothing to show yet: no ${unit} in this cohort.`
  if (n >= NO_PERCENT_BELOW) return null
  return `Fewer than five ${unit}: a percentage would say more than we know. The table gives the counts.`
}
