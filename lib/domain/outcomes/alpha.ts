/** What counts as distance between two values. */
export const ALPHA_METRICS = ["nominal", "ordinal", "interval"] as const
export type AlphaMetric = (typeof ALPHA_METRICS)[number]

/**
 * Krippendorff's alpha for any number of raters with missing values. Rows are cats, columns raters; cats rated
 * only once say nothing about agreement and are left out. Null when fewer than two values can be paired or all
 * values are the same.
 */
export function krippendorffAlpha(
  ratings: readonly (readonly (number | null)[])[],
  metric: AlphaMetric,
): number | null {
  const units = ratings.map((row) => row.filter((value) => value !== null)).filter((row) => row.length >= 2)
  const values = [...new Set(units.flat())].sort((a, b) => a - b)
  const totals = new Map(values.map((value) => [value, 0]))
  for (const unit of units) for (const value of unit) totals.set(value, (totals.get(value) ?? 0) + 1)
  const counts = values.map((value) => totals.get(value) ?? 0)
  const n = counts.reduce((sum, count) => sum + count, 0)
  const distance = distanceTable(values, counts, metric)
  const position = new Map(values.map((value, i) => [value, i]))
  const between = (a: number, b: number): number =>
    distance[position.get(a) ?? 0]?.[position.get(b) ?? 0] ?? 0
  let observed = 0
  for (const unit of units) {
    let within = 0
    for (const a of unit) for (const b of unit) within += between(a, b)
    observed += within / (unit.length - 1)
  }
  let expected = 0
  values.forEach((_, i) => {
    values.forEach((__, j) => {
      expected += (counts[i] ?? 0) * (counts[j] ?? 0) * (distance[i]?.[j] ?? 0)
    })
  })
  return expected === 0 ? null : 1 - ((n - 1) * observed) / expected
}

function distanceTable(values: number[], counts: number[], metric: AlphaMetric): number[][] {
  return values.map((a, i) =>
    values.map((b, j) => {
      if (i === j) return 0
      if (metric === "nominal") return 1
      if (metric === "interval") return (a - b) ** 2
      const from = Math.min(i, j)
      const to = Math.max(i, j)
      const between = counts.slice(from, to + 1).reduce((sum, count) => sum + count, 0)
      return (between - ((counts[i] ?? 0) + (counts[j] ?? 0)) / 2) ** 2
    }),
  )
}
