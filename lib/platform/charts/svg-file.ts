import "server-only"
import sharp from "sharp"
import { drawnWords } from "../drawn-words"
import { type Drawing, type Mark, PAPER_PAINTS, textWidth } from "./drawing"

const SCALE = 2
const FONT = "Atkinson Hyperlegible, Segoe UI, Helvetica, Arial, sans-serif"

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign)

const pathOf = (mark: Extract<Mark, { kind: "path" }>) => {
  const fill = mark.fill ? PAPER_PAINTS[mark.fill] : "none"
  const stroke = mark.stroke
    ? ` stroke="${PAPER_PAINTS[mark.stroke.paint]}" stroke-width="${mark.stroke.width}"${mark.stroke.dash ? ` stroke-dasharray="${mark.stroke.dash}"` : ""}`
    : ""
  return `<path d="${mark.d}" fill="${fill}"${mark.opacity ? ` fill-opacity="${mark.opacity}"` : ""}${stroke}/>`
}

const textOf = (mark: Extract<Mark, { kind: "text" }>) =>
  `<text x="${mark.x}" y="${mark.y}" font-size="${mark.size}" text-anchor="${mark.anchor}" fill="${PAPER_PAINTS[mark.paint]}"${mark.isBold ? ' font-weight="700"' : ""}>${escaped(mark.text)}</text>`

/** Words as outlines: a picture made on a server that has no fonts shows them all the same. */
function outlineOf({ text, x, y, size, anchor, paint, isBold }: Extract<Mark, { kind: "text" }>): string {
  const width = textWidth(text, size)
  const left = anchor === "middle" ? x - width / 2 : anchor === "end" ? x - width : x
  return drawnWords({
    text,
    x: left,
    y,
    size,
    weight: isBold ? 700 : 400,
    colour: PAPER_PAINTS[paint],
    width: width * 1.25,
  })
}

interface Described {
  drawing: Drawing
  title: string
  /** A line below the picture: n, data end, definition. */
  caption: string
}

const CAPTION = 26

function svg(
  { drawing, title, caption }: Described,
  writeText: (mark: Extract<Mark, { kind: "text" }>) => string,
): string {
  const { width, height, marks } = drawing
  const line: Mark = {
    kind: "text",
    text: caption,
    x: 8,
    y: height + 16,
    size: 11,
    anchor: "start",
    paint: "soft",
  }
  const drawn = [...marks, line].map((mark) => (mark.kind === "path" ? pathOf(mark) : writeText(mark)))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height + CAPTION}" width="${width}" height="${height + CAPTION}" font-family="${FONT}" role="img"><title>${escaped(title)}</title><desc>${escaped(caption)}</desc><rect width="100%" height="100%" fill="#ffffff"/>${drawn.join("")}</svg>`
}

/** The drawing as an SVG file: text stays text. */
export const svgFile = (described: Described): string => svg(described, textOf)

/** The same picture as PNG, at twice its size. */
export const pngFile = async (described: Described): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await sharp(Buffer.from(svg(described, outlineOf)), { density: 72 * SCALE })
      .png()
      .toBuffer(),
  )
