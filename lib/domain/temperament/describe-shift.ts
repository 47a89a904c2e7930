import type { DimensionEstimate } from "./evidence"

// The band a cat is likely in: 80 % of a normal distribution.
const Z80 = 1.2815515655446004
/** Smaller moves than this are not worth a word: they vanish in the rounding. */
const NOTICEABLE = 0.05

/** The 80 % band of an estimate, kept on the 1-5 scale. */
export const bandOf = ({ mean, se }: Pick<DimensionEstimate, "mean" | "se">) => ({
  low: Math.max(1, mean - Z80 * se),
  high: Math.min(5, mean + Z80 * se),
})

const oneDigit = (value: number) => value.toFixed(1)

/** What one look did to the estimate of a dimension, in a plain sentence. */
export function describeShift(before: DimensionEstimate, after: DimensionEstimate): string {
  const { low, high } = bandOf(after)
  const band = `most likely between ${oneDigit(low)} and ${oneDigit(high)}`
  if (after.W === before.W) return "Nothing moved: this look is kept and weighs nothing in the estimate."
  if (before.W === 0) return `First look: ${oneDigit(after.mean)}, ${band}.`
  const change = after.mean - before.mean
  if (Math.abs(change) < NOTICEABLE) return `Stays at ${oneDigit(after.mean)} and is known better: ${band}.`
  return `${change > 0 ? "Up" : "Down"} from ${oneDigit(before.mean)} to ${oneDigit(after.mean)}, ${band}.`
}
