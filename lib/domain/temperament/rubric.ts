import type { StressLevel } from "./calm-ladder"

/** Where a rating was made: the set probe, a foster home's daily life, or a chance look. */
export const RATING_CONTEXTS = ["standard", "foster", "opportunistic"] as const
export type RatingContext = (typeof RATING_CONTEXTS)[number]

/** The numbers behind evidence and estimate. A stored result names its version; a version never changes once used. */
export interface RubricParameters {
  readonly version: string
  readonly halfLifeDays: number
  readonly priorMean: number
  readonly priorVariance: number
  /** Variance of one rating around the cat's own level; replaced by the shelter's own once 30 double ratings exist. */
  readonly ratingVariance: number
  readonly contextWeights: Readonly<Record<RatingContext, number>>
  readonly settlingHours: number
  readonly settlingWeight: number
  /** Weight by stress at the moment of rating: from 3 on it shows the state, not the cat. */
  readonly stressWeights: Readonly<Record<StressLevel, number>>
  readonly uncertifiedWeight: number
  readonly hoursAfterProcedure: number
}

/** The shelter's first choice of numbers (rule A.3: design choices, not literature). */
export const DEFAULT_RUBRIC: RubricParameters = {
  version: "rubric-parameters-1",
  halfLifeDays: 45,
  priorMean: 3,
  priorVariance: 1.2,
  ratingVariance: 0.6,
  contextWeights: { standard: 1, foster: 1, opportunistic: 0.6 },
  settlingHours: 72,
  settlingWeight: 0.5,
  stressWeights: { 0: 1, 1: 1, 2: 0.7, 3: 0, 4: 0 },
  uncertifiedWeight: 0.7,
  hoursAfterProcedure: 4,
}

/** Double ratings needed before the shelter's own rating variance may replace the default (rule A.3). */
export const DOUBLE_RATINGS_FOR_OWN_VARIANCE = 30
