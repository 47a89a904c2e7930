import type { StressLevel } from "./calm-ladder"
import { DEFAULT_RUBRIC, type RubricParameters } from "./rubric"

/** The minimum conditions to rate, in the order the sheet checks them. */
export const RATING_CONDITIONS = ["settled", "eating", "pain_free", "after_procedure", "calm_enough"] as const
export type RatingCondition = (typeof RATING_CONDITIONS)[number]

/** How the cat is doing at the moment of rating; null is "nobody has looked", which is not "all is well". */
export interface MomentOfRating {
  readonly hoursInCare: number | null
  readonly eating: boolean | null
  readonly inPain: boolean | null
  /** Hours since the last medical procedure, or "none" when there was none. */
  readonly hoursSinceProcedure: number | "none" | null
  readonly stress: StressLevel | null
}

/** A condition that does not hold, or that nobody knows, with what that does to the rating. */
export interface ConditionNotice {
  readonly condition: RatingCondition
  readonly status: "broken" | "unknown"
  readonly sentence: string
  readonly effect: string
}

/** From this stress on every probe is stopped. */
const STOP_AT_STRESS = 3

const WORDS = {
  settled: {
    sentence: "The cat has been here for less than three days.",
    effect: "The rating counts half: it may show the move more than the cat.",
  },
  eating: {
    sentence: "The cat is not eating.",
    effect: "Kept, but look again when appetite is back, and tell medical.",
  },
  pain_free: {
    sentence: "The cat seems to be in pain.",
    effect: "Kept, but look again without pain, and tell medical.",
  },
  after_procedure: {
    sentence: "A medical procedure was only hours ago.",
    effect: "Kept, but look again another day: medicine and soreness show too.",
  },
  calm_enough: {
    sentence: "The cat is afraid right now.",
    effect: "Stop here. What was seen is kept and weighs nothing in the estimate.",
  },
} as const satisfies Record<RatingCondition, { sentence: string; effect: string }>

const UNKNOWN_SENTENCES = {
  settled: "It is not recorded how long the cat has been here.",
  eating: "It is not recorded whether the cat is eating.",
  pain_free: "Nobody has recorded whether the cat is in pain.",
  after_procedure: "It is not recorded when the last medical procedure was.",
  calm_enough: "The cat's stress at this moment is not recorded.",
} as const satisfies Record<RatingCondition, string>

/**
 * The minimum conditions that do not hold or are not known, each with its effect; an empty list means go ahead.
 * It never refuses a rating: what a person saw is worth keeping. Source: rule A.1.
 */
export function noticeConditions(
  moment: MomentOfRating,
  parameters: RubricParameters = DEFAULT_RUBRIC,
): readonly ConditionNotice[] {
  const { hoursInCare, hoursSinceProcedure, stress } = moment
  const holds: Record<RatingCondition, boolean | null> = {
    settled: hoursInCare === null ? null : hoursInCare >= parameters.settlingHours,
    eating: moment.eating,
    pain_free: moment.inPain === null ? null : !moment.inPain,
    after_procedure:
      hoursSinceProcedure === null
        ? null
        : hoursSinceProcedure === "none" || hoursSinceProcedure >= parameters.hoursAfterProcedure,
    calm_enough: stress === null ? null : stress < STOP_AT_STRESS,
  }
  return RATING_CONDITIONS.filter((condition) => holds[condition] !== true).map((condition) =>
    holds[condition] === null
      ? {
          condition,
          status: "unknown",
          sentence: UNKNOWN_SENTENCES[condition],
          effect: "Ask before you begin.",
        }
      : { condition, status: "broken", ...WORDS[condition] },
  )
}

/** Whether a rating falls in the settling days, and so counts half; an unknown time in care counts as settling. */
export function isInSettlingTime(
  hoursInCare: number | null,
  parameters: RubricParameters = DEFAULT_RUBRIC,
): boolean {
  return hoursInCare === null || hoursInCare < parameters.settlingHours
}

/** Highest value the wish to look out may get when the cat paces, cries or claws at the glass: frustration is not readiness. */
const RESTLESS_OUTDOOR_CAP = 3

/** The value to store for the wish to look out: at most 3 for a cat restless at the glass, otherwise unchanged. */
export function capOutdoorValue<Value extends number | null>(
  value: Value,
  isRestlessAtGlass: boolean,
): Value | 3 {
  return isRestlessAtGlass && value !== null && value > RESTLESS_OUTDOOR_CAP ? RESTLESS_OUTDOOR_CAP : value
}
