import type { Incident } from "./history"

/** Steps lost after a gap of more than so many days. */
export interface LapseStep {
  readonly afterDays: number
  readonly steps: number
}

/** A setback: steps back and hours of rest. */
export interface Setback {
  readonly steps: number
  readonly restHours: number
}

/**
 * Every number of the protocol. An enrolment pins one version, and a version never changes once used, so that old
 * decisions keep their meaning.
 */
export interface ProtocolParameters {
  readonly version: string
  readonly met: {
    readonly hitShare: number
    readonly maxStressIndoors: number
    readonly maxStressOutdoors: number
    readonly outdoorsFromStage: number
    readonly recoveryFromStress: number
    readonly maxRecoverySec: number
  }
  readonly advance: {
    readonly windowSessions: number
    readonly metSessions: number
    readonly days: number
    readonly handlers: number
    readonly handlersFromStage: number
  }
  readonly notMetInARow: number
  readonly highStress: Setback & { readonly fromStress: number }
  readonly panic: Setback & { readonly fromStress: number; readonly incidents: readonly Incident[] }
  /** Of the gaps exceeded, the longest counts. */
  readonly lapses: readonly LapseStep[]
  readonly optOut: {
    readonly lastStage: number
    readonly sessions: number
    readonly pauseDays: number
    readonly finalAt: number
  }
  readonly exits: {
    readonly pairFromStage: number
    readonly shortWornSec: number
    readonly longWornSec: number
    readonly minGait: number
    readonly places: number
  }
  readonly session: {
    readonly perDay: number
    readonly hoursApart: number
    readonly minTrials: number
    readonly maxTrials: number
  }
  /** Longest session by stage, in minutes, where a version differs from the ladder. */
  readonly stageMinutes?: Readonly<Partial<Record<number, number>>>
}

/** The shelter's protocol, version 1 (rules C.1 and C.2: design choices consistent with the founding articles). */
export const DEFAULT_PROTOCOL: ProtocolParameters = {
  version: "protocol-1",
  met: {
    hitShare: 0.8,
    maxStressIndoors: 1,
    maxStressOutdoors: 2,
    outdoorsFromStage: 7,
    recoveryFromStress: 2,
    maxRecoverySec: 30,
  },
  advance: { windowSessions: 4, metSessions: 3, days: 2, handlers: 2, handlersFromStage: 4 },
  notMetInARow: 2,
  highStress: { fromStress: 3, steps: 1, restHours: 24 },
  panic: { fromStress: 4, incidents: ["slipped", "bolted", "bite"], steps: 2, restHours: 72 },
  lapses: [
    { afterDays: 45, steps: 2 },
    { afterDays: 14, steps: 1 },
  ],
  optOut: { lastStage: 2, sessions: 3, pauseDays: 14, finalAt: 2 },
  exits: { pairFromStage: 6, shortWornSec: 120, longWornSec: 600, minGait: 3, places: 2 },
  session: { perDay: 2, hoursApart: 3, minTrials: 3, maxTrials: 10 },
}
