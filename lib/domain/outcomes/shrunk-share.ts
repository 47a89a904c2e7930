import { betaLower } from "./distributions"

const PRIOR = { a: 2, b: 2 }
const STEPS = 60

/**
 * A share of n cases drawn towards a half by a Beta(2, 2) prior, with its 90 % interval: what a few cases allow one to
 * expect of the next. 3 of 4 gives 0.625 (0.341 to 0.871). Throws RangeError unless 0 <= x <= n.
 */
export function shrunkShare(x: number, n: number): { mean: number; lower: number; upper: number } {
  if (!(x >= 0 && x <= n)) throw new RangeError(`A share needs 0 <= x <= n, got ${x} of ${n}.`)
  const a = PRIOR.a + x
  const b = PRIOR.b + n - x
  return { mean: a / (a + b), lower: betaQuantile(0.05, a, b), upper: betaQuantile(0.95, a, b) }
}

function betaQuantile(p: number, a: number, b: number): number {
  let [low, high] = [0, 1]
  for (let i = 0; i < STEPS; i++) {
    const middle = (low + high) / 2
    if (betaLower(a, b, middle) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
