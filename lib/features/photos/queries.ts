import "server-only"
import { type Crop, type PhotoFacts, readPhotoFile } from "@/lib/domain/cats/photo"
import { now } from "@/lib/platform/clock"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import { keptFile, keptOriginal } from "./files-queries"
import { readCrop } from "./schema"

const FACTS = { id: true, edition: true, alt: true, width: true, height: true, crop: true } as const
// As long as somebody may notice that the wrong one was removed.
const UNDO_MS = 7 * 24 * 60 * 60 * 1000

/** A photo as staff see it on the cat's page. */
export interface StaffPhoto extends PhotoFacts {
  version: number
  isRemoved: boolean
}

/** A cat's photos in their order; after them those removed within a week, which can come back. */
export const photosOf = (viewer: Viewer, catId: string): Promise<StaffPhoto[]> =>
  read(viewer, async (db) => {
    const rows = await db.photo.findMany({
      where: {
        catId,
        OR: [{ removedAt: null }, { removedAt: { gt: new Date(now().getTime() - UNDO_MS) } }],
      },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { ...FACTS, version: true, removedAt: true },
    })
    const photos = rows.map(({ removedAt, crop, ...row }) => ({
      ...row,
      crop: readCrop(crop) as Crop | null,
      isRemoved: removedAt !== null,
    }))
    return [...photos.filter(({ isRemoved }) => !isRemoved), ...photos.filter(({ isRemoved }) => isRemoved)]
  })

/** A file of a photo of the viewer's shelter, shown to adopters or not; "whole.webp" is the photo without its crop. */
export async function photoForStaff(viewer: Viewer, photoId: string, name: string) {
  const photo = await read(viewer, (db) =>
    db.photo.findUnique({ where: { id: photoId }, select: { edition: true } }),
  )
  if (!photo) return null
  const place = { shelterId: viewer.shelterId, photoId }
  if (name === "whole.webp") return keptOriginal(place)
  return readPhotoFile(name)?.edition === photo.edition ? keptFile(place, name) : null
}
