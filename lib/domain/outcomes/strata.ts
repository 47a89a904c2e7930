import { Z95 } from "./survival-interval"

/** One stratum of a comparison: how many of each group had the outcome. */
export type Stratum = { x1: number; n1: number; x2: number; n2: number }

/** A difference that moves by more than this inside strata, or changes its sign, is shown both ways. */
export const SIMPSON_MOVE = 0.1

export type Standardised = {
  crude: readonly [number, number] | null
  /** Shares of both groups if each had the strata of all together; null when a stratum lacks one of the groups. */
  standardised: readonly [number, number] | null
  /** Mantel-Haenszel odds ratio with its 95 % interval (Robins, Breslow and Greenland); null when undefined. */
  oddsRatio: { value: number; lower: number; upper: number } | null
  /** The comparison turns round inside the strata, or moves by more than ten points. */
  isSimpson: boolean
}

/**
 * Compares two groups' shares over strata: crude, directly standardised to all cases together, and the
 * Mantel-Haenszel odds ratio. Throws RangeError on counts outside 0 <= x <= n.
 */
export function standardise(strata: readonly Stratum[]): Standardised {
  for (const { x1, n1, x2, n2 } of strata)
    if (!(x1 >= 0 && x1 <= n1 && x2 >= 0 && x2 <= n2)) throw new RangeError("Strata need 0 <= x <= n.")
  const sum = (of: (stratum: Stratum) => number) => strata.reduce((total, one) => total + of(one), 0)
  const [n1, n2] = [sum((one) => one.n1), sum((one) => one.n2)]
  const crude = n1 > 0 && n2 > 0 ? ([sum((s) => s.x1) / n1, sum((s) => s.x2) / n2] as const) : null
  const isWhole = strata.length > 0 && strata.every((one) => one.n1 > 0 && one.n2 > 0)
  const standardised = isWhole
    ? ([
        sum((s) => ((s.n1 + s.n2) / (n1 + n2)) * (s.x1 / s.n1)),
        sum((s) => ((s.n1 + s.n2) / (n1 + n2)) * (s.x2 / s.n2)),
      ] as const)
    : null
  return {
    crude,
    standardised,
    oddsRatio: mantelHaenszel(strata),
    isSimpson: crude !== null && standardised !== null && turns(crude, standardised),
  }
}

function turns(crude: readonly [number, number], standardised: readonly [number, number]): boolean {
  const [before, after] = [crude[0] - crude[1], standardised[0] - standardised[1]]
  return Math.sign(before) * Math.sign(after) < 0 || Math.abs(before - after) > SIMPSON_MOVE
}

function mantelHaenszel(strata: readonly Stratum[]): Standardised["oddsRatio"] {
  let [r, s, pr, mixed, qs] = [0, 0, 0, 0, 0]
  for (const { x1: a, n1, x2: c, n2 } of strata) {
    const n = n1 + n2
    if (n === 0) continue
    const [b, d] = [n1 - a, n2 - c]
    const [ri, si, p, q] = [(a * d) / n, (b * c) / n, (a + d) / n, (b + c) / n]
    r += ri
    s += si
    pr += p * ri
    mixed += p * si + q * ri
    qs += q * si
  }
  if (r === 0 || s === 0) return null
  const value = r / s
  const se = Math.sqrt(pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s))
  return { value, lower: value * Math.exp(-Z95 * se), upper: value * Math.exp(Z95 * se) }
}
