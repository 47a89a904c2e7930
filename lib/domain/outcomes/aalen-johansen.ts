import { lastIndexAt, type RiskSets, type SurvivalInput, tabulateRiskSets } from "./risk-sets"
import { type Interval, incidenceInterval } from "./survival-interval"

export type CauseIncidence = { incidence: Float64Array; variance: Float64Array }

const ROUNDING = 1e-14

/** Cumulative incidence of every cause at each distinct time, beside the share still in the first state. */
export type AalenJohansen = {
  sets: RiskSets
  survival: Float64Array
  byCause: Map<number, CauseIncidence>
}

export type IncidencePoint = { t: number; incidence: number | null; standardError: number | null } & Interval

const SUM_TOLERANCE = 1e-12

/**
 * Aalen-Johansen cumulative incidence per cause with the closed-form variance that equals R's survfit. The
 * states sum to 1 at every time (checked). Throws RangeError on bad input.
 */
export function aalenJohansen(input: SurvivalInput): AalenJohansen {
  const sets = tabulateRiskSets(input)
  const survival = overallSurvival(sets)
  const byCause = new Map<number, CauseIncidence>()
  for (const cause of sets.causes) byCause.set(cause, incidenceOf(sets, survival, cause))
  checkSum(survival, byCause)
  return { sets, survival, byCause }
}

/**
 * Incidence of one cause read at time t with log-log limits; 0 without limits before its first event, and
 * null past the last follow-up. A cause that never happened is 0 throughout.
 */
export function incidenceAt(aj: AalenJohansen, cause: number, t: number): IncidencePoint {
  const { times } = aj.sets
  const last = times[times.length - 1]
  if (last === undefined || t > last) {
    return { t, incidence: null, standardError: null, lower: null, upper: null }
  }
  return { ...incidencePoint(aj, cause, lastIndexAt(times, t)), t }
}

/** Incidence of one cause at one of the curve's own times (by position; -1 = before all). */
export function incidencePoint(aj: AalenJohansen, cause: number, index: number): IncidencePoint {
  const curve = aj.byCause.get(cause)
  const incidence = curve?.incidence[index] ?? 0
  const variance = curve?.variance[index] ?? 0
  // Where everybody has left by this cause the terms cancel; what remains below this is rounding, not uncertainty.
  const standardError = variance < ROUNDING ? 0 : Math.sqrt(variance)
  const t = aj.sets.times[index] ?? 0
  return { t, incidence, standardError, ...incidenceInterval(incidence, standardError) }
}

function overallSurvival(sets: RiskSets): Float64Array {
  const survival = new Float64Array(sets.times.length)
  let s = 1
  for (let k = 0; k < survival.length; k++) {
    const n = sets.atRisk[k] ?? 0
    const d = sets.events[k] ?? 0
    if (d > 0) s = (s * (n - d)) / n
    survival[k] = s
  }
  return survival
}

/**
 * The three sums of the closed form need every earlier F(tj) at every t; expanding the squares turns them into
 * five running sums, so one pass is enough.
 */
function incidenceOf(sets: RiskSets, survival: Float64Array, cause: number): CauseIncidence {
  const length = sets.times.length
  const counts = sets.byCause.get(cause)
  const incidence = new Float64Array(length)
  const variance = new Float64Array(length)
  let f = 0
  let before = 1
  const sums = { a: 0, aF: 0, aFF: 0, own: 0, cross: 0, crossF: 0 }
  for (let k = 0; k < length; k++) {
    const n = sets.atRisk[k] ?? 0
    const d = sets.events[k] ?? 0
    const dk = counts?.[k] ?? 0
    if (dk > 0) {
      f += (before * dk) / n
      sums.own += (before * before * dk * (n - dk)) / n ** 3
      sums.cross += (before * dk) / (n * n)
      sums.crossF += (f * before * dk) / (n * n)
    }
    // When the last cats at risk leave, F stays where it is: the term would be 0 times infinity.
    if (d > 0 && n > d) {
      const a = d / (n * (n - d))
      sums.a += a
      sums.aF += a * f
      sums.aFF += a * f * f
    }
    incidence[k] = f
    const spread = f * f * sums.a - 2 * f * sums.aF + sums.aFF
    variance[k] = Math.max(0, spread + sums.own - 2 * (f * sums.cross - sums.crossF))
    before = survival[k] ?? 0
  }
  return { incidence, variance }
}

function checkSum(survival: Float64Array, byCause: Map<number, CauseIncidence>): void {
  for (let k = 0; k < survival.length; k++) {
    let sum = survival[k] ?? 0
    for (const { incidence } of byCause.values()) sum += incidence[k] ?? 0
    if (Math.abs(1 - sum) > SUM_TOLERANCE) throw new RangeError(`The states sum to ${sum}, not to 1.`)
  }
}
