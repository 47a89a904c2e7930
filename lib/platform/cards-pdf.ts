import "server-only"
import { INK, openTaggedPdf, type Pdf, SPRUCE, type Structure } from "./pdf-page"

interface Figure {
  readonly bytes: Uint8Array
  readonly alt: string
}

/** A card to hang up: one picture, a few words, a code to scan. */
export interface PrintedCard {
  readonly shelter: string
  readonly name: string
  readonly facts: string
  readonly label: string
  readonly lines: readonly string[]
  readonly picture: Figure
  readonly parts: readonly { readonly title: string; readonly items: readonly string[] }[]
  readonly code: Figure & { readonly words: string }
  readonly foot: string
}

interface Sheet {
  readonly title: string
  readonly language: string
  readonly author: string
  readonly cards: readonly PrintedCard[]
  /** Cards on one page: the second is half as high. */
  readonly perPage: 1 | 2
}

interface Measures {
  /** Of the card on its page, in points. */
  readonly top: number
  readonly height: number
  readonly picture: number
  readonly code: number
  readonly name: number
  readonly text: number
  readonly mostItems: number
}

const A4 = { width: 595.28, height: 841.89 }
const SIDE = 42
const GAP = 18
const ROOMY = { picture: 250, code: 140, name: 48, text: 15, mostItems: 9 }
const TIGHT = { picture: 132, code: 82, name: 27, text: 9.5, mostItems: 4 }

/** Cards on A4, one or two to a page, tagged (PDF/UA): each is a section with its name as heading. */
export async function writeCards({ title, language, author, cards, perPage }: Sheet) {
  const { pdf, done } = openTaggedPdf({ title, language, author })
  const root = pdf.struct("Document")
  pdf.addStructure(root)
  for (const [index, card] of cards.entries()) {
    const slot = index % perPage
    if (index > 0 && slot === 0) pdf.addPage()
    // A card keeps to its own space; the library's would begin a page for the last line of a long name.
    pdf.page.margins.bottom = 0
    const height = A4.height / perPage
    const measures = perPage === 1 ? ROOMY : TIGHT
    writeCard(pdf, root, card, { ...measures, top: slot * height, height })
    if (slot > 0) cutLine(pdf, slot * height)
  }
  root.end()
  pdf.end()
  return done
}

function writeCard(pdf: Pdf, root: Structure, card: PrintedCard, size: Measures) {
  const section = pdf.struct("Sect")
  root.add(section)
  const top = size.top + SIDE
  const beside = SIDE + size.picture + GAP
  const wide = A4.width - beside - SIDE
  figure(pdf, section, card.picture, { x: SIDE, y: top, side: size.picture })
  pdf.y = top
  const write = (tag: string, text: string, look: Look) =>
    section.add(pdf.struct(tag, {}, () => words(pdf, text, { x: beside, width: wide, ...look })))
  write("P", card.shelter, { size: size.text * 0.85, colour: INK })
  write("H1", card.name, { size: fitting(pdf, card.name, size.name, wide), isBold: true, colour: SPRUCE })
  write("P", card.facts, { size: size.text * 1.1 })
  write("P", card.label, { size: size.text * 1.25, isBold: true, colour: SPRUCE, before: 6 })
  for (const line of card.lines) write("P", line, { size: size.text, before: 3 })

  const footTop = size.top + size.height - SIDE - size.code
  const column = (A4.width - 2 * SIDE - GAP) / 2
  const partsTop = Math.max(pdf.y, top + size.picture) + GAP
  for (const [index, part] of card.parts.entries()) {
    pdf.y = partsTop
    const x = SIDE + index * (column + GAP)
    section.add(
      pdf.struct("H2", {}, () =>
        words(pdf, part.title, { x, width: column, size: size.text * 1.15, isBold: true, colour: SPRUCE }),
      ),
    )
    items(pdf, section, part.items.slice(0, size.mostItems), {
      x,
      width: column,
      size: size.text,
      until: footTop,
    })
  }

  figure(pdf, section, card.code, { x: SIDE, y: footTop, side: size.code })
  pdf.y = footTop + size.code / 8
  const afterCode = { x: SIDE + size.code + GAP, width: A4.width - 2 * SIDE - size.code - GAP }
  for (const [text, look] of [
    [card.code.words, { size: size.text * 1.15, isBold: true }],
    [card.foot, { size: size.text * 0.85, before: 4 }],
  ] as const)
    section.add(pdf.struct("P", {}, () => words(pdf, text, { ...afterCode, ...look })))
  section.end()
}

interface Look {
  readonly size: number
  readonly isBold?: boolean
  readonly colour?: string
  /** Space above, in points. */
  readonly before?: number
}

interface Placed extends Look {
  readonly x: number
  readonly width: number
}

function words(pdf: Pdf, text: string, { x, width, size, isBold, colour = INK, before = 0 }: Placed) {
  pdf
    .font(isBold ? "bold" : "text")
    .fontSize(size)
    .fillColor(colour)
    .text(text, x, pdf.y + before, { width, lineGap: 1.5 })
}

/** The largest size up to the wished one at which a name stays on two lines. */
function fitting(pdf: Pdf, text: string, wished: number, width: number): number {
  for (let size = wished; size > 12; size -= 2)
    if (pdf.font("bold").fontSize(size).heightOfString(text, { width }) <= size * 2.9) return size
  return 12
}

function items(
  pdf: Pdf,
  section: Structure,
  lines: readonly string[],
  { until, ...placed }: Placed & { until: number },
) {
  const list = pdf.struct("L")
  section.add(list)
  for (const line of lines) {
    const look = { ...placed, x: placed.x + 11, width: placed.width - 11 }
    pdf.font("text").fontSize(look.size)
    // What does not fit is on the page the code leads to; half a line would be worse.
    if (pdf.y + 3 + pdf.heightOfString(line, { width: look.width, lineGap: 1.5 }) > until - 6) break
    const item = pdf.struct("LI")
    list.add(item)
    const { y } = pdf
    item.add(pdf.struct("Lbl", {}, () => words(pdf, "•", { ...placed, before: 3 })))
    pdf.y = y
    item.add(pdf.struct("LBody", {}, () => words(pdf, line, { ...look, before: 3 })))
    item.end()
  }
  list.end()
}

function figure(
  pdf: Pdf,
  section: Structure,
  { bytes, alt }: Figure,
  { x, y, side }: { x: number; y: number; side: number },
) {
  // The library knows where a figure stands; its type declarations do not yet.
  const options = { alt, bbox: [x, y, x + side, y + side] } as { alt: string }
  section.add(
    pdf.struct("Figure", options, () => {
      pdf.image(Buffer.from(bytes), x, y, { width: side, height: side })
    }),
  )
}

function cutLine(pdf: Pdf, y: number) {
  pdf.markContent("Artifact", { type: "Layout" })
  pdf.moveTo(0, y).lineTo(A4.width, y).dash(4, { space: 4 }).lineWidth(0.5).stroke(INK).undash()
  pdf.endMarkedContent()
}
