import "server-only"
import sharp from "sharp"
import { AppError } from "./errors"

// As much as a camera's largest picture; a small file that unfolds into more is an attack or a mistake.
const MOST_PIXELS = 120_000_000
const QUALITY = { original: 90, webp: 78, jpg: 80 } as const

/** Beginnings of the files we take. Anything else is refused before a decoder sees it. */
const KINDS: readonly { name: string; is: (bytes: Uint8Array) => boolean }[] = [
  { name: "jpeg", is: (bytes) => begins(bytes, [0xff, 0xd8, 0xff]) },
  { name: "png", is: (bytes) => begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  {
    name: "webp",
    is: (bytes) => textAt(bytes, 0, 4) === "RIFF" && textAt(bytes, 8, 12) === "WEBP",
  },
]

const begins = (bytes: Uint8Array, signs: readonly number[]) =>
  signs.every((sign, index) => bytes[index] === sign)
const textAt = (bytes: Uint8Array, from: number, to: number) =>
  Buffer.from(bytes.subarray(from, to)).toString("latin1")

function refuseUnknownKind(bytes: Uint8Array) {
  if (KINDS.some(({ is }) => is(bytes))) return
  const isFromPhone = /^ftyp(heic|heix|hevc|mif1|msf1|avif|avis)/.test(textAt(bytes, 4, 12))
  throw new AppError(
    "INVALID",
    isFromPhone
      ? "This is a HEIC or AVIF picture. Save it as JPEG first; a phone does so when the photo is shared by mail."
      : "This is not a photo we can read. Use a JPEG, PNG or WebP file.",
  )
}

export interface Picture {
  bytes: Uint8Array
  width: number
  height: number
}

/** Turns a file from outside into a picture of ours: upright, at most so long, and with nothing in it but pixels. */
export async function takePicture(bytes: Uint8Array, longestSide: number): Promise<Picture> {
  refuseUnknownKind(bytes)
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error" })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
      // Nothing of what came with the file is written again: no place, no camera, no name.
      .webp({ quality: QUALITY.original, smartSubsample: true })
      .toBuffer({ resolveWithObject: true })
    return { bytes: new Uint8Array(data), width: info.width, height: info.height }
  } catch {
    throw new AppError(
      "INVALID",
      "This photo is damaged or far too large to open. Save it again, smaller, and choose the new file.",
    )
  }
}

/** One size of a picture's part, in one format. */
export async function encodePicture(
  original: Uint8Array,
  {
    part,
    width,
    format,
  }: {
    part: { left: number; top: number; width: number; height: number }
    width: number
    format: "webp" | "jpg"
  },
): Promise<Uint8Array> {
  const cut = sharp(original).extract(part).resize({ width, withoutEnlargement: true })
  const encoded =
    format === "webp"
      ? cut.webp({ quality: QUALITY.webp })
      : cut.flatten({ background: "#ffffff" }).jpeg({ quality: QUALITY.jpg, mozjpeg: true })
  return new Uint8Array(await encoded.toBuffer())
}

/** The middle of a picture or drawing of ours, as a square JPEG. */
export async function squarePicture(bytes: Uint8Array, side: number): Promise<Uint8Array> {
  const made = sharp(bytes).resize({ width: side, height: side, fit: "cover" })
  return new Uint8Array(await made.flatten({ background: "#ffffff" }).jpeg({ quality: 85 }).toBuffer())
}

/** A drawing with one picture laid on it, as PNG. */
export async function layPicture(
  svg: string,
  picture: { bytes: Uint8Array; left: number; top: number } | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = sharp(Buffer.from(svg))
  if (picture) drawn.composite([{ input: Buffer.from(picture.bytes), left: picture.left, top: picture.top }])
  return new Uint8Array(await drawn.png({ palette: true }).toBuffer())
}
