import { type HistoryEntry, type HistoryEvent, isSession, requireEntry } from "./history"
import { DEFAULT_PROTOCOL, type ProtocolParameters } from "./protocol"
import { type HarnessState, type LogLine, moveTo } from "./state"
import { type SessionVerdict, takeSession } from "./take-session"

/** The rules a history is read by. With `exitChecks` a fact that was not recorded counts as not met. */
export interface ProtocolRules {
  readonly protocol?: ProtocolParameters
  readonly exitChecks?: boolean
}

/** What one entry did: the lines it wrote to the stage log, and for a session its verdict. */
export interface Decision {
  readonly lines: readonly LogLine[]
  readonly verdict: SessionVerdict | null
}

/** A state and the decision that led to it. */
export interface Step {
  readonly state: HarnessState
  readonly decision: Decision
}

/**
 * Takes one entry of a cat's history into account: state in, entry in, new state and decision out. Throws RangeError
 * naming the field for an entry that cannot be read or lies before the one already taken. Source: rule C.2.
 */
export function takeStep(state: HarnessState, entry: HistoryEntry, rules: ProtocolRules = {}): Step {
  return takeNamedStep({ state, entry, rules, where: "entry" })
}

/** As `takeStep`, with the name errors call the entry by, such as "sessions[3]". */
export function takeNamedStep(input: {
  readonly state: HarnessState
  readonly entry: HistoryEntry
  readonly rules: ProtocolRules
  readonly where: string
}): Step {
  const { state, entry, rules, where } = input
  const { protocol = DEFAULT_PROTOCOL, exitChecks = false } = rules
  requireEntry(entry, where)
  requireOrder({ state, entry, where })
  const step = isSession(entry)
    ? takeSession({ state, session: entry, protocol, exitChecks })
    : takeEvent(state, entry)
  return {
    ...step,
    state: { ...step.state, lastEntryDay: entry.day, lastEntryHours: entry.atHours ?? null },
  }
}

function requireOrder(input: {
  readonly state: HarnessState
  readonly entry: HistoryEntry
  readonly where: string
}): void {
  const { state, entry, where } = input
  const { lastEntryDay, lastEntryHours } = state
  if (lastEntryDay !== null && entry.day < lastEntryDay) {
    throw new RangeError(`${where}.day lies before the day of the entry above it`)
  }
  const isEarlierHour = entry.atHours != null && lastEntryHours !== null && entry.atHours < lastEntryHours
  if (isEarlierHour) throw new RangeError(`${where}.atHours lies before the hour of the entry above it`)
}

function takeEvent(state: HarnessState, event: HistoryEvent): Step {
  if ("review" in event) return closeReview(state, event.day)
  if ("override" in event) return overrideStage(state, event)
  // The pre-check changes no stage, so it writes no line; until it is passed again, sessions do not count.
  const isP0Owed = "p0Redo" in event
  return { state: { ...state, isP0Owed }, decision: { lines: [], verdict: null } }
}

/** Closes the review and nothing else: a rest that is still running runs on. */
function closeReview(state: HarnessState, day: number): Step {
  if (!state.isReviewPending) return { state, decision: { lines: [], verdict: null } }
  const line: LogLine = { day, from: state.stage, to: state.stage, why: "review cleared" }
  return { state: { ...state, isReviewPending: false }, decision: { lines: [line], verdict: null } }
}

/** An override begins the stage afresh and lifts an opt-out; rest, review and pre-check are not its to lift. */
function overrideStage(state: HarnessState, event: Extract<HistoryEvent, { override: unknown }>): Step {
  const moved = moveTo(state, event.override.stage)
  const line: LogLine = { day: event.day, from: state.stage, to: moved.stage, why: "override" }
  const lifted = { refresherOwed: 0, refusalStreak: 0, pausedUntilDay: null, isFullyStopped: false }
  return { state: { ...moved, ...lifted }, decision: { lines: [line], verdict: null } }
}
