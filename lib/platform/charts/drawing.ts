/** Colours by their part in a picture; a screen, a file and a printed page each have their own. */
export const PAINTS = ["ink", "soft", "line", "paper", "s1", "s2", "s3", "s4", "s5", "s6", "s7"] as const
export type Paint = (typeof PAINTS)[number]
/** In the order of series; the fifth is the quiet grey of the cats that are still waiting. */
export const SERIES_PAINTS = ["s1", "s2", "s3", "s4", "s6", "s5", "s7"] as const

/** Paints on paper and in files; told apart by colour-blind eyes, and dark enough for white paper. */
export const PAPER_PAINTS: Record<Paint, string> = {
  ink: "#22302b",
  soft: "#4c5a52",
  line: "#d8cfba",
  paper: "#ffffff",
  s1: "#1f4d3f",
  s2: "#a83f08",
  s3: "#2a6fb0",
  s4: "#8a4a9e",
  s5: "#8a6a00",
  s6: "#8b979c",
  s7: "#b0306a",
}

export type Stroke = { readonly paint: Paint; readonly width: number; readonly dash?: string | undefined }

/** What a picture is made of, in the order it is painted. */
export type Mark =
  | {
      readonly kind: "path"
      readonly d: string
      readonly fill?: Paint | undefined
      readonly opacity?: number | undefined
      readonly stroke?: Stroke | undefined
    }
  | {
      readonly kind: "text"
      readonly text: string
      readonly x: number
      readonly y: number
      readonly size: number
      readonly anchor: "start" | "middle" | "end"
      readonly paint: Paint
      readonly isBold?: boolean | undefined
    }

/** How a place on the picture is read back as a value: for the line that follows the pointer. */
export type Reading = {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly from: number
  readonly to: number
  readonly unit: string
  readonly series: readonly {
    readonly name: string
    readonly steps: readonly (readonly [number, number])[]
  }[]
}

export type Drawing = {
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
  readonly reading: Reading | null
}

export const TEXT_SIZE = 12
// Atkinson Hyperlegible's letters are about this wide on average.
const LETTER = 0.54

/** About how wide a text is; good enough to keep labels apart. */
export const textWidth = (text: string, size = TEXT_SIZE): number => text.length * size * LETTER

/** The text, or its beginning with an ellipsis, in so many pixels. */
export function fitted(text: string, width: number, size = TEXT_SIZE): string {
  if (textWidth(text, size) <= width) return text
  const letters = Math.max(1, Math.floor(width / (size * LETTER)) - 1)
  return `${text.slice(0, letters).trimEnd()}…`
}

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: Stroke): Mark => ({
  kind: "path",
  d: `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`,
  stroke,
})

export const box = (x: number, y: number, width: number, height: number): string =>
  `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`

export const words = (
  text: string,
  at: { x: number; y: number },
  rest: Partial<Omit<Extract<Mark, { kind: "text" }>, "kind" | "text" | "x" | "y">> = {},
): Mark => ({ kind: "text", text, ...at, size: TEXT_SIZE, anchor: "start", paint: "soft", ...rest })

export const round = (value: number): number => Math.round(value * 100) / 100

/** Shapes that tell series apart without their colour: circle, square, diamond, triangle. */
export function pointShape(series: number, x: number, y: number, r = 4.5): string {
  if (series % 4 === 0)
    return `M${round(x - r)} ${round(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
  if (series % 4 === 1) return box(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8)
  if (series % 4 === 2)
    return `M${round(x)} ${round(y - r * 1.25)}l${r * 1.25} ${r * 1.25}l${-r * 1.25} ${r * 1.25}l${-r * 1.25} ${-r * 1.25}z`
  return `M${round(x)} ${round(y - r * 1.2)}l${r * 1.2} ${r * 2.1}h${-2.4 * r}z`
}

export const DASHES = [undefined, "6 3", "2 3", "8 3 2 3"] as const
