import type { Incident } from "./history"
import type { Place } from "./outing-rules"
import type { SettingKey } from "./techniques"
import type { Track } from "./tracks"

export const LEASHES = ["none", "drag", "held"] as const
export type Leash = (typeof LEASHES)[number]

/** A session as it is about to be saved; null is "not recorded". */
export interface SessionDraft {
  readonly stage: number
  /** Met sessions the cat already has at this stage; first air is lengthened by them. */
  readonly metSessionsAtStage?: number
  readonly hits: number | null
  readonly trials: number | null
  readonly peakStress: number
  /** Highest level among the signs ticked, where signs were ticked. */
  readonly peakOfSigns?: number | null
  /** How stressful taking the harness off was, where it was noted. */
  readonly removalStress?: number | null
  readonly recoverySec: number | null
  readonly incident: Incident
  readonly incidentText: string | null
  readonly handlerId: string
  readonly secondPersonId: string | null
  readonly fitPassed: boolean | null
  readonly durationSec: number | null
  readonly place: Place | null
  readonly leash: Leash | null
  readonly atHours: number
  /** Absolute hours of the cat's other sessions of the same calendar day. */
  readonly otherSessionsToday: readonly number[]
  /** The harness course when left out. */
  readonly track?: Track
  /** The carrier step that was practised, and the one the cat is on. */
  readonly trackStep?: number | null
  readonly carrierStep?: number
  readonly setting?: SettingKey
  /** Highest tier the gates allow that day, as a number. */
  readonly gateCap?: 0 | 1 | 2
  readonly outingClear?: boolean | null
  readonly ageMonths?: number | null
  /** Why the fit check on file does not hold any more; null when it does. */
  readonly fitRanOut?: string | null
  /** The gear that was used, with what stands against it. */
  readonly gear?: readonly UsedGear[]
  readonly harnessId?: string | null
  readonly leashId?: string | null
}

/** A piece of gear in a session. */
export interface UsedGear {
  readonly field: "harnessId" | "leashId"
  readonly label: string
  readonly problems: readonly string[]
}

/** One thing about a draft. A blocking problem must be put right before saving; advice is shown and saved with it. */
export interface SessionProblem {
  readonly field: keyof SessionDraft
  readonly isBlocking: boolean
  readonly sentence: string
}
