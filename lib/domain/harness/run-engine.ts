import { type Day, requireDay } from "@/lib/domain/calendar/day"
import type { HistoryEntry } from "./history"
import { DEFAULT_PROTOCOL, type ProtocolParameters } from "./protocol"
import { replay } from "./replay"
import { applyLapse } from "./setbacks"
import type { CoolDown, CountedSession, HarnessState, LogLine } from "./state"
import type { SessionVerdict } from "./take-session"

export interface EngineOptions {
  /** True in the product: a fact that was not recorded counts as not met. */
  readonly exitChecks?: boolean
  /** Day for which the stage is shown, with the lapse that day would bring; null shows the last entry's. */
  readonly asOfDay?: Day | null
  readonly parameters?: ProtocolParameters
  readonly startingStage?: number
}

/** Where a cat stands in training, with how it got there. */
export interface EngineResult {
  /** Stage to show: the stored one, less what a lapse would cost on `asOfDay`. */
  readonly stage: number
  /** Stages mastered on record (0 to 8): stored stage minus one, untouched by a lapse that is only shown. */
  readonly mastered: number
  readonly review: boolean
  /** Day until which an opt-out pause runs, or null. */
  readonly paused: Day | null
  readonly panic: readonly Day[]
  readonly log: readonly LogLine[]
  readonly storedStage: number
  readonly coolDownUntil: CoolDown | null
  readonly refresherOwed: number
  readonly window: readonly CountedSession[]
  readonly sessionVerdicts: readonly SessionVerdict[]
  readonly fullyStopped: boolean
  readonly p0Owed: boolean
  readonly lastSessionDay: Day | null
  /** Whether the tag "prefers indoors for now" follows: a pause is running, or the cat has opted out for good. */
  readonly prefersIndoorsForNow: boolean
  readonly protocolVersion: string
  readonly state: HarnessState
}

/**
 * The stage of a cat from its ordered history of sessions and events; a pure function of its arguments.
 * Throws RangeError naming the field for unreadable entries, days that go backwards, or an `asOfDay` before the last
 * entry. Source: rules C.1 and C.2.
 */
export function runEngine(entries: readonly HistoryEntry[], options: EngineOptions = {}): EngineResult {
  const {
    exitChecks = false,
    asOfDay = null,
    parameters: protocol = DEFAULT_PROTOCOL,
    startingStage,
  } = options
  const { state, log, sessionVerdicts } = replay(entries, { protocol, exitChecks, startingStage })
  const today = shownDay(state, asOfDay)
  const shown = today === null ? state : applyLapse({ state, day: today, protocol }).state
  const isStillAhead = (day: Day) => today === null || today < day
  const paused =
    state.pausedUntilDay !== null && isStillAhead(state.pausedUntilDay) ? state.pausedUntilDay : null
  return {
    stage: shown.stage,
    mastered: state.stage - 1,
    review: state.isReviewPending,
    paused,
    panic: state.panicDays,
    log,
    storedStage: state.stage,
    coolDownUntil: state.coolDown && isStillAhead(state.coolDown.untilDay) ? state.coolDown : null,
    refresherOwed: shown.refresherOwed,
    window: state.window,
    sessionVerdicts,
    fullyStopped: state.isFullyStopped,
    p0Owed: state.isP0Owed,
    lastSessionDay: state.lastSessionDay,
    prefersIndoorsForNow: paused !== null || state.isFullyStopped,
    protocolVersion: protocol.version,
    state,
  }
}

/** The day shown: the one asked for, else that of the last entry (a review may come long after the last session). */
function shownDay(state: HarnessState, asOfDay: Day | null): Day | null {
  if (asOfDay === null) return null
  requireDay(asOfDay, "asOfDay")
  if (state.lastEntryDay !== null && asOfDay < state.lastEntryDay) {
    throw new RangeError("asOfDay lies before the last entry")
  }
  return asOfDay
}
