import type { Day } from "@/lib/domain/calendar/day"
import { agreementShares, kappa, type RatingPair } from "@/lib/domain/outcomes/kappa"
import { type CertificationVerdict, judgeCertification } from "@/lib/domain/temperament/certification"
import { DIMENSION_KEYS } from "@/lib/domain/temperament/dimensions"
import { caseOf, DESCRIBED_CASES, type DescribedCase } from "./described-cases"

/** One answer of a sitting: the level a rater gave to a described case. */
export interface CaseAnswer {
  readonly caseKey: string
  readonly value: 1 | 2 | 3 | 4 | 5
}

/** A sitting against reference values, and whether it makes a certified rater. */
export interface SittingResult extends CertificationVerdict {
  readonly clips: number
  readonly kappaLinear: number | null
  readonly withinOne: number
}

/** The twelve cases of a person's next sitting: one per dimension, others than last time, in an order of their own. */
export function casesForSitting(earlierSittings: number): readonly DescribedCase[] {
  const picked = DIMENSION_KEYS.map((dim, index) => {
    const ofDimension = DESCRIBED_CASES.filter((one) => one.dim === dim)
    const found = ofDimension[(earlierSittings + index) % ofDimension.length]
    if (!found) throw new RangeError(`no case is described for "${dim}"`)
    return found
  })
  // Neighbours in the rubric are not neighbours in a sitting: each case is met by itself.
  return [...picked.filter((_, index) => index % 2 === 0), ...picked.filter((_, index) => index % 2 === 1)]
}

/** Scores a sitting on described cases. Throws RangeError for an unknown case or one answered twice. Source: rule A.4. */
export function scoreCases(answers: readonly CaseAnswer[], onDay: Day): SittingResult {
  if (new Set(answers.map((one) => one.caseKey)).size !== answers.length)
    throw new RangeError("answers hold one case twice")
  return scorePairs(
    answers.map((answer): RatingPair => [answer.value, caseOf(answer.caseKey).reference]),
    onDay,
  )
}

/** Scores pairs of (rater, reference) by the rule of certification: for live double ratings the reference is a certified colleague. */
export function scorePairs(pairs: readonly RatingPair[], onDay: Day): SittingResult {
  const kappaLinear = kappa(pairs, "linear")
  const withinOne = agreementShares(pairs).withinOne ?? 0
  return {
    clips: pairs.length,
    kappaLinear,
    withinOne,
    ...judgeCertification({ onDay, clips: pairs.length, kappaLinear, withinOne }),
  }
}
