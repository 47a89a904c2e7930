import { type Day, daysBetween } from "@/lib/domain/calendar/day"
import type { SessionEntry } from "./history"
import type { LapseStep, ProtocolParameters, Setback } from "./protocol"
import { type CoolDown, type HarnessState, type LogLine, moveTo, type Why } from "./state"

const HOURS_PER_DAY = 24

/** A state after one rule, with the line the rule wrote, or null when it did not apply. */
export interface RuleOutcome {
  readonly state: HarnessState
  readonly line: LogLine | null
}

/**
 * Lapse: a gap since the last session of any kind costs steps, and each step really lost is owed back as a refresher.
 * A lapse on top of an earlier one adds to what is owed. Source: rule C.2.
 */
export function applyLapse(input: {
  readonly state: HarnessState
  readonly day: Day
  readonly protocol: ProtocolParameters
}): RuleOutcome {
  const { state, day, protocol } = input
  const lapse = findLapse({ lastSessionDay: state.lastSessionDay, day, lapses: protocol.lapses })
  if (!lapse) return { state, line: null }
  const moved = moveTo(state, state.stage - lapse.steps)
  const refresherOwed = state.refresherOwed + (state.stage - moved.stage)
  return {
    state: { ...moved, refresherOwed },
    line: { day, from: state.stage, to: moved.stage, why: `lapse>${lapse.afterDays}d` },
  }
}

/** The lapse that a gap up to a day amounts to, or null; the longest gap exceeded counts. */
export function findLapse(input: {
  readonly lastSessionDay: Day | null
  readonly day: Day
  readonly lapses: readonly LapseStep[]
}): LapseStep | null {
  if (input.lastSessionDay === null) return null
  const gapDays = daysBetween(input.lastSessionDay, input.day)
  const exceeded = input.lapses.filter((lapse) => gapDays > lapse.afterDays)
  return exceeded.reduce<LapseStep | null>((a, b) => (a === null || b.afterDays > a.afterDays ? b : a), null)
}

/**
 * Fear and panic: stress 3 is one step back and a day off; stress 4, or a slip, bolt or bite at any stress, two steps
 * back, three days off and a review. Steps still owed from a lapse are cancelled. Source: rule C.2.
 */
export function applyStress(input: {
  readonly state: HarnessState
  readonly session: SessionEntry
  readonly protocol: ProtocolParameters
}): RuleOutcome {
  const { state, session, protocol } = input
  const incident = session.incident ?? "none"
  const isGraveIncident = protocol.panic.incidents.includes(incident)
  if (isGraveIncident || session.stress >= protocol.panic.fromStress) {
    const why: Why = isGraveIncident ? `incident:${incident}` : "panic"
    const outcome = stepBack({ state, session, setback: protocol.panic, why })
    const panicDays = [...state.panicDays, session.day]
    return { ...outcome, state: { ...outcome.state, panicDays, isReviewPending: true } }
  }
  if (session.stress >= protocol.highStress.fromStress) {
    return stepBack({ state, session, setback: protocol.highStress, why: "high stress" })
  }
  return { state, line: null }
}

function stepBack(input: {
  readonly state: HarnessState
  readonly session: SessionEntry
  readonly setback: Setback
  readonly why: Why
}): RuleOutcome {
  const { state, session, setback, why } = input
  const moved = moveTo(state, state.stage - setback.steps)
  const rest: CoolDown = {
    untilDay: session.day + Math.ceil(setback.restHours / HOURS_PER_DAY),
    untilHours: session.atHours == null ? null : session.atHours + setback.restHours,
  }
  return {
    state: { ...moved, refresherOwed: 0, coolDown: longerRest(state.coolDown, rest) },
    line: { day: session.day, from: state.stage, to: moved.stage, why },
  }
}

/** A new rest never shortens one that is still running; hours count only while both are known to the hour. */
function longerRest(running: CoolDown | null, added: CoolDown): CoolDown {
  if (!running) return added
  const bothHours = running.untilHours !== null && added.untilHours !== null
  return {
    untilDay: Math.max(running.untilDay, added.untilDay),
    untilHours: bothHours ? Math.max(running.untilHours ?? 0, added.untilHours ?? 0) : null,
  }
}
