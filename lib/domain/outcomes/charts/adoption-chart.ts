import type { AalenJohansen } from "../aalen-johansen"
import type { Cell, Chart, DataTable } from "../chart"
import type { Slice } from "../cohort-slice"
import { sharedStays } from "../cohort-slice"
import { holm } from "../holm"
import { logRank } from "../log-rank"
import { detectableHazardRatio } from "../power"
import { countsInWords, NO_PERCENT_BELOW, whyNoPercent, whyNotCompared } from "../small-numbers"
import { codeOfState } from "../stays"
import { Z95 } from "../survival-interval"
import { atRiskRow, incidenceCurve, incidenceOfSlice, STATED_DAYS, statedIncidence } from "./curves"
import { chartOf, cohortNotes, tableOver, unless } from "./frame"

const ADOPTION = codeOfState("adoption")
const COMPARED_DAYS = [30, 60, 90] as const

/** C1: share adopted by each day (Aalen-Johansen), compared by differences and a log-rank test within age bands. */
export function adoptionChart(slices: readonly Slice[]): Chart {
  const curves = slices.map((slice) => ({ slice, aj: incidenceOfSlice(slice) }))
  const days = [0, ...STATED_DAYS]
  return chartOf("C1", slices, {
    method:
      "Aalen-Johansen: other ways of leaving compete, cats in care are censored on the last day of the data.",
    interval: "95 %, log-log",
    panels: [
      unless(whyNotDrawn(slices), "Share adopted by day", () => ({
        kind: "curves",
        title: "Share adopted by day",
        xLabel: dayWords(slices),
        yLabel: "Adopted",
        measure: "share",
        curves: curves.map(({ slice, aj }) => incidenceCurve(aj, ADOPTION, slice.name)),
        atRisk: curves.map(({ slice, aj }) => atRiskRow(aj.sets, slice.name, days)),
      })),
    ],
    tables: [
      tableOver(slices, "Adopted by day", VALUE_COLUMNS, (_, index) => valueRows(curves[index])),
      ...comparisonTables(curves),
    ],
    notes: [
      ...cohortNotes(slices),
      ...(slices.length > 1 && whyNotTested(slices) === null
        ? [
            "The rate ratio compares rates of leaving by adoption among cats still here, within age bands (cause-specific); it is not a probability.",
          ]
        : []),
    ],
    canDetect: canDetect(slices),
  })
}

/** What the time axis counts from. */
export function dayWords(slices: readonly Slice[]): string {
  const [first] = slices
  if (first && first.landmark > 0) return `Days since day ${first.landmark}`
  return first?.filter.clock === "available" ? "Days since made available" : "Days since intake"
}

/** Why curves of these cohorts are not drawn; null when they are. */
export function whyNotDrawn(slices: readonly Slice[]): string | null {
  if (slices.length > 1) {
    const landmarks = new Set(slices.map(({ landmark }) => landmark))
    const clocks = new Set(slices.map(({ filter }) => filter.clock))
    if (landmarks.size > 1 || clocks.size > 1)
      return "Not compared: these cohorts count time from different days. Give all of them the same clock and the same landmark."
    return whyNotCompared(slices.map(({ name, stays }) => ({ name, n: stays.length })))
  }
  return whyNoPercent(slices[0]?.stays.length ?? 0, "stays")
}

const whyNotTested = (slices: readonly Slice[]) =>
  whyNotDrawn(slices) ?? (sharedStays(slices) > 0 ? "The cohorts share stays." : null)

const VALUE_COLUMNS = [
  { key: "day", label: "By day", measure: "place" },
  { key: "adopted", label: "Adopted", measure: "share" },
  { key: "lower", label: "From", measure: "share" },
  { key: "upper", label: "To", measure: "share" },
  { key: "at_risk", label: "At risk", measure: "count" },
] as const

function valueRows(curve: { slice: Slice; aj: AalenJohansen } | undefined): Cell[][] {
  if (!curve) return []
  const { slice, aj } = curve
  return STATED_DAYS.map((day) => {
    const { value, lower, upper, atRisk } = statedIncidence(aj, ADOPTION, day)
    if (slice.stays.length >= NO_PERCENT_BELOW) return [day, value, lower, upper, atRisk]
    const adopted = slice.stays.filter((_, i) => slice.event[i] === ADOPTION && (slice.time[i] ?? 0) <= day)
    return [day, countsInWords(adopted.length, slice.stays.length), null, null, atRisk]
  })
}

type Compared = { slice: Slice; aj: AalenJohansen }

function comparisonTables(curves: readonly Compared[]): DataTable[] {
  const [first, ...others] = curves
  if (!first || others.length === 0 || whyNotTested(curves.map(({ slice }) => slice)) !== null) return []
  const tests = others.map((other) => rateRatio(first.slice, other.slice))
  const adjusted = holm(tests.map((test) => test?.p ?? 1))
  return [
    {
      caption: `Adopted, compared with ${first.slice.name} (points of difference)`,
      columns: [
        { key: "cohort", label: "Cohort", measure: "text" },
        { key: "day", label: "By day", measure: "place" },
        { key: "difference", label: "Difference", measure: "share" },
        { key: "lower", label: "From", measure: "share" },
        { key: "upper", label: "To", measure: "share" },
      ],
      rows: others.flatMap((other) => COMPARED_DAYS.map((day) => differenceRow({ first, other, day }))),
    },
    {
      caption: `Rate of adoption among cats still here, compared with ${first.slice.name}; ${tests.length === 1 ? "one comparison" : `${tests.length} comparisons, p after Holm`}`,
      columns: [
        { key: "cohort", label: "Cohort", measure: "text" },
        { key: "ratio", label: "Rate ratio", measure: "number" },
        { key: "lower", label: "From", measure: "number" },
        { key: "upper", label: "To", measure: "number" },
        { key: "chi2", label: "Log-rank chi²", measure: "number" },
        { key: "p", label: "p", measure: "number" },
      ],
      rows: tests.map((test, i) => [
        others[i]?.slice.name ?? "",
        ...(test
          ? [test.ratio, test.lower, test.upper, test.chi2, adjusted[i] ?? null]
          : [null, null, null, null, null]),
      ]),
    },
  ]
}

function differenceRow({ first, other, day }: { first: Compared; other: Compared; day: number }): Cell[] {
  const a = statedIncidence(first.aj, ADOPTION, day)
  const b = statedIncidence(other.aj, ADOPTION, day)
  if (a.value === null || b.value === null || a.standardError === null || b.standardError === null)
    return [other.slice.name, day, null, null, null]
  const difference = b.value - a.value
  const half = Z95 * Math.hypot(a.standardError, b.standardError)
  return [other.slice.name, day, difference, Math.max(-1, difference - half), Math.min(1, difference + half)]
}

/**
 * The rate of adoption of the second cohort against the first, one-step estimate from the log-rank test stratified by age
 * band (Peto), with its 95 % interval; null when nothing can be compared.
 */
export function rateRatio(
  first: Slice,
  second: Slice,
): { ratio: number; lower: number; upper: number; chi2: number; p: number } | null {
  const n1 = first.stays.length
  const n = n1 + second.stays.length
  const [time, event, group] = [new Int32Array(n), new Int8Array(n), new Int8Array(n)]
  const entry = first.entry || second.entry ? new Float64Array(n) : null
  const strata: string[] = []
  for (const [g, slice] of [first, second].entries()) {
    const from = g * n1
    time.set(slice.time, from)
    group.fill(g, from, from + slice.stays.length)
    if (slice.entry) entry?.set(slice.entry, from)
    slice.stays.forEach(({ ageBand }, i) => {
      event[from + i] = slice.event[i] === ADOPTION ? 1 : 0
      strata.push(ageBand)
    })
  }
  const test = logRank({ time, event, entry, group, strata })
  const excess = (test.observed[1] ?? 0) - (test.expected[1] ?? 0)
  if (test.df < 1 || test.chi2 === 0) return null
  const variance = excess ** 2 / test.chi2
  const half = Z95 / Math.sqrt(variance)
  const log = excess / variance
  return {
    ratio: Math.exp(log),
    lower: Math.exp(log - half),
    upper: Math.exp(log + half),
    chi2: test.chi2,
    p: test.p,
  }
}

function canDetect(slices: readonly Slice[]): string | null {
  const [first, second] = slices
  if (!first || !second || whyNotTested(slices) !== null) return null
  const adoptions = [first, second].reduce(
    (sum, { event }) => sum + event.reduce((count, code) => count + (code === ADOPTION ? 1 : 0), 0),
    0,
  )
  const ratio = detectableHazardRatio(adoptions, { n1: first.stays.length, n2: second.stays.length })
  if (ratio === null) return "There are no adoptions in these cohorts yet: nothing can be shown."
  return `With ${adoptions} adoptions in ${first.name} and ${second.name} together, a rate ratio nearer to 1 than ${ratio.toFixed(2)} (or ${(1 / ratio).toFixed(2)}) would go unseen more often than one time in five.`
}
