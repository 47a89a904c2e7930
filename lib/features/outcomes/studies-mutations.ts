import "server-only"
import type { z } from "zod"
import { isoFromDay } from "@/lib/domain/calendar/day"
import { drawLots } from "@/lib/domain/outcomes/lottery"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, now, today } from "@/lib/platform/clock"
import { type Db, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { type DrawWeekInput, type RegisterStudyInput, StudyPlan } from "./studies-schema"

const WEEK_DAYS = 7
// 1970-01-01 was a Thursday; weeks begin on Mondays.
const THURSDAY = 3
const mondayOf = (day: number) => day - ((day + THURSDAY) % WEEK_DAYS)

/** Writes a study down before its data; nothing of it can be changed afterwards. */
export const registerStudy = (
  viewer: Viewer,
  { id, name, ...plan }: z.infer<typeof RegisterStudyInput>,
): Promise<void> =>
  write(viewer, async (db) => {
    if (await db.preregistration.findUnique({ where: { id }, select: { id: true } })) return
    await db.preregistration.create({
      data: {
        id,
        shelterId: viewer.shelterId,
        name,
        plan: { ...plan, seed: id },
        personId: viewer.personId,
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: "study:register",
      entity: "Preregistration",
      entityId: id,
      summary: `Wrote the study ${name} down before its data.`,
    })
  })

/** Draws this week's lots among the cats in care that are not enrolled and were never drawn; once a week and study. */
export const drawWeek = (viewer: Viewer, { id, studyId }: z.infer<typeof DrawWeekInput>): Promise<void> =>
  write(viewer, async (db) => {
    const study = await db.preregistration.findUnique({
      where: { id: studyId },
      include: { draws: { orderBy: { weekOn: "asc" } } },
    })
    if (!study) throw new AppError("NOT_FOUND")
    const week = mondayOf(today(viewer))
    if (study.draws.some((draw) => draw.id === id || draw.weekOn.getTime() === dateOfDay(week).getTime()))
      return
    const plan = StudyPlan.parse(study.plan)
    if (study.draws.length >= plan.weeks)
      throw new AppError("CONFLICT", "All weeks of this study are drawn. Nothing was saved.")
    const candidates = await waiting(db, new Set(study.draws.flatMap((draw) => draw.drawn)))
    const drawn = drawLots({ seed: plan.seed, week, candidates, places: plan.perWeek })
    await db.lotteryDraw.create({
      data: {
        id,
        shelterId: viewer.shelterId,
        preregistrationId: studyId,
        weekOn: dateOfDay(week),
        candidates,
        drawn,
        personId: viewer.personId,
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: "study:draw",
      entity: "Preregistration",
      entityId: studyId,
      summary: `Drew ${drawn.length} of ${candidates.length} waiting cats for the week of ${isoFromDay(week)}.`,
    })
  })

async function waiting(db: Db, drawnBefore: ReadonlySet<string>): Promise<string[]> {
  const cats = await db.cat.findMany({
    where: { inCare: true, enrolments: { none: {} } },
    orderBy: { id: "asc" },
    select: { id: true },
  })
  return cats.map(({ id }) => id).filter((id) => !drawnBefore.has(id))
}
