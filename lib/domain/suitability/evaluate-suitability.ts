import { type Day, requireDay } from "@/lib/domain/calendar/day"
import { DIMENSIONS, type DimensionKey, dimensionOf } from "@/lib/domain/temperament/dimensions"
import {
  estimateDimension,
  evidenceWeight,
  type Rating,
  requireRating,
} from "@/lib/domain/temperament/evidence"
import { DEFAULT_RUBRIC, type RubricParameters } from "@/lib/domain/temperament/rubric"
import {
  type Contribution,
  type Contributions,
  contributionsOf,
  describeSupport,
  findNextBestObservation,
  findSupports,
  type LeaveOneOut,
  leaveEachOut,
  strongestContributions,
} from "./explain"
import { DEFAULT_SUITABILITY, type SuitabilityParameters } from "./parameters"
import { limitsOf, potentialTier, SAFETY_CRITICAL, type TierLimit } from "./potential"
import { computeCoverage, computeScore, type Estimates } from "./score"
import { TIER_NAMES, type Tier } from "./tiers"

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
  const weighed = weighRatings({ ratings, asOfDay, rubric })
  const dims = estimateAll(weighed, rubric)
  const score = computeScore(dims, { parameters })
  const coverage = computeCoverage(dims, parameters)
  const seen = weighed.filter(({ rating, weight }) => rating.value !== null && weight > 0)
  const days = new Set(seen.map(({ rating }) => rating.day)).size
  const raters = new Set(seen.map(({ rating }) => rating.rater)).size
  const need = parameters.sufficient
  const formulaTier = potentialTier({ score, estimates: dims, parameters }, input.previousTier ?? null)
  const safeguardMissing = input.safeguard
    ? findMissingProbes({ ratings, asOfDay, parameters, rubric })
    : null
  const potential = formulaTier === "TRAIL" && safeguardMissing?.length ? "PATIO_PACK" : formulaTier
  const leaveOneOut = leaveEachOut(dims, parameters)
  const contrib = contributionsOf(dims)
  const known = {
    ...score,
    coverage,
    sufficient: coverage >= need.coverage && days >= need.days && raters >= need.raters,
    potential,
    dims,
    contrib,
    leaveOneOut,
    nextBestObservation: findNextBestObservation(dims, parameters),
    asOfDay,
    parametersVersion: parameters.version,
    rubricVersion: rubric.version,
    days,
    raters,
    ...strongestContributions(contrib),
    restsOn: findSupports({ tier: potential, leaveOneOut, parameters }),
    missing: missingLimits(potential, { score, estimates: dims, parameters }),
    safeguardMissing,
  }
  return { ...known, reasons: writeReasons({ known, need, subject }) }
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
  return SAFETY_CRITICAL.filter((dim) => !probed.has(dim))
}

function missingLimits(potential: Tier, measured: Parameters<typeof limitsOf>[1]): readonly TierLimit[] {
  if (potential === "TRAIL") return []
  const next = potential === "WINDOW" ? "PATIO_PACK" : "TRAIL"
  return limitsOf(next, measured).filter(({ value, limit }) => value < limit)
}

function writeReasons(input: {
  readonly known: Omit<Suitability, "reasons">
  readonly need: SuitabilityParameters["sufficient"]
  readonly subject: string
}): readonly string[] {
  const { known, need, subject } = input
  const reasons: string[] = []
  if (known.coverage < need.coverage) {
    reasons.push(
      `Only ${known.coverage} of 100 points of the rubric are covered by recent ratings; ${need.coverage} are needed`,
    )
  }
  if (known.days < need.days) reasons.push(`Seen on ${countOf(known.days, "day")}; ${need.days} are needed`)
  if (known.raters < need.raters)
    reasons.push(`Rated by ${countOf(known.raters, "person")}; ${need.raters} are needed`)
  const support = describeSupport({ tier: known.potential, supports: known.restsOn, subject })
  if (known.sufficient && support) reasons.push(support)
  if (known.safeguardMissing?.length) {
    reasons.push(
      `${TIER_NAMES.TRAIL} needs a recent standard probe by a certified rater: ${namesOf(known.safeguardMissing)}`,
    )
  }
  const critical = known.missing.flatMap(({ kind, dim }) => (kind !== "score" && dim ? [dim] : []))
  if (critical.length > 0)
    reasons.push(`Not further up for now because of ${namesOf([...new Set(critical)])}`)
  if (known.nextBestObservation) {
    reasons.push(`Best next look: ${dimensionOf(known.nextBestObservation).name.toLowerCase()}`)
  }
  return reasons
}

function namesOf(dims: readonly DimensionKey[]): string {
  return dims.map((dim) => dimensionOf(dim).name.toLowerCase()).join(", ")
}

function countOf(count: number, thing: "day" | "person"): string {
  if (count === 1) return `1 ${thing}`
  return `${count} ${thing === "day" ? "days" : "people"}`
}
