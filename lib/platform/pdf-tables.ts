import "server-only"
import { INK, type Pdf, SPRUCE, type Structure } from "./pdf-page"
import type { TableCell, TableColumn } from "./table-files"
import { cellWords, isFigure } from "./table-words"

/** A table of a printed document: the first column heads its rows. */
export interface TableBlock {
  readonly kind: "table"
  readonly caption: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly TableCell[])[]
}

const SIZE = 8.5
const PADDING = 3
const WEIGHTS: Record<TableColumn["kind"], number> = {
  text: 2.2,
  date: 1.3,
  number: 1,
  percent: 1,
  flag: 0.8,
}
const RULE = "#b9c4bf"

interface Layout {
  readonly pdf: Pdf
  readonly left: number
  readonly widths: readonly number[]
  readonly columns: readonly TableColumn[]
  readonly locale: string
}

/** Writes a table with its structure (caption, headings with their scope), the headings again on every page. */
export function writeTable(pdf: Pdf, root: Structure, block: TableBlock, locale: string) {
  const { left } = pdf.page.margins
  const layout: Layout = { pdf, left, widths: widthsOf(pdf, block.columns), columns: block.columns, locale }
  const headings = block.columns.map(({ label }) => label)
  const table = pdf.struct("Table")
  root.add(table)
  // The caption stays with the headings and the first row.
  if (bottomOf(pdf) - pdf.y < 4 * SIZE + 2 * heightOf(layout, headings, "bold")) pdf.addPage()
  table.add(pdf.struct("Caption", {}, () => captionText(pdf, block.caption)))
  const head = pdf.struct("THead")
  table.add(head)
  writeRow(layout, head, headings, () => "Column")
  head.end()
  rule(layout)
  const body = pdf.struct("TBody")
  table.add(body)
  for (const row of block.rows) {
    const texts = block.columns.map(({ kind }, place) => cellWords(kind, row[place] ?? null, locale))
    if (pdf.y + heightOf(layout, texts, "text") > bottomOf(pdf)) repeatHeadings(layout, headings)
    writeRow(layout, body, texts, (place) => (place === 0 ? "Row" : null))
  }
  body.end()
  table.end()
  pdf.x = left
  pdf.moveDown(0.6)
}

const bottomOf = (pdf: Pdf) => pdf.page.height - pdf.page.margins.bottom
const pageRoom = (pdf: Pdf) => bottomOf(pdf) - pdf.page.margins.top

function widthsOf(pdf: Pdf, columns: readonly TableColumn[]): number[] {
  const whole = pdf.page.width - pdf.page.margins.left - pdf.page.margins.right
  const sum = columns.reduce((total, { kind }) => total + WEIGHTS[kind], 0)
  return columns.map(({ kind }) => (whole * WEIGHTS[kind]) / sum)
}

function captionText(pdf: Pdf, caption: string) {
  pdf
    .font("bold")
    .fontSize(SIZE + 1)
    .fillColor(SPRUCE)
    .text(caption, pdf.page.margins.left)
  pdf.moveDown(0.3)
}

/** Height of a row with its longest cell wrapped; no more than a page has, minus the headings above it. */
function heightOf({ pdf, widths }: Layout, texts: readonly string[], font: "text" | "bold"): number {
  pdf.font(font).fontSize(SIZE)
  const tallest = texts.reduce(
    (height, text, place) =>
      Math.max(height, pdf.heightOfString(text, { width: (widths[place] ?? 1) - 2 * PADDING })),
    SIZE,
  )
  return Math.min(tallest + 2 * PADDING, pageRoom(pdf) * 0.8)
}

type Scope = "Row" | "Column" | null

function writeRow(
  layout: Layout,
  parent: Structure,
  texts: readonly string[],
  scopeOf: (place: number) => Scope,
) {
  const { pdf } = layout
  const isHeading = scopeOf(texts.length - 1) === "Column"
  const { y } = pdf
  const height = heightOf(layout, texts, isHeading ? "bold" : "text")
  const row = pdf.struct("TR")
  parent.add(row)
  for (const [place, text] of texts.entries()) {
    const scope = scopeOf(place)
    const draw = () => drawCell(layout, { place, text, y, height, isBold: isHeading })
    // The library knows the scope of a heading; its type declarations do not yet.
    row.add(scope ? pdf.struct("TH", { scope } as object, draw) : pdf.struct("TD", {}, draw))
  }
  row.end()
  pdf.x = layout.left
  pdf.y = y + height
}

interface DrawnCell {
  place: number
  text: string
  y: number
  height: number
  isBold: boolean
}

function drawCell({ pdf, left, widths, columns }: Layout, { place, text, y, height, isBold }: DrawnCell) {
  const x = widths.slice(0, place).reduce((sum, width) => sum + width, left)
  const kind = columns[place]?.kind ?? "text"
  pdf
    .font(isBold ? "bold" : "text")
    .fontSize(SIZE)
    .fillColor(INK)
    .text(text, x + PADDING, y + PADDING, {
      width: (widths[place] ?? 1) - 2 * PADDING,
      // A text taller than a page ends in dots instead of running off it.
      height: height - 2 * PADDING + 1,
      ellipsis: true,
      align: isFigure(kind) ? "right" : "left",
    })
}

/** The headings on the next page are for the eye; a reader of the structure has them already. */
function repeatHeadings(layout: Layout, headings: readonly string[]) {
  const { pdf } = layout
  pdf.addPage()
  const { y } = pdf
  const height = heightOf(layout, headings, "bold")
  pdf.markContent("Artifact", { type: "Pagination" })
  for (const [place, text] of headings.entries()) drawCell(layout, { place, text, y, height, isBold: true })
  pdf.endMarkedContent()
  pdf.y = y + height
  rule(layout)
}

function rule({ pdf, left, widths }: Layout) {
  const right = widths.reduce((sum, width) => sum + width, left)
  pdf.markContent("Artifact", { type: "Layout" })
  pdf.moveTo(left, pdf.y).lineTo(right, pdf.y).lineWidth(0.5).stroke(RULE)
  pdf.endMarkedContent()
  pdf.y += 2
}
