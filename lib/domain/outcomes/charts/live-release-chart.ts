import { type Month, monthOf, monthsFromTo } from "@/lib/domain/calendar/month"
import type { Cell, Chart, Panel } from "../chart"
import { isWithin } from "../cohort"
import type { Slice } from "../cohort-slice"
import { liveRelease, RELEASE_FORMULAS, type ReleaseFormula, type ReleaseRates } from "../live-release"
import { groupBy, type KnownStay, oncePer } from "../programme-data"
import { countsInWords, NO_PERCENT_BELOW, shownShare } from "../small-numbers"
import { wilson } from "../wilson"
import { chartOf, refused, tableOver } from "./frame"

const MOST_MONTHS = 24
// Their numerators and denominators are counts of the same outcomes, so Wilson's interval applies; the others are ratios.
const SHARES: readonly ReleaseFormula[] = ["asilomar", "allOutcomes", "excludingOwnerRequested"]

/** C7: live release by month of outcome by one named formula, and all formulas over the whole window. */
export function liveReleaseChart(slices: readonly Slice[], formula: ReleaseFormula = "allOutcomes"): Chart {
  const named = RELEASE_FORMULAS.find(({ key }) => key === formula) ?? RELEASE_FORMULAS[1]
  const months = slices.map((slice) => byMonth(slice))
  const places = allMonths(months.map((one) => one.keys()))
  return chartOf("C7", slices, {
    method: `${named.label}: live outcomes over ${named.divisor}, by the month of the outcome.`,
    interval: SHARES.includes(formula) ? "95 %, Wilson" : "none: this formula is a ratio, not a share",
    n: slices.map((slice) => ({ name: slice.name, n: outcomesOf(slice).length, unit: "outcomes" })),
    panels: [monthlyPanel(slices, { named, months, places })],
    tables: [
      tableOver(
        slices,
        `${named.label}, by month`,
        [
          { key: "month", label: "Month", measure: "text" },
          { key: "x", label: "Live", measure: "count" },
          { key: "n", label: "Divided by", measure: "count" },
          { key: "rate", label: "Rate", measure: "share" },
          { key: "lower", label: "From", measure: "share" },
          { key: "upper", label: "To", measure: "share" },
        ],
        (_, i) => places.map((month): Cell[] => [month, ...rateCells(months[i]?.get(month), formula)]),
      ),
      tableOver(
        slices,
        "The whole period by every formula",
        [
          { key: "formula", label: "Formula", measure: "text" },
          { key: "divisor", label: "Divided by", measure: "text" },
          { key: "x", label: "Live", measure: "count" },
          { key: "n", label: "Count", measure: "count" },
          { key: "rate", label: "Rate", measure: "share" },
        ],
        (slice) => {
          const rates = ratesOf(outcomesOf(slice), intakeOf(slice))
          return RELEASE_FORMULAS.map(({ key, label, divisor }): Cell[] => {
            const { x, n, rate } = rates[key]
            return [label, divisor, x, n, n < NO_PERCENT_BELOW ? null : rate]
          })
        },
      ),
    ],
    notes: ["Formulas are not compared with each other, nor with a shelter that takes in other cats."],
  })
}

type Named = (typeof RELEASE_FORMULAS)[number]

function monthlyPanel(
  slices: readonly Slice[],
  {
    named,
    months,
    places,
  }: { named: Named; months: readonly Map<Month, ReleaseRates>[]; places: readonly Month[] },
): Panel {
  const title = `Live release by month (${named.label})`
  if (places.length === 0) return refused(title, "Nothing to show yet: no outcome in this period.")
  return {
    kind: "points",
    title,
    xLabel: "Month of the outcome",
    yLabel: "Live release",
    measure: "share",
    places,
    series: slices.map(({ name }, i) => ({
      name,
      isJoined: true,
      values: places.map((month) => {
        const rate = months[i]?.get(month)?.[named.key]
        if (!rate || rate.n < NO_PERCENT_BELOW) return NOTHING
        return SHARES.includes(named.key) ? shownShare(rate.x, rate.n) : { ...NOTHING, value: rate.rate }
      }),
    })),
    marks: [],
  }
}

const NOTHING = { value: null, lower: null, upper: null }

function rateCells(rates: ReleaseRates | undefined, formula: ReleaseFormula): Cell[] {
  if (!rates) return [0, 0, null, null, null]
  const { x, n, rate } = rates[formula]
  if (n < NO_PERCENT_BELOW) return [x, n, countsInWords(x, n), null, null]
  if (!SHARES.includes(formula)) return [x, n, rate, null, null]
  const { p, lower, upper } = wilson(x, n)
  return [x, n, p, lower, upper]
}

const outcomesOf = oncePer(({ matching, from, to }: Slice) =>
  matching.filter(({ outcomeDay }) => outcomeDay !== null && isWithin(outcomeDay, from, to)),
)

/** Intakes of the window by month. */
const intakesByMonth = oncePer(({ matching, from, to }: Slice): ReadonlyMap<Month, number> => {
  const byDay = new Map<number, number>()
  for (const { intakeDay } of matching)
    if (isWithin(intakeDay, from, to)) byDay.set(intakeDay, (byDay.get(intakeDay) ?? 0) + 1)
  const byMonth = new Map<Month, number>()
  for (const [day, count] of byDay) byMonth.set(monthOf(day), (byMonth.get(monthOf(day)) ?? 0) + count)
  return byMonth
})
const intakeOf = (slice: Slice) => [...intakesByMonth(slice).values()].reduce((sum, count) => sum + count, 0)

function byMonth(slice: Slice): Map<Month, ReleaseRates> {
  const intakes = intakesByMonth(slice)
  const outcomes = groupBy(outcomesOf(slice), ({ outcomeDay }) => monthOf(outcomeDay ?? 0))
  return new Map([...outcomes].map(([month, list]) => [month, ratesOf(list, intakes.get(month) ?? 0)]))
}

/** Rates of a list of stays that ended, and the intakes of the same period. */
export function ratesOf(ended: readonly KnownStay[], intake: number): ReleaseRates {
  const counts = new Map<KnownStay["outcome"], number>()
  for (const { outcome } of ended) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  const count = (outcome: KnownStay["outcome"]) => counts.get(outcome) ?? 0
  return liveRelease({
    intake,
    adoption: count("adoption"),
    rto: count("rto"),
    transferOut: count("transfer_out"),
    rtf: count("rtf"),
    otherLive: count("other_live"),
    died: count("died"),
    lost: count("lost"),
    shelterEuthanasia: count("shelter_euthanasia"),
    ownerRequestedEuthanasia: count("owner_intended_euthanasia_out"),
  })
}

/** The last 24 months of all that are named, without a gap. */
export function allMonths(lists: readonly Iterable<Month>[]): Month[] {
  const known = lists.flatMap((list) => [...list]).sort()
  const [first] = known
  return first === undefined ? [] : monthsFromTo(first, known.at(-1) ?? first).slice(-MOST_MONTHS)
}
