import type { AalenJohansen } from "./aalen-johansen"

/**
 * Aalen's (1978) variance of the cumulative incidence of one cause at time t, as R's cmprsk reports it: beside
 * the closed form only to let others compare. It changes at the times of that cause only.
 */
export function aalenVarianceAt(
  { sets, survival, byCause }: AalenJohansen,
  cause: number,
  t: number,
): number {
  const incidence = byCause.get(cause)?.incidence
  const counts = sets.byCause.get(cause)
  const sums = { ff: 0, f: 0, one: 0 }
  let variance = 0
  for (let k = 0; k < sets.times.length && (sets.times[k] ?? 0) <= t; k++) {
    const n = sets.atRisk[k] ?? 0
    const own = counts?.[k] ?? 0
    const other = (sets.events[k] ?? 0) - own
    const before = k === 0 ? 1 : (survival[k - 1] ?? 0)
    const after = survival[k] ?? 0
    const f = incidence?.[k] ?? 0
    const inverse = after > 0 ? 1 / after : 0
    if (other > 0 && after > 0)
      addTerm(sums, { weight: tieWeight(before, other, n), shape: f * inverse, inverse })
    if (own > 0) {
      addTerm(sums, { weight: tieWeight(before, own, n), shape: 1 + f * inverse, inverse })
      variance = sums.ff + f * f * sums.one - 2 * f * sums.f
    }
  }
  return variance
}

function addTerm(
  sums: { ff: number; f: number; one: number },
  term: { weight: number; shape: number; inverse: number },
): void {
  sums.ff += term.shape * term.shape * term.weight
  sums.f += term.shape * term.inverse * term.weight
  sums.one += term.inverse * term.inverse * term.weight
}

function tieWeight(before: number, count: number, atRisk: number): number {
  const ties = count > 1 ? 1 - (count - 1) / (atRisk - 1) : 1
  return (before * before * ties * count) / (atRisk * atRisk)
}
