import "server-only"
import type { Day } from "@/lib/domain/calendar/day"
import { scoreEvent } from "@/lib/domain/matching/event-scores"
import { DEFAULT_MATCH } from "@/lib/domain/matching/parameters"
import { type EventProposal, proposeEvent } from "@/lib/domain/matching/propose-event"
import { asAnswers } from "@/lib/features/adopters/queries"
import { loadCandidates, toCandidate } from "@/lib/features/matching/candidates-queries"
import type { Db, Prisma } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"

const EVENT_SELECT = {
  id: true,
  name: true,
  onDay: true,
  status: true,
  noMatch: true,
  frozen: true,
  version: true,
  adopters: {
    where: { removedAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      adopterId: true,
      adopter: {
        select: {
          name: true,
          answers: { orderBy: { createdAt: "desc" }, take: 1, select: { answers: true } },
        },
      },
    },
  },
  cats: {
    where: { removedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { catId: true, cat: { select: { name: true } } },
  },
  pairs: {
    where: { removedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { adopterId: true, catId: true, kind: true, result: true, note: true },
  },
} satisfies Prisma.AdoptionEventSelect

export type EventRow = Prisma.AdoptionEventGetPayload<{ select: typeof EVENT_SELECT }>

/** An event with who and what is in it; NOT_FOUND for another shelter's. */
export async function loadEvent(db: Db, eventId: string): Promise<EventRow> {
  const event = await db.adoptionEvent.findUnique({ where: { id: eventId }, select: EVENT_SELECT })
  if (!event) throw new AppError("NOT_FOUND")
  return event
}

/** A proposal with the ids its rows and columns stand for; what a closed event keeps. */
export interface KeptPlan extends EventProposal {
  readonly asOfDay: Day
  readonly parametersVersion: string
  readonly adopterIds: readonly string[]
  readonly units: readonly (readonly string[])[]
}

/** Plans an event as it stands: cats that are placed or gone meanwhile are left out, and so are locks on them. */
export async function planOf(db: Db, event: EventRow, asOfDay: Day) {
  const rows = await loadCandidates(db, { catIds: event.cats.map(({ catId }) => catId) })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const cats = event.cats.flatMap(({ catId }) => {
    const row = byId.get(catId)
    return row ? [{ ...toCandidate(row, asOfDay), bondId: row.bondId }] : []
  })
  const people = event.adopters.map(({ adopterId, adopter }) => ({
    id: adopterId,
    answers: asAnswers(adopter.answers[0]?.answers),
  }))
  const scores = scoreEvent({ people, cats, asOfDay })
  const locked = event.pairs.flatMap(({ kind, adopterId, catId }) => {
    const row = people.findIndex(({ id }) => id === adopterId)
    const column = scores.units.findIndex(({ catIds }) => catIds.includes(catId))
    // A hard rule that came up after the lock stands above it.
    const isOpen = (scores.worth[row]?.[column] ?? null) !== null
    return kind === "lock" && isOpen ? [{ row, column }] : []
  })
  const rules = { noMatch: event.noMatch, locked: distinct(locked) }
  const plan: KeptPlan = {
    ...proposeEvent(scores, rules),
    asOfDay,
    parametersVersion: DEFAULT_MATCH.version,
    adopterIds: people.map(({ id }) => id),
    units: scores.units.map(({ catIds }) => catIds),
  }
  return { plan, scores, rules }
}
export type PlannedEvent = Awaited<ReturnType<typeof planOf>>

/** Cats that were bonded after both were locked are one column: the first lock stays. */
function distinct(locks: { row: number; column: number }[]) {
  const rows = new Set<number>()
  const columns = new Set<number>()
  return locks.filter(({ row, column }) => {
    if (rows.has(row) || columns.has(column)) return false
    rows.add(row)
    columns.add(column)
    return true
  })
}
