import "server-only"
import { ageInWeeks } from "@/lib/domain/calendar/age"
import { summariseCat } from "@/lib/domain/cats/summarise"
import { trackOf } from "@/lib/domain/harness/tracks"
import { type CaseloadCat, LEARNING_AGE, planCaseload } from "@/lib/domain/programme/caseload"
import { loadCatRows, toHistories } from "@/lib/features/cats/histories-queries"
import { dateOfDay, dayOf, dayOfDate, now, today } from "@/lib/platform/clock"
import { type Db, Prisma, read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

const DAYS_PER_WEEK = 7
const fostered = { some: { kind: "foster", endedOn: null } } as const
// A house full of cats; the plan of more would not be carried out.
const MOST_CATS = 1000

/** Cats whose course somebody has paused: the newest of pausing and taking up again counts. */
export async function pausedCats(db: Db, viewer: Viewer): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ catId: string; kind: string }[]>(Prisma.sql`
    select distinct on ("catId") "catId", "kind" from "HarnessEvent"
    where "shelterId" = ${viewer.shelterId}::uuid and "kind" in ('paused', 'resumed')
    order by "catId", "at" desc, "id" desc`)
  return new Set(rows.filter(({ kind }) => kind === "paused").map(({ catId }) => catId))
}

/** The week's slots, and whom the plan would go on with, pause, enrol or let wait, each with its reason. */
export const caseload = (viewer: Viewer) =>
  read(viewer, async (db) => {
    const slots = await db.sessionSlot.findMany({
      where: { personId: null },
      orderBy: [{ weekday: "asc" }, { part: "asc" }],
      select: { weekday: true, part: true, sessions: true, version: true },
    })
    const cats = await caseloadCats(db, viewer)
    const total = slots.reduce((sum, slot) => sum + slot.sessions, 0)
    return { slots, plan: planCaseload(cats, total) }
  })
export type Caseload = Awaited<ReturnType<typeof caseload>>

async function caseloadCats(db: Db, viewer: Viewer): Promise<CaseloadCat[]> {
  const paused = await pausedCats(db, viewer)
  const rows = await db.cat.findMany({
    where: {
      inCare: true,
      OR: [
        { stage: { not: null } },
        { sufficient: true, potential: { not: "WINDOW" } },
        {
          bornOn: { gt: dateOfDay(today(viewer) - LEARNING_AGE.belowWeeks * DAYS_PER_WEEK) },
          placements: fostered,
        },
      ],
    },
    orderBy: { intakeOn: "asc" },
    take: MOST_CATS,
    select: {
      id: true,
      name: true,
      stage: true,
      sufficient: true,
      potential: true,
      intakeOn: true,
      lastSessionAt: true,
      reviewOpen: true,
      coolDownUntil: true,
      bornOn: true,
      placements: { where: fostered.some, take: 1, select: { id: true } },
      enrolments: { orderBy: { enrolledAt: "desc" }, take: 1, select: { track: true } },
    },
  })
  const cats: CaseloadCat[] = []
  for (const row of rows)
    cats.push({
      id: row.id,
      name: row.name,
      stage: row.stage,
      track: trackOf(row.enrolments[0]?.track),
      isResting: row.reviewOpen || (row.coolDownUntil !== null && row.coolDownUntil > now()),
      isPaused: paused.has(row.id),
      sufficient: row.sufficient,
      potential: row.potential,
      isReadyToStart: row.stage === null && (await isReadyToStart(db, viewer, row.id)),
      daysInCare: row.intakeOn ? Math.max(0, today(viewer) - dayOfDate(row.intakeOn)) : 0,
      ageWeeks: ageInWeeks(row.bornOn ? dayOfDate(row.bornOn) : null, today(viewer)),
      isInFoster: row.placements.length > 0,
      daysSinceSession: row.lastSessionAt ? today(viewer) - dayOf(row.lastSessionAt, viewer) : null,
    })
  return cats
}

/** The pre-check is no column: it is about today, and asked for the few that could begin. */
async function isReadyToStart(db: Db, viewer: Viewer, catId: string): Promise<boolean> {
  const rows = await loadCatRows(db, catId)
  return summariseCat(await toHistories(db, viewer, rows)).preCheck.isPassed
}
