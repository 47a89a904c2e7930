import { type Month, shiftMonth } from "@/lib/domain/calendar/month"
import { SMALLEST_SHOWN_COUNT, suppressRowWithTotal } from "@/lib/domain/outcomes/suppress"

/** The totals of one month that anybody may see. */
export interface MonthTotals {
  readonly month: Month
  readonly beginning: number
  readonly intakes: number
  readonly liveOutcomes: number
  readonly otherOutcomes: number
  readonly ending: number
}

/** The same with small counts hidden (null). */
export type ShownTotals = { readonly [K in keyof Omit<MonthTotals, "month">]: number | null } & {
  readonly month: Month
  readonly outcomes: number | null
}

/**
 * Months for anybody, in the order given: counts from 1 to 4 are hidden, and with them as many others as it takes that
 * none follows from the sums: live + other = all outcomes, beginning + intakes − outcomes = ending, and the ending of a
 * month is the beginning of the next.
 */
export function shownTotals(months: readonly MonthTotals[]): ShownTotals[] {
  const values = new Map<string, number>()
  const hidden = new Set<string>()
  const sums: string[][] = []
  const known = new Map(months.map((totals) => [totals.month, totals]))
  // The night between two months is one number, unless a correction came between the two hand-ins.
  const nightBefore = ({ month, beginning }: MonthTotals) => {
    const before = shiftMonth(month, -1)
    return known.get(before)?.ending === beginning ? `${before} ending` : `${month} beginning`
  }
  for (const totals of months) {
    const name = (part: string) => `${totals.month} ${part}`
    const { liveOutcomes, otherOutcomes } = totals
    const outcomes = suppressRowWithTotal([liveOutcomes, otherOutcomes])
    values.set(nightBefore(totals), totals.beginning)
    values.set(name("intakes"), totals.intakes)
    values.set(name("live"), liveOutcomes)
    values.set(name("other"), otherOutcomes)
    values.set(name("outcomes"), liveOutcomes + otherOutcomes)
    values.set(name("ending"), totals.ending)
    if (outcomes.cells[0] === null) hidden.add(name("live"))
    if (outcomes.cells[1] === null) hidden.add(name("other"))
    if (outcomes.total === null) hidden.add(name("outcomes"))
    sums.push([name("live"), name("other"), name("outcomes")])
    sums.push([nightBefore(totals), name("intakes"), name("outcomes"), name("ending")])
  }
  for (const [name, count] of values) if (count > 0 && count < SMALLEST_SHOWN_COUNT) hidden.add(name)
  hideUntilNothingFollows(values, hidden, sums)
  return months.map((totals) => {
    const shown = (name: string) => (hidden.has(name) ? null : (values.get(name) ?? null))
    const of = (part: string) => shown(`${totals.month} ${part}`)
    return {
      month: totals.month,
      beginning: shown(nightBefore(totals)),
      intakes: of("intakes"),
      liveOutcomes: of("live"),
      otherOutcomes: of("other"),
      outcomes: of("outcomes"),
      ending: of("ending"),
    }
  })
}

/** A sum with one hidden part gives it away: the smallest of the others is hidden too, until no sum has just one. */
function hideUntilNothingFollows(
  values: ReadonlyMap<string, number>,
  hidden: Set<string>,
  sums: readonly (readonly string[])[],
) {
  for (;;) {
    const open = sums.find((sum) => sum.filter((name) => hidden.has(name)).length === 1)
    if (!open) return
    const size = (name: string) => values.get(name) || Number.POSITIVE_INFINITY
    const [next] = open.filter((name) => !hidden.has(name)).sort((a, b) => size(a) - size(b))
    if (next === undefined) return
    hidden.add(next)
  }
}
