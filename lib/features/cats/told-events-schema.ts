import type { CheckInAnswers } from "@/lib/domain/placement/check-in-questions"
import {
  type EventRecords,
  eventKind,
  PANIC_STRESS,
  TOLD_INCIDENTS,
  type ToldEvent,
} from "@/lib/domain/placement/told-events"
import { dayOfDate } from "@/lib/platform/clock"
import type { Prisma } from "@/lib/platform/db"
import { withoutSuperseded } from "./histories-queries"

/** The rows in which bites, escapes and panics stand. */
export const EVENT_ROWS = {
  gateFacts: {
    where: { key: { in: ["hold_over", "last_bite", "bite_quarantine_over"] } },
    orderBy: [{ factOn: "asc" }, { createdAt: "asc" }],
  },
  catFacts: { orderBy: { createdAt: "asc" } },
  biteReports: true,
  incidents: { where: { isNearMiss: false } },
  // Those that may be told, and every correction: what was put right counts as it was put right.
  sessions: {
    where: {
      OR: [
        { incident: { in: [...TOLD_INCIDENTS] } },
        { peakStress: { gte: PANIC_STRESS } },
        { supersedesId: { not: null } },
      ],
    },
    orderBy: { createdAt: "asc" },
    select: { id: true, startedOn: true, incident: true, peakStress: true, place: true, supersedesId: true },
  },
  placements: { select: { returns: true, checkIns: true } },
  passports: { select: { entries: { select: { heldOn: true, entry: true } } } },
} satisfies Prisma.CatSelect
type EventRow = Prisma.CatGetPayload<{ select: typeof EVENT_ROWS }>

/** Reasons of a return that the next home must know of. */
const RETURNS: Readonly<Record<string, { kind: string; isBite: boolean }>> = {
  behaviour_aggression: { kind: "home_aggression", isBite: true },
  escaped_found: { kind: "home_escaped", isBite: false },
}

function homesOf(row: EventRow): ToldEvent[] {
  const atHome = row.passports.flatMap(({ entries }) =>
    entries.flatMap(({ heldOn, entry }) => {
      const { incident = "none", stress = 0 } = entry as { incident?: string; stress?: number }
      const kind = eventKind(incident, stress)
      return kind ? [{ isBite: kind === "bite", day: dayOfDate(heldOn), kind, where: null }] : []
    }),
  )
  const told = row.placements.flatMap(({ returns, checkIns }) => [
    ...returns.flatMap(({ reason, returnedOn }) => {
      const known = RETURNS[reason]
      return known ? [{ ...known, day: dayOfDate(returnedOn), where: null }] : []
    }),
    ...checkIns.flatMap(({ answers, answeredAt, dueOn }) => {
      const bites = (answers as CheckInAnswers | null)?.challenges?.includes("biting")
      return answeredAt && bites
        ? [{ isBite: true, day: dayOfDate(dueOn), kind: "home_biting", where: null }]
        : []
    }),
  ])
  const bite = row.catFacts.findLast(({ key }) => key === "bite")
  const onRecord =
    bite?.value === "yes"
      ? [
          {
            isBite: true,
            day: bite.observedOn ? dayOfDate(bite.observedOn) : null,
            kind: "bite",
            where: bite.evidence ?? bite.source,
          },
        ]
      : []
  return [...atHome, ...told, ...onRecord]
}

/** The rows as the rule reads them. */
export function toRecords(row: EventRow): EventRecords {
  const earlier = new Map(row.sessions.map(({ id, supersedesId }) => [id, supersedesId]))
  const rootOf = (id: string): string => {
    const before = earlier.get(id)
    return before ? rootOf(before) : id
  }
  return {
    sessions: withoutSuperseded(row.sessions).map(({ id, startedOn, incident, peakStress, place }) => ({
      rootId: rootOf(id),
      day: dayOfDate(startedOn),
      incident,
      stress: peakStress,
      place,
    })),
    register: row.incidents.map(({ id, sessionId, happenedOn, kind, text }) => ({
      id,
      sessionId: sessionId && rootOf(sessionId),
      day: dayOfDate(happenedOn),
      kind,
      text,
    })),
    reports: row.biteReports.map(({ incidentId, happenedOn, circumstances }) => ({
      incidentId,
      day: dayOfDate(happenedOn),
      text: circumstances,
    })),
    skinDays: row.gateFacts
      .filter(({ key, value }) => key === "last_bite" && value === "done")
      .map(({ factOn, note }) => ({ day: dayOfDate(factOn), note })),
    homes: homesOf(row),
  }
}
