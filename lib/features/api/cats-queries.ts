import "server-only"
import type { z } from "zod"
import { readCursor, writeCursor } from "@/lib/platform/api-cursor"
import { type Db, Prisma, read } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { CatAnswer, CatRecordAnswer, CatsPage, StayAnswer, StaysPage } from "./answers-schema"
import { markOf, nextAddress } from "./paging-queries"
import type { CatsParams, StaysParams } from "./params-schema"

const CATS = "/cats"
const STAYS = "/stays"

// Words staff write for each other may name people: they are no part of this.
const CAT_COLUMNS = {
  id: true,
  slug: true,
  name: true,
  code: true,
  microchip: true,
  sex: true,
  neutered: true,
  bornOn: true,
  bornEstimated: true,
  breed: true,
  colour: true,
  weightKg: true,
  room: true,
  unit: true,
  inCare: true,
  published: true,
  listed: true,
  intakeOn: true,
  sufficient: true,
  potential: true,
  demonstrated: true,
  gateCap: true,
  effective: true,
  suitability: true,
  suitabilityLow: true,
  suitabilityHigh: true,
  gatesOpen: true,
  stage: true,
  mastered: true,
  reviewOpen: true,
  lastSessionAt: true,
  lastRatingAt: true,
} satisfies Prisma.CatSelect
const STAY_COLUMNS = {
  id: true,
  catId: true,
  intakeOn: true,
  intakeType: true,
  isReturn: true,
  availableOn: true,
  outcomeOn: true,
  outcomeType: true,
} satisfies Prisma.StaySelect

const isoDay = (date: Date) => date.toISOString().slice(0, 10)
const maybeDay = (date: Date | null) => date && isoDay(date)

const catOf = (row: Prisma.CatGetPayload<{ select: typeof CAT_COLUMNS }>): z.output<typeof CatAnswer> => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  code: row.code,
  microchip: row.microchip,
  sex: row.sex,
  neutered: row.neutered,
  bornOn: maybeDay(row.bornOn),
  isBornEstimated: row.bornEstimated,
  breed: row.breed,
  colour: row.colour,
  weightKg: row.weightKg && Number(row.weightKg),
  room: row.room,
  unit: row.unit,
  inCare: row.inCare,
  published: row.published,
  listed: row.listed,
  cameOn: maybeDay(row.intakeOn),
  isSufficient: row.sufficient,
  potential: row.potential,
  demonstrated: row.demonstrated,
  gateCap: row.gateCap,
  readyFor: row.effective,
  suitability: { middle: row.suitability, low: row.suitabilityLow, high: row.suitabilityHigh },
  gatesOpen: row.gatesOpen,
  stage: row.stage,
  mastered: row.mastered,
  isReviewOpen: row.reviewOpen,
  lastSessionAt: row.lastSessionAt?.toISOString() ?? null,
  lastRatingAt: row.lastRatingAt?.toISOString() ?? null,
})

const stayOf = (
  row: Prisma.StayGetPayload<{ select: typeof STAY_COLUMNS }>,
): z.output<typeof StayAnswer> => ({
  id: row.id,
  catId: row.catId,
  cameOn: isoDay(row.intakeOn),
  intakeType: row.intakeType,
  isReturn: row.isReturn,
  availableOn: maybeDay(row.availableOn),
  leftOn: maybeDay(row.outcomeOn),
  outcomeType: row.outcomeType,
})

const changedSince = (mark: string | undefined) =>
  mark === undefined ? Prisma.empty : Prisma.sql`and c."changedXid" >= ${mark}::xid8`

/** Records of cats by id; with changed_since only those written since. */
export const catsForPrograms = (
  viewer: Viewer,
  { limit, cursor, in_care, changed_since }: z.output<typeof CatsParams>,
): Promise<z.output<typeof CatsPage>> =>
  read(viewer, async (db) => {
    const after = readCursor(CATS, cursor)
    // Before the rows: what changes meanwhile is answered again next time.
    const mark = await markOf(db, viewer)
    const ids = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
      select c."id" from "Cat" c where c."shelterId" = ${viewer.shelterId}::uuid ${changedSince(changed_since)}
        ${after ? Prisma.sql`and c."id" > ${after}::uuid` : Prisma.empty}
        ${in_care ? Prisma.sql`and c."inCare" = ${in_care === "true"}` : Prisma.empty}
      order by c."id" limit ${limit + 1}`)
    const rows = await db.cat.findMany({
      where: { id: { in: ids.slice(0, limit).map(({ id }) => id) } },
      orderBy: { id: "asc" },
      select: CAT_COLUMNS,
    })
    const last = ids.length > limit ? ids[limit - 1] : undefined
    return {
      data: rows.map(catOf),
      next: last
        ? nextAddress(CATS, { limit, in_care, changed_since, cursor: writeCursor(CATS, last.id) })
        : null,
      mark,
      removed: changed_since && !after ? await removedSince(db, viewer, changed_since) : [],
    }
  })

async function removedSince(db: Db, viewer: Viewer, mark: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    select "catId" as id from "RemovedCat"
    where "shelterId" = ${viewer.shelterId}::uuid and "changedXid" >= ${mark}::xid8 order by "catId"`)
  return rows.map(({ id }) => id)
}

/** One cat with its stays. */
export const catForPrograms = (
  viewer: Viewer,
  { id }: { id: string },
): Promise<z.output<typeof CatRecordAnswer>> =>
  read(viewer, async (db) => {
    const cat = await db.cat.findUnique({
      where: { id },
      select: {
        ...CAT_COLUMNS,
        stays: { select: STAY_COLUMNS, orderBy: [{ intakeOn: "asc" }, { id: "asc" }] },
      },
    })
    if (!cat) throw new AppError("NOT_FOUND", "There is no such cat here.")
    return { ...catOf(cat), stays: cat.stays.map(stayOf) }
  })

/** Stays by id; with changed_since those of the cats written since. */
export const staysForPrograms = (
  viewer: Viewer,
  { limit, cursor, cat, changed_since }: z.output<typeof StaysParams>,
): Promise<z.output<typeof StaysPage>> =>
  read(viewer, async (db) => {
    const after = readCursor(STAYS, cursor)
    const mark = await markOf(db, viewer)
    const ids = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
      select s."id" from "Stay" s join "Cat" c on c."shelterId" = s."shelterId" and c."id" = s."catId"
      where s."shelterId" = ${viewer.shelterId}::uuid ${changedSince(changed_since)}
        ${after ? Prisma.sql`and s."id" > ${after}::uuid` : Prisma.empty}
        ${cat ? Prisma.sql`and s."catId" = ${cat}::uuid` : Prisma.empty}
      order by s."id" limit ${limit + 1}`)
    const rows = await db.stay.findMany({
      where: { id: { in: ids.slice(0, limit).map(({ id }) => id) } },
      orderBy: { id: "asc" },
      select: STAY_COLUMNS,
    })
    const last = ids.length > limit ? ids[limit - 1] : undefined
    return {
      data: rows.map(stayOf),
      next: last
        ? nextAddress(STAYS, { limit, cat, changed_since, cursor: writeCursor(STAYS, last.id) })
        : null,
      mark,
    }
  })
