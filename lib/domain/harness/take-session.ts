import {
  extendStageFacts,
  extendWindow,
  missingExitFacts,
  missingGates,
  missingInWindow,
  toCounted,
} from "./advance-rule"
import { hasTrials, type SessionEntry } from "./history"
import { judgeSession } from "./judge-session"
import type { ProtocolParameters } from "./protocol"
import { applyLapse, applyStress } from "./setbacks"
import { GRADUATE_STAGE } from "./stages"
import { type HarnessState, type LogLine, moveTo, type Why } from "./state"

/** How a session counts. A warning was logged while the cat should have rested; an exposure had no trials. */
export const VERDICTS = ["met", "not met", "exposure", "warning"] as const
export type Verdict = (typeof VERDICTS)[number]

/** The verdict on one session, at the stage it was held at, with its reasons. */
export interface SessionVerdict {
  readonly day: number
  readonly id: string | null
  readonly stage: number
  readonly verdict: Verdict
  readonly reasons: readonly string[]
}

/** A session on its way through the rules: the state so far, the lines so far, and whether a rule has settled it. */
interface Passage {
  readonly state: HarnessState
  readonly lines: readonly LogLine[]
  readonly isSettled: boolean
}

interface SessionInput {
  readonly state: HarnessState
  readonly session: SessionEntry
  readonly protocol: ProtocolParameters
  readonly exitChecks: boolean
}

/** The session as judged, and the rules it is judged by. */
interface Judged extends SessionInput {
  /** The stage the session was held at: after a lapse, before any other change. */
  readonly stage: number
  readonly verdict: Verdict
}

/**
 * Takes one session through the rules in their fixed order: lapse, rest warnings, incident or stress, opt-out,
 * refresher, two not met, advance. Source: rule C.2.
 */
export function takeSession(input: SessionInput): {
  readonly state: HarnessState
  readonly decision: { readonly lines: readonly LogLine[]; readonly verdict: SessionVerdict }
} {
  const { session, protocol } = input
  const lapse = applyLapse({ state: input.state, day: session.day, protocol })
  const hindrances = hindrancesOf(lapse.state, session)
  const stage = lapse.state.stage
  const judgement = judgeSession({ ...input, stage })
  const isWarning = hindrances.length > 0
  const verdict = isWarning
    ? "warning"
    : !hasTrials(session)
      ? "exposure"
      : judgement.isMet
        ? "met"
        : "not met"
  const judged: Judged = { ...input, stage, verdict }

  let passage: Passage = {
    state: endedPause(lapse.state, session),
    lines: lapse.line ? [lapse.line] : [],
    isSettled: false,
  }
  if (isWarning) {
    const isStopAlone = session.outdoorsStopped === true && hindrances.length === 1
    passage = write(passage, { session, to: stage, why: isStopAlone ? "outdoor stop" : "PROTOCOL WARNING" })
  }
  for (const rule of [ruleOfStress, ruleOfOptOut, ruleOfRefresher, ruleOfTwoNotMet, ruleOfAdvance]) {
    passage = rule(passage, judged)
  }
  const reasons = isWarning ? [...hindrances, ...judgement.reasons] : judgement.reasons
  return {
    state: { ...passage.state, lastSessionDay: session.day },
    decision: {
      lines: passage.lines,
      verdict: { day: session.day, id: session.id ?? null, stage, verdict, reasons },
    },
  }
}

/** What stands against a session: the cat's rest, and the stop of all outdoor work (rule G.4). */
const hindrancesOf = (state: HarnessState, session: SessionEntry): readonly string[] => [
  ...restsAgainst(state, session),
  ...(session.outdoorsStopped ? ["Outdoor work stood still in the whole shelter"] : []),
]

/** Why a session at this moment should not have been held, in plain words; empty when nothing stands against it. */
export function restsAgainst(
  state: HarnessState,
  moment: { readonly day: number; readonly atHours?: number | null },
): readonly string[] {
  const reasons: string[] = []
  if (state.isFullyStopped) reasons.push("Training has ended: the cat opted out")
  if (state.isReviewPending) reasons.push("A review is open")
  if (isResting(state, moment)) reasons.push("The rest after a setback is not over")
  if (state.pausedUntilDay !== null && moment.day < state.pausedUntilDay)
    reasons.push("The cat is on an opt-out pause")
  if (state.isP0Owed) reasons.push("The pre-check has to be passed again")
  return reasons
}

function isResting(
  { coolDown }: HarnessState,
  moment: { readonly day: number; readonly atHours?: number | null },
) {
  if (!coolDown) return false
  if (coolDown.untilHours !== null && moment.atHours != null) return moment.atHours < coolDown.untilHours
  return moment.day < coolDown.untilDay
}

function endedPause(state: HarnessState, { day }: SessionEntry): HarnessState {
  return state.pausedUntilDay !== null && day >= state.pausedUntilDay
    ? { ...state, pausedUntilDay: null }
    : state
}

function write(
  passage: Passage,
  line: { readonly session: SessionEntry; readonly to: number; readonly why: Why },
): Passage {
  const { session, to, why } = line
  return { ...passage, lines: [...passage.lines, { day: session.day, from: passage.state.stage, to, why }] }
}

/** Moves the stage, writes why, and ends the session's way through the rules. */
function settle(
  passage: Passage,
  move: { readonly session: SessionEntry; readonly stage: number; readonly why: Why },
) {
  const state = moveTo(passage.state, move.stage)
  const written = write(passage, { session: move.session, to: state.stage, why: move.why })
  return { ...written, state, isSettled: true }
}

function ruleOfStress(passage: Passage, { session, protocol }: Judged): Passage {
  const { state, line } = applyStress({ state: passage.state, session, protocol })
  return line ? { state, lines: [...passage.lines, line], isSettled: true } : passage
}

/**
 * Opt-out looks at sessions settled by stress too: a cat that ended three sessions with no hit has said no, however the
 * last one went. Sessions that should not have been held say nothing about the cat's wish, and neither do exposures.
 */
function ruleOfOptOut(passage: Passage, judged: Judged): Passage {
  const { session, protocol, stage, verdict } = judged
  if (verdict === "warning" || verdict === "exposure") return passage
  const { optOut } = protocol
  const isRefusal = stage <= optOut.lastStage && session.hits === 0 && session.endedBy === "cat_choice"
  const refusalStreak = isRefusal ? passage.state.refusalStreak + 1 : 0
  const counted = { ...passage, state: { ...passage.state, refusalStreak } }
  if (refusalStreak < optOut.sessions) return counted

  const optOuts = passage.state.optOuts + 1
  const isFinal = optOuts >= optOut.finalAt
  const why: Why = isFinal ? "opt-out final" : `opt-out pause ${optOut.pauseDays}d`
  const settled = settle(counted, { session, stage: counted.state.stage, why })
  const pausedUntilDay = isFinal ? null : session.day + optOut.pauseDays
  const stopped = { optOuts, pausedUntilDay, isFullyStopped: isFinal, refusalStreak: 0, refresherOwed: 0 }
  return { ...settled, state: { ...settled.state, ...stopped } }
}

/** One met session gives back one step lost to a gap; going out again still needs the gates. */
function ruleOfRefresher(passage: Passage, { session, verdict, exitChecks }: Judged): Passage {
  const { stage, refresherOwed } = passage.state
  if (passage.isSettled || verdict !== "met" || refresherOwed === 0) return passage
  if (exitChecks && missingGates(stage + 1, session.gateCap ?? null).length > 0) return passage
  const settled = settle(passage, { session, stage: stage + 1, why: "refresher" })
  return { ...settled, state: { ...settled.state, refresherOwed: refresherOwed - 1 } }
}

function ruleOfTwoNotMet(passage: Passage, { session, verdict, protocol }: Judged): Passage {
  if (passage.isSettled || verdict === "warning" || verdict === "exposure") return passage
  const isMet = verdict === "met"
  const notMetStreak = isMet ? 0 : passage.state.notMetStreak + 1
  const state: HarnessState = {
    ...passage.state,
    notMetStreak,
    window: extendWindow(passage.state.window, toCounted(session, isMet), protocol),
    stageFacts: extendStageFacts(passage.state.stageFacts, session),
  }
  const counted = { ...passage, state }
  if (notMetStreak < protocol.notMetInARow) return counted
  const settled = settle(counted, { session, stage: state.stage - 1, why: "two not met" })
  return { ...settled, state: { ...settled.state, refresherOwed: 0 } }
}

function ruleOfAdvance(passage: Passage, { session, verdict, protocol, exitChecks }: Judged): Passage {
  const { state } = passage
  if (passage.isSettled || verdict !== "met" || state.stage >= GRADUATE_STAGE) return passage
  if (missingInWindow(state, protocol).length > 0) return passage
  if (exitChecks) {
    const gateCap = session.gateCap ?? null
    const missing = [...missingExitFacts(state, protocol), ...missingGates(state.stage + 1, gateCap)]
    if (missing.length > 0) return passage
  }
  return settle(passage, { session, stage: state.stage + 1, why: "criteria met" })
}
