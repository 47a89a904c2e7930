/** Sample quantile of type 7 (R's default) for 0 <= p <= 1; null for an empty sample. Does not change the input. */
export function quantile(values: ArrayLike<number>, p: number): number | null {
  return quantileOfSorted(Float64Array.from(values).sort(), p)
}

/** The same for values already in ascending order, so that several quantiles share one sort. */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A quantile needs 0 <= p <= 1, got ${p}.`)
  if (sorted.length === 0) return null
  const position = (sorted.length - 1) * p
  const below = Math.floor(position)
  const low = sorted[below] ?? 0
  const high = sorted[below + 1] ?? low
  return low + (position - below) * (high - low)
}

export type SampleSummary = {
  n: number
  mean: number | null
  sd: number | null
  min: number | null
  q25: number | null
  median: number | null
  q75: number | null
  p90: number | null
  max: number | null
}

/** n, mean, standard deviation (n - 1; null for one value), extremes and type 7 quantiles of a sample. */
export function summarise(values: ArrayLike<number>): SampleSummary {
  const sorted = Float64Array.from(values).sort()
  const n = sorted.length
  const mean = n === 0 ? null : sorted.reduce((sum, x) => sum + x, 0) / n
  const squares = mean === null ? 0 : sorted.reduce((sum, x) => sum + (x - mean) ** 2, 0)
  return {
    n,
    mean,
    sd: n < 2 ? null : Math.sqrt(squares / (n - 1)),
    min: sorted[0] ?? null,
    q25: quantileOfSorted(sorted, 0.25),
    median: quantileOfSorted(sorted, 0.5),
    q75: quantileOfSorted(sorted, 0.75),
    p90: quantileOfSorted(sorted, 0.9),
    max: sorted[n - 1] ?? null,
  }
}
