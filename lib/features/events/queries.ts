import "server-only"
import { trySwap } from "@/lib/domain/matching/try-swap"
import { today } from "@/lib/platform/clock"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import { type KeptPlan, loadEvent, planOf } from "./plan-queries"
import type { EventParams } from "./schema"

const MOST_EVENTS = 100
const MOST_FOUND = 12

/** Events, the newest day first, with how many adopters and cats are in them. */
export const listEvents = (viewer: Viewer) =>
  read(viewer, (db) =>
    db.adoptionEvent.findMany({
      orderBy: [{ onDay: "desc" }, { id: "asc" }],
      take: MOST_EVENTS,
      select: {
        id: true,
        name: true,
        onDay: true,
        status: true,
        _count: {
          select: {
            adopters: { where: { removedAt: null } },
            cats: { where: { removedAt: null } },
          },
        },
      },
    }),
  )

/** One event: its plan (as kept, once it was held), a swap that is tried, and what a search found. */
export function eventRecord(viewer: Viewer, eventId: string, params: EventParams) {
  return read(viewer, async (db) => {
    const event = await loadEvent(db, eventId)
    const isHeld = event.status === "held"
    const planned = isHeld ? null : await planOf(db, event, today(viewer))
    const plan = planned?.plan ?? (event.frozen as unknown as KeptPlan)
    const catIds = [...new Set([...event.cats.map(({ catId }) => catId), ...plan.units.flat()])]
    const [cats, adopters] = await Promise.all([
      db.cat.findMany({
        where: { id: { in: catIds } },
        select: { id: true, name: true, bondId: true },
      }),
      db.adopter.findMany({ where: { id: { in: [...plan.adopterIds] } }, select: { id: true, name: true } }),
    ])
    const inPlan = new Set(plan.units.flat())
    const found = isHeld
      ? { adopters: [], cats: [] }
      : {
          adopters: params.who
            ? await db.adopter.findMany({
                where: {
                  erasedAt: null,
                  name: { contains: params.who, mode: "insensitive" },
                  id: { notIn: event.adopters.map(({ adopterId }) => adopterId) },
                },
                orderBy: [{ name: "asc" }, { id: "asc" }],
                take: MOST_FOUND,
                select: { id: true, name: true },
              })
            : [],
          cats: params.cat
            ? await db.cat.findMany({
                where: {
                  inCare: true,
                  name: { contains: params.cat, mode: "insensitive" },
                  id: { notIn: event.cats.map(({ catId }) => catId) },
                },
                orderBy: [{ name: "asc" }, { id: "asc" }],
                take: MOST_FOUND,
                select: { id: true, name: true },
              })
            : [],
        }
    return {
      id: event.id,
      name: event.name,
      onDay: event.onDay,
      version: event.version,
      isHeld,
      noMatch: event.noMatch,
      plan,
      results: event.pairs.filter(({ kind }) => kind === "result"),
      catNames: Object.fromEntries(cats.map(({ id, name }) => [id, name])),
      bonded: cats.filter(({ bondId }) => bondId !== null).map(({ id }) => id),
      adopterNames: Object.fromEntries(adopters.map(({ id, name }) => [id, name])),
      /** In the event, but placed or gone meanwhile. */
      away: isHeld ? [] : cats.filter(({ id }) => !inPlan.has(id)),
      tried: planned ? tryIn(planned, params) : null,
      found,
    }
  })
}
export type EventRecord = Awaited<ReturnType<typeof eventRecord>>

function tryIn({ plan, scores, rules }: Awaited<ReturnType<typeof planOf>>, params: EventParams) {
  const { tryAdopter, tryCat } = params
  if (!tryAdopter || !tryCat) return null
  const row = plan.adopterIds.indexOf(tryAdopter)
  const column = plan.units.findIndex((catIds) => catIds.includes(tryCat))
  if (row < 0 || column < 0) return null
  const assignment = plan.lines.map((line) => line.column)
  const swap = trySwap({ scores: scores.worth, ...rules }, assignment, { row, column })
  return { adopterId: tryAdopter, column, swap }
}
