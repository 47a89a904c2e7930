/** The part of a photo that is shown: left, top, width and height as parts of 1. */
export interface Crop {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** What a photo's addresses and its place on a page are made of. */
export interface PhotoFacts {
  readonly id: string
  readonly edition: number
  readonly alt: string
  /** Of the kept original, in pixels. */
  readonly width: number
  readonly height: number
  readonly crop: Crop | null
}

/** Widths a photo is kept in, in pixels: a card on a phone, a card on a sharp screen, a profile. */
export const PHOTO_WIDTHS = [320, 640, 1280] as const
/** The longest side of the kept original, in pixels. */
export const LONGEST_SIDE = 2400
/** No side of what is shown is smaller than this, in pixels: less cannot show a cat. */
export const SMALLEST_SIDE = 160
export const PHOTO_FORMATS = ["webp", "jpg"] as const
export type PhotoFormat = (typeof PHOTO_FORMATS)[number]
/** Photos of one cat: more than anybody looks at. */
export const MOST_PHOTOS = 12

/** The part of the original that is shown, in whole pixels that lie inside it. */
export function shownPart({ width, height, crop }: Pick<PhotoFacts, "width" | "height" | "crop">) {
  if (!crop) return { left: 0, top: 0, width, height }
  const left = Math.min(Math.round(crop.left * width), width - 1)
  const top = Math.min(Math.round(crop.top * height), height - 1)
  return {
    left,
    top,
    width: Math.max(1, Math.min(Math.round(crop.width * width), width - left)),
    height: Math.max(1, Math.min(Math.round(crop.height * height), height - top)),
  }
}

/** Widths in pixels a shown part is kept in, smallest first; a small picture is never enlarged. */
export const widthsOf = (shownWidth: number): number[] => [
  ...new Set(PHOTO_WIDTHS.map((width) => Math.min(width, shownWidth))),
]

/** The name of a photo's file: "640-2.webp" is 640 pixels wide, of the second edition. */
export const photoFile = (width: number, edition: number, format: PhotoFormat): string =>
  `${width}-${edition}.${format}`

/** What a file's name says, or null for a name that none of ours has. */
export function readPhotoFile(name: string): { edition: number; format: PhotoFormat } | null {
  const found = /^\d{1,4}-(\d{1,6})\.(webp|jpg)$/.exec(name)
  const format = PHOTO_FORMATS.find((one) => one === found?.[2])
  return found && format ? { edition: Number(found[1]), format } : null
}

const PATTERN_WORDS: Readonly<Record<string, string>> = { solid: "", bicolour: "two-coloured" }

/** Words to begin a photo's description with, from what is on record: "Juniper, a grey tabby cat". */
export function suggestAlt(cat: { name: string; colour: string | null; pattern: string | null }): string {
  const pattern = cat.pattern?.trim().toLowerCase() ?? ""
  const colour = cat.colour?.trim().toLowerCase() ?? ""
  const words = [colour, colour.includes(pattern) ? "" : (PATTERN_WORDS[pattern] ?? pattern)].filter(Boolean)
  const look = [...words, "cat"].join(" ")
  return `${cat.name}, ${/^[aeiou]/.test(look) ? "an" : "a"} ${look}`
}
