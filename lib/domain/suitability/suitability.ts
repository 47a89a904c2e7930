import type { Day } from "@/lib/domain/calendar/day"
import type { DimensionKey } from "@/lib/domain/temperament/dimensions"
import type { Rating } from "@/lib/domain/temperament/evidence"
import type { RubricParameters } from "@/lib/domain/temperament/rubric"
import type { Contribution, Contributions, LeaveOneOut } from "./explain"
import type { SuitabilityParameters } from "./parameters"
import type { TierLimit } from "./potential"
import type { Estimates } from "./score"
import type { Tier } from "./tiers"

/** What the evaluation reads; `subject` is a name or pronoun for its sentences. */
export interface SuitabilityInput {
  readonly asOfDay: Day
  readonly ratings: readonly Rating[]
  readonly previousTier?: Tier | null
  readonly safeguard?: boolean
  readonly parameters?: SuitabilityParameters
  readonly rubric?: RubricParameters
  readonly subject?: string
}

/** Potential with everything it follows from. S is for staff only and never printed in public. */
export interface Suitability {
  readonly S: number
  readonly se: number
  readonly lo: number
  readonly hi: number
  readonly coverage: number
  readonly sufficient: boolean
  readonly potential: Tier
  readonly dims: Estimates
  readonly contrib: Contributions
  readonly leaveOneOut: LeaveOneOut
  readonly nextBestObservation: DimensionKey | null
  readonly asOfDay: Day
  readonly parametersVersion: string
  readonly rubricVersion: string
  readonly days: number
  readonly raters: number
  readonly up: readonly Contribution[]
  readonly down: readonly Contribution[]
  /** Dimensions without which the potential would not hold, weakest first. */
  readonly restsOn: readonly DimensionKey[]
  /** Limits of the next tier up that do not hold yet; empty at TRAIL. */
  readonly missing: readonly TierLimit[]
  /** Safety-critical dimensions without a fresh, certified, standard probe; null when the safeguard was not asked for. */
  readonly safeguardMissing: readonly DimensionKey[] | null
  readonly reasons: readonly string[]
}
