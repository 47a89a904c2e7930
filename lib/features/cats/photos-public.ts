import "server-only"
import { type Crop, shownPart } from "@/lib/domain/cats/photo"
import type { Prisma } from "@/lib/platform/db"

/** Photos anybody may see, in their order: those with words that say what they show. */
export const SHOWN_PHOTOS = {
  where: { removedAt: null, alt: { not: "" } },
  orderBy: [{ position: "asc" }, { id: "asc" }],
  select: { id: true, edition: true, alt: true, width: true, height: true, crop: true },
} satisfies Prisma.Cat$photosArgs
type Row = Prisma.PhotoGetPayload<{ select: (typeof SHOWN_PHOTOS)["select"] }>

/** A photo as a page shows it; width and height are those of the part that is shown. */
export interface PublicPhoto {
  id: string
  edition: number
  alt: string
  width: number
  height: number
}

export function toPublicPhoto({ id, edition, alt, width, height, crop }: Row): PublicPhoto {
  // Checked when it was saved: lib/features/photos/schema.ts.
  const part = shownPart({ width, height, crop: crop as unknown as Crop | null })
  return { id, edition, alt, width: part.width, height: part.height }
}
