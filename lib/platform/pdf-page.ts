import "server-only"
import PDFDocument from "pdfkit"
import { fontBytes } from "./font-bytes"

export const INK = "#22302b"
export const SPRUCE = "#1f4d3f"

export type Pdf = InstanceType<typeof PDFDocument>
export type Structure = ReturnType<Pdf["struct"]>

/** An empty tagged PDF (PDF/UA) on A4 with bundled fonts ("text", "bold"), and what it will be when it has ended. */
export function openTaggedPdf(source: {
  title: string
  language: string
  author: string
  /** Landscape, for many columns. */
  isWide?: boolean
}) {
  const pdf = new PDFDocument({
    size: "A4",
    layout: source.isWide ? "landscape" : "portrait",
    margins: { top: 48, bottom: 48, left: 54, right: 54 },
    pdfVersion: "1.7",
    // The library knows PDF/UA; its type declarations do not yet.
    subset: "PDF/UA" as "PDF/A-2a",
    tagged: true,
    displayTitle: true,
    lang: source.language,
    // The library takes the bytes of a font; its type declarations know only names.
    font: fontBytes(400) as unknown as string,
    info: { Title: source.title, Author: source.author },
  })
  const chunks: Uint8Array[] = []
  const done = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    pdf.on("data", (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))))
    pdf.on("error", reject)
  })
  pdf.registerFont("text", fontBytes(400))
  pdf.registerFont("bold", fontBytes(700))
  return { pdf, done }
}
