/** How a disagreement grows with the distance between two categories. */
export const KAPPA_WEIGHTS = ["unweighted", "linear", "quadratic"] as const
export type KappaWeight = (typeof KAPPA_WEIGHTS)[number]

/** Two raters' values for the same cats, one pair per cat. */
export type RatingPair = readonly [number, number]

/** Turns a square table of counts (row = first rater) into pairs with categories 1, 2, ...; throws when ragged. */
export function pairsFromTable(table: readonly (readonly number[])[]): RatingPair[] {
  const pairs: RatingPair[] = []
  table.forEach((row, i) => {
    if (row.length !== table.length) throw new RangeError("A table of agreement must be square.")
    row.forEach((count, j) => {
      if (!Number.isInteger(count) || count < 0) throw new RangeError("Counts must be whole numbers from 0.")
      for (let c = 0; c < count; c++) pairs.push([i + 1, j + 1])
    })
  })
  return pairs
}

/**
 * Cohen's kappa of two raters: 1 - observed / expected disagreement, with disagreement 0/1 (unweighted), the
 * distance (linear) or its square (quadratic). Null without pairs, or when chance agreement is already complete.
 */
export function kappa(pairs: readonly RatingPair[], weight: KappaWeight): number | null {
  if (pairs.length === 0) return null
  const first = countValues(pairs.map(([a]) => a))
  const second = countValues(pairs.map(([, b]) => b))
  let observed = 0
  for (const [a, b] of pairs) observed += disagreement(a, b, weight)
  let expected = 0
  for (const [a, countA] of first) {
    for (const [b, countB] of second) expected += countA * countB * disagreement(a, b, weight)
  }
  return expected === 0 ? null : 1 - (observed * pairs.length) / expected
}

/** Share of pairs that agree exactly and within one level; null without pairs. */
export function agreementShares(pairs: readonly RatingPair[]): {
  exact: number | null
  withinOne: number | null
} {
  if (pairs.length === 0) return { exact: null, withinOne: null }
  const exact = pairs.filter(([a, b]) => a === b).length
  const withinOne = pairs.filter(([a, b]) => Math.abs(a - b) <= 1).length
  return { exact: exact / pairs.length, withinOne: withinOne / pairs.length }
}

function disagreement(a: number, b: number, weight: KappaWeight): number {
  if (weight === "unweighted") return a === b ? 0 : 1
  const distance = Math.abs(a - b)
  return weight === "linear" ? distance : distance * distance
}

function countValues(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
