import { Z95 } from "./survival-interval"

export type Proportion = { p: number | null; lower: number | null; upper: number | null }

/** Share x of n with Wilson's 95 % interval (no continuity correction); all null for 0 of 0. Throws when x is not in 0..n. */
export function wilson(x: number, n: number): Proportion {
  if (!Number.isInteger(x) || !Number.isInteger(n) || x < 0 || x > n) {
    throw new RangeError(`A share needs whole numbers with 0 <= x <= n, got ${x} of ${n}.`)
  }
  if (n === 0) return { p: null, lower: null, upper: null }
  const p = x / n
  const z2 = Z95 * Z95
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n)
  const half = (Z95 / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))
  return {
    p,
    lower: x === 0 ? 0 : Math.max(0, centre - half),
    upper: x === n ? 1 : Math.min(1, centre + half),
  }
}
