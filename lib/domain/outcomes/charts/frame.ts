import { isoFromDay } from "@/lib/domain/calendar/day"
import type { Cell, Chart, DataTable, Panel, TableColumn } from "../chart"
import { catsOf, type Slice, sharedStays } from "../cohort-slice"
import { REPEAT_CAVEAT_SHARE } from "../small-numbers"
import { type ChartId, chartLine } from "./chart-list"

type Body = {
  method: string
  interval: string
  panels: readonly Panel[]
  tables: readonly DataTable[]
  notes?: readonly string[]
  canDetect?: string | null
  /** What is counted, where it is not stays. */
  n?: Chart["n"]
  openStays?: number | null
}

/** A chart with what every chart must carry: its name and definition, n, open stays, the end of the data, and the caveats. */
export function chartOf(id: ChartId, slices: readonly Slice[], body: Body): Chart {
  const [first] = slices
  return {
    id,
    title: chartLine(id).title,
    method: body.method,
    interval: body.interval,
    n: body.n ?? slices.map((slice) => ({ name: slice.name, n: slice.stays.length, unit: "stays" })),
    openStays:
      body.openStays === undefined
        ? slices.reduce((sum, { openStays }) => sum + openStays, 0)
        : body.openStays,
    dataEnd: first ? isoFromDay(first.prepared.dataEnd) : null,
    panels: body.panels,
    tables: body.tables,
    notes: [...(body.notes ?? [])],
    canDetect: body.canDetect ?? null,
  }
}

/** What must be said of the cohorts themselves, whatever the chart. */
export function cohortNotes(slices: readonly Slice[]): string[] {
  const notes: string[] = []
  for (const slice of slices) {
    const name = slices.length > 1 ? `${slice.name}: ` : ""
    const { stays, dropped, landmark, notAvailable, entry, filter } = slice
    const cats = catsOf(slice)
    if (landmark > 0)
      notes.push(
        `${name}time starts on day ${landmark}; ${dropped} stays that had ended by then are left out, since nobody can say what they would have become.`,
      )
    if (stays.length > 0 && (stays.length - cats) / stays.length > REPEAT_CAVEAT_SHARE)
      notes.push(
        `${name}more than 5 % of these stays are repeats of one cat (${stays.length} stays of ${cats} cats); the intervals take stays as independent.`,
      )
    if (notAvailable > 0)
      notes.push(`${name}${notAvailable} stays were never made available and do not count here.`)
    if (entry)
      notes.push(
        `${name}cats already in care on the first day enter late: they count from the day they had then reached.`,
      )
    if (filter.catKeys)
      notes.push(
        `${name}the saved view chooses cats as they are today, which can depend on what became of them.`,
      )
  }
  const shared = slices.length > 1 ? sharedStays(slices) : 0
  if (shared > 0)
    notes.push(
      `${shared} stays stand in more than one of these cohorts, so the groups are not independent; no test is made.`,
    )
  const left = slices[0]?.prepared.outcomeBeforeIntake ?? 0
  if (left > 0)
    notes.push(`${left} stays with an outcome before their intake are left out; the data check lists them.`)
  return notes
}

export const COHORT_COLUMN: TableColumn = { key: "cohort", label: "Cohort", measure: "text" }

/** A table over one or several cohorts; the cohort's name stands first when there is more than one. */
export function tableOver(
  slices: readonly Slice[],
  caption: string,
  columns: readonly TableColumn[],
  rowsOf: (slice: Slice, index: number) => readonly (readonly Cell[])[],
): DataTable {
  const isOne = slices.length === 1
  return {
    caption,
    columns: isOne ? columns : [COHORT_COLUMN, ...columns],
    rows: slices.flatMap((slice, index) =>
      rowsOf(slice, index).map((row) => (isOne ? row : [slice.name, ...row])),
    ),
  }
}

export const refused = (title: string, reason: string): Panel => ({ kind: "refused", title, reason })

/** The panel, or the reason why there is none, written where it would be. */
export const unless = (reason: string | null, title: string, panel: () => Panel): Panel =>
  reason === null ? panel() : refused(title, reason)
