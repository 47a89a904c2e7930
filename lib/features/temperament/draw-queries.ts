import "server-only"
import type { Day } from "@/lib/domain/calendar/day"
import { DOUBLE_WITHIN_DAYS } from "@/lib/domain/raters/double-ratings"
import { drawForDoubleRating, weekOf } from "@/lib/domain/raters/weekly-draw"
import { dateOfDay, dayOfDate, today } from "@/lib/platform/clock"
import { type Db, Prisma } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

/** A sheet with fewer seen dimensions is a glance, not an assessment to compare. */
const SMALLEST_SHEET = 3

export interface DrawnCat {
  catId: string
  catName: string
  room: string | null
  /** Whoever rated first must not be the second. */
  firstRaterId: string
  firstOn: Day
  isDone: boolean
}

interface SheetRow {
  sheetId: string
  catId: string
  raterId: string
  ratedOn: Date
  name: string
  room: string | null
  secondOn: Date | null
}

/** The cats drawn for a second, blind rating that is still worth doing: first rated within the last seven days. */
export async function drawnThisWeek(db: Db, viewer: Viewer): Promise<DrawnCat[]> {
  const day = today(viewer)
  const from = weekOf(day) - DOUBLE_WITHIN_DAYS
  const rows = await db.$queryRaw<SheetRow[]>(Prisma.sql`
    select r."sheetId", r."catId", r."raterId", min(r."ratedOn") as "ratedOn", c."name", c."room",
      (select min(o."ratedOn") from "Rating" o where o."catId" = r."catId" and o."raterId" <> r."raterId"
         and o."value" is not null and o."context" <> 'opportunistic'
         and o."ratedOn" between min(r."ratedOn") - ${DOUBLE_WITHIN_DAYS}::int and min(r."ratedOn") + ${DOUBLE_WITHIN_DAYS}::int) as "secondOn"
    from "Rating" r join "Cat" c on c."id" = r."catId"
    where r."shelterId" = ${viewer.shelterId}::uuid and c."inCare" and r."value" is not null
      and r."context" <> 'opportunistic' and r."ratedOn" >= ${dateOfDay(from)}::date
    group by r."sheetId", r."catId", r."raterId", c."name", c."room"
    having count(*) >= ${SMALLEST_SHEET}`)
  const byId = new Map(rows.map((row) => [row.sheetId, row]))
  const sheets = rows.map((row) => ({
    sheetId: row.sheetId,
    catId: row.catId,
    rater: row.raterId,
    day: dayOfDate(row.ratedOn),
  }))
  return [weekOf(day) - 7, weekOf(day)]
    .flatMap((week) => drawForDoubleRating({ sheets, week, seed: viewer.shelterId }))
    .filter((sheet) => day - sheet.day <= DOUBLE_WITHIN_DAYS)
    .flatMap((sheet) => {
      const row = byId.get(sheet.sheetId)
      return row
        ? [
            {
              catId: row.catId,
              catName: row.name,
              room: row.room,
              firstRaterId: row.raterId,
              firstOn: sheet.day,
              isDone: row.secondOn !== null,
            },
          ]
        : []
    })
}
