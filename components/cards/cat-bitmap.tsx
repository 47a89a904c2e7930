import "server-only"
import { CatPortrait } from "@/components/cats/portrait"
import type { PublicCatCard } from "@/lib/features/cats/public"
import { squarePicture } from "@/lib/platform/pictures"
import { drawnSvg } from "./drawn-svg"

/** The picture that stands for a cat, square and as a JPEG: its photo's file, or the drawn portrait. */
export const catBitmap = (card: PublicCatCard, photo: Uint8Array | null, side: number): Promise<Uint8Array> =>
  squarePicture(
    photo ?? Buffer.from(drawnSvg(<CatPortrait look={card.portrait} size={side} corner={0} />)),
    side,
  )
