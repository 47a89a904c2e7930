import { randomUUID } from "node:crypto"
import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import sharp from "sharp"
import { beforeAll, describe, expect, test } from "vitest"
import type { Viewer, Visitor } from "@/lib/platform/viewer"
import { asVisitor, listedCat } from "../setup/public-cat"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

let staff: Viewer
let stranger: Viewer
let visitor: Visitor
const folder = mkdtempSync(path.join(tmpdir(), "slackline-photos-"))

beforeAll(async () => {
  process.env.SLACKLINE_DATA = folder
  await freshDatabase()
  staff = await (await makeShelter()).person("staff")
  stranger = await (await makeShelter("OTHER")).person("staff")
  visitor = await asVisitor(staff)
})

const features = async () => ({
  ...(await import("@/lib/features/photos/mutations")),
  ...(await import("@/lib/features/photos/queries")),
  ...(await import("@/lib/features/photos/public")),
  ...(await import("@/lib/features/cats/public")),
  ...(await import("@/lib/features/cats/mutations")),
})

/** A photo as a phone makes it: lying on its side, with a place and a name inside. */
const fromPhone = (width = 1600, height = 1200) =>
  sharp({ create: { width, height, channels: 3, background: "#b98545" } })
    .jpeg()
    .withExif({
      IFD0: { Copyright: "Maud Canary" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 3230/100" },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()

async function describedPhoto(catId: string, bytes?: Buffer) {
  const { addPhoto, describePhoto } = await features()
  const photoId = randomUUID()
  await addPhoto(staff, { photoId, catId, bytes: bytes ?? (await fromPhone()) })
  const { version } = await describePhoto(staff, { photoId, version: 1, alt: "Juniper on a chair" })
  return { photoId, version }
}

describe("taking a photo", () => {
  test("comes out upright, in several sizes, and with nothing in it but pixels", async () => {
    const { addPhoto, photosOf, photoForStaff } = await features()
    const { catId } = await listedCat(staff, "Juniper")
    const bytes = await fromPhone()
    expect((await sharp(bytes).metadata()).exif?.toString("latin1")).toContain("Maud Canary")
    const photoId = randomUUID()
    await addPhoto(staff, { photoId, catId, bytes })
    const [photo] = await photosOf(staff, catId)
    expect(photo).toMatchObject({ id: photoId, width: 1200, height: 1600, edition: 1, alt: "", version: 1 })
    for (const name of ["whole.webp", "320-1.webp", "640-1.jpg", "1200-1.webp", "1200-1.jpg"]) {
      const file = await photoForStaff(staff, photoId, name)
      const { exif, xmp, iptc, icc, orientation, width } = await sharp(file ?? Buffer.alloc(0)).metadata()
      expect([name, exif, xmp, iptc, icc, orientation]).toEqual([name, ...Array(5).fill(undefined)])
      expect(Buffer.from(file ?? []).toString("latin1")).not.toContain("Maud")
      if (name !== "whole.webp") expect(width).toBe(Number(name.split("-")[0]))
    }
  })

  test("sent twice, also at once, is taken once", async () => {
    const { addPhoto, photosOf } = await features()
    const { systemDb } = await import("@/lib/platform/db")
    const { catId } = await listedCat(staff, "Moss")
    const [photoId, bytes] = [randomUUID(), await fromPhone(400, 400)]
    await Promise.all([1, 2, 3].map(() => addPhoto(staff, { photoId, catId, bytes })))
    await addPhoto(staff, { photoId, catId, bytes })
    expect(await photosOf(staff, catId)).toHaveLength(1)
    expect(await systemDb().auditEntry.count({ where: { entityId: photoId } })).toBe(1)
  })

  test("two photos at once both get a place", async () => {
    const { addPhoto, photosOf } = await features()
    const { catId } = await listedCat(staff, "Fern")
    const bytes = await fromPhone(400, 400)
    await Promise.all([1, 2].map(() => addPhoto(staff, { photoId: randomUUID(), catId, bytes })))
    const { systemDb } = await import("@/lib/platform/db")
    const rows = await systemDb().photo.findMany({ where: { catId }, orderBy: { position: "asc" } })
    expect(rows.map(({ position }) => position)).toEqual([1, 2])
    expect(await photosOf(staff, catId)).toHaveLength(2)
  })

  test.each([
    ["a drawing with scripts", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), /JPEG, PNG or WebP/],
    ["a picture of a phone", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic"), /HEIC/],
    ["half a file", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), /damaged/],
    ["nothing", Buffer.alloc(0), /JPEG, PNG or WebP/],
  ])("%s is refused with what to do", async (_, bytes, sentence) => {
    const { addPhoto, photosOf } = await features()
    const { catId } = await listedCat(staff, "Sage")
    await expect(addPhoto(staff, { photoId: randomUUID(), catId, bytes })).rejects.toThrow(sentence)
    expect(await photosOf(staff, catId)).toEqual([])
  })

  test("a photo too small to see is refused", async () => {
    const { addPhoto } = await features()
    const { catId } = await listedCat(staff, "Tiny")
    const bytes = await fromPhone(1000, 100)
    await expect(addPhoto(staff, { photoId: randomUUID(), catId, bytes })).rejects.toThrow(/too small/)
  })

  test("a file that is too long is refused before all of it is here", async () => {
    const { requestBytes } = await import("@/lib/platform/request-bytes")
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1000
        controller.enqueue(new Uint8Array(1000))
      },
    })
    const request = new Request("http://localhost/", { method: "POST", body, duplex: "half" } as RequestInit)
    await expect(requestBytes(request, { bytes: 5000, sentence: "Too long." })).rejects.toThrow("Too long.")
    expect(sent).toBeLessThan(10_000)
  })
})

describe("who sees a photo", () => {
  test("anybody, once it has words and while the cat is listed", async () => {
    const { addPhoto, describePhoto, publicCat, photoForAnybody, removePhoto, restorePhoto, editCat } =
      await features()
    const { catId, slug } = await listedCat(staff, "Clover")
    const photoId = randomUUID()
    await addPhoto(staff, { photoId, catId, bytes: await fromPhone() })
    const seen = async () => [
      (await publicCat(visitor, slug))?.card.photo?.id ?? null,
      (await photoForAnybody(visitor, photoId, "320-1.webp")) !== null,
    ]
    expect(await seen()).toEqual([null, false])
    await describePhoto(staff, { photoId, version: 1, alt: "Clover asleep in a box" })
    expect(await seen()).toEqual([photoId, true])
    expect((await publicCat(visitor, slug))?.card.photo).toEqual({
      id: photoId,
      edition: 1,
      alt: "Clover asleep in a box",
      width: 1200,
      height: 1600,
    })
    expect(await photoForAnybody(visitor, photoId, "whole.webp")).toBeNull()
    await removePhoto(staff, { photoId, version: 2 })
    expect(await seen()).toEqual([null, false])
    await restorePhoto(staff, { photoId, version: 3 })
    expect(await seen()).toEqual([photoId, true])
    const { systemDb } = await import("@/lib/platform/db")
    const { version } = await systemDb().cat.findUniqueOrThrow({ where: { id: catId } })
    await editCat(staff, { catId, version, published: false })
    expect(await photoForAnybody(visitor, photoId, "320-1.webp")).toBeNull()
  })

  test("nobody of another shelter, and nobody there can change it or take its id", async () => {
    const { addPhoto, photoForAnybody, photoForStaff, describePhoto } = await features()
    const { catId } = await listedCat(staff, "Bracken")
    const { photoId, version } = await describedPhoto(catId)
    expect(await photoForAnybody(await asVisitor(stranger), photoId, "320-1.webp")).toBeNull()
    expect(await photoForStaff(stranger, photoId, "320-1.webp")).toBeNull()
    expect(await photoForStaff(staff, photoId, "320-1.webp")).not.toBeNull()
    await expect(describePhoto(stranger, { photoId, version, alt: "Mine" })).rejects.toThrow(/no such photo/)
    const bytes = await fromPhone(400, 400)
    await expect(addPhoto(stranger, { photoId: randomUUID(), catId, bytes })).rejects.toThrow(/no such cat/)
    const theirs = await listedCat(stranger, "Other")
    await expect(addPhoto(stranger, { photoId, catId: theirs.catId, bytes })).rejects.toThrow(/again/)
  })
})

describe("changing photos", () => {
  test("a crop makes new files, takes the old ones away, and can be undone", async () => {
    const { cropPhoto, photoForAnybody, photosOf, publicCat } = await features()
    const { catId, slug } = await listedCat(staff, "Hazel")
    const { photoId, version } = await describedPhoto(catId)
    const crop = { left: 0.25, top: 0.25, width: 0.5, height: 0.375 }
    await cropPhoto(staff, { photoId, version, crop })
    expect((await publicCat(visitor, slug))?.card.photo).toMatchObject({
      edition: 2,
      width: 600,
      height: 600,
    })
    expect(await photoForAnybody(visitor, photoId, "320-1.webp")).toBeNull()
    const file = await photoForAnybody(visitor, photoId, "600-2.jpg")
    expect(await sharp(file ?? Buffer.alloc(0)).metadata()).toMatchObject({ width: 600, height: 600 })
    const { files } = await import("@/lib/platform/files")
    const names = await files().list(["photos", staff.shelterId, photoId])
    expect(names.filter((name) => name.includes("-1."))).toEqual([])
    // The same again changes nothing; a crop from an old page is refused.
    expect(await cropPhoto(staff, { photoId, version, crop })).toEqual({ version: version + 1 })
    await expect(cropPhoto(staff, { photoId, version, crop: null })).rejects.toThrow(/Somebody else/)
    await cropPhoto(staff, { photoId, version: version + 1, crop: null })
    expect(await photosOf(staff, catId)).toMatchObject([{ edition: 3, crop: null }])
    const tiny = { ...crop, width: 0.05 }
    await expect(cropPhoto(staff, { photoId, version: version + 2, crop: tiny })).rejects.toThrow(/too small/)
  })

  test("the order is what was asked for, and only of the photos there are", async () => {
    const { orderPhotos, photosOf, publicCat, removePhoto } = await features()
    const { catId, slug } = await listedCat(staff, "Rowan")
    const bytes = await fromPhone(400, 400)
    for (let n = 0; n < 3; n++) await describedPhoto(catId, bytes)
    const before = await photosOf(staff, catId)
    const asked = [...before].reverse().map(({ id, version }) => ({ photoId: id, version }))
    await orderPhotos(staff, { catId, photos: asked })
    await orderPhotos(staff, { catId, photos: asked })
    const ids = asked.map(({ photoId }) => photoId)
    expect((await photosOf(staff, catId)).map(({ id }) => id)).toEqual(ids)
    expect((await publicCat(visitor, slug))?.photos.map(({ id }) => id)).toEqual(ids)
    // From a page opened before.
    await expect(
      orderPhotos(staff, { catId, photos: before.map(({ id, version }) => ({ photoId: id, version })) }),
    ).rejects.toThrow(/Somebody else/)
    const [last] = await photosOf(staff, catId)
    await removePhoto(staff, { photoId: last?.id ?? "", version: last?.version ?? 0 })
    await expect(orderPhotos(staff, { catId, photos: asked })).rejects.toThrow(/Somebody else/)
  })
})

test("a file's name from outside leads nowhere", async () => {
  const { files } = await import("@/lib/platform/files")
  for (const name of ["..", "../x", "a/b", "x.PART", ""])
    await expect(async () => files().get(["photos", name])).rejects.toThrow(/not the name/)
})
