import { atRiskAt, lastIndexAt, type RiskSets, type SurvivalInput, tabulateRiskSets } from "./risk-sets"
import { type Interval, type IntervalKind, survivalInterval } from "./survival-interval"

/** A Kaplan-Meier curve: one entry per distinct time, with R's cumulative Greenwood sum beside each value. */
export type KaplanMeier = {
  sets: RiskSets
  events: number
  censored: number
  survival: Float64Array
  greenwood: Float64Array
}

export type SurvivalPoint = {
  t: number
  atRisk: number
  events: number
  survival: number | null
  standardError: number | null
} & Interval

/**
 * Kaplan-Meier estimate for "any event" (every code but 0), with delayed entry when entry times are given.
 * At the same time events come before censorings. Throws RangeError on bad input.
 */
export function kaplanMeier(input: SurvivalInput): KaplanMeier {
  const sets = tabulateRiskSets(input)
  const length = sets.times.length
  const survival = new Float64Array(length)
  const greenwood = new Float64Array(length)
  let s = 1
  let v = 0
  let events = 0
  for (let k = 0; k < length; k++) {
    const n = sets.atRisk[k] ?? 0
    const d = sets.events[k] ?? 0
    events += d
    if (d > 0) {
      s = (s * (n - d)) / n
      v += d / (n * (n - d))
    }
    survival[k] = s
    greenwood[k] = v
  }
  return { sets, events, censored: sets.n - events, survival, greenwood }
}

/** One point of the curve as shown in tables: events are those at exactly this time; no error at S = 0. */
export function curvePoint(km: KaplanMeier, index: number, kind: IntervalKind): SurvivalPoint {
  const survival = km.survival[index] ?? 1
  const greenwood = km.greenwood[index] ?? 0
  return {
    t: km.sets.times[index] ?? 0,
    atRisk: km.sets.atRisk[index] ?? 0,
    events: km.sets.events[index] ?? 0,
    survival,
    standardError: survival > 0 ? survival * Math.sqrt(greenwood) : null,
    ...survivalInterval(survival, greenwood, kind),
  }
}

/**
 * The curve read at time t: at risk (entry < t <= time), events up to and including t, S, standard error and
 * limits. Past the last follow-up the curve says nothing: survival, error and limits are null.
 */
export function survivalAt(km: KaplanMeier, t: number, kind: IntervalKind): SurvivalPoint {
  const index = lastIndexAt(km.sets.times, t)
  let events = 0
  for (let k = 0; k <= index; k++) events += km.sets.events[k] ?? 0
  const base = { t, atRisk: atRiskAt(km.sets, t), events }
  const last = km.sets.times[km.sets.times.length - 1]
  if (last === undefined || t > last) {
    return { ...base, survival: null, standardError: null, lower: null, upper: null }
  }
  if (index < 0) return { ...base, survival: 1, standardError: 0, ...survivalInterval(1, 0, kind) }
  const point = curvePoint(km, index, kind)
  return { ...point, ...base }
}

export type SurvivalQuantile = { p: number; t: number | null } & Interval

const TIE = Math.sqrt(Number.EPSILON)

/**
 * The time by which the share p has had the event (p = 0.5: median), null when not reached, with limits where
 * the bands cross. R's rule: when S equals 1 - p exactly, the midpoint to the next drop.
 */
export function survivalQuantile(km: KaplanMeier, p: number, kind: IntervalKind): SurvivalQuantile {
  if (!(p > 0 && p < 1)) throw new RangeError(`A quantile needs 0 < p < 1, got ${p}.`)
  const { times } = km.sets
  const gone: number[] = []
  const early: (number | null)[] = []
  const late: (number | null)[] = []
  for (let k = 0; k < times.length; k++) {
    const s = km.survival[k] ?? 1
    const { lower, upper } = survivalInterval(s, km.greenwood[k] ?? 0, kind)
    gone.push(1 - s)
    early.push(lower === null ? null : 1 - lower)
    late.push(upper === null ? null : 1 - upper)
  }
  return {
    p,
    t: crossingTime(times, gone, p),
    lower: crossingTime(times, early, p),
    upper: crossingTime(times, late, p),
  }
}

function crossingTime(times: Float64Array, share: (number | null)[], p: number): number | null {
  let touch: number | null = null
  let pass: number | null = null
  let highest = 0
  for (let k = 0; k < share.length; k++) {
    const y = share[k] ?? null
    // Only rises are steps of the curve; limits are left out where they do not exist.
    if (y === null || y <= highest) continue
    highest = y
    if (touch === null && y + TIE >= p) touch = times[k] ?? null
    if (pass === null && y - TIE >= p) pass = times[k] ?? null
  }
  if (touch === null) return null
  const end = share[share.length - 1] ?? null
  if (pass === null && end !== null && Math.abs(p - end) < TIE) pass = times[times.length - 1] ?? null
  return pass === null ? null : (touch + pass) / 2
}

/**
 * Restricted mean: the mean time without the event up to tau, with its standard error (Greenwood type).
 * Needs tau > 0; past the last follow-up the curve is taken as flat, as R does.
 */
export function restrictedMean(km: KaplanMeier, tau: number): { rmst: number; se: number } {
  if (!(tau > 0)) throw new RangeError(`tau must be above 0, got ${tau}.`)
  const { times, atRisk, events } = km.sets
  const last = lastIndexAt(times, tau)
  let area = 0
  let variance = 0
  let right = tau
  for (let k = last; k >= 0; k--) {
    const t = times[k] ?? 0
    area += (right - t) * (km.survival[k] ?? 0)
    right = t
    const n = atRisk[k] ?? 0
    const d = events[k] ?? 0
    if (d > 0 && n > d) variance += (area * area * d) / (n * (n - d))
  }
  return { rmst: area + right, se: Math.sqrt(variance) }
}
