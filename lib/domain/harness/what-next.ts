import type { Day } from "@/lib/domain/calendar/day"
import { missingExitFacts, missingGates, missingInWindow } from "./advance-rule"
import { DEFAULT_PROTOCOL, type ProtocolParameters } from "./protocol"
import { applyLapse } from "./setbacks"
import { GRADUATE_STAGE, stageOf } from "./stages"
import type { HarnessState } from "./state"
import { restsAgainst } from "./take-session"

/** What a cat's training needs next. */
export interface WhatNext {
  readonly stage: number
  /** Why no session should be held now; empty when one may. */
  readonly notNow: readonly string[]
  /** What is still missing for the next stage; empty for a graduate. */
  readonly stillNeeded: readonly string[]
  /** Met sessions that each give back a step lost to a gap. */
  readonly refresherOwed: number
  readonly sentence: string
}

/**
 * Says in plain words what is needed to advance, as of a moment. `gateCap` is the tier number the gates allow today.
 * Source: rules C.1 and C.2.
 */
export function whatNext(input: {
  readonly state: HarnessState
  readonly asOfDay: Day
  readonly atHours?: number | null
  readonly exitChecks?: boolean
  readonly gateCap?: 0 | 1 | 2 | null
  readonly protocol?: ProtocolParameters
}): WhatNext {
  const { asOfDay, atHours, exitChecks = true, gateCap = null, protocol = DEFAULT_PROTOCOL } = input
  const notNow = restsAgainst(input.state, { day: asOfDay, atHours })
  const { state } = applyLapse({ state: input.state, day: asOfDay, protocol })
  const stillNeeded = neededFor({ state, exitChecks, gateCap, protocol })
  const { stage, refresherOwed } = state
  return { stage, notNow, stillNeeded, refresherOwed, sentence: sentenceFor({ state, notNow, stillNeeded }) }
}

function neededFor(input: {
  readonly state: HarnessState
  readonly exitChecks: boolean
  readonly gateCap: 0 | 1 | 2 | null
  readonly protocol: ProtocolParameters
}): readonly string[] {
  const { state, exitChecks, gateCap, protocol } = input
  if (state.stage === GRADUATE_STAGE) return []
  const gates = exitChecks ? missingGates(state.stage + 1, gateCap) : []
  if (state.refresherOwed > 0) return ["1 met session", ...gates]
  const exits = exitChecks ? missingExitFacts(state, protocol) : []
  return [...missingInWindow(state, protocol), ...exits, ...gates]
}

function sentenceFor(input: {
  readonly state: HarnessState
  readonly notNow: readonly string[]
  readonly stillNeeded: readonly string[]
}): string {
  const { state, notNow, stillNeeded } = input
  if (state.isFullyStopped) return "This cat has opted out of harness training. Window life is a good life."
  if (notNow.length > 0) return `No session now: ${notNow.join("; ").toLowerCase()}.`
  if (state.stage === GRADUATE_STAGE) return "All stages are mastered. A session a week keeps it fresh."
  const next = stageOf(state.stage + 1)
  if (stillNeeded.length === 0)
    return `One more met session, and stage ${next.number}, ${next.name}, is reached.`
  return `Still needed for stage ${next.number}, ${next.name}: ${stillNeeded.join(", ")}.`
}
