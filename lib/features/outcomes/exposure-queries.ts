import "server-only"
import { ageInMonths } from "@/lib/domain/calendar/age"
import { dayFromIso, isoFromDay } from "@/lib/domain/calendar/day"
import { judgeExposure, mondayOf } from "@/lib/domain/matching/exposure-groups"
import { dateOfDay, dayOfDate, today } from "@/lib/platform/clock"
import { type Prisma, read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import type { ExposureParams } from "./exposure-schema"

const WEEK_DAYS = 7
const SEEN_FROM_WEIGHT = 0.5

const CAT_SELECT = {
  id: true,
  name: true,
  intakeOn: true,
  bornOn: true,
  colour: true,
  estimates: true,
  catFacts: {
    where: { key: "fiv_positive" },
    orderBy: { createdAt: "desc" },
    take: 1,
    select: { value: true },
  },
} satisfies Prisma.CatSelect

/** How evenly one week's lists showed the cats. This week counts every listed cat, an earlier one those that were shown. */
export function exposureOfWeek(viewer: Viewer, params: ExposureParams) {
  return read(viewer, async (db) => {
    const asOfDay = today(viewer)
    const thisWeek = mondayOf(asOfDay)
    const monday = Math.min(thisWeek, params.week ? mondayOf(dayFromIso(params.week)) : thisWeek)
    const shown = await db.listExposure.findMany({
      where: { weekOn: dateOfDay(monday), ...(params.list ? { list: params.list } : {}) },
      select: { catId: true, shown: true, exposure: true },
    })
    const ids = [...new Set(shown.map(({ catId }) => catId))]
    const cats = await db.cat.findMany({
      where: { OR: [{ id: { in: ids } }, ...(monday === thisWeek ? [{ listed: true }] : [])] },
      select: CAT_SELECT,
    })
    const lastDay = Math.min(asOfDay, monday + WEEK_DAYS - 1)
    const rows = cats.map((cat) => {
      const mine = shown.filter(({ catId }) => catId === cat.id)
      const people = (cat.estimates as { people?: { mean: number; W?: number | null } }).people
      return {
        id: cat.id,
        name: cat.name,
        los: cat.intakeOn ? Math.max(0, lastDay - dayOfDate(cat.intakeOn)) : 0,
        exposure: mine.reduce((sum, one) => sum + one.exposure, 0),
        shown: mine.reduce((sum, one) => sum + one.shown, 0),
        ageMonths: ageInMonths(cat.bornOn && dayOfDate(cat.bornOn), lastDay),
        colour: cat.colour,
        isFivPositive: cat.catFacts[0]?.value === "yes",
        peopleMean: people && (people.W ?? 0) >= SEEN_FROM_WEIGHT ? people.mean : null,
      }
    })
    rows.sort((a, b) => a.exposure - b.exposure || b.los - a.los || (a.id < b.id ? -1 : 1))
    return {
      monday,
      isThisWeek: monday === thisWeek,
      before: isoFromDay(monday - WEEK_DAYS),
      after: monday < thisWeek ? isoFromDay(monday + WEEK_DAYS) : null,
      week: judgeExposure(rows),
      least: rows.slice(0, LEAST_SHOWN).map(({ id, name, los, shown: times, exposure }) => ({
        ...{ id, name, los, exposure },
        shown: times,
      })),
    }
  })
}
export type ExposureWeek = Awaited<ReturnType<typeof exposureOfWeek>>

const LEAST_SHOWN = 10
