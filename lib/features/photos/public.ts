import "server-only"
import { photoFile, readPhotoFile, widthsOf } from "@/lib/domain/cats/photo"
import type { PublicPhoto } from "@/lib/features/cats/photos-public"
import { readPublicNow } from "@/lib/platform/db"
import { orLastKnown } from "@/lib/platform/last-known"
import type { Visitor } from "@/lib/platform/viewer"
import { keptFile } from "./files-queries"

/** A file of a photo that anybody may see: of a listed cat, with words, in its present crop. Else null. */
export async function photoForAnybody(visitor: Visitor, photoId: string, name: string) {
  const file = readPhotoFile(name)
  if (!file) return null
  const photo = await orLastKnown([visitor.shelterId, "photo", photoId, file.edition], () =>
    // Asked for by pages that may have been made a moment earlier than a replica is.
    readPublicNow(visitor, (db) =>
      // The wall lets through photos of listed cats alone.
      db.photo.findFirst({
        where: { id: photoId, edition: file.edition, alt: { not: "" }, removedAt: null },
        select: { id: true },
      }),
    ),
  )
  return photo && keptFile({ shelterId: visitor.shelterId, photoId }, name)
}

/** The file of a shown photo that is at least so wide, or its widest; null when there is none. */
export async function photoAtLeast(visitor: Visitor, photo: PublicPhoto | null, width: number) {
  if (!photo) return null
  const widths = widthsOf(photo.width)
  const chosen = widths.find((one) => one >= width) ?? widths.at(-1) ?? photo.width
  return photoForAnybody(visitor, photo.id, photoFile(chosen, photo.edition, "webp"))
}
