import { type Day, requireDay } from "@/lib/domain/calendar/day"
import { DIMENSIONS, type DimensionKey } from "@/lib/domain/temperament/dimensions"
import {
  estimateDimension,
  evidenceWeight,
  type Rating,
  requireRating,
} from "@/lib/domain/temperament/evidence"
import { DEFAULT_RUBRIC, type RubricParameters } from "@/lib/domain/temperament/rubric"
import {
  contributionsOf,
  findNextBestObservation,
  findSupports,
  leaveEachOut,
  strongestContributions,
} from "./explain"
import { DEFAULT_SUITABILITY, type SuitabilityParameters, safetyCritical } from "./parameters"
import { isReached, limitsOf, potentialTier, type TierLimit } from "./potential"
import { computeCoverage, computeScore, type Estimates } from "./score"
import type { Suitability, SuitabilityInput } from "./suitability"
import { TIERS, type Tier } from "./tiers"
import { writeReasons } from "./write-reasons"

// The shape of the answer belongs with the question for whoever asks it.
export type { Suitability, SuitabilityInput } from "./suitability"

interface WeighedRating {
  readonly rating: Rating
  readonly weight: number
}

/**
 * Suitability of one cat on a day from its ratings: score with band, coverage, potential tier and the reasons.
 * Throws RangeError naming the field for a rating outside the rubric or after `asOfDay`. Source: rules A.3, B.1, B.2.
 */
export function evaluateSuitability(input: SuitabilityInput): Suitability {
  const {
    asOfDay,
    ratings,
    parameters = DEFAULT_SUITABILITY,
    rubric = DEFAULT_RUBRIC,
    subject = "the cat",
  } = input
  const previousTier = requireTier(input.previousTier ?? null)
  const weighed = weighRatings({ ratings, asOfDay, rubric })
  const estimates = estimateAll(weighed, rubric)
  const measured = { score: computeScore(estimates, { parameters }), estimates, parameters }
  const formulaTier = potentialTier(measured, previousTier)
  const safeguardMissing = input.safeguard
    ? findMissingProbes({ ratings, asOfDay, parameters, rubric })
    : null
  const potential = formulaTier === "TRAIL" && safeguardMissing?.length ? "PATIO_PACK" : formulaTier
  const known = {
    ...measured.score,
    ...countEvidence({ weighed, estimates, parameters }),
    ...explain({ potential, estimates, parameters }),
    potential,
    dims: estimates,
    missing: missingLimits(potential, measured),
    safeguardMissing,
    asOfDay,
    parametersVersion: parameters.version,
    rubricVersion: rubric.version,
  }
  return { ...known, reasons: writeReasons({ known, need: parameters.sufficient, subject }) }
}

/** Sufficient evidence: enough coverage, days and raters together, counted over every look that weighs (rule B.1). */
function countEvidence(input: {
  readonly weighed: readonly WeighedRating[]
  readonly estimates: Estimates
  readonly parameters: SuitabilityParameters
}) {
  const { weighed, estimates, parameters } = input
  const seen = weighed.filter(({ rating, weight }) => rating.value !== null && weight > 0)
  const days = new Set(seen.map(({ rating }) => rating.day)).size
  const raters = new Set(seen.map(({ rating }) => rating.rater)).size
  const coverage = computeCoverage(estimates, parameters)
  const need = parameters.sufficient
  const sufficient = coverage >= need.coverage && days >= need.days && raters >= need.raters
  return { coverage, days, raters, sufficient }
}

function explain(input: {
  readonly potential: Tier
  readonly estimates: Estimates
  readonly parameters: SuitabilityParameters
}) {
  const { potential, estimates, parameters } = input
  const leaveOneOut = leaveEachOut(estimates, parameters)
  const contrib = contributionsOf(estimates, parameters)
  return {
    contrib,
    leaveOneOut,
    ...strongestContributions(contrib),
    restsOn: findSupports({ tier: potential, leaveOneOut, parameters }),
    nextBestObservation: findNextBestObservation(estimates, parameters),
  }
}

function requireTier(tier: Tier | null): Tier | null {
  if (tier !== null && !TIERS.includes(tier))
    throw new RangeError(`previousTier must be ${TIERS.join(", ")} or null`)
  return tier
}

function weighRatings(input: {
  readonly ratings: readonly Rating[]
  readonly asOfDay: Day
  readonly rubric: RubricParameters
}): readonly WeighedRating[] {
  requireDay(input.asOfDay, "asOfDay")
  return input.ratings.map((rating, index) => {
    requireRating(rating, `ratings[${index}]`)
    if (rating.day > input.asOfDay) throw new RangeError(`ratings[${index}].day lies after asOfDay`)
    return { rating, weight: evidenceWeight({ rating, asOfDay: input.asOfDay, parameters: input.rubric }) }
  })
}

function estimateAll(weighed: readonly WeighedRating[], rubric: RubricParameters): Estimates {
  const entries = DIMENSIONS.map(({ key }) => {
    const observations = weighed.flatMap(({ rating, weight }) =>
      rating.dim === key && rating.value !== null ? [{ value: rating.value, weight }] : [],
    )
    return [key, estimateDimension(observations, rubric)]
  })
  return Object.fromEntries(entries)
}

/** The safeguard of rule B.2: quick looks alone never open the trail, however many there are. */
function findMissingProbes(input: {
  readonly ratings: readonly Rating[]
  readonly asOfDay: Day
  readonly parameters: SuitabilityParameters
  readonly rubric: RubricParameters
}): readonly DimensionKey[] {
  const isFreshProbe = (rating: Rating) =>
    rating.value !== null &&
    (rating.context ?? "standard") === "standard" &&
    rating.certified !== false &&
    input.rubric.stressWeights[rating.stress ?? 0] > 0 &&
    input.asOfDay - rating.day <= input.parameters.safeguardDays
  const probed = new Set(input.ratings.filter(isFreshProbe).map((rating) => rating.dim))
  return safetyCritical(input.parameters).filter((dim) => !probed.has(dim))
}

function missingLimits(potential: Tier, measured: Parameters<typeof limitsOf>[1]): readonly TierLimit[] {
  if (potential === "TRAIL") return []
  const next = potential === "WINDOW" ? "PATIO_PACK" : "TRAIL"
  return limitsOf(next, measured).filter((limit) => !isReached(limit))
}
