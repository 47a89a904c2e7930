import type { Day } from "@/lib/domain/calendar/day"
import type { Incident } from "./history"
import { FIRST_STAGE, GRADUATE_STAGE, stageOf } from "./stages"

/** Why a stage changed or was set back, in the fixed words of the log. */
export type Why =
  | "criteria met"
  | "two not met"
  | "high stress"
  | "panic"
  | `incident:${Incident}`
  | `lapse>${number}d`
  | "refresher"
  | `opt-out pause ${number}d`
  | "opt-out final"
  | "review cleared"
  | "override"
  | "PROTOCOL WARNING"
  | "outdoor stop"

/** One line of the stage log. */
export interface LogLine {
  readonly day: Day
  readonly from: number
  readonly to: number
  readonly why: Why
}

/** A session as the window of the last four remembers it. */
export interface CountedSession {
  readonly day: Day
  readonly handler: string
  readonly isMet: boolean
  readonly doorwayHit: boolean
  readonly carrierHit: boolean
  readonly place: string | null
  readonly gait: number | null
}

/** Exit facts seen since the stage was entered; null is "never recorded". */
export interface StageFacts {
  readonly headInByChoice: boolean
  readonly longestWornSec: number
  readonly lastFitPassed: boolean | null
  readonly lastBackOutPassed: boolean | null
}

/** A rest after a setback: in whole days, and to the hour where the hour of the setback is known. */
export interface CoolDown {
  readonly untilDay: Day
  readonly untilHours: number | null
}

/** Everything the protocol remembers of a cat. Plain data: it can be stored, compared and replayed. */
export interface HarnessState {
  readonly stage: number
  readonly window: readonly CountedSession[]
  readonly stageFacts: StageFacts
  readonly notMetStreak: number
  /** Sessions in a row with no hit that the cat itself ended, at the stages where a cat can opt out. */
  readonly refusalStreak: number
  readonly optOuts: number
  readonly pausedUntilDay: Day | null
  readonly isFullyStopped: boolean
  readonly coolDown: CoolDown | null
  readonly isReviewPending: boolean
  readonly isP0Owed: boolean
  readonly panicDays: readonly Day[]
  /** Steps lost to a gap that one met session each gives back. */
  readonly refresherOwed: number
  readonly lastSessionDay: Day | null
  readonly lastEntryDay: Day | null
  readonly lastEntryHours: number | null
}

export const NO_STAGE_FACTS: StageFacts = {
  headInByChoice: false,
  longestWornSec: 0,
  lastFitPassed: null,
  lastBackOutPassed: null,
}

/** A cat at the start of an enrolment; a cat that comes trained starts at the stage the behaviour lead approved. */
export function enrol(startingStage: number = FIRST_STAGE): HarnessState {
  return {
    stage: stageOf(startingStage).number,
    window: [],
    stageFacts: NO_STAGE_FACTS,
    notMetStreak: 0,
    refusalStreak: 0,
    optOuts: 0,
    pausedUntilDay: null,
    isFullyStopped: false,
    coolDown: null,
    isReviewPending: false,
    isP0Owed: false,
    panicDays: [],
    refresherOwed: 0,
    lastSessionDay: null,
    lastEntryDay: null,
    lastEntryHours: null,
  }
}

/** The state at another stage (held within 1 to 9), with a clean window: nothing is carried over a change or setback. */
export function moveTo(state: HarnessState, stage: number): HarnessState {
  const held = Math.min(GRADUATE_STAGE, Math.max(FIRST_STAGE, stage))
  return { ...state, stage: held, window: [], stageFacts: NO_STAGE_FACTS, notMetStreak: 0 }
}
