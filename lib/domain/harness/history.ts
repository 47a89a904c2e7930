import { type Day, requireDay } from "@/lib/domain/calendar/day"
import { FIRST_STAGE, GRADUATE_STAGE } from "./stages"

export const INCIDENTS = ["none", "slipped", "bolted", "scratch", "bite", "other"] as const
export type Incident = (typeof INCIDENTS)[number]

export const ENDINGS = ["plan", "cat_choice", "handler_stop", "emergency"] as const
export type Ending = (typeof ENDINGS)[number]

/** What the product knows beside hits and stress. With exit checks on, a fact left out counts as not met. */
export interface SessionFacts {
  readonly secondPerson?: boolean | null
  readonly fitPassed?: boolean | null
  readonly headInByChoice?: boolean | null
  readonly wornSec?: number | null
  /** 0 does not get up, 1 flops and creeps, 2 walks low, 3 almost as usual, 4 as usual. */
  readonly gait?: number | null
  readonly backOutPassed?: boolean | null
  readonly doorwayHit?: boolean | null
  readonly carrierHit?: boolean | null
  readonly place?: string | null
  /** Highest tier the gates allowed that day, as a number: 0 window, 1 patio and pack, 2 trail. */
  readonly gateCap?: 0 | 1 | 2 | null
  /** Weather and place were checked before going out, and were in order. */
  readonly outingClear?: boolean | null
  /** The session belonged outdoors while all outdoor work of the shelter stood still, as it stood at that moment. */
  readonly outdoorsStopped?: boolean | null
}

/**
 * One training session. Hits and trials are left out together for a mere exposure (a carried walk, a fright in the
 * corridor): its stress and incidents act, but it neither counts for nor against the cat.
 */
export interface SessionEntry extends SessionFacts {
  readonly day: Day
  readonly id?: string
  /** Absolute time in hours, where known; without it a rest is counted in whole days. */
  readonly atHours?: number | null
  readonly hits?: number | null
  readonly trials?: number | null
  readonly stress: number
  readonly handler: string
  readonly recoverySec?: number | null
  readonly incident?: Incident | null
  readonly endedBy?: Ending | null
}

interface EventBase {
  readonly day: Day
  readonly id?: string
  readonly atHours?: number | null
}

/** The behaviour lead closes the review after a panic or escape. */
export interface ReviewEvent extends EventBase {
  readonly review: true
}
/** The behaviour lead sets the stage by hand, with a reason and a name. */
export interface OverrideEvent extends EventBase {
  readonly override: { readonly stage: number; readonly reason: string; readonly by: string }
}
/** New building, illness or a long foster move: the pre-check has to be passed again. */
export interface P0RedoEvent extends EventBase {
  readonly p0Redo: true
}
export interface P0PassedEvent extends EventBase {
  readonly p0Passed: true
}

export type HistoryEvent = ReviewEvent | OverrideEvent | P0RedoEvent | P0PassedEvent
/** One line of a cat's training history, which follows the cat from stay to stay. */
export type HistoryEntry = SessionEntry | HistoryEvent

const EVENT_KEYS = ["review", "override", "p0Redo", "p0Passed"] as const

/** Whether an entry is a session and not an event. */
export function isSession(entry: HistoryEntry): entry is SessionEntry {
  return eventKeysOf(entry).length === 0
}

/** Whether a session had trials, and so can be met or not met. */
export function hasTrials(session: SessionEntry): session is SessionEntry & { hits: number; trials: number } {
  return session.trials != null && session.hits != null
}

/** Order of a history: day, then hour where both are known, then id. Sessions that arrive late find their place by it. */
export function compareEntries(
  a: Pick<HistoryEntry, "id" | "day" | "atHours">,
  b: Pick<HistoryEntry, "id" | "day" | "atHours">,
): number {
  if (a.day !== b.day) return a.day - b.day
  if (a.atHours != null && b.atHours != null && a.atHours !== b.atHours) return a.atHours - b.atHours
  const [idA, idB] = [a.id ?? "", b.id ?? ""]
  return idA < idB ? -1 : idA > idB ? 1 : 0
}

/** Throws RangeError naming the first field of an entry that cannot be read; otherwise returns nothing. */
export function requireEntry(entry: HistoryEntry, where: string): void {
  requireDay(entry.day, `${where}.day`)
  if (entry.atHours != null && !Number.isFinite(entry.atHours))
    throw new RangeError(`${where}.atHours must be a number`)
  const events = eventKeysOf(entry)
  if (events.length === 0) requireSession(entry as SessionEntry, where)
  else requireEvent({ entry, events, where })
}

function eventKeysOf(entry: HistoryEntry): readonly string[] {
  return EVENT_KEYS.filter((key) => key in entry && entry[key as keyof HistoryEntry] != null)
}

function requireEvent(input: {
  readonly entry: HistoryEntry
  readonly events: readonly string[]
  readonly where: string
}): void {
  const { entry, events, where } = input
  // A panic hidden in an entry that also says "review" would vanish: such an entry is refused, not guessed at.
  if (events.length > 1 || "stress" in entry)
    throw new RangeError(`${where} must be one session or one event`)
  if ("override" in entry) {
    const { stage, reason, by } = entry.override
    requireWhole({ value: stage, from: FIRST_STAGE, to: GRADUATE_STAGE, field: `${where}.override.stage` })
    if (!reason) throw new RangeError(`${where}.override.reason must say why`)
    if (!by) throw new RangeError(`${where}.override.by must name a person`)
    return
  }
  const key = events[0] as keyof HistoryEntry
  if (entry[key] !== (true as unknown)) throw new RangeError(`${where}.${key} must be true`)
}

function requireSession(session: SessionEntry, where: string): void {
  requireWhole({ value: session.stress, from: 0, to: 4, field: `${where}.stress` })
  if (typeof session.handler !== "string" || session.handler === "") {
    throw new RangeError(`${where}.handler must name a person`)
  }
  if ((session.hits == null) !== (session.trials == null)) {
    throw new RangeError(`${where}.hits and ${where}.trials must both be given, or neither`)
  }
  if (hasTrials(session)) {
    requireWhole({ value: session.trials, from: 1, to: 1000, field: `${where}.trials` })
    requireWhole({ value: session.hits, from: 0, to: session.trials, field: `${where}.hits` })
  }
  if (session.recoverySec != null && !(session.recoverySec >= 0)) {
    throw new RangeError(`${where}.recoverySec must be 0 or more seconds`)
  }
  if (!INCIDENTS.includes(session.incident ?? "none")) {
    throw new RangeError(`${where}.incident must be ${INCIDENTS.join(", ")}`)
  }
  if (!ENDINGS.includes(session.endedBy ?? "plan"))
    throw new RangeError(`${where}.endedBy must be ${ENDINGS.join(", ")}`)
}

function requireWhole(rule: {
  readonly value: number
  readonly from: number
  readonly to: number
  readonly field: string
}): void {
  const { value, from, to, field } = rule
  if (!Number.isInteger(value) || value < from || value > to) {
    throw new RangeError(`${field} must be a whole number from ${from} to ${to}`)
  }
}
