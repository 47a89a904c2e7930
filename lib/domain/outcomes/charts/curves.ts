import { type AalenJohansen, aalenJohansen, incidenceAt, incidencePoint } from "../aalen-johansen"
import type { Curve, CurvePoint } from "../chart"
import type { Slice } from "../cohort-slice"
import { curvePoint, type KaplanMeier } from "../kaplan-meier"
import { oncePer } from "../programme-data"
import { atRiskAt, type RiskSets } from "../risk-sets"
import { GREY_BELOW_AT_RISK, NO_INTERVAL_BELOW_AT_RISK } from "../small-numbers"

/** The long tail of a curve would squeeze the months that people ask about. */
export const SHOWN_DAYS = 365
/** Days at which charts over time state their values. */
export const STATED_DAYS = [7, 14, 30, 60, 90] as const

/** Charts and tables of one cohort read the same curve. */
export const incidenceOfSlice = oncePer(
  (slice: Slice): AalenJohansen =>
    aalenJohansen({ time: slice.time, event: slice.event, entry: slice.entry }),
)

function lastShown(sets: RiskSets, most: number): number {
  return Math.min(most, sets.times[sets.times.length - 1] ?? 0)
}

const isDrawn = (sets: RiskSets, index: number, most: number) => (sets.times[index] ?? 0) <= most

const START: CurvePoint = { x: 0, value: 0, lower: null, upper: null, isThin: false }

/** One cause's incidence as a curve that starts at 0, keeps its last value, and never goes past the last follow-up. */
export function incidenceCurve(aj: AalenJohansen, cause: number, name: string, most = SHOWN_DAYS): Curve {
  const points: CurvePoint[] = aj.sets.times[0] === 0 ? [] : [START]
  let last: number | null = null
  let wasThin = false
  let hadInterval = false
  for (let index = 0; index < aj.sets.times.length && isDrawn(aj.sets, index, most); index++) {
    const { t, incidence, lower, upper } = incidencePoint(aj, cause, index)
    const atRisk = aj.sets.atRisk[index] ?? 0
    const isThin = atRisk < GREY_BELOW_AT_RISK
    const hasInterval = atRisk >= NO_INTERVAL_BELOW_AT_RISK
    // Between events the step goes on, unless too few are left for its interval or its firm line.
    if (incidence === last && isThin === wasThin && hasInterval === hadInterval) continue
    points.push({
      x: t,
      value: incidence,
      lower: hasInterval ? lower : null,
      upper: hasInterval ? upper : null,
      isThin,
    })
    last = incidence
    wasThin = isThin
    hadInterval = hasInterval
  }
  return { name, points, until: lastShown(aj.sets, most) }
}

/** A survival curve that starts at 1. */
export function survivalCurve(km: KaplanMeier, name: string, most = SHOWN_DAYS): Curve {
  const points: CurvePoint[] = km.sets.times[0] === 0 ? [] : [{ ...START, value: 1 }]
  for (let index = 0; index < km.sets.times.length && isDrawn(km.sets, index, most); index++) {
    const { t, survival, lower, upper, atRisk } = curvePoint(km, index, "log-log")
    const isThin = atRisk < GREY_BELOW_AT_RISK
    const hasInterval = atRisk >= NO_INTERVAL_BELOW_AT_RISK
    points.push({
      x: t,
      value: survival,
      lower: hasInterval ? lower : null,
      upper: hasInterval ? upper : null,
      isThin,
    })
  }
  return { name, points, until: lastShown(km.sets, most) }
}

/** Numbers at risk for the row below the axis. */
export function atRiskRow(sets: RiskSets, name: string, days: readonly number[]) {
  return { name, counts: days.map((x) => ({ x, n: atRiskAt(sets, x) })) }
}

/** A value to state at a day: no interval below five at risk, nothing past the last follow-up. */
export function statedIncidence(aj: AalenJohansen, cause: number, day: number) {
  const atRisk = atRiskAt(aj.sets, day)
  const { incidence, standardError, lower, upper } = incidenceAt(aj, cause, day)
  const hasInterval = atRisk >= NO_INTERVAL_BELOW_AT_RISK
  return {
    value: incidence,
    standardError,
    lower: hasInterval ? lower : null,
    upper: hasInterval ? upper : null,
    atRisk,
  }
}
