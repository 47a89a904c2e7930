import { fQuantile } from "./distributions"

export type IntraclassCorrelation = { value: number; lower: number | null; upper: number | null }

/**
 * ICC(2,1): two-way random effects, absolute agreement, single rater (Shrout and Fleiss 1979), with the 95 %
 * interval of McGraw and Wong. Rows are cats, columns raters; rows with a missing value are left out. Null with
 * fewer than two complete rows or two raters, or when nothing varies.
 */
export function icc21(ratings: readonly (readonly (number | null)[])[]): IntraclassCorrelation | null {
  const raters = ratings[0]?.length ?? 0
  const rows: number[][] = []
  for (const row of ratings) {
    if (row.length !== raters) throw new RangeError("Every row must have one value per rater.")
    const known = row.filter((value) => value !== null)
    if (known.length === raters) rows.push(known)
  }
  const n = rows.length
  const k = raters
  if (n < 2 || k < 2) return null
  const { between, judges, error } = meanSquares(rows)
  const denominator = between + (k - 1) * error + (k * (judges - error)) / n
  if (!(denominator > 0)) return null
  const value = (between - error) / denominator
  return { value, ...limits({ n, k, between, judges, error, value }) }
}

function meanSquares(rows: number[][]): { between: number; judges: number; error: number } {
  const n = rows.length
  const k = rows[0]?.length ?? 0
  const rowMeans = rows.map((row) => row.reduce((sum, x) => sum + x, 0) / k)
  const columnMeans = Array.from(
    { length: k },
    (_, j) => rows.reduce((sum, row) => sum + (row[j] ?? 0), 0) / n,
  )
  const grand = rowMeans.reduce((sum, x) => sum + x, 0) / n
  const squares = (means: number[]): number => means.reduce((sum, x) => sum + (x - grand) ** 2, 0)
  let residual = 0
  rows.forEach((row, i) => {
    row.forEach((x, j) => {
      residual += (x - (rowMeans[i] ?? 0) - (columnMeans[j] ?? 0) + grand) ** 2
    })
  })
  return {
    between: (k * squares(rowMeans)) / (n - 1),
    judges: (n * squares(columnMeans)) / (k - 1),
    error: residual / ((n - 1) * (k - 1)),
  }
}

type Parts = { n: number; k: number; between: number; judges: number; error: number; value: number }

function limits({ n, k, between, judges, error, value }: Parts): {
  lower: number | null
  upper: number | null
} {
  if (!(error > 0)) return { lower: null, upper: null }
  const ratio = judges / error
  const shared = n * (1 + (k - 1) * value) - k * value
  const numerator = (k - 1) * (n - 1) * (k * value * ratio + shared) ** 2
  const df = numerator / ((n - 1) * k * k * value * value * ratio * ratio + shared * shared)
  if (!(df > 0)) return { lower: null, upper: null }
  const high = fQuantile(0.975, n - 1, df)
  const low = fQuantile(0.975, df, n - 1)
  const spread = k * judges + (k * n - k - n) * error
  return {
    lower: (n * (between - high * error)) / (high * spread + n * between),
    upper: (n * (low * between - error)) / (spread + n * low * between),
  }
}
