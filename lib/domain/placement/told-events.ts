import type { Day } from "@/lib/domain/calendar/day"

/** Something a home must know of: `where` is a place or somebody's own words. */
export interface ToldEvent {
  readonly isBite: boolean
  readonly day: Day | null
  readonly kind: string
  readonly where: string | null
}

/** Where bites, escapes and panics stand on record; the same one may stand in several places. */
export interface EventRecords {
  /** Sessions that count (corrected ones only as corrected), by the id of the first version. */
  readonly sessions: readonly {
    readonly rootId: string
    readonly day: Day
    readonly incident: string
    readonly stress: number
    readonly place: string | null
  }[]
  /** The register; `sessionId` names the first version of the session it came with. */
  readonly register: readonly {
    readonly id: string
    readonly sessionId: string | null
    readonly day: Day
    readonly kind: string
    readonly text: string
  }[]
  /** Reports of bites that broke the skin. */
  readonly reports: readonly {
    readonly incidentId: string | null
    readonly day: Day
    readonly text: string
  }[]
  /** Days on which the gate's fact says that a bite broke the skin. */
  readonly skinDays: readonly { readonly day: Day; readonly note: string | null }[]
  /** What earlier homes told: sessions at home, check-ins, returns. */
  readonly homes: readonly ToldEvent[]
}

/** Incidents that the next home is told, and the stress from which a session was a panic (calm ladder 0-4). */
export const TOLD_INCIDENTS: readonly string[] = ["bite", "slipped", "bolted"]
export const PANIC_STRESS = 4

/** What a session's end means for the next home: the incident that is told, a panic, or nothing. */
export function eventKind(incident: string, stress: number): string | null {
  if (TOLD_INCIDENTS.includes(incident)) return incident
  return stress >= PANIC_STRESS ? "panic" : null
}

/**
 * Every bite, escape and panic on record, each once and by its fullest record: the register's words before the session's
 * place, a report before both. Two of one day stay two; in doubt one is told too many, never one too few.
 */
export function toldEvents(records: EventRecords): ToldEvent[] {
  const words = new Map(
    records.register.flatMap(({ sessionId, text }) => (sessionId ? [[sessionId, text]] : [])),
  )
  const reported = new Set(records.reports.flatMap(({ incidentId }) => incidentId ?? []))
  const told: (ToldEvent & { day: Day })[] = [
    ...records.register
      .filter(
        ({ id, sessionId, kind }) => sessionId === null && TOLD_INCIDENTS.includes(kind) && !reported.has(id),
      )
      .map(({ kind, day, text }) => ({ isBite: kind === "bite", day, kind, where: text })),
    ...records.sessions.flatMap(({ rootId, day, incident, stress, place }) => {
      const kind = eventKind(incident, stress)
      if (kind === null || isReported(records, reported, rootId)) return []
      return [{ isBite: kind === "bite", day, kind, where: words.get(rootId) ?? place }]
    }),
  ]
  // A report that names no entry of the register is that of one plain bite of its day.
  for (const report of records.reports.filter(({ incidentId }) => incidentId === null)) {
    const at = told.findIndex(({ isBite, day, kind }) => isBite && kind === "bite" && day === report.day)
    if (at >= 0) told.splice(at, 1)
  }
  const reportDays = new Set(records.reports.map(({ day }) => day))
  const skin = records.skinDays.filter(({ day }) => !reportDays.has(day))
  for (const { day, note } of skin) {
    const plain = told.findIndex((one) => one.kind === "bite" && one.day === day)
    const event = { isBite: true, day, kind: "bite_skin", where: told[plain]?.where ?? note }
    if (plain >= 0) told[plain] = event
    else told.push(event)
  }
  return [
    ...told,
    ...records.reports.map(({ day, text }) => ({ isBite: true, day, kind: "bite_skin", where: text })),
    ...records.homes,
  ]
}

/** Whether the register's entry of a session has a report of its own. */
const isReported = (records: EventRecords, reported: ReadonlySet<string>, rootId: string): boolean =>
  records.register.some(({ id, sessionId }) => sessionId === rootId && reported.has(id))
