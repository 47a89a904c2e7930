import { type Day, isoFromDay } from "@/lib/domain/calendar/day"
import { type AalenJohansen, aalenJohansen, incidenceAt, incidencePoint } from "./aalen-johansen"
import { type Cohort, type CohortRequest, pickCohort } from "./cohort"
import { atRiskAt } from "./risk-sets"
import { type Clock, codeOfState } from "./stays"

/** Days at which the chart states its value. */
export const ADOPTION_DAYS = [7, 14, 30, 60, 90] as const

/** Below these numbers at risk the curve turns grey, and its interval is not drawn. */
export const GREY_BELOW_AT_RISK = 10
export const NO_INTERVAL_BELOW_AT_RISK = 5
/** With fewer stays than this no percentage is given, only "3 of 4". */
export const NO_PERCENT_BELOW = 5
/** Above this share of repeated stays the intervals, which take stays as independent, need a caveat. */
export const REPEAT_CAVEAT_SHARE = 0.05

export type AdoptionCurvePoint = {
  t: number
  incidence: number
  lower: number | null
  upper: number | null
  atRisk: number
  isGrey: boolean
}

/** What the chart says at one day: a share with limits, or plain counts when there are too few stays. */
export type AdoptionValue = {
  t: number
  atRisk: number
  incidence: number | null
  lower: number | null
  upper: number | null
  /** "3 of 4" when the share may not be shown as a percentage; null otherwise. */
  counts: string | null
}

export type TimeToAdoption = {
  clock: Clock
  from: string | null
  to: string | null
  dataEnd: string | null
  n: number
  cats: number
  openStays: number
  leftOut: Cohort["leftOut"]
  showsPercent: boolean
  needsRepeatCaveat: boolean
  lastFollowUp: number | null
  curve: AdoptionCurvePoint[]
  values: AdoptionValue[]
  atRiskRow: { t: number; atRisk: number }[]
}

/**
 * Chart C1: the share of stays adopted by day t (Aalen-Johansen; other exits compete, cats in care at the end of
 * the data are censored) with its 95 % band, fixed-day values and the at-risk row. The small-number rules are
 * applied as data: grey below 10 at risk, no interval below 5, counts instead of a share below 5 stays.
 */
export function timeToAdoption(request: CohortRequest): TimeToAdoption {
  const cohort = pickCohort(request)
  const aj = aalenJohansen({ time: cohort.time, event: cohort.event })
  const n = cohort.stays.length
  const cats = new Set(cohort.stays.map((stay) => stay.catKey)).size
  return {
    clock: cohort.clock,
    from: writeDay(cohort.from),
    to: writeDay(cohort.to),
    dataEnd: writeDay(cohort.dataEnd),
    n,
    cats,
    openStays: cohort.stays.filter((stay) => stay.outcome === null).length,
    leftOut: cohort.leftOut,
    showsPercent: n >= NO_PERCENT_BELOW,
    needsRepeatCaveat: n > 0 && (n - cats) / n > REPEAT_CAVEAT_SHARE,
    lastFollowUp: aj.sets.times[aj.sets.times.length - 1] ?? null,
    curve: Array.from(aj.sets.times, (_, index) => curvePointOf(aj, index)),
    values: ADOPTION_DAYS.map((t) => adoptionValueAt(aj, cohort, t)),
    atRiskRow: [0, ...ADOPTION_DAYS].map((t) => ({ t, atRisk: atRiskAt(aj.sets, t) })),
  }
}

const ADOPTION = codeOfState("adoption")

function curvePointOf(aj: AalenJohansen, index: number): AdoptionCurvePoint {
  const { t, incidence, lower, upper } = incidencePoint(aj, ADOPTION, index)
  const atRisk = aj.sets.atRisk[index] ?? 0
  const hasInterval = atRisk >= NO_INTERVAL_BELOW_AT_RISK
  return {
    t,
    incidence: incidence ?? 0,
    lower: hasInterval ? lower : null,
    upper: hasInterval ? upper : null,
    atRisk,
    isGrey: atRisk < GREY_BELOW_AT_RISK,
  }
}

function adoptionValueAt(aj: AalenJohansen, cohort: Cohort, t: number): AdoptionValue {
  const atRisk = atRiskAt(aj.sets, t)
  if (cohort.stays.length < NO_PERCENT_BELOW) {
    const adopted = cohort.stays.filter((_, i) => cohort.event[i] === ADOPTION && (cohort.time[i] ?? 0) <= t)
    const counts = `${adopted.length} of ${cohort.stays.length}`
    return { t, atRisk, incidence: null, lower: null, upper: null, counts }
  }
  const { incidence, lower, upper } = incidenceAt(aj, ADOPTION, t)
  const hasInterval = atRisk >= NO_INTERVAL_BELOW_AT_RISK
  return {
    t,
    atRisk,
    incidence,
    lower: hasInterval ? lower : null,
    upper: hasInterval ? upper : null,
    counts: null,
  }
}

function writeDay(day: Day | null): string | null {
  return day === null ? null : isoFromDay(day)
}
