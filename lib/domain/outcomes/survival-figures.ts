import {
  type KaplanMeier,
  kaplanMeier,
  restrictedMean,
  type SurvivalPoint,
  survivalAt,
  survivalQuantile,
} from "./kaplan-meier"
import { type LogRank, logRank } from "./log-rank"
import type { SurvivalInput } from "./risk-sets"
import type { IntervalKind } from "./survival-interval"

/** Days at which survival figures are read. */
export const FIGURE_DAYS = [7, 14, 30, 60, 90, 180, 365] as const
const GROUP_DAYS = [7, 14, 30, 60, 90] as const
const QUARTILES = [0.25, 0.5, 0.75] as const

/** Survival read at fixed days, one row per day: null past the last follow-up. */
export function survivalRows(km: KaplanMeier, days: readonly number[], kind: IntervalKind) {
  return days.map((t) => rowOf(survivalAt(km, t, kind)))
}

function rowOf(point: SurvivalPoint) {
  return {
    t: point.t,
    n_risk: point.atRisk,
    cum_events: point.events,
    surv: point.survival,
    std_err: point.standardError,
    lower: point.lower,
    upper: point.upper,
  }
}

function quartileRows(km: KaplanMeier, kind: IntervalKind) {
  return QUARTILES.map((p) => survivalQuantile(km, p, kind))
}

/** A Kaplan-Meier block of the outcome document: fixed days and quartiles with all three kinds of limits, RMST. */
export function survivalBlock(input: SurvivalInput) {
  const km = kaplanMeier(input)
  return {
    n: km.sets.n,
    events: km.events,
    censored: km.censored,
    at_log: survivalRows(km, FIGURE_DAYS, "log"),
    quantiles_log: quartileRows(km, "log"),
    "at_log-log": survivalRows(km, FIGURE_DAYS, "log-log"),
    "quantiles_log-log": quartileRows(km, "log-log"),
    at_plain: survivalRows(km, FIGURE_DAYS, "plain"),
    quantiles_plain: quartileRows(km, "plain"),
    rmst_30: meanWithin(km, 30),
    rmst_90: meanWithin(km, 90),
  }
}

/** The mean up to tau says nothing when cats are still here at a last follow-up before tau. */
function meanWithin(km: KaplanMeier, tau: number): { rmst: number | null; se: number | null } {
  const last = km.sets.times.length - 1
  const isFollowed = last >= 0 && ((km.sets.times[last] ?? 0) >= tau || km.survival[last] === 0)
  return isFollowed ? restrictedMean(km, tau) : { rmst: null, se: null }
}

function groupBlock(input: SurvivalInput) {
  const km = kaplanMeier(input)
  return {
    n: km.sets.n,
    events: km.events,
    censored: km.censored,
    "at_log-log": survivalRows(km, GROUP_DAYS, "log-log"),
    "quantiles_log-log": quartileRows(km, "log-log"),
  }
}

function logRankBlock({ chi2, df, p, observed, expected }: LogRank<string>) {
  return { chisq: chi2, df, p, observed, expected }
}

/**
 * Compares groups of stays: log-rank (null with fewer than two groups) and a Kaplan-Meier block for each group,
 * in alphabetical order. A stay whose group is null (not known) is left out.
 */
export function comparisonBlock(input: SurvivalInput & { group: readonly (string | null)[] }) {
  const kept = input.group.flatMap((name, i) => (name === null ? [] : [i]))
  const test = logRank({ ...pick(input, kept), group: kept.map((i) => input.group[i] ?? "") })
  const km_by_group = Object.fromEntries(
    test.groups.map((name) => {
      const members = kept.filter((i) => input.group[i] === name)
      return [name, groupBlock(pick(input, members))]
    }),
  )
  const logrank = test.groups.length < 2 ? null : logRankBlock(test)
  return { groups: test.groups, n: test.n, logrank, km_by_group }
}

function pick({ time, event }: SurvivalInput, members: readonly number[]): SurvivalInput {
  return {
    time: Float64Array.from(members, (i) => time[i] ?? 0),
    event: Int32Array.from(members, (i) => event[i] ?? 0),
  }
}
