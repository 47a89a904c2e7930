import "server-only"
import { stringify } from "csv-stringify/sync"
import { photoFile } from "@/lib/domain/cats/photo"
import { guardCell } from "@/lib/domain/interop/guard-cell"
import {
  type ListingCat,
  type ListingFile,
  type ListingTarget,
  listingRow,
  missingIn,
} from "@/lib/domain/interop/listings/listing"
import { NOT_CLEARED_PUBLIC, readyFor } from "@/lib/domain/suitability/ready-for"
import { SHOWN_PHOTOS } from "@/lib/features/cats/photos-public"
import { describeCat, PROFILE_SELECT } from "@/lib/features/cats/profile-public"
import { PUBLIC_CAT_SELECT, toPublicCard } from "@/lib/features/cats/public"
import { dayOf, dayOfDate, today } from "@/lib/platform/clock"
import { type Prisma, readPublicNow } from "@/lib/platform/db"
import { absoluteAddress } from "@/lib/platform/public-address"
import { routes } from "@/lib/platform/routes"
import type { Viewer } from "@/lib/platform/viewer"

const ROWS_AT_ONCE = 200
const PREVIEW_ROWS = 10
// The longest list of photos a site takes.
const PHOTOS = 6
const PHOTO_WIDTH = 1280

const SELECT = {
  ...PUBLIC_CAT_SELECT,
  ...PROFILE_SELECT,
  photos: { ...SHOWN_PHOTOS, take: PHOTOS },
} satisfies Prisma.CatSelect
type Row = Prisma.CatGetPayload<{ select: typeof SELECT }>

function toListingCat(row: Row, viewer: Viewer): ListingCat {
  const card = toPublicCard(row, viewer)
  const ready = readyFor({ ...row, demonstrated: row.effective, cap: "TRAIL" })
  const profile = describeCat(row, card)
  const answerOf = (companion: string) =>
    profile.livesWith.find((one) => one.companion === companion)?.answer ?? "unknown"
  return {
    id: row.slug,
    name: row.name,
    sex: row.sex,
    birthDay: row.bornOn && dayOfDate(row.bornOn),
    isBirthEstimated: row.bornEstimated,
    breed: row.breed,
    colour: row.colour,
    pattern: row.pattern,
    coatLength: row.coatLength,
    arrivedDay: row.intakeOn && dayOfDate(row.intakeOn),
    profileText: row.profileText,
    dogs: answerOf("dogs"),
    cats: answerOf("cats"),
    children: answerOf("children"),
    needsCare: profile.needsCare ? "yes" : "unknown",
    tier: ready.tier,
    mayGrowInto: ready.mayGrowInto,
    readyLines: [...ready.publicLines, ...(card.isNotCleared ? [NOT_CLEARED_PUBLIC] : [])],
    tagLabels: profile.tags.map((tag) => tag.label),
    mastered: row.mastered,
    lastSessionDay: row.lastSessionAt && Math.min(dayOf(row.lastSessionAt, viewer), today(viewer)),
    photos: row.photos.map(({ id, edition }) =>
      absoluteAddress(routes.photo(id, photoFile(PHOTO_WIDTH, edition, "jpg"))),
    ),
    address: absoluteAddress(routes.publicCat(row.slug)),
  }
}

/**
 * Listed cats by id, some at a time, read as the public reads them: the database gives this door no other cat and no
 * other column, so that a file for the world cannot say more than the public page.
 */
async function listedCats(
  viewer: Viewer,
  after: string | null,
  take: number,
): Promise<[Row[], ListingCat[]]> {
  const rows = await readPublicNow(viewer, (db) =>
    db.cat.findMany({
      where: { listed: true, shelterId: viewer.shelterId, ...(after ? { id: { gt: after } } : {}) },
      orderBy: { id: "asc" },
      take,
      select: SELECT,
    }),
  )
  return [rows, rows.map((row) => toListingCat(row, viewer))]
}

/** The whole list for a site as CSV text, part by part. Cells are safe to open in a spreadsheet. */
export async function* listingFile(
  viewer: Viewer,
  target: ListingTarget,
  account: string,
): AsyncGenerator<string> {
  const file: ListingFile = { asOfDay: today(viewer), account }
  yield stringify([target.columns.map((column) => column.name)])
  let after: string | null = null
  do {
    const [rows, cats]: [Row[], ListingCat[]] = await listedCats(viewer, after, ROWS_AT_ONCE)
    yield stringify(cats.map((cat) => listingRow(target, cat, file).map(guardCell)))
    after = rows.length === ROWS_AT_ONCE ? (rows.at(-1)?.id ?? null) : null
  } while (after)
}

/** The first rows of the list as the site would get them, and what is missing in each. */
export interface ListingPreview {
  /** Cats in the whole list. */
  total: number
  /** Columns that are filled in at least one of the rows. */
  columns: string[]
  rows: { id: string; name: string; cells: string[]; missing: string[] }[]
  /** Columns this shelter fills in at the site. */
  leftBlank: string[]
}

export async function previewListing(
  viewer: Viewer,
  target: ListingTarget,
  account: string,
): Promise<ListingPreview> {
  const file: ListingFile = { asOfDay: today(viewer), account }
  const [, cats] = await listedCats(viewer, null, PREVIEW_ROWS)
  const total = await readPublicNow(viewer, (db) =>
    db.cat.count({ where: { listed: true, shelterId: viewer.shelterId } }),
  )
  const rows = cats.map((cat) => ({ cat, cells: listingRow(target, cat, file) }))
  const filled = target.columns.map((_, at) => rows.some(({ cells }) => cells[at] !== ""))
  return {
    total,
    columns: target.columns.filter((_, at) => filled[at]).map((column) => column.name),
    rows: rows.map(({ cat, cells }) => ({
      id: cat.id,
      name: cat.name,
      cells: cells.filter((_, at) => filled[at]),
      missing: missingIn(target, cat, file),
    })),
    leftBlank: target.columns.filter((column) => column.isLeftBlank).map((column) => column.name),
  }
}
