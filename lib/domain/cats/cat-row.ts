import type { Day } from "@/lib/domain/calendar/day"
import type { GateId } from "@/lib/domain/suitability/gates"
import type { LookKind } from "@/lib/domain/suitability/propose-look"
import type { Tier } from "@/lib/domain/suitability/tiers"
import type { DimensionKey } from "@/lib/domain/temperament/dimensions"

/** Answers that may be missing. */
export type Answer = "yes" | "no" | "unknown"

/** Everything a cat's row stores that a list can show: days as day numbers, moments as milliseconds, nothing computed. */
export interface CatRow {
  readonly id: string
  /** Rises with every edit of the record; guards against overwriting somebody else's change. */
  readonly version: number
  readonly name: string
  readonly code: string | null
  readonly sex: "F" | "M" | "unknown"
  readonly neutered: Answer
  readonly birthDay: Day | null
  readonly breed: string | null
  readonly colour: string | null
  readonly pattern: string | null
  readonly eyeColour: string | null
  readonly earShape: string | null
  readonly coatLength: string | null
  readonly weightKg: number | null
  readonly room: string | null
  readonly unit: string | null
  readonly published: boolean
  readonly listed: boolean
  readonly inCare: boolean
  readonly intakeDay: Day | null
  readonly potential: Tier
  readonly demonstrated: Tier
  readonly gateCap: Tier
  readonly effective: Tier
  readonly sufficient: boolean
  readonly gatesOpen: readonly GateId[]
  readonly suitability: number
  readonly suitabilityLow: number
  readonly suitabilityHigh: number
  readonly coverage: number
  readonly nextLook: DimensionKey | null
  readonly proposedLook: LookKind
  readonly stage: number | null
  readonly mastered: number
  readonly reviewOpen: boolean
  readonly coolDownUntilMs: number | null
  readonly lastSessionMs: number | null
  readonly lastRatingMs: number | null
  readonly roundMs: number | null
  readonly roundStress: number | null
  readonly roundEating: "with_me" | "alone" | "no" | "unknown"
  readonly roundIllness: Answer
  /** Mean of each dimension in the order of the rubric; null where too little was seen. */
  readonly means: readonly (number | null)[]
  readonly tags: readonly string[]
}

/** What a moment or a day is read against: the shelter's calendar. */
export interface Calendar {
  readonly today: Day
  readonly timeZone: string
}
