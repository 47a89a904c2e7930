import { krippendorffAlpha } from "@/lib/domain/outcomes/alpha"
import { type IntraclassCorrelation, icc21 } from "@/lib/domain/outcomes/icc"
import { agreementShares, kappa } from "@/lib/domain/outcomes/kappa"
import { DIMENSION_KEYS, type DimensionKey } from "@/lib/domain/temperament/dimensions"
import { type DoubleRating, doubleRatedCats } from "./double-ratings"

/** From how many pairs a figure may be shown, and when a dimension is flagged (rules G.1, C12; small numbers policy). */
export const AGREEMENT_RULE = {
  minPairsForShares: 5,
  minPairsForCoefficients: 10,
  minCatsForFlag: 30,
  flagBelowKappa: 0.4,
} as const

/** Agreement of two people on one dimension; what the numbers are too few for, or what is not defined, is null. */
export interface DimensionAgreement {
  readonly dim: DimensionKey
  readonly pairs: number
  readonly cats: number
  readonly exact: number | null
  readonly withinOne: number | null
  readonly kappaLinear: number | null
  readonly kappaQuadratic: number | null
  readonly icc: IntraclassCorrelation | null
  readonly alphaOrdinal: number | null
  /** Linear kappa under 0.40 on 30 cats or more: retrain or reword, and halve the weight until it is mended. */
  readonly isFlagged: boolean
  /** Why figures are missing, or what to do; null when all is shown and nothing is wrong. */
  readonly remark: string | null
}

/**
 * Agreement per dimension from double ratings, in rubric order. Shares need 5 pairs, coefficients 10, a flag 30 cats:
 * under that the reason stands in their place. Source: chart C12, rule G.1.
 */
export function agreementByDimension(pairs: readonly DoubleRating[]): readonly DimensionAgreement[] {
  return DIMENSION_KEYS.map((dim) =>
    judge(
      dim,
      pairs.filter((pair) => pair.dim === dim),
    ),
  )
}

function judge(dim: DimensionKey, pairs: readonly DoubleRating[]): DimensionAgreement {
  const rule = AGREEMENT_RULE
  const values = pairs.map((pair) => pair.values)
  const cats = doubleRatedCats(pairs)
  const shares = pairs.length >= rule.minPairsForShares ? agreementShares(values) : NO_SHARES
  const hasEnough = pairs.length >= rule.minPairsForCoefficients
  const kappaLinear = hasEnough ? kappa(values, "linear") : null
  const isFlagged = cats >= rule.minCatsForFlag && kappaLinear !== null && kappaLinear < rule.flagBelowKappa
  return {
    dim,
    pairs: pairs.length,
    cats,
    ...shares,
    kappaLinear,
    kappaQuadratic: hasEnough ? kappa(values, "quadratic") : null,
    icc: hasEnough ? icc21(values) : null,
    alphaOrdinal: hasEnough ? krippendorffAlpha(values, "ordinal") : null,
    isFlagged,
    remark: remarkOn({ pairs: pairs.length, kappaLinear, isFlagged }),
  }
}

const NO_SHARES = { exact: null, withinOne: null }

function remarkOn(found: {
  readonly pairs: number
  readonly kappaLinear: number | null
  readonly isFlagged: boolean
}): string | null {
  const { minPairsForShares, minPairsForCoefficients } = AGREEMENT_RULE
  if (found.pairs === 0) return "Nobody has rated the same cat within a week yet"
  if (found.pairs < minPairsForShares)
    return `${found.pairs} double ratings; from ${minPairsForShares} on the shares are shown`
  if (found.pairs < minPairsForCoefficients)
    return `${found.pairs} double ratings; from ${minPairsForCoefficients} on coefficients are shown`
  if (found.kappaLinear === null) return "All ratings are the same level: kappa is not defined"
  if (found.isFlagged) return "Retrain or reword; half the weight until it is mended"
  return null
}
