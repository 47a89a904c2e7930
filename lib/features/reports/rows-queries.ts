import "server-only"
import { isoFromDay } from "@/lib/domain/calendar/day"
import {
  type ReportColumn,
  type ReportKind,
  type ReportValue,
  reportCell,
} from "@/lib/domain/reports/report-column"
import { columnOf } from "@/lib/domain/reports/subjects"
import { today } from "@/lib/platform/clock"
import { Prisma, read } from "@/lib/platform/db"
import type { TableColumn, TableRow } from "@/lib/platform/table-files"
import type { Viewer } from "@/lib/platform/viewer"
import type { ReportDefinitionInput, ReportFilter } from "./definition-schema"
import { SUBJECT_SOURCES } from "./subject-queries"

export const ROWS_ON_A_PAGE = 50
const ROWS_AT_ONCE = 2_000

/** Where a page begins: after this value of the order's column and this row. */
interface PlaceAfter {
  readonly value: ReportValue
  readonly id: string
}

export interface ReportRows {
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  /** The address of the next page, or null on the last. */
  readonly next: string | null
}

/** The columns of a report as a table shows them. */
export const columnsOf = ({ subject, columns }: ReportDefinitionInput): TableColumn[] =>
  chosen({ subject, columns }).map(({ key, label, kind }) => ({
    key,
    label,
    kind: kind === "choice" ? "text" : kind,
  }))

const chosen = ({ subject, columns }: Pick<ReportDefinitionInput, "subject" | "columns">): ReportColumn[] =>
  columns.flatMap((key) => columnOf(subject, key) ?? [])

/** One page of a report; the file reads the very same rows, only more of them at a time. */
export async function reportPage(
  viewer: Viewer,
  definition: ReportDefinitionInput,
  { after = null, size = ROWS_ON_A_PAGE }: { after?: string | null; size?: number } = {},
): Promise<ReportRows> {
  const columns = chosen(definition)
  const found = await read(viewer, (db) =>
    db.$queryRaw<{ id: string; place: ReportValue; cells: ReportValue[] }[]>(
      pageSql(viewer, definition, readPlace(after), size + 1),
    ),
  )
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return {
    columns: columnsOf(definition),
    rows: rows.map(({ cells }) => columns.map((one, place) => reportCell(one, cells[place] ?? null))),
    next: found.length > size && last ? writePlace({ value: last.place, id: last.id }) : null,
  }
}

/** How many rows a report has. */
export async function countReport(viewer: Viewer, definition: ReportDefinitionInput): Promise<number> {
  const source = SUBJECT_SOURCES[definition.subject]
  const [row] = await read(viewer, (db) =>
    db.$queryRaw<{ n: number }[]>(
      Prisma.sql`select count(*)::int as n from ${Prisma.raw(source.from)} where ${conditions(viewer, definition)}`,
    ),
  )
  return row?.n ?? 0
}

/** Every row of a report, page by page; stops after `most`. */
export async function* reportRows(
  viewer: Viewer,
  definition: ReportDefinitionInput,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<TableRow> {
  let after: string | null = null
  let left = most
  do {
    const page: ReportRows = await reportPage(viewer, definition, {
      after,
      size: Math.min(ROWS_AT_ONCE, left),
    })
    yield* page.rows
    left -= page.rows.length
    after = page.next
  } while (after !== null && left > 0)
}

function pageSql(viewer: Viewer, definition: ReportDefinitionInput, after: PlaceAfter | null, size: number) {
  const source = SUBJECT_SOURCES[definition.subject]
  const value = sortExpression(viewer, definition)
  const cells = chosen(definition).map(({ key }) => expression(viewer, definition, key))
  const direction = Prisma.raw(definition.sort?.direction === "desc" ? "desc" : "asc")
  return Prisma.sql`
    select ${Prisma.raw(source.id)}::text as id, to_jsonb(${value}) as place, jsonb_build_array(${Prisma.join(cells)}) as cells
    from ${Prisma.raw(source.from)}
    where ${conditions(viewer, definition)} ${after ? Prisma.sql`and ${behind(viewer, definition, after)}` : Prisma.empty}
    order by ${value} ${direction} nulls last, ${Prisma.raw(source.id)} asc
    limit ${size}`
}

/** Rows after a place: a later value, or the same value and a later row; empty values come last either way. */
function behind(viewer: Viewer, definition: ReportDefinitionInput, { value, id }: PlaceAfter) {
  const row = Prisma.sql`${Prisma.raw(SUBJECT_SOURCES[definition.subject].id)} > ${id}::uuid`
  const sort = sortExpression(viewer, definition)
  if (value === null) return Prisma.sql`${sort} is null and ${row}`
  const sortKind = definition.sort && columnOf(definition.subject, definition.sort.column)?.kind
  const at = Prisma.sql`${String(value)}${Prisma.raw(CASTS[sortKind ?? "number"])}`
  const past = Prisma.raw(definition.sort?.direction === "desc" ? "<" : ">")
  return Prisma.sql`(${sort} ${past} ${at} or (${sort} = ${at} and ${row}) or ${sort} is null)`
}

const CASTS: Record<ReportKind, string> = {
  text: "::text",
  choice: "::text",
  date: "::text",
  number: "::float8",
  percent: "::float8",
  flag: "::boolean",
}

/** The first column orders where nothing else was chosen. */
function sortExpression(viewer: Viewer, definition: ReportDefinitionInput) {
  const key = definition.sort?.column
  return key ? expression(viewer, definition, key) : Prisma.sql`0::float8`
}

/** A column as SQL: a constant of the catalogue with the shelter's day and zone put in. */
function expression(viewer: Viewer, { subject }: Pick<ReportDefinitionInput, "subject">, key: string) {
  const found = SUBJECT_SOURCES[subject].columns[key]
  if (!found) throw new RangeError(`a report about ${subject} has no column ${key}`)
  const parts = found.split(/\{(today|zone)\}/)
  return Prisma.sql`(${Prisma.join(
    parts.map((part, at) => {
      if (at % 2 === 0) return Prisma.raw(part)
      return part === "today"
        ? Prisma.sql`${isoFromDay(today(viewer))}::date`
        : Prisma.sql`${viewer.timeZone}::text`
    }),
    "",
  )})`
}

function conditions(viewer: Viewer, definition: ReportDefinitionInput) {
  const source = SUBJECT_SOURCES[definition.subject]
  return Prisma.join(
    [
      Prisma.sql`${Prisma.raw(source.shelter)} = ${viewer.shelterId}::uuid`,
      ...(source.where ? [Prisma.raw(source.where)] : []),
      ...definition.filters.map((filter) => condition(expression(viewer, definition, filter.column), filter)),
    ],
    " and ",
  )
}

function condition(value: Prisma.Sql, filter: ReportFilter): Prisma.Sql {
  switch (filter.is) {
    case "between":
      return Prisma.sql`(${bounds(value, "text", filter.from, filter.to)})`
    case "range":
      return Prisma.sql`(${bounds(value, "float8", filter.min, filter.max)})`
    case "contains":
      return Prisma.sql`position(lower(${filter.text}::text) in lower(${value})) > 0`
    case "oneOf": {
      const isKnown = Prisma.sql`${value} = any(${filter.values}::text[])`
      return filter.values.includes("unknown") ? Prisma.sql`(${isKnown} or ${value} is null)` : isKnown
    }
    case "answer":
      if (filter.value === "unknown") return Prisma.sql`${value} is null`
      return Prisma.sql`${value} = ${filter.value === "yes"}::boolean`
  }
}

/** From one bound to the other, both included; without any bound the value has to be known. */
function bounds(value: Prisma.Sql, type: string, from: string | number | null, to: string | number | null) {
  const cast = Prisma.raw(`::${type}`)
  return Prisma.join(
    [
      Prisma.sql`${value} is not null`,
      ...(from === null ? [] : [Prisma.sql`${value} >= ${from}${cast}`]),
      ...(to === null ? [] : [Prisma.sql`${value} <= ${to}${cast}`]),
    ],
    " and ",
  )
}

const writePlace = ({ value, id }: PlaceAfter) =>
  Buffer.from(JSON.stringify([id, value])).toString("base64url")

/** An address somebody changed by hand is the first page. */
function readPlace(text: string | null): PlaceAfter | null {
  if (!text) return null
  try {
    const [id, value] = JSON.parse(Buffer.from(text, "base64url").toString()) as [unknown, unknown]
    const isValue = value === null || ["string", "number", "boolean"].includes(typeof value)
    const isRow = typeof id === "string" && /^[0-9a-f-]{36}$/.test(id)
    return isRow && isValue ? { id, value: value as ReportValue } : null
  } catch {
    return null
  }
}
