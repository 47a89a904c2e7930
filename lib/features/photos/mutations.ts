import "server-only"
import { LONGEST_SIDE, MOST_PHOTOS, SMALLEST_SIDE, shownPart } from "@/lib/domain/cats/photo"
import { lockCat } from "@/lib/features/cats/summary-mutations"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { type Db, Prisma, read, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { takePicture } from "@/lib/platform/pictures"
import type { Viewer } from "@/lib/platform/viewer"
import { dropEarlierEditions, encodeEdition, keepEdition, keepOriginal, keptOriginal } from "./files-queries"
import type {
  AddPhotoInput,
  CropPhotoInput,
  DescribePhotoInput,
  OrderPhotosInput,
  PhotoInput,
} from "./schema"
import { readCrop } from "./schema"

const NO_PHOTO = "There is no such photo here. It may have been removed; open the page again."

async function catName(db: Db, catId: string): Promise<string> {
  const cat = await db.cat.findUnique({ where: { id: catId }, select: { name: true } })
  if (!cat) throw new AppError("NOT_FOUND", "There is no such cat here.")
  return cat.name
}

const isKnown = async (db: Db, photoId: string, catId: string) =>
  (await db.photo.findFirst({ where: { id: photoId, catId }, select: { id: true } })) !== null

/** Takes a photo of a cat from a device, as the last of its photos. Sent twice, it is taken once. */
export async function addPhoto(
  viewer: Viewer,
  { photoId, catId, bytes }: AddPhotoInput,
): Promise<{ photoId: string }> {
  const known = await read(viewer, async (db) => {
    await catName(db, catId)
    return isKnown(db, photoId, catId)
  })
  if (known) return { photoId }
  // Before the transaction: a large photo takes a second, and no row should wait for it.
  const picture = await takePicture(bytes, LONGEST_SIDE)
  const { width, height } = picture
  if (Math.min(width, height) < SMALLEST_SIDE)
    throw new AppError(
      "INVALID",
      `This photo is too small: each side needs at least ${SMALLEST_SIDE} pixels.`,
    )
  const encoded = await encodeEdition(picture, { crop: null, edition: 1 })
  return write(viewer, async (db) => {
    await lockCat(db, catId)
    if (await isKnown(db, photoId, catId)) return { photoId }
    const others = await db.photo.findMany({
      where: { catId, removedAt: null },
      orderBy: { position: "desc" },
      select: { position: true },
    })
    if (others.length >= MOST_PHOTOS)
      throw new AppError("INVALID", `A cat has at most ${MOST_PHOTOS} photos. Remove one first.`)
    const { count } = await db.photo.createMany({
      data: [
        {
          id: photoId,
          shelterId: viewer.shelterId,
          catId,
          position: (others[0]?.position ?? 0) + 1,
          alt: "",
          width,
          height,
          createdBy: viewer.personId,
          createdAt: now(),
        },
      ],
      skipDuplicates: true,
    })
    // The id belongs to another cat or another shelter: a device makes each id once.
    if (count === 0) throw new AppError("CONFLICT", "Choose the photo again. Nothing was saved.")
    const place = { shelterId: viewer.shelterId, photoId }
    await keepOriginal(place, picture.bytes)
    await keepEdition(place, encoded)
    await audit(db, viewer, {
      action: "photo:add",
      entity: "Photo",
      entityId: photoId,
      catId,
      summary: `Added a photo of ${await catName(db, catId)}.`,
    })
    return { photoId }
  })
}

async function loadPhoto(db: Db, photoId: string) {
  const photo = await db.photo.findUnique({
    where: { id: photoId },
    include: { cat: { select: { name: true } } },
  })
  if (!photo) throw new AppError("NOT_FOUND", NO_PHOTO)
  return photo
}
type LoadedPhoto = Awaited<ReturnType<typeof loadPhoto>>

async function change(
  db: Db,
  viewer: Viewer,
  { photo, version, data, line }: Change,
): Promise<{ version: number }> {
  const { count } = await db.photo.updateMany({
    where: { id: photo.id, version },
    data: { ...data, version: { increment: 1 } },
  })
  if (count === 0) throw new AppError("CONFLICT")
  await audit(db, viewer, { ...line, entity: "Photo", entityId: photo.id, catId: photo.catId })
  return { version: version + 1 }
}
interface Change {
  photo: LoadedPhoto
  version: number
  data: Prisma.PhotoUpdateManyMutationInput
  line: { action: string; summary: string }
}

/** Says what a photo shows. Only a photo with words is shown to adopters. */
export const describePhoto = (viewer: Viewer, { photoId, version, alt }: DescribePhotoInput) =>
  write(viewer, async (db) => {
    const photo = await loadPhoto(db, photoId)
    if (photo.alt === alt) return { version: photo.version }
    const summary = `${alt ? "Described" : "Took the words off"} a photo of ${photo.cat.name}.`
    return change(db, viewer, { photo, version, data: { alt }, line: { action: "photo:describe", summary } })
  })

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Shows a part of a photo, or all of it again. The files get new names, so that an address never changes its picture. */
export async function cropPhoto(viewer: Viewer, { photoId, version, crop }: CropPhotoInput) {
  const place = { shelterId: viewer.shelterId, photoId }
  const before = await read(viewer, (db) => loadPhoto(db, photoId))
  if (isSame(readCrop(before.crop), crop)) return { version: before.version }
  if (before.version !== version) throw new AppError("CONFLICT")
  const part = shownPart({ ...before, crop })
  if (Math.min(part.width, part.height) < SMALLEST_SIDE)
    throw new AppError(
      "INVALID",
      `This part is too small: each side needs at least ${SMALLEST_SIDE} pixels. Make it larger.`,
    )
  const bytes = await keptOriginal(place)
  if (!bytes)
    throw new AppError("NOT_FOUND", "The file of this photo is not here. Remove the photo and add it again.")
  const edition = before.edition + 1
  const encoded = await encodeEdition({ ...before, bytes }, { crop, edition })
  const saved = await write(viewer, async (db) => {
    const photo = await loadPhoto(db, photoId)
    const summary = crop
      ? `Cropped a photo of ${photo.cat.name}.`
      : `Showed all of a photo of ${photo.cat.name} again.`
    const changed = await change(db, viewer, {
      photo,
      version,
      data: { crop: crop ? { ...crop } : Prisma.DbNull, edition },
      line: { action: "photo:crop", summary },
    })
    // After the guard: of two crops at once only the one that counts writes its files.
    await keepEdition(place, encoded)
    return changed
  })
  await dropEarlierEditions(place, edition)
  return saved
}

/** Takes a photo away from everybody. The file stays, so that it can come back. */
export const removePhoto = (viewer: Viewer, { photoId, version }: PhotoInput) =>
  write(viewer, async (db) => {
    const photo = await loadPhoto(db, photoId)
    if (photo.removedAt) return { version: photo.version }
    const line = { action: "photo:remove", summary: `Removed a photo of ${photo.cat.name}.` }
    return change(db, viewer, { photo, version, data: { removedAt: now() }, line })
  })

/** Brings a removed photo back, to where it was. */
export const restorePhoto = (viewer: Viewer, { photoId, version }: PhotoInput) =>
  write(viewer, async (db) => {
    const photo = await loadPhoto(db, photoId)
    if (!photo.removedAt) return { version: photo.version }
    await lockCat(db, photo.catId)
    if ((await db.photo.count({ where: { catId: photo.catId, removedAt: null } })) >= MOST_PHOTOS)
      throw new AppError("INVALID", `A cat has at most ${MOST_PHOTOS} photos. Remove another one first.`)
    const line = { action: "photo:restore", summary: `Brought back a photo of ${photo.cat.name}.` }
    return change(db, viewer, { photo, version, data: { removedAt: null }, line })
  })

/** Puts a cat's photos in an order; the first stands for the cat. Refused when they are not the photos there are. */
export const orderPhotos = (viewer: Viewer, { catId, photos }: OrderPhotosInput): Promise<void> =>
  write(viewer, async (db) => {
    await lockCat(db, catId)
    const there = await db.photo.findMany({
      where: { catId, removedAt: null },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true, position: true },
    })
    const asked = photos.map(({ photoId }) => photoId)
    const shown = there.map(({ id }) => id)
    if (isSame(asked, shown)) return
    if (!isSame([...asked].sort(), [...shown].sort())) throw new AppError("CONFLICT")
    for (const [index, { photoId, version }] of photos.entries()) {
      const position = index + 1
      if (there.some((photo) => photo.id === photoId && photo.position === position)) continue
      const { count } = await db.photo.updateMany({
        where: { id: photoId, version },
        data: { position, version: { increment: 1 } },
      })
      if (count === 0) throw new AppError("CONFLICT")
    }
    await audit(db, viewer, {
      action: "photo:order",
      entity: "Cat",
      entityId: catId,
      catId,
      summary: `Put the photos of ${await catName(db, catId)} in another order.`,
    })
  })
