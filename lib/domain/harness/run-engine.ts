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
  /** Day for which the stage is shown, with the lapse that day would bring; null shows it as of the last entry. */
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
  /** First day after a running opt-out pause; null when none runs. */
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
  requireAsOfDay(state, asOfDay)
  const shown = asOfDay === null ? state : applyLapse({ state, day: asOfDay, protocol }).state
  const today = asOfDay ?? state.lastEntryDay ?? 0
  const paused = state.pausedUntilDay !== null && today < state.pausedUntilDay ? state.pausedUntilDay : null
  return {
    stage: shown.stage,
    mastered: state.stage - 1,
    review: state.isReviewPending,
    paused,
    panic: state.panicDays,
    log,
    storedStage: state.stage,
    coolDownUntil: runningRest(state.coolDown, today),
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

/** A rest known to the hour still runs on its last day; one counted in days is over when that day begins. */
function runningRest(coolDown: CoolDown | null, today: Day): CoolDown | null {
  if (!coolDown) return null
  const isRunning = coolDown.untilHours === null ? today < coolDown.untilDay : today <= coolDown.untilDay
  return isRunning ? coolDown : null
}

function requireAsOfDay(state: HarnessState, asOfDay: Day | null): void {
  if (asOfDay === null) return
  requireDay(asOfDay, "asOfDay")
  if (state.lastEntryDay !== null && asOfDay < state.lastEntryDay) {
    throw new RangeError("asOfDay lies before the last entry")
  }
}
