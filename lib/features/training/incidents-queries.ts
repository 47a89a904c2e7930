import "server-only"
import { isOutdoors, PLACES } from "@/lib/domain/harness/outing-rules"
import { judgeStop, STOP_RULE, type StopVerdict } from "@/lib/domain/programme/stop-rule"
import { namesOf } from "@/lib/features/users/queries"
import { dateOfDay, dayOf, dayOfDate, now } from "@/lib/platform/clock"
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
    const cats = await db.cat.findMany({
      where: { inCare: true },
      orderBy: { name: "asc" },
      select: { id: true, name: true, code: true },
    })
    return {
      stop: await outdoorStop(db, viewer),
      cats,
      harnesses: harnesses.map(({ id, label }) => ({ id, label })),
      incidents: rows.map((row) => {
        const harness = harnesses.find((one) => one.id === row.harnessId)
        return {
          id: row.id,
          catId: row.catId,
          catName: row.cat.name,
          day: dayOfDate(row.happenedOn),
          kind: row.kind,
          isNearMiss: row.isNearMiss,
          mechanism: row.mechanism,
          harness: harness ? [harness.label, harness.model, harness.style].filter(Boolean).join(", ") : null,
          fitPassed: row.fitPassed,
          stage: row.stage,
          place: row.place,
          text: row.text,
          by: names.get(row.personId) ?? null,
          reviews: row.reviews.map(({ id, finding, action, liftsStop, personId, createdAt }) => ({
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
