import "server-only"
import { type DrawingBlock, writeDrawing } from "./pdf-drawing"
import { INK, openTaggedPdf, type Pdf, SPRUCE, type Structure } from "./pdf-page"
import { type TableBlock, writeTable } from "./pdf-tables"

/** What a printed document is made of; the same blocks make the page on the screen. */
export type DocumentBlock =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "steps"
      readonly items: readonly { readonly title: string; readonly lines: readonly string[] }[]
    }
  /** Lines to write on by hand. */
  | { readonly kind: "blanks"; readonly labels: readonly string[] }

/** The same with what only files have. */
export type PrintedBlock = DocumentBlock | TableBlock | DrawingBlock

export interface DocumentPart<Block = DocumentBlock> {
  readonly id: string
  readonly title: string
  readonly blocks: readonly Block[]
}

export interface PrintedDocument<Block = DocumentBlock> {
  readonly title: string
  readonly intro: string
  readonly language: string
  readonly author: string
  readonly parts: readonly DocumentPart<Block>[]
  /** For many columns. */
  readonly isWide?: boolean
}

const SIZES = { h1: 22, h2: 14, text: 10.5 } as const
const INDENT = 14
const BLANK_HEIGHT = 24

/** A document whose headings, paragraphs and lists keep their meaning for a screen reader. */
export async function writeTaggedPdf(
  source: PrintedDocument<PrintedBlock>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { pdf, done } = openTaggedPdf(source)
  const root = pdf.struct("Document")
  pdf.addStructure(root)
  heading(pdf, root, { text: source.title, level: 1 })
  paragraph(pdf, root, source.intro)
  for (const part of source.parts) {
    heading(pdf, root, { text: part.title, level: 2 })
    for (const block of part.blocks) {
      if (block.kind === "table") writeTable(pdf, root, block, source.language)
      else if (block.kind === "drawing") writeDrawing(pdf, root, block)
      else writeBlock(pdf, root, block)
    }
  }
  root.end()
  pdf.end()
  return done
}

function heading(pdf: Pdf, root: Structure, { text, level }: { text: string; level: 1 | 2 }) {
  const size = level === 1 ? SIZES.h1 : SIZES.h2
  // A heading stays with the first lines of what it heads.
  if (pdf.y > pdf.page.height - pdf.page.margins.bottom - 4 * size) pdf.addPage()
  if (level === 2) pdf.moveDown(0.7)
  root.add(pdf.struct(`H${level}`, {}, () => pdf.font("bold").fontSize(size).fillColor(SPRUCE).text(text)))
  pdf.moveDown(0.25)
}

const body = (pdf: Pdf) => pdf.font("text").fontSize(SIZES.text).fillColor(INK)

function paragraph(pdf: Pdf, root: Structure, text: string) {
  root.add(pdf.struct("P", {}, () => body(pdf).text(text, { lineGap: 2 })))
  pdf.moveDown(0.35)
}

function writeBlock(pdf: Pdf, root: Structure, block: DocumentBlock) {
  if (block.kind === "paragraph") return paragraph(pdf, root, block.text)
  if (block.kind === "blanks") return blanks(pdf, root, block.labels)
  const list = pdf.struct("L")
  root.add(list)
  if (block.kind === "list") for (const item of block.items) listItem(pdf, list, [item])
  else for (const { title, lines } of block.items) listItem(pdf, list, lines, title)
  list.end()
  pdf.moveDown(0.35)
}

function listItem(pdf: Pdf, list: Structure, lines: readonly string[], title?: string) {
  const left = pdf.page.margins.left
  const write = () => {
    if (title)
      pdf
        .font("bold")
        .fontSize(SIZES.text)
        .fillColor(INK)
        .text(title, left + INDENT, pdf.y, { lineGap: 2 })
    for (const line of lines) body(pdf).text(line, left + INDENT, pdf.y, { lineGap: 2 })
  }
  const item = pdf.struct("LI")
  list.add(item)
  item.add(
    pdf.struct("Lbl", {}, () => {
      const { y } = pdf
      body(pdf).text("•", left, y)
      pdf.y = y
    }),
  )
  item.add(pdf.struct("LBody", {}, write))
  item.end()
  pdf.x = left
}

function blanks(pdf: Pdf, root: Structure, labels: readonly string[]) {
  for (const label of labels) {
    if (pdf.y > pdf.page.height - pdf.page.margins.bottom - BLANK_HEIGHT) pdf.addPage()
    const { y } = pdf
    root.add(pdf.struct("P", {}, () => body(pdf).text(`${label}:`, pdf.page.margins.left, y)))
    pdf.markContent("Artifact", { type: "Layout" })
    pdf
      .moveTo(pdf.page.margins.left + 130, y + 13)
      .lineTo(pdf.page.width - pdf.page.margins.right, y + 13)
      .lineWidth(0.5)
      .stroke(INK)
    pdf.endMarkedContent()
    pdf.y = y + BLANK_HEIGHT
  }
}
