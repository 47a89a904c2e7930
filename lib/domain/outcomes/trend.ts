import { chiSquareUpper } from "./distributions"

/**
 * Cochran-Armitage test for a trend of shares over ordered bands, scores 1, 2, ...: chi-square with one degree
 * of freedom. Null when there are fewer than two bands or everybody (or nobody) had the event.
 */
export function trendTest(bands: readonly { x: number; n: number }[]): { chi2: number; p: number } | null {
  if (bands.some(({ x, n }) => !(x >= 0 && x <= n))) throw new RangeError("Each band needs 0 <= x <= n.")
  const total = bands.reduce((sum, { n }) => sum + n, 0)
  const events = bands.reduce((sum, { x }) => sum + x, 0)
  if (events === 0 || events === total) return null
  const p = events / total
  let weighted = 0
  let size = 0
  let squares = 0
  bands.forEach(({ x, n }, i) => {
    const score = i + 1
    weighted += score * (x - n * p)
    size += n * score
    squares += n * score * score
  })
  const variance = p * (1 - p) * (squares - (size * size) / total)
  if (!(variance > 0)) return null
  const chi2 = (weighted * weighted) / variance
  return { chi2, p: chiSquareUpper(chi2, 1) }
}
