import "server-only"
import { readFileSync } from "node:fs"
import path from "node:path"
import { inflateSync } from "node:zlib"

const FONTS = path.join(process.cwd(), "node_modules/@fontsource/atkinson-hyperlegible/files")
const WOFF_HEADER = 44
const WOFF_ENTRY = 20
const SFNT_HEADER = 12
const SFNT_ENTRY = 16

const kept = new Map<number, Buffer>()

/** The bundled font of a weight, unpacked once. From the packed file the PDF library unpacks a whole table for every letter it looks at, which makes a long table ten times slower. */
export function fontBytes(weight: number): Buffer {
  const known = kept.get(weight)
  if (known) return known
  const made = unpacked(readFileSync(path.join(FONTS, `atkinson-hyperlegible-latin-${weight}-normal.woff`)))
  kept.set(weight, made)
  return made
}

/** WOFF 1 without its packing: the same tables in the same order behind the plain font header. */
function unpacked(woff: Buffer): Buffer {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("the bundled font is not a WOFF file")
  const count = woff.readUInt16BE(12)
  const head = Buffer.alloc(SFNT_HEADER + count * SFNT_ENTRY)
  woff.copy(head, 0, 4, 8)
  const power = Math.floor(Math.log2(count))
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(2 ** power * SFNT_ENTRY, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE((count - 2 ** power) * SFNT_ENTRY, 10)
  const parts: Buffer[] = [head]
  let offset = head.length
  for (let at = 0; at < count; at++) {
    const from = WOFF_HEADER + at * WOFF_ENTRY
    const [place, packedLength, length] = [4, 8, 12].map((more) => woff.readUInt32BE(from + more)) as [
      number,
      number,
      number,
    ]
    const packed = woff.subarray(place, place + packedLength)
    const table = packedLength < length ? inflateSync(packed) : packed
    const entry = SFNT_HEADER + at * SFNT_ENTRY
    woff.copy(head, entry, from, from + 4)
    woff.copy(head, entry + 4, from + 16, from + 20)
    head.writeUInt32BE(offset, entry + 8)
    head.writeUInt32BE(length, entry + 12)
    const padding = Buffer.alloc((4 - (length % 4)) % 4)
    parts.push(table, padding)
    offset += length + padding.length
  }
  return Buffer.concat(parts)
}
