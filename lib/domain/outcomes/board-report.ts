import type { Cell, Chart, DataTable } from "./chart"
import type { ChartId } from "./charts/chart-list"
import { HIDDEN, SMALL_COUNTS_NOTE } from "./hide-small"

/** The five charts of the board report, in their order: who found a home, how, for how long, how safely, and how full it was. */
export const BOARD_CHARTS = ["C1", "C7", "C4", "C11", "C20"] as const satisfies readonly ChartId[]

export type BoardSection = { chart: Chart; sentences: string[]; caveats: string[] }

const CAVEATS_SHOWN = 2
const percent = (share: number) => `${(Math.round(share * 1000) / 10).toFixed(1)} %`

/**
 * Plain sentences beside each of the five charts, every one with what it is a share of and how sure it is. They are written
 * from the charts' own tables, so they say what the pictures show; what is hidden or too little to say is said to be so.
 */
export function boardReport(charts: readonly Chart[]): BoardSection[] {
  return BOARD_CHARTS.flatMap((id) => {
    const chart = charts.find((one) => one.id === id)
    return chart ? [{ chart, sentences: SENTENCES[id](chart), caveats: caveatsOf(chart) }] : []
  })
}

const caveatsOf = ({ panels, notes }: Chart): string[] => [
  ...panels.flatMap((panel) => (panel.kind === "refused" ? [`${panel.title}: ${panel.reason}`] : [])),
  ...notes.filter((note) => note !== SMALL_COUNTS_NOTE).slice(0, CAVEATS_SHOWN),
]

const SENTENCES: Record<(typeof BOARD_CHARTS)[number], (chart: Chart) => string[]> = {
  C1: (chart) => {
    const table = chart.tables[0]
    const n = chart.n[0]?.n ?? 0
    if (!table || n === 0) return ["No stay began in this period."]
    return [
      `Of ${count(n, "stay")} that began in this period, ${shareAt(table, 30)} were adopted within 30 days and ${shareAt(table, 90)} within 90.`,
      chart.openStays === null
        ? "A few are still here."
        : `${count(chart.openStays, "stay")} ${chart.openStays === 1 ? "is" : "are"} still open; they count as waiting, not as failed.`,
    ]
  },
  C7: (chart) => {
    const row = chart.tables[1]?.rows.find(([label]) => label === "All outcomes")
    const [, , live, n, rate] = row ?? []
    if (typeof n !== "number" || n === 0) return ["No stay ended in this period."]
    return [
      typeof live === "number" && typeof rate === "number"
        ? `Of ${count(n, "outcome")} ${live} were live, ${percent(rate)} by the formula “all outcomes”.`
        : `${count(n, "outcome")}; too few for a share.`,
      "Other formulas give other numbers from the same cats; the page of the outcomes lists them all.",
    ]
  },
  C4: (chart) => {
    const table = chart.tables[0]
    const n = chart.n[0]?.n ?? 0
    if (!table || n === 0) return ["No adoption in this cohort to follow yet."]
    return [
      `Of ${count(n, "adoption")} followed, ${keptAt(table, 90)} after 90 days and ${keptAt(table, 365)} after a year.`,
      "A return is no failure: it tells us what the next home should know.",
    ]
  },
  C11: (chart) => {
    const events = chart.tables[0]
    const sessions = chart.n[0]?.n ?? 0
    if (!events || sessions === 0) return ["No outdoor session was logged in this period."]
    const logged = chart.tables[1]?.rows[0]
    return [
      `In ${count(sessions, "outdoor session")}: ${events.rows.map(([kind, happened]) => `${String(kind).toLowerCase()} ${happened === HIDDEN ? "fewer than five" : happened}`).join(", ")}.`,
      typeof logged?.[2] === "number"
        ? `${percent(logged[2])} of these sessions were logged in full; a shelter that logs less seems safer.`
        : "How complete the logs are cannot be said of so few.",
    ]
  },
  C20: (chart) => {
    const whole = chart.tables[1]?.rows[0]
    const [average, perDay, stay] = whole ?? []
    if (typeof average !== "number") return ["The period has no day with data."]
    return [
      `On an average day ${Math.round(average)} cats were in care.`,
      typeof perDay === "number" && typeof stay === "number"
        ? `About ${(perDay * 7).toFixed(1)} cats came in each week; stays that ended had lasted ${Math.round(stay)} days on average.`
        : "No stay ended in this period.",
    ]
  },
}

const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? "" : "s"}`

function shareAt({ rows }: DataTable, day: number): string {
  const [, value, lower, upper] = rows.find(([at]) => at === day) ?? []
  if (typeof value === "string") return value === HIDDEN ? "a number too small to print" : value
  if (typeof value !== "number") return "a share nobody can say yet"
  return isNumber(lower) && isNumber(upper)
    ? `${percent(value)} (between ${percent(lower)} and ${percent(upper)})`
    : percent(value)
}

/** How many adoptions had held by a day: a share, or that the returns were too few for one. */
function keptAt(table: DataTable, day: number): string {
  const row = table.rows.find(([at]) => at === day)
  if (row?.at(-1) === HIDDEN) return "all but a few had held"
  return typeof row?.[1] === "number" ? `${shareAt(table, day)} had held` : "too few were followed to say"
}

const isNumber = (cell: Cell | undefined): cell is number => typeof cell === "number"
