import "server-only"
import { stringify } from "csv-stringify/sync"
import { type CellValue, type WriteSheet, writeXlsx } from "hucre/xlsx"
import { guardCell } from "@/lib/domain/interop/guard-cell"
import { downloadStream } from "./download-stream"
import { AppError } from "./errors"

/** One column of a table that goes into a file. */
export interface TableColumn {
  readonly key: string
  readonly label: string
  readonly kind: "text" | "number" | "percent" | "date" | "flag"
}

/** Dates are ISO days, a percent is a share from 0 to 1, null is not known or hidden. */
export type TableCell = string | number | boolean | null
export type TableRow = readonly TableCell[]

export interface TableFile {
  readonly title: string
  readonly columns: readonly TableColumn[]
  readonly rows: Iterable<TableRow> | AsyncIterable<TableRow>
  /** What a reader has to know beside the numbers, a sentence each. A CSV has no room for them. */
  readonly notes: readonly string[]
}

export const FILE_FORMATS = ["csv", "xlsx", "pdf", "json"] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

export const CONTENT_TYPES: Record<FileFormat, string> = {
  json: "application/json",
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
}

// Without it a spreadsheet reads the file in its own code page and breaks every accent.
const BYTE_ORDER_MARK = "\uFEFF"
const ROWS_AT_ONCE = 500
/** A workbook is put together in memory: about half a gigabyte at this size. */
const MOST_CELLS = 1_200_000
const LONGEST_CELL = 32_767
const LONGEST_SHEET_NAME = 31
const NUMBER_FORMATS: Partial<Record<TableColumn["kind"], string>> = { percent: "0.0%", date: "yyyy-mm-dd" }
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/

const flagWord = (value: boolean) => (value ? "yes" : "no")

/** The table as CSV, UTF-8 with its mark: days as ISO dates, a percent as its share, text that a spreadsheet would run is guarded. */
export function csvStream(table: TableFile): ReadableStream<Uint8Array> {
  return downloadStream(csvParts(table), "a table as CSV")
}

async function* csvParts({ columns, rows }: TableFile): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const written = (lines: string[][]) => encoder.encode(stringify(lines))
  yield encoder.encode(BYTE_ORDER_MARK + stringify([columns.map(({ label }) => guardCell(label))]))
  let lines: string[][] = []
  for await (const row of rows) {
    lines.push(columns.map((_, place) => csvCell(row[place] ?? null)))
    if (lines.length < ROWS_AT_ONCE) continue
    yield written(lines)
    lines = []
  }
  if (lines.length > 0) yield written(lines)
}

function csvCell(cell: TableCell): string {
  if (cell === null) return ""
  if (typeof cell === "boolean") return flagWord(cell)
  // A number is a number, also below zero; only words can pretend to be a formula.
  return typeof cell === "number" ? String(cell) : guardCell(cell)
}

/**
 * The tables as one workbook, a sheet each and the notes on the last: real numbers, dates and percents, the heading
 * frozen, never a formula. The library's streaming writer knows one sheet only, so the workbook is made in memory when
 * somebody begins to read; a table too large for that is refused with a word about CSV.
 */
export function xlsxStream(tables: readonly TableFile[]): ReadableStream<Uint8Array> {
  return downloadStream(workbookParts(tables), "a workbook")
}

async function* workbookParts(tables: readonly TableFile[]): AsyncGenerator<Uint8Array> {
  const names = sheetNames([...tables.map(({ title }) => title), "Notes"])
  const budget = { cells: MOST_CELLS }
  const sheets: WriteSheet[] = []
  for (const [place, table] of tables.entries())
    sheets.push(await sheetOf(table, names[place] ?? table.title, budget))
  const notes = tables.flatMap(({ title, notes }) => notes.map((note) => [title, note].map(textCell)))
  if (notes.length > 0)
    sheets.push({
      name: names.at(-1) ?? "Notes",
      columns: [{ width: 30 }, { width: 110 }],
      rows: [["Table", "Note"], ...notes],
      freezePane: { rows: 1 },
    })
  yield await writeXlsx({ sheets, stringMode: "inline" })
}

async function sheetOf(table: TableFile, name: string, budget: { cells: number }): Promise<WriteSheet> {
  const rows: CellValue[][] = [table.columns.map(({ label }) => textCell(label))]
  for await (const row of table.rows) {
    budget.cells -= table.columns.length
    if (budget.cells < 0)
      throw new AppError(
        "INVALID",
        "This is too large for a spreadsheet file. Take CSV, or choose fewer rows or columns.",
      )
    rows.push(table.columns.map(({ kind }, place) => sheetCell(kind, row[place] ?? null)))
  }
  return {
    name,
    rows,
    freezePane: { rows: 1 },
    columns: table.columns.map(({ kind, label }) => ({
      width: Math.min(44, Math.max(kind === "text" ? 18 : 12, label.length + 2)),
      ...(NUMBER_FORMATS[kind] ? { numFmt: NUMBER_FORMATS[kind] } : {}),
    })),
  }
}

function sheetCell(kind: TableColumn["kind"], cell: TableCell): CellValue {
  if (cell === null) return null
  if (typeof cell === "boolean") return flagWord(cell)
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : null
  if (kind === "date" && ISO_DAY.test(cell)) return new Date(`${cell}T00:00:00Z`)
  return textCell(cell)
}

// A spreadsheet holds no longer text in one cell; the dots say that there was more. A lone half of a pair is no text, and
// what looks like the format's own way to write a sign by its number is marked as plain text.
const textCell = (text: string) =>
  (text.length > LONGEST_CELL ? `${cut(text, LONGEST_CELL - 1)}…` : text)
    .replace(/\p{Cs}/gu, "\uFFFD")
    .replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")

/** Names a spreadsheet accepts: no signs it forbids, 31 characters, none twice, not "History". */
export function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>()
  return titles.map((title) => {
    const legal = title
      .replace(/[\p{Cc}\p{Cs}[\]:*?/\\]/gu, " ")
      .replace(/\s+/g, " ")
      .replace(/^[' ]+|[' ]+$/g, "")
    const base = legal === "" || legal.toLowerCase() === "history" ? `Table ${legal}`.trim() : legal
    for (let number = 1; ; number++) {
      const ending = number === 1 ? "" : ` ${number}`
      const name = cut(base, LONGEST_SHEET_NAME - ending.length).replace(/[' ]+$/, "") + ending
      if (taken.has(name.toLowerCase())) continue
      taken.add(name.toLowerCase())
      return name
    }
  })
}

/** At most so many UTF-16 units, and no half of a pair at the end. */
const cut = (text: string, most: number) => text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "")
