import { type Day, daysBetween } from "@/lib/domain/calendar/day"
import { STRESS_LEVELS, type StressLevel } from "./calm-ladder"
import { type DimensionKey, isDimensionKey } from "./dimensions"
import { DEFAULT_RUBRIC, RATING_CONTEXTS, type RatingContext, type RubricParameters } from "./rubric"

/** How and when a look was taken: all that decides how much it weighs. What is left out is standard, calm, certified. */
export interface Circumstances {
  readonly day: Day
  readonly context?: RatingContext | null
  readonly stress?: StressLevel | null
  readonly first72h?: boolean | null
  readonly certified?: boolean | null
}

/** One person's rating of one dimension at one time; `value` null means not seen, which is no evidence either way. */
export interface Rating extends Circumstances {
  readonly dim: DimensionKey
  readonly value: 1 | 2 | 3 | 4 | 5 | null
  readonly rater: string
}

/** Estimate of one dimension: mean 1 to 5, its standard error, and W, the sum of evidence weights. */
export interface DimensionEstimate {
  readonly mean: number
  readonly se: number
  readonly W: number
}

/** One reason why a look weighs less than one, with its factor 0 to 1. */
export interface WeightFactor {
  readonly factor: number
  readonly because: string
}

interface Look {
  readonly rating: Circumstances
  readonly asOfDay: Day
  readonly parameters?: RubricParameters
}

/**
 * Everything that takes weight off one look as seen on a day, in words; empty for a calm set probe of that day by a
 * certified rater. Throws RangeError when it was taken after that day. Source: rule A.3.
 */
export function weightFactors({ rating, asOfDay, parameters = DEFAULT_RUBRIC }: Look): WeightFactor[] {
  const ageDays = daysBetween(rating.day, asOfDay)
  if (ageDays < 0) throw new RangeError("day lies after asOfDay: a rating of the future is no evidence")
  const stress = rating.stress ?? 0
  const context = rating.context ?? "standard"
  const factors: WeightFactor[] = [
    {
      factor: 0.5 ** (ageDays / parameters.halfLifeDays),
      because: ageDays === 1 ? "1 day old" : `${ageDays} days old`,
    },
    { factor: parameters.contextWeights[context], because: CONTEXT_WORDS[context] },
    { factor: rating.first72h ? parameters.settlingWeight : 1, because: "in the settling time" },
    { factor: parameters.stressWeights[stress], because: `stress ${stress} at the moment` },
    { factor: rating.certified === false ? parameters.uncertifiedWeight : 1, because: "rater not certified" },
  ]
  return factors.filter(({ factor }) => factor !== 1)
}

const CONTEXT_WORDS: Readonly<Record<RatingContext, string>> = {
  standard: "set probe",
  foster: "foster home",
  opportunistic: "chance look",
}

/**
 * Weight of one look as seen on a day, 0 to 1: halved every half-life, less for chance looks, the settling days, worry
 * and uncertified raters, and 0 from stress 3 on. Throws RangeError when it was taken after that day. Source: rule A.3.
 */
export function evidenceWeight(look: Look): number {
  return weightFactors(look).reduce((weight, { factor }) => weight * factor, 1)
}

/**
 * Normal-normal estimate of one dimension from weighted values (1 to 5); with no evidence it is the prior.
 * Source: rule A.3, precision = 1/prior variance + W/rating variance.
 */
export function estimateDimension(
  observations: readonly { readonly value: number; readonly weight: number }[],
  parameters: RubricParameters = DEFAULT_RUBRIC,
): DimensionEstimate {
  const totalWeight = observations.reduce((sum, one) => sum + one.weight, 0)
  const weightedValues = observations.reduce((sum, one) => sum + one.weight * one.value, 0)
  const precision = 1 / parameters.priorVariance + totalWeight / parameters.ratingVariance
  const mean =
    (parameters.priorMean / parameters.priorVariance + weightedValues / parameters.ratingVariance) / precision
  return { mean, se: precision ** -0.5, W: totalWeight }
}

/** Throws RangeError naming the first field of a rating that is not what the rubric allows; otherwise returns nothing. */
export function requireRating(rating: Rating, where: string): void {
  if (!isDimensionKey(rating.dim))
    throw new RangeError(`${where}.dim "${rating.dim}" is no dimension of the rubric`)
  if (rating.value !== null && ![1, 2, 3, 4, 5].includes(rating.value)) {
    throw new RangeError(`${where}.value must be 1, 2, 3, 4, 5 or null for not seen`)
  }
  if (typeof rating.rater !== "string" || rating.rater === "")
    throw new RangeError(`${where}.rater must name a person`)
  if (!Number.isInteger(rating.day)) throw new RangeError(`${where}.day must be a whole calendar day`)
  const context = rating.context ?? "standard"
  if (!RATING_CONTEXTS.includes(context)) {
    throw new RangeError(`${where}.context must be ${RATING_CONTEXTS.join(", ")}`)
  }
  const stress = rating.stress ?? 0
  if (!STRESS_LEVELS.includes(stress)) throw new RangeError(`${where}.stress must be 0, 1, 2, 3 or 4`)
}
