import { z } from "zod"
import {
  aalenJohansen,
  type IncidencePoint,
  incidenceAt,
  incidencePoint,
} from "@/lib/domain/outcomes/aalen-johansen"
import {
  curvePoint,
  kaplanMeier,
  type SurvivalPoint,
  survivalAt,
  survivalQuantile,
} from "@/lib/domain/outcomes/kaplan-meier"
import { logRank } from "@/lib/domain/outcomes/log-rank"
import type { SurvivalInput } from "@/lib/domain/outcomes/risk-sets"
import { listOf, numberWithin, object, wholeNumber } from "./field-checks"
import { evaluator } from "./read-input"

const time = numberWithin(0, 1e9, "must be a number from 0")
const group = z.union([z.string(), z.number()], { error: "must be a text or a number" })

const input = object({
  time: listOf(time),
  event: listOf(wholeNumber(0, 1_000_000, "must be a whole number from 0 (0 = censored)")),
  entry: listOf(time).nullish(),
  group: listOf(group).nullish(),
  at: listOf(time).nullish(),
}).superRefine(({ time: times, event, entry, group: groups }, context) => {
  for (const [field, list] of Object.entries({ event, entry, group: groups })) {
    if (!list || list.length === times.length) continue
    const message = `must have as many values as time (${times.length}), not ${list.length}`
    context.addIssue({ code: "custom", path: [field], message })
    return
  }
  const late = (entry ?? []).findIndex((from, i) => from > 0 && from >= (times[i] ?? 0))
  if (late >= 0)
    context.addIssue({ code: "custom", path: ["entry", late], message: `must be before time[${late}]` })
})

/** Kaplan-Meier of any event, Aalen-Johansen per cause, log-rank when there are groups. */
export const evaluateSurvivalInput = evaluator(input, ({ time: times, event, entry, group: groups, at }) => {
  const stays = { time: times, event, entry: entry ?? null }
  return {
    n: times.length,
    km: survivalCurve(stays, at ?? []),
    aj: incidenceCurves(stays, at ?? []),
    logRank: groups ? compareGroups(stays, groups) : null,
  }
})

function survivalCurve(stays: SurvivalInput, at: readonly number[]) {
  const km = kaplanMeier(stays)
  const { t: value, lower: lo, upper: hi } = survivalQuantile(km, 0.5, "log-log")
  return {
    curve: Array.from(km.sets.times, (_, index) => survivalRow(curvePoint(km, index, "log-log"))),
    median: { value, lo, hi },
    at: at.map((t) => survivalRow(survivalAt(km, t, "log-log"))),
  }
}

function survivalRow({ t, atRisk, events, survival, standardError, lower, upper }: SurvivalPoint) {
  return { t, atRisk, events, s: survival, se: standardError, lo: lower, hi: upper }
}

function incidenceCurves(stays: SurvivalInput, at: readonly number[]) {
  const aj = aalenJohansen(stays)
  return Object.fromEntries(
    aj.sets.causes.map((cause) => [
      String(cause),
      {
        curve: Array.from(aj.sets.times, (_, index) => incidenceRow(incidencePoint(aj, cause, index))),
        at: at.map((t) => incidenceRow(incidenceAt(aj, cause, t))),
      },
    ]),
  )
}

function incidenceRow({ t, incidence, standardError, lower, upper }: IncidencePoint) {
  return { t, f: incidence, se: standardError, lo: lower, hi: upper }
}

/** Groups of mixed kinds are compared as texts. */
function compareGroups(stays: SurvivalInput, groups: readonly (string | number)[]) {
  const numbers = groups.filter((name) => typeof name === "number")
  const test =
    numbers.length === groups.length
      ? logRank({ ...stays, group: numbers })
      : logRank({ ...stays, group: groups.map(String) })
  const { chi2, df, p, observed, expected } = test
  return { chi2, df, p, observed, expected }
}
