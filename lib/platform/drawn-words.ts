import "server-only"
import PDFDocument from "pdfkit"
import { fontBytes } from "./font-bytes"

interface Glyph {
  advanceWidth: number
  path: { toSVG(): string }
}
interface OutlineFont {
  unitsPerEm: number
  layout(text: string): { glyphs: Glyph[] }
}

const kept = new Map<number, OutlineFont>()

/** The bundled font as outlines. The PDF library reads fonts of the web; a picture cannot, and a server may have none of its own. */
function outlines(weight: 400 | 700): OutlineFont {
  const known = kept.get(weight)
  if (known) return known
  const pdf = new PDFDocument({ font: fontBytes(weight) as unknown as string }) as unknown as {
    _font: { font: OutlineFont }
  }
  kept.set(weight, pdf._font.font)
  return pdf._font.font
}

export interface DrawnLine {
  readonly text: string
  readonly x: number
  /** Of the line the letters stand on. */
  readonly y: number
  readonly size: number
  readonly weight: 400 | 700
  readonly colour: string
  /** In pixels; a longer text is drawn smaller. */
  readonly width: number
}

/** One line of words as SVG paths. */
export function drawnWords({ text, x, y, size, weight, colour, width }: DrawnLine): string {
  const font = outlines(weight)
  const { glyphs } = font.layout(text)
  const units = glyphs.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0)
  const scale = Math.min(size / font.unitsPerEm, width / Math.max(1, units))
  let pen = 0
  const paths = glyphs.map(({ path, advanceWidth }) => {
    const drawn = `<path transform="translate(${pen} 0)" d="${path.toSVG()}"/>`
    pen += advanceWidth
    return drawn
  })
  return `<g fill="${colour}" transform="translate(${x} ${y}) scale(${scale} ${-scale})">${paths.join("")}</g>`
}
