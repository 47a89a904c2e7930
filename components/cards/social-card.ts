import "server-only"
import { type DrawnLine, drawnWords } from "@/lib/platform/drawn-words"
import { layPicture } from "@/lib/platform/pictures"

/** The size shared links are shown in. */
export const SOCIAL_SIZE = { width: 1200, height: 630 } as const
export const SOCIAL_PICTURE = 534
const EDGE = 48
const INK = "#22302b"
const SPRUCE = "#1f4d3f"

interface SocialCard {
  /** Square, of SOCIAL_PICTURE pixels; null leaves the words alone. */
  readonly picture: Uint8Array | null
  readonly small: string
  readonly title: string
  readonly lines: readonly string[]
}

/** What stands beside a shared link: the cat, its name and its label. */
export function socialCard({ picture, small, title, lines }: SocialCard): Promise<Uint8Array<ArrayBuffer>> {
  const x = picture ? EDGE * 2 + SOCIAL_PICTURE : EDGE * 2
  const width = SOCIAL_SIZE.width - x - EDGE
  const words: DrawnLine[] = [
    { text: small, x, y: 130, size: 30, weight: 400, colour: INK, width },
    { text: title, x, y: 260, size: 96, weight: 700, colour: SPRUCE, width },
    ...lines.map(
      (text, index): DrawnLine => ({
        text,
        x,
        y: 345 + index * 60,
        size: 40,
        weight: 400,
        colour: INK,
        width,
      }),
    ),
  ]
  const { width: wide, height } = SOCIAL_SIZE
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${height}">
<rect width="100%" height="100%" fill="#f6f1e4"/><rect y="${height - 12}" width="100%" height="12" fill="${SPRUCE}"/>
${words.map(drawnWords).join("")}</svg>`
  return layPicture(svg, picture ? { bytes: picture, left: EDGE, top: EDGE } : null)
}
