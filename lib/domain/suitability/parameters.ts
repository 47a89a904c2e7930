import { DIMENSIONS, type DimensionKey } from "@/lib/domain/temperament/dimensions"

/** What a version of the instrument lets one dimension count for: points of the score, and whether it is safety-critical. */
export interface DimensionShare {
  readonly key: DimensionKey
  readonly weight: number
  readonly safetyCritical: boolean
}

/** The numbers of the suitability score and its tiers. A stored result names the version; a used version never changes. */
export interface SuitabilityParameters {
  readonly version: string
  readonly dimensions: readonly DimensionShare[]
  /** Share of a rater's error that all dimensions have in common (0 to 1). */
  readonly sharedRaterError: number
  /** Standard normal quantile of the band: 0.9 on either side makes an 80 % band. */
  readonly bandZ: number
  /** Evidence weight from which a dimension counts as covered. */
  readonly coveredFromWeight: number
  readonly sufficient: { readonly coverage: number; readonly days: number; readonly raters: number }
  readonly trail: { readonly scoreLow: number; readonly criticalMean: number; readonly criticalLow: number }
  readonly patioPack: {
    readonly scoreLow: number
    readonly means: Readonly<Partial<Record<DimensionKey, number>>>
  }
  /** What a limit must be exceeded by to move up from a known earlier tier; moving down needs nothing. */
  readonly hysteresis: { readonly score: number; readonly dimension: number }
  readonly safeguardDays: number
}

/** Expert judgement, version 1 (rules B.1, B.2): design choices, not yet checked on this shelter's cats. */
export const DEFAULT_SUITABILITY: SuitabilityParameters = {
  version: "suitability-1",
  dimensions: DIMENSIONS.map(({ key, weight, safetyCritical }) => ({ key, weight, safetyCritical })),
  sharedRaterError: 0.2,
  bandZ: 1.2815515655446004,
  coveredFromWeight: 0.5,
  sufficient: { coverage: 70, days: 2, raters: 2 },
  trail: { scoreLow: 60, criticalMean: 3, criticalLow: 2 },
  patioPack: { scoreLow: 40, means: { recovery: 2.25, handling: 2.25 } },
  hysteresis: { score: 2, dimension: 0.08 },
  safeguardDays: 90,
}

const FULL_SCORE = 100

/** The dimensions that carry weight in the score, in the version's order, their weights scaled to 100 together. */
export function scoredDimensions({ dimensions }: SuitabilityParameters): readonly DimensionShare[] {
  const scored = dimensions.filter((dimension) => dimension.weight > 0)
  const total = scored.reduce((sum, dimension) => sum + dimension.weight, 0)
  return scored.map((dimension) => ({ ...dimension, weight: (dimension.weight * FULL_SCORE) / total }))
}

/** The dimensions on which a low value keeps a cat off the trail whatever the rest says, in the version's order. */
export const safetyCritical = ({ dimensions }: SuitabilityParameters): readonly DimensionKey[] =>
  dimensions.filter((dimension) => dimension.safetyCritical).map((dimension) => dimension.key)
