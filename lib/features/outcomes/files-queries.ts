import "server-only"
import { stringify } from "csv-stringify/sync"
import { guardCell } from "@/lib/domain/interop/guard-cell"
import type { Chart, DataTable } from "@/lib/domain/outcomes/chart"
import { CHART_PARTS } from "@/lib/domain/outcomes/charts/chart-list"
import { hideSmallCounts } from "@/lib/domain/outcomes/hide-small"
import { drawPanel } from "@/lib/platform/charts/draw-panel"
import { pngFile, svgFile } from "@/lib/platform/charts/svg-file"
import { now } from "@/lib/platform/clock"
import { AppError } from "@/lib/platform/errors"
import { formatMoment, formatNumber } from "@/lib/platform/format"
import { CONTENT_TYPES, type TableFile, xlsxStream } from "@/lib/platform/table-files"
import { type DocumentPart, type PrintedBlock, writeTaggedPdf } from "@/lib/platform/tagged-pdf"
import type { Viewer } from "@/lib/platform/viewer"
import { chartsOf, nameOf } from "./charts-queries"
import { type ChartFileParams, cohortEntries, type OutcomesParams } from "./schema"

const PICTURE_WIDTH = 760
const BYTE_ORDER_MARK = "\uFEFF"

export interface OutcomesFile {
  name: string
  contentType: string
  body: BodyInit
}

/** A file of one chart or of a whole part: the same figures as on the screen, with counts from 1 to 4 hidden. */
export async function outcomesFile(
  viewer: Viewer,
  params: OutcomesParams,
  file: ChartFileParams,
): Promise<OutcomesFile> {
  const charts = (await chartsOf(viewer, params, file.chart)).map(hideSmallCounts)
  const name = `outcomes-${(file.chart ?? params.part).toLowerCase()}`
  if (file.format === "svg" || file.format === "png") return pictureOf(charts, { name, file })
  if (file.format === "csv")
    return { name: `${name}.csv`, contentType: CONTENT_TYPES.csv, body: csvOf(charts) }
  if (file.format === "xlsx")
    return {
      name: `${name}.xlsx`,
      contentType: CONTENT_TYPES.xlsx,
      body: xlsxStream(charts.flatMap(sheetsOf)),
    }
  return { name: `${name}.pdf`, contentType: CONTENT_TYPES.pdf, body: await pdfOf(viewer, params, charts) }
}

/** n, open stays and the end of the data in one line. */
export const standing = ({ n, openStays, dataEnd }: Chart): string =>
  [
    ...n.map((one) => `${n.length > 1 ? `${one.name}: ` : ""}${formatNumber(one.n)} ${one.unit}`),
    ...(openStays === null ? [] : [`${formatNumber(openStays)} still open`]),
    `data to ${dataEnd ?? "–"}`,
  ].join(", ")

const notesOf = (chart: Chart): string[] => [
  `${standing(chart)}.`,
  `${chart.method} Interval: ${chart.interval}.`,
  ...(chart.canDetect ? [chart.canDetect] : []),
  ...chart.panels.flatMap((panel) => (panel.kind === "refused" ? [`${panel.title}: ${panel.reason}`] : [])),
  ...chart.notes,
]

/** Every table of the charts one below the other, each with its caption; notes at the end. */
function csvOf(charts: readonly Chart[]): string {
  const lines: string[][] = []
  for (const chart of charts) {
    lines.push([`${chart.id} ${chart.title}`])
    for (const { caption, columns, rows } of chart.tables)
      lines.push(
        [caption],
        columns.map(({ label }) => label),
        ...rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell)))),
        [],
      )
    lines.push(...notesOf(chart).map((note) => [note]), [])
  }
  return BYTE_ORDER_MARK + stringify(lines.map((line) => line.map(guardCell)))
}

const KINDS = {
  share: "percent",
  number: "number",
  days: "number",
  count: "number",
  place: "number",
  text: "text",
} as const

const columnsOf = ({ columns }: DataTable) =>
  columns.map(({ key, label, measure }) => ({ key, label, kind: KINDS[measure] }))

const sheetsOf = (chart: Chart): TableFile[] =>
  chart.tables.map((table, index) => ({
    title: `${chart.id} ${table.caption}`,
    columns: columnsOf(table),
    rows: table.rows,
    notes: index === 0 ? notesOf(chart) : [],
  }))

/** The parts of a printed document for some charts: words, pictures as vectors, tables. */
export const documentParts = (charts: readonly Chart[]): DocumentPart<PrintedBlock>[] =>
  charts.map((chart) => ({
    id: chart.id,
    title: `${chart.id} ${chart.title}`,
    blocks: [
      { kind: "paragraph", text: `${standing(chart)}. ${chart.method} Interval: ${chart.interval}.` },
      ...chart.panels.map(
        (panel): PrintedBlock =>
          panel.kind === "refused"
            ? { kind: "paragraph", text: `${panel.title}: ${panel.reason}` }
            : {
                kind: "drawing",
                drawing: drawPanel(panel, PICTURE_WIDTH),
                alt: `${chart.title}: ${panel.title}. The table below holds the same numbers.`,
              },
      ),
      ...(chart.canDetect ? [{ kind: "paragraph" as const, text: chart.canDetect }] : []),
      ...(chart.notes.length > 0 ? [{ kind: "list" as const, items: chart.notes }] : []),
      ...chart.tables
        .filter(({ rows }) => rows.length > 0)
        .map((table) => ({
          kind: "table" as const,
          caption: table.caption,
          columns: columnsOf(table),
          rows: table.rows,
        })),
    ],
  }))

function pdfOf(viewer: Viewer, params: OutcomesParams, charts: readonly Chart[]) {
  const part = CHART_PARTS.find(({ key }) => key === params.part)
  const [only] = charts
  const title = charts.length === 1 && only ? `${only.id} ${only.title}` : (part?.label ?? "Outcomes")
  return writeTaggedPdf({
    title: `${title}, ${viewer.shelterName}`,
    intro: [
      `Made on ${formatMoment(now(), viewer)}.`,
      ...params.cohorts.map((cohort, i) => {
        const conditions = cohortEntries(cohort).filter(([key]) => key !== "name" && key !== "view")
        const words = conditions.map(([key, value]) => `${key} ${value}`).join(", ")
        return `${nameOf(cohort, i, params.cohorts.length)}: ${words || "every stay"}.`
      }),
    ].join(" "),
    language: "en",
    author: viewer.shelterName,
    parts: documentParts(charts),
  })
}

async function pictureOf(
  charts: readonly Chart[],
  { name, file }: { name: string; file: ChartFileParams },
): Promise<OutcomesFile> {
  const [chart] = charts
  const panel = chart?.panels[file.panel]
  if (!chart || !file.chart || !panel)
    throw new AppError("INVALID", "Say which chart and which of its pictures: chart=C1&panel=0.")
  if (panel.kind === "refused") throw new AppError("INVALID", panel.reason)
  const described = {
    drawing: drawPanel(panel, PICTURE_WIDTH),
    title: `${chart.id} ${chart.title}: ${panel.title}`,
    caption: `${chart.id} ${chart.title}. ${standing(chart)}. Interval: ${chart.interval}.`,
  }
  return file.format === "svg"
    ? { name: `${name}.svg`, contentType: "image/svg+xml", body: svgFile(described) }
    : { name: `${name}.png`, contentType: "image/png", body: await pngFile(described) }
}
