import "server-only"
import { SUBJECTS } from "@/lib/domain/reports/subjects"
import { lastSyncs } from "@/lib/features/imports/sources-queries"
import { syncNotes } from "@/lib/features/imports/sync-schema"
import { formatMonth, formatNumber } from "@/lib/platform/format"
import { csvStream, type TableFile, type TableRow, xlsxStream } from "@/lib/platform/table-files"
import { writeTaggedPdf } from "@/lib/platform/tagged-pdf"
import type { Viewer } from "@/lib/platform/viewer"
import { boardPdf } from "./board-queries"
import type { ReportDefinitionInput } from "./definition-schema"
import { matrixFile } from "./matrix-queries"
import { columnsOf, countReport, reportRows } from "./rows-queries"
import { MOST_PDF_ROWS, MonthParams, RowsParams, type RunFormat, type RunKind } from "./runs-schema"

/** Makes the files of one kind of run. */
export interface Maker {
  /** Formats this kind can be made in; the first is proposed. */
  readonly formats: readonly RunFormat[]
  /** How many rows there will be, where that is known beforehand. */
  count(viewer: Viewer, params: unknown): Promise<number | null>
  /** The file; `onRows` is told now and then how many rows are done. */
  make(viewer: Viewer, order: RunOrder): Promise<Uint8Array>
}

export interface RunOrder {
  readonly params: unknown
  readonly format: RunFormat
  readonly total: number | null
  readonly onRows: (done: number) => Promise<void>
}

const ROWS_BETWEEN_WORDS = 1_000
const MOST_UPRIGHT_COLUMNS = 6

const rowsMaker: Maker = {
  formats: ["csv", "xlsx", "pdf"],
  count: (viewer, params) => countReport(viewer, RowsParams.parse(params).definition),
  async make(viewer, { params, format, total, onRows }) {
    const { name, definition } = RowsParams.parse(params)
    const most = format === "pdf" ? MOST_PDF_ROWS : Number.POSITIVE_INFINITY
    const rows = told(reportRows(viewer, definition, most), onRows)
    const table: TableFile = {
      title: name,
      columns: columnsOf(definition),
      rows,
      notes: [...notesOf(viewer, definition), ...syncNotes(await lastSyncs(viewer), viewer)],
    }
    if (format === "csv") return bytesOf(csvStream(table))
    if (format === "xlsx") return bytesOf(xlsxStream([table]))
    return printed(viewer, table, total ?? 0)
  },
}

const matrixMaker: Maker = {
  formats: ["csv", "json"],
  count: async () => null,
  async make(viewer, { params, format }) {
    const { month } = MonthParams.parse(params)
    const { text } = await matrixFile(viewer, { month, format: format === "json" ? "json" : "csv" })
    return new TextEncoder().encode(text)
  },
}

const boardMaker: Maker = {
  formats: ["pdf"],
  count: async () => null,
  make: (viewer, { params }) => boardPdf(viewer, MonthParams.parse(params).month),
}

/**
 * Every kind of file a run or a schedule can make. A new kind is one entry here; what has none is neither offered nor made.
 */
export const MAKERS: Readonly<Partial<Record<RunKind, Maker>>> = {
  rows: rowsMaker,
  matrix: matrixMaker,
  board: boardMaker,
}

/** The name of a run of the matrix. */
export const matrixTitle = (month: string) => `Intake and outcome, ${formatMonth(month)}`

function notesOf(viewer: Viewer, { subject, filters }: ReportDefinitionInput): string[] {
  return [
    `${viewer.shelterName}. Each row is ${SUBJECTS[subject].row}. An empty cell is not known or does not apply.`,
    filters.length === 0
      ? "Every row is included."
      : `Only rows that meet ${formatNumber(filters.length)} ${filters.length === 1 ? "condition" : "conditions"} are included.`,
  ]
}

async function* told(
  rows: AsyncIterable<TableRow>,
  onRows: (done: number) => Promise<void>,
): AsyncGenerator<TableRow> {
  let done = 0
  for await (const row of rows) {
    yield row
    if (++done % ROWS_BETWEEN_WORDS === 0) await onRows(done)
  }
  await onRows(done)
}

const bytesOf = async (stream: ReadableStream<Uint8Array>): Promise<Uint8Array> => {
  const parts: Uint8Array[] = []
  for await (const part of stream as unknown as AsyncIterable<Uint8Array>) parts.push(part)
  return new Uint8Array(Buffer.concat(parts))
}

async function printed(viewer: Viewer, table: TableFile, total: number): Promise<Uint8Array> {
  const rows: TableRow[] = []
  for await (const row of table.rows) rows.push(row)
  const isCut = total > rows.length
  const n = `${formatNumber(rows.length)} ${rows.length === 1 ? "row" : "rows"}`
  return writeTaggedPdf({
    title: table.title,
    intro: isCut
      ? `The first ${n} of ${formatNumber(total)}: a printed report holds no more. The CSV and the workbook hold all of them.`
      : `${n}.`,
    language: "en",
    author: viewer.shelterName,
    isWide: table.columns.length > MOST_UPRIGHT_COLUMNS,
    parts: [
      {
        id: "rows",
        title: "Rows",
        blocks: [{ kind: "table", caption: table.title, columns: table.columns, rows }],
      },
      { id: "notes", title: "How to read it", blocks: [{ kind: "list", items: table.notes }] },
    ],
  })
}
