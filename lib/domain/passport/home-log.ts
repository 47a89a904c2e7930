import type { Day } from "@/lib/domain/calendar/day"
import { compareEntries, type HistoryEntry, isSession, type SessionEntry } from "@/lib/domain/harness/history"
import { isOutdoors, type Place } from "@/lib/domain/harness/outing-rules"
import { preview } from "@/lib/domain/harness/preview"
import { type EngineResult, runEngine } from "@/lib/domain/harness/run-engine"
import { INDOORS_FIRST_DAYS } from "./first-year"
import type { PassportContent } from "./passport"

/** What was checked before going out at home; what was not asked is not met. */
export interface HomeOuting {
  readonly place: Place
  readonly isChecked: boolean
  /** Chip, vaccination and parasite protection are in order. */
  readonly isProtected: boolean
}

/** First day on which a session outside counts; null while the passport knows no home. */
export const firstDayOutside = ({ homeDay }: PassportContent): Day | null =>
  homeDay === null ? null : homeDay + INDOORS_FIRST_DAYS

/** A session at home as it was told, before the rules of going outside. */
export type ToldSession = Omit<SessionEntry, "place" | "outingClear" | "gateCap"> & {
  readonly outing: HomeOuting
}

/**
 * A session at home as the engine reads it: outside it counts only after the first two weeks and with the checks made,
 * otherwise it is kept as an exposure, whatever the stage; the gates are what the adopter's vet says, never less than a
 * no. Source: rules C.2, C.6 and C.8.
 */
export function homeSession(content: PassportContent, { outing, ...told }: ToldSession): SessionEntry {
  const from = firstDayOutside(content)
  const isSettled = from !== null && told.day >= from
  const outingClear = isOutdoors(outing.place) ? outing.isChecked && isSettled : null
  return {
    ...told,
    ...(outingClear === false ? { hits: null, trials: null } : {}),
    place: outing.place,
    outingClear,
    gateCap: outing.isProtected ? 2 : 0,
  }
}

/** Where the cat stands at home: the shelter's engine, protocol and stage, with the sessions logged since. */
export function homeState(
  content: PassportContent,
  entries: readonly HistoryEntry[],
  asOfDay: Day,
): EngineResult {
  return runEngine(entries.toSorted(compareEntries), { ...optionsOf(content), asOfDay })
}

/** What a session at home does to the stage, in words; entries may arrive in any order. */
export function homeEffect(
  content: PassportContent,
  entries: readonly HistoryEntry[],
  candidate: SessionEntry,
): ReturnType<typeof preview> {
  const before = entries.filter((entry) => compareEntries(entry, candidate) < 0).toSorted(compareEntries)
  const { parameters: protocol, ...rest } = optionsOf(content)
  return preview({ ...rest, protocol, history: before, candidate })
}

const optionsOf = ({ protocol, stage }: PassportContent) => ({
  exitChecks: true,
  parameters: protocol,
  startingStage: stage,
})

/** What staff see at a glance before a check-in. */
export interface HomeSummary {
  readonly sessions: number
  readonly stage: number
  /** Sessions without a worried, afraid or panicked moment. */
  readonly calm: number
  readonly incidents: number
  readonly lastDay: Day | null
  readonly isReviewOpen: boolean
}

const WORRIED = 2

/** The home log in five numbers. */
export function summariseHome(
  content: PassportContent,
  entries: readonly HistoryEntry[],
  asOfDay: Day,
): HomeSummary {
  const sessions = entries.filter(isSession)
  const { stage, review, lastSessionDay } = homeState(content, entries, asOfDay)
  return {
    sessions: sessions.length,
    stage,
    calm: sessions.filter(({ stress }) => stress < WORRIED).length,
    incidents: sessions.filter(({ incident }) => (incident ?? "none") !== "none").length,
    lastDay: lastSessionDay,
    isReviewOpen: review,
  }
}

/** Two passports of one home, the later one second: what was held adds up, where the cat stands is the later's. */
export function addHome(earlier: HomeSummary, later: HomeSummary): HomeSummary {
  return {
    ...later,
    sessions: earlier.sessions + later.sessions,
    calm: earlier.calm + later.calm,
    incidents: earlier.incidents + later.incidents,
    lastDay: later.lastDay ?? earlier.lastDay,
  }
}
