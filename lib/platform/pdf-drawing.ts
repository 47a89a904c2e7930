import "server-only"
import { type Drawing, type Mark, PAPER_PAINTS } from "./charts/drawing"
import type { Pdf, Structure } from "./pdf-page"

/** A drawing of a printed document: vectors, with words for those who do not see it. */
export interface DrawingBlock {
  readonly kind: "drawing"
  readonly drawing: Drawing
  readonly alt: string
}

/** Draws with vectors, scaled to the width of the page, as one figure with its alternative text. */
export function writeDrawing(pdf: Pdf, root: Structure, { drawing, alt }: DrawingBlock) {
  const { left, right, bottom } = pdf.page.margins
  const scale = Math.min(1, (pdf.page.width - left - right) / drawing.width)
  const height = drawing.height * scale
  if (pdf.y + height > pdf.page.height - bottom) pdf.addPage()
  const { y } = pdf
  const paint = () => {
    pdf.save()
    pdf.translate(left, y).scale(scale)
    for (const mark of drawing.marks) {
      if (mark.kind === "path") paintPath(pdf, mark)
      else paintText(pdf, mark)
    }
    pdf.restore()
  }
  // The library knows the box of a figure; its type declarations do not yet.
  root.add(
    pdf.struct("Figure", { alt, bbox: [left, y, pdf.page.width - right, y + height] } as object, paint),
  )
  pdf.x = left
  pdf.y = y + height + 6
}

function paintPath(pdf: Pdf, { d, fill, opacity, stroke }: Extract<Mark, { kind: "path" }>) {
  if (fill)
    pdf
      .path(d)
      .fillOpacity(opacity ?? 1)
      .fill(PAPER_PAINTS[fill])
  if (stroke) {
    pdf.path(d).lineWidth(stroke.width)
    if (stroke.dash) {
      const [on, off] = stroke.dash.split(" ").map(Number)
      pdf.dash(on ?? 4, { space: off ?? 3 })
    } else pdf.undash()
    pdf.stroke(PAPER_PAINTS[stroke.paint])
  }
}

function paintText(pdf: Pdf, { text, x, y, size, anchor, paint, isBold }: Extract<Mark, { kind: "text" }>) {
  pdf.font(isBold ? "bold" : "text").fontSize(size)
  const width = pdf.widthOfString(text)
  const left = anchor === "middle" ? x - width / 2 : anchor === "end" ? x - width : x
  pdf
    .fillOpacity(1)
    .fillColor(PAPER_PAINTS[paint])
    .text(text, left, y - size * 0.78, { lineBreak: false })
}
