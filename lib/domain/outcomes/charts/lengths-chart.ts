import type { Day } from "@/lib/domain/calendar/day"
import { type Month, monthOf, monthsFromTo } from "@/lib/domain/calendar/month"
import type { Cell, Chart, Panel, Spread } from "../chart"
import { daysFollowed, isWithin } from "../cohort"
import type { Slice } from "../cohort-slice"
import { oncePer } from "../programme-data"
import { quantileOfSorted } from "../quantile"
import { NO_PERCENT_BELOW } from "../small-numbers"
import { chartOf, refused, tableOver } from "./frame"

const MOST_MONTHS = 24

/** C3: days of completed stays by the month they ended, and days so far of the cats in care; two separate panels. */
export function lengthsChart(slices: readonly Slice[]): Chart {
  const leavers = slices.map(leaversByMonth)
  const inventory = slices.map(inventoryOf)
  return chartOf("C3", slices, {
    method:
      "Median, quartiles and 90th percentile (type 7). Leavers count in the month they left; inventory is today's.",
    interval: "none: quartiles describe the cats themselves",
    panels: [
      ...slices.map((slice, i) => monthPanel(slice, leavers[i] ?? [], slices.length > 1)),
      spreadPanel(
        "Cats in care on the last day of the data: days so far",
        slices.map(({ name }) => name),
        inventory,
      ),
    ],
    tables: [
      tableOver(slices, "Completed stays by month of leaving, in days", [MONTH, ...SPREAD_COLUMNS], (_, i) =>
        (leavers[i] ?? []).map(({ month, spread, n }): Cell[] => [month, ...spreadCells(spread, n)]),
      ),
      tableOver(slices, "Cats in care, days so far", SPREAD_COLUMNS, (slice, i) => [
        spreadCells(inventory[i] ?? null, openOf(slice).length),
      ]),
    ],
    notes: [
      "Long stays weigh more among the cats in care than among those that left: neither panel stands for the other.",
      ...(leavers.some((months) => months.length === MOST_MONTHS)
        ? [`The last ${MOST_MONTHS} months are shown.`]
        : []),
    ],
  })
}

const MONTH = { key: "month", label: "Month", measure: "text" } as const
const SPREAD_COLUMNS = [
  { key: "n", label: "Cats", measure: "count" },
  { key: "q25", label: "A quarter under", measure: "days" },
  { key: "median", label: "Median", measure: "days" },
  { key: "q75", label: "Three quarters under", measure: "days" },
  { key: "p90", label: "Nine in ten under", measure: "days" },
] as const

const spreadCells = (spread: Spread | null, n: number): Cell[] =>
  spread ? [n, spread.q25, spread.median, spread.q75, spread.p90] : [n, null, null, null, null]

/** Quartiles and the 90th percentile (type 7); null for fewer than five values. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length < NO_PERCENT_BELOW) return null
  const sorted = Float64Array.from(values).sort()
  const at = (p: number) => quantileOfSorted(sorted, p) ?? 0
  return { n: values.length, q25: at(0.25), median: at(0.5), q75: at(0.75), p90: at(0.9) }
}

function leaversByMonth(slice: Slice): { month: Month; spread: Spread | null; n: number }[] {
  const { from, to, filter, prepared } = slice
  const byMonth = new Map<Month, number[]>()
  for (const stay of slice.matching) {
    if (stay.outcomeDay === null || !isWithin(stay.outcomeDay, from, to)) continue
    const month = monthOf(stay.outcomeDay)
    const days = byMonth.get(month)
    const followed = daysFollowed(stay, filter.clock, prepared.dataEnd)
    if (days) days.push(followed)
    else byMonth.set(month, [followed])
  }
  if (byMonth.size === 0) return []
  const known = [...byMonth.keys()].sort()
  return monthsFromTo(known[0] ?? "", known.at(-1) ?? "")
    .slice(-MOST_MONTHS)
    .map((month) => {
      const days = byMonth.get(month) ?? []
      return { month, spread: spreadOf(days), n: days.length }
    })
}

const openOf = oncePer((slice: Slice): readonly number[] => {
  const end: Day = slice.prepared.dataEnd
  return slice.matching
    .filter(({ outcome }) => outcome === null)
    .map((stay) => daysFollowed(stay, slice.filter.clock, end))
})
const inventoryOf = (slice: Slice) => spreadOf(openOf(slice))

function monthPanel(
  slice: Slice,
  months: readonly { month: Month; spread: Spread | null }[],
  isOneOfMany: boolean,
): Panel {
  const title = `Days of completed stays by month of leaving${isOneOfMany ? `: ${slice.name}` : ""}`
  return spreadPanel(
    title,
    months.map(({ month }) => month),
    months.map(({ spread }) => spread),
  )
}

function spreadPanel(title: string, places: readonly string[], spreads: readonly (Spread | null)[]): Panel {
  if (spreads.every((spread) => spread === null))
    return refused(title, "Fewer than five cats in every group: the table gives the counts.")
  return { kind: "spreads", title, xLabel: "", yLabel: "Days", measure: "days", places, spreads }
}
