import type { Day } from "@/lib/domain/calendar/day"
import {
  firstDayOfMonth,
  lastDayOfMonth,
  type Month,
  monthOf,
  monthsFromTo,
} from "@/lib/domain/calendar/month"
import type { Cell, Chart, Panel } from "../chart"
import { isWithin } from "../cohort"
import type { Slice } from "../cohort-slice"
import { averagePopulation } from "../control-limits"
import { chartOf, refused, tableOver } from "./frame"

const MOST_MONTHS = 24

/** C20: average cats in care per day, intakes beside outcomes, and Little's law. */
export function capacityChart(slices: readonly Slice[]): Chart {
  const found = slices.map(capacityOf)
  const places = found[0]?.months.map(({ month }) => month) ?? []
  return chartOf("C20", slices, {
    method: "Every day of the period counts the cats in care at its end; fosters and trials are in care.",
    interval: "none: these are counts of all days",
    n: slices.map((slice, i) => ({ name: slice.name, n: found[i]?.days ?? 0, unit: "days" })),
    panels: [inCarePanel(slices, found, places), flowPanel(found[0], places, slices)],
    tables: [
      tableOver(
        slices,
        "By month",
        [
          { key: "month", label: "Month", measure: "text" },
          { key: "average", label: "Cats in care, average", measure: "number" },
          { key: "intakes", label: "Intakes", measure: "count" },
          { key: "outcomes", label: "Outcomes", measure: "count" },
          { key: "ratio", label: "Intakes per outcome", measure: "number" },
        ],
        (_, i) =>
          (found[i]?.months ?? []).map(({ month, average, intakes, outcomes }): Cell[] => [
            month,
            average,
            intakes,
            outcomes,
            outcomes > 0 ? intakes / outcomes : null,
          ]),
      ),
      tableOver(
        slices,
        "The whole period, and Little's law",
        [
          { key: "average", label: "Cats in care, average", measure: "number" },
          { key: "per_day", label: "Intakes per day", measure: "number" },
          { key: "stay", label: "Mean stay, days", measure: "number" },
          { key: "little", label: "Intakes per day x mean stay", measure: "number" },
        ],
        (_, i) => {
          const one = found[i]
          return one ? [[one.average, one.intakesPerDay, one.meanStay, one.little]] : []
        },
      ),
    ],
    notes: [
      "Little's law holds where intakes and outcomes balance; a gap between the first and the last column says that the house is filling or emptying, or that stays of the period are not over.",
      ...(found.some(({ isCut }) => isCut)
        ? [`The last ${MOST_MONTHS} months are shown by month; the period counts whole.`]
        : []),
    ],
  })
}

type Capacity = ReturnType<typeof capacityOf>

function capacityOf(slice: Slice) {
  const from = slice.from ?? slice.prepared.dataEnd
  const to = Math.min(slice.to ?? slice.prepared.dataEnd, slice.prepared.dataEnd)
  const days = Math.max(0, to - from + 1)
  const counts = dailyCounts(slice, from, days)
  const flow = flowOf(slice, from, to)
  const intakesPerDay = days > 0 ? flow.intakes / days : 0
  const meanStay = flow.ended > 0 ? flow.endedDays / flow.ended : null
  const all = days > 0 ? monthsFromTo(monthOf(from), monthOf(to)) : []
  return {
    days,
    average: days > 0 ? meanOf(counts) : null,
    intakesPerDay,
    meanStay,
    little: meanStay === null ? null : averagePopulation(intakesPerDay, meanStay),
    isCut: all.length > MOST_MONTHS,
    months: all.slice(-MOST_MONTHS).map((month) => {
      const first = Math.max(from, firstDayOfMonth(month))
      const last = Math.min(to, lastDayOfMonth(month))
      return {
        month,
        average: meanOf(counts.subarray(first - from, last - from + 1)),
        intakes: flow.intakesByMonth.get(month) ?? 0,
        outcomes: flow.outcomesByMonth.get(month) ?? 0,
      }
    }),
  }
}

function meanOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / Math.max(1, values.length)
}

/** Intakes and outcomes of the window, by month, and how long the stays that ended in it had lasted together. */
function flowOf({ matching }: Slice, from: Day, to: Day) {
  const intakesByMonth = new Map<Month, number>()
  const outcomesByMonth = new Map<Month, number>()
  let [intakes, ended, endedDays] = [0, 0, 0]
  for (const { intakeDay, outcomeDay } of matching) {
    if (isWithin(intakeDay, from, to)) {
      intakes++
      const month = monthOf(intakeDay)
      intakesByMonth.set(month, (intakesByMonth.get(month) ?? 0) + 1)
    }
    if (outcomeDay === null || !isWithin(outcomeDay, from, to)) continue
    ended++
    endedDays += outcomeDay - intakeDay
    const month = monthOf(outcomeDay)
    outcomesByMonth.set(month, (outcomesByMonth.get(month) ?? 0) + 1)
  }
  return { intakes, ended, endedDays, intakesByMonth, outcomesByMonth }
}

/** Cats in care at the end of each day. A cat that leaves on a day is not there at its end. */
function dailyCounts(slice: Slice, from: Day, days: number): Float64Array {
  const change = new Float64Array(days + 1)
  for (const { intakeDay, outcomeDay } of slice.matching) {
    const start = Math.max(0, intakeDay - from)
    const end = outcomeDay === null ? days : outcomeDay - from
    if (start >= days || end <= start) continue
    change[start] = (change[start] ?? 0) + 1
    if (end < days) change[end] = (change[end] ?? 0) - 1
  }
  let running = 0
  return change.slice(0, days).map((step) => {
    running += step
    return running
  })
}

function inCarePanel(slices: readonly Slice[], found: readonly Capacity[], places: readonly Month[]): Panel {
  const title = "Cats in care on an average day"
  if (places.length === 0) return refused(title, "Nothing to show yet: the period has no day with data.")
  return {
    kind: "points",
    title,
    xLabel: "Month",
    yLabel: "Cats",
    measure: "number",
    places,
    series: slices.map(({ name }, i) => ({
      name,
      isJoined: true,
      values: places.map((month) => ({
        value: found[i]?.months.find((one) => one.month === month)?.average ?? null,
        lower: null,
        upper: null,
      })),
    })),
    marks: [],
  }
}

function flowPanel(one: Capacity | undefined, places: readonly Month[], slices: readonly Slice[]): Panel {
  const title = `Intakes and outcomes by month${slices.length > 1 ? `: ${slices[0]?.name}` : ""}`
  if (!one || places.length === 0)
    return refused(title, "Nothing to show yet: the period has no day with data.")
  return {
    kind: "bars",
    title,
    xLabel: "Month",
    yLabel: "Cats",
    places,
    layers: [
      { name: "Intakes", counts: one.months.map(({ intakes }) => intakes) },
      { name: "Outcomes", counts: one.months.map(({ outcomes }) => outcomes) },
    ],
  }
}
