import type { DimensionKey } from "@/lib/domain/temperament/dimensions"
import type { DimensionEstimate } from "@/lib/domain/temperament/evidence"
import { DEFAULT_SUITABILITY, type SuitabilityParameters, scoredDimensions } from "./parameters"

/** An estimate for every dimension of the rubric. */
export type Estimates = Readonly<Record<DimensionKey, DimensionEstimate>>

/** Suitability S from 0 to 100, its standard error, and the band lo to hi (not clipped). */
export interface Score {
  readonly S: number
  readonly se: number
  readonly lo: number
  readonly hi: number
}

const FULL_SCORE = 100

/**
 * S = sum of weight x (mean - 1) / 4 with its band. Weights are scaled to 100 together, also without a dimension left out.
 * Source: rule B.1; the variance lets raters share part of their error.
 */
export function computeScore(
  estimates: Estimates,
  options: { readonly leaveOut?: DimensionKey; readonly parameters?: SuitabilityParameters } = {},
): Score {
  const { leaveOut, parameters = DEFAULT_SUITABILITY } = options
  const kept = scoredDimensions(parameters).filter((dimension) => dimension.key !== leaveOut)
  const rescale = FULL_SCORE / kept.reduce((sum, dimension) => sum + dimension.weight, 0)
  let S = 0
  let ownVariance = 0
  let sharedError = 0
  for (const { key, weight } of kept) {
    const perPoint = (weight * rescale) / 4
    S += perPoint * (estimates[key].mean - 1)
    ownVariance += (perPoint * estimates[key].se) ** 2
    sharedError += perPoint * estimates[key].se
  }
  const rho = parameters.sharedRaterError
  const se = Math.sqrt((1 - rho) * ownVariance + rho * sharedError ** 2)
  return { S, se, lo: S - parameters.bandZ * se, hi: S + parameters.bandZ * se }
}

/** Points of weight (0 to 100) on dimensions with enough evidence. Source: rule B.1. */
export function computeCoverage(
  estimates: Estimates,
  parameters: SuitabilityParameters = DEFAULT_SUITABILITY,
): number {
  return scoredDimensions(parameters)
    .filter(({ key }) => isCovered(estimates[key], parameters))
    .reduce((sum, dimension) => sum + dimension.weight, 0)
}

/** Whether a dimension has enough recent evidence to count as seen. */
export function isCovered(
  estimate: DimensionEstimate,
  parameters: SuitabilityParameters = DEFAULT_SUITABILITY,
): boolean {
  return estimate.W >= parameters.coveredFromWeight
}
