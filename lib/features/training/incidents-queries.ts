import "server-only"
import { can } from "@/lib/domain/access/table"
import { isOutdoors, PLACES } from "@/lib/domain/harness/outing-rules"
import { isReviewOverdue, REVIEW_RULE, reviewStateOf } from "@/lib/domain/programme/incident-review"
import { judgeStop, STOP_RULE, type StopVerdict } from "@/lib/domain/programme/stop-rule"
import { namesOf } from "@/lib/features/users/queries"
import { dateOfDay, dayOf, dayOfDate, now, today } from "@/lib/platform/clock"
import { type Db, read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

const SHOWN = 200

/** Whether the place of an incident is outside; an unknown place counts as outside, because a cat may have been lost there. */
function wasOutdoors(place: string | null): boolean {
  const known = PLACES.find((one) => one === place)
  return known === undefined || isOutdoors(known)
}

/** Whether outdoor stages stand still in the whole shelter now, and why. */
export const outdoorStop = (db: Db, viewer: Viewer): Promise<StopVerdict> => outdoorStopAt(db, viewer, now())

/**
 * Whether they stood still at a moment: escapes count from when they happened, a review from when it was written. What
 * comes at that very moment is not before it, so a session does not stop itself by its own incident.
 */
export async function outdoorStopAt(db: Db, viewer: Viewer, moment: Date): Promise<StopVerdict> {
  const asOfDay = dayOf(moment, viewer)
  const rows = await db.incident.findMany({
    where: { happenedOn: { gt: dateOfDay(asOfDay - STOP_RULE.days) }, happenedAt: { lt: moment } },
    select: {
      id: true,
      happenedOn: true,
      kind: true,
      isNearMiss: true,
      place: true,
      reviews: { where: { liftsStop: true, createdAt: { lte: moment } }, select: { id: true }, take: 1 },
    },
  })
  return judgeStop(
    rows.map((row) => ({
      id: row.id,
      day: dayOfDate(row.happenedOn),
      kind: row.kind,
      isNearMiss: row.isNearMiss,
      isOutdoors: wasOutdoors(row.place),
      isLifted: row.reviews.length > 0,
    })),
    asOfDay,
  )
}

/** People who may close the review of an incident. */
export async function reviewers(db: Db): Promise<{ id: string; name: string }[]> {
  const people = await db.person.findMany({
    where: { active: true, permissions: { has: "behaviour_lead" } },
    orderBy: { name: "asc" },
    select: { id: true, name: true, role: true, permissions: true, clearance: true },
  })
  return people
    .filter((person) => can({ ...person, permissions: ["behaviour_lead"] }, "gate:clear:G8"))
    .map(({ id, name }) => ({ id, name }))
}

const STEPS = { orderBy: { createdAt: "asc" }, select: { step: true, assigneeId: true } } as const

/** Whether the cat's own review was closed after something happened: the behaviour lead has looked at it then. */
const isCatReviewed = (
  cleared: readonly { catId: string; at: Date }[],
  row: { catId: string; happenedAt: Date },
) => cleared.some(({ catId, at }) => catId === row.catId && at >= row.happenedAt)

const clearedReviews = (db: Db, catIds: string[]) =>
  db.harnessEvent.findMany({
    where: { kind: "review_cleared", catId: { in: catIds } },
    select: { catId: true, at: true, reason: true },
  })

const OVERDUE_SHOWN = 20

/** Incidents whose review is overdue, longest first. */
export async function overdueReviews(db: Db, viewer: Viewer) {
  const asOfDay = today(viewer)
  const rows = await db.incident.findMany({
    where: {
      happenedOn: { lt: dateOfDay(asOfDay - REVIEW_RULE.overdueDays) },
      reviews: { none: { step: "closed" } },
    },
    orderBy: { happenedAt: "asc" },
    take: SHOWN,
    select: {
      ...{ id: true, catId: true, happenedAt: true, happenedOn: true, isNearMiss: true },
      cat: { select: { name: true } },
      reviews: STEPS,
    },
  })
  const cleared = await clearedReviews(
    db,
    rows.map(({ catId }) => catId),
  )
  return rows
    .map((row) => ({
      ...row,
      day: dayOfDate(row.happenedOn),
      state: reviewStateOf(row.reviews, isCatReviewed(cleared, row)).state,
    }))
    .filter(({ state, day }) => isReviewOverdue(state, day, asOfDay))
    .slice(0, OVERDUE_SHOWN)
}

/** The register, newest first, with what was found each time and whether the shelter stands still. */
export const incidentRegister = (viewer: Viewer) =>
  read(viewer, async (db) => {
    const rows = await db.incident.findMany({
      orderBy: [{ happenedAt: "desc" }, { id: "desc" }],
      take: SHOWN,
      include: { cat: { select: { name: true } }, reviews: { orderBy: { createdAt: "asc" } } },
    })
    const harnesses = await db.harness.findMany({
      select: { id: true, label: true, model: true, style: true },
    })
    const names = await namesOf(
      db,
      rows.flatMap((row) => [row.personId, ...row.reviews.map((one) => one.personId)]),
    )
    const cleared = await clearedReviews(
      db,
      rows.map(({ catId }) => catId),
    )
    const leads = await reviewers(db)
    const cats = await db.cat.findMany({
      where: { inCare: true },
      orderBy: { name: "asc" },
      select: { id: true, name: true, code: true },
    })
    return {
      stop: await outdoorStop(db, viewer),
      cats,
      leads,
      harnesses: harnesses.map(({ id, label }) => ({ id, label })),
      incidents: rows.map((row) => {
        const harness = harnesses.find((one) => one.id === row.harnessId)
        const { state, assigneeId } = reviewStateOf(row.reviews, isCatReviewed(cleared, row))
        const day = dayOfDate(row.happenedOn)
        return {
          id: row.id,
          catId: row.catId,
          catName: row.cat.name,
          day,
          state,
          assignee: leads.find(({ id }) => id === assigneeId)?.name ?? null,
          isOverdue: isReviewOverdue(state, day, today(viewer)),
          catFinding: cleared.find((one) => isCatReviewed([one], row))?.reason ?? null,
          kind: row.kind,
          isNearMiss: row.isNearMiss,
          mechanism: row.mechanism,
          harness: harness ? [harness.label, harness.model, harness.style].filter(Boolean).join(", ") : null,
          fitPassed: row.fitPassed,
          stage: row.stage,
          place: row.place,
          text: row.text,
          by: names.get(row.personId) ?? null,
          reviews: row.reviews
            .filter(({ step }) => step === "closed")
            .map(({ id, finding, action, liftsStop, personId, createdAt }) => ({
              id,
              finding,
              action,
              liftsStop,
              by: names.get(personId) ?? null,
              createdAt,
            })),
        }
      }),
    }
  })
export type IncidentRegister = Awaited<ReturnType<typeof incidentRegister>>
