import "server-only"
import { isoFromDay } from "@/lib/domain/calendar/day"
import type { Validation } from "@/lib/domain/outcomes/validation"
import { dayOfDate } from "@/lib/platform/clock"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import { cohortQuestions } from "./charts-queries"
import { askFigures } from "./figures-queries"
import { StudyPlan } from "./studies-schema"

/** What is known of this shelter's own weights, over all its cats. */
export async function validationNow(viewer: Viewer): Promise<Validation> {
  const [cohort] = await cohortQuestions(viewer, { cohorts: [{ clock: "intake" }] })
  if (!cohort) throw new RangeError("one cohort gives one question")
  return askFigures(viewer, { ask: "validation", cohort })
}

/** Studies written down beforehand, with what was drawn for them. */
export const studies = (viewer: Viewer) =>
  read(viewer, async (db) => {
    const rows = await db.preregistration.findMany({
      orderBy: { createdAt: "desc" },
      include: { draws: { orderBy: { weekOn: "asc" } } },
    })
    const ids = [...new Set(rows.flatMap(({ draws }) => draws.flatMap(({ drawn }) => drawn)))]
    const cats = await db.cat.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
    const names = new Map(cats.map(({ id, name }) => [id, name]))
    return rows.map(({ id, name, plan, createdAt, draws }) => ({
      id,
      name,
      plan: StudyPlan.parse(plan),
      registeredOn: createdAt.toISOString().slice(0, 10),
      draws: draws.map((draw) => ({
        weekOn: isoFromDay(dayOfDate(draw.weekOn)),
        candidates: draw.candidates.length,
        drawn: draw.drawn.map((catId) => ({ id: catId, name: names.get(catId) ?? "" })),
      })),
    }))
  })
export type Study = Awaited<ReturnType<typeof studies>>[number]
