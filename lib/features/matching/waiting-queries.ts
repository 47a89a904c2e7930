import "server-only"
import type { Day } from "@/lib/domain/calendar/day"
import { asAnswers } from "@/lib/features/adopters/queries"
import { dayOf } from "@/lib/platform/clock"
import type { Db } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

/** Adopters with answers and no cat at home now, with the days since they came. */
export async function loadWaiting(db: Db, viewer: Viewer, asOfDay: Day) {
  const adopters = await db.adopter.findMany({
    where: { erasedAt: null, answers: { some: {} }, placements: { none: { endedOn: null } } },
    select: {
      id: true,
      name: true,
      createdAt: true,
      answers: { orderBy: { createdAt: "desc" }, take: 1, select: { answers: true } },
    },
  })
  return adopters.map((adopter) => ({
    id: adopter.id,
    name: adopter.name,
    answers: asAnswers(adopter.answers[0]?.answers),
    daysWaiting: Math.max(0, asOfDay - dayOf(adopter.createdAt, viewer)),
  }))
}
