import type { DimensionKey } from "@/lib/domain/temperament/dimensions"
import { type SuitabilityParameters, safetyCritical } from "./parameters"
import type { Estimates, Score } from "./score"
import { TIERS, type Tier, tierNumber } from "./tiers"

/** One limit of a tier: what is measured, its value, the limit it must reach. */
export interface TierLimit {
  readonly kind: "score" | "mean" | "low"
  readonly dim: DimensionKey | null
  readonly value: number
  readonly limit: number
}

/** Everything a tier asks for with the cat's own values; WINDOW asks for nothing. Source: rule B.2. */
export function limitsOf(
  tier: Tier,
  measured: {
    readonly score: Score
    readonly estimates: Estimates
    readonly parameters: SuitabilityParameters
  },
): readonly TierLimit[] {
  const { score, estimates, parameters } = measured
  if (tier === "WINDOW") return []
  if (tier === "PATIO_PACK") {
    const means = Object.entries(parameters.patioPack.means) as [DimensionKey, number][]
    return [
      { kind: "score", dim: null, value: score.lo, limit: parameters.patioPack.scoreLow },
      ...means.map(([dim, limit]): TierLimit => ({ kind: "mean", dim, value: estimates[dim].mean, limit })),
    ]
  }
  const { scoreLow, criticalMean, criticalLow } = parameters.trail
  return [
    { kind: "score", dim: null, value: score.lo, limit: scoreLow },
    ...safetyCritical(parameters).flatMap((dim): TierLimit[] => {
      const { mean, se } = estimates[dim]
      const low = mean - parameters.bandZ * se
      return [
        { kind: "mean", dim, value: mean, limit: criticalMean },
        { kind: "low", dim, value: low, limit: criticalLow },
      ]
    }),
  ]
}

/** A cat rated 3 by everyone must have a mean of 3, whatever its decimals say. */
const ROUNDING = 1e-9

/** Whether a limit holds, by a margin where one is asked for. */
export function isReached({ value, limit }: TierLimit, margin = 0): boolean {
  return value >= limit + margin - ROUNDING
}

/**
 * The highest tier whose limits all hold. With an earlier tier, anything above it must hold by the hysteresis margin;
 * moving down is immediate. Source: rule B.2.
 */
export function potentialTier(
  measured: {
    readonly score: Score
    readonly estimates: Estimates
    readonly parameters: SuitabilityParameters
  },
  previousTier: Tier | null,
): Tier {
  for (const tier of [...TIERS].reverse()) {
    const isMoveUp = previousTier !== null && tierNumber(tier) > tierNumber(previousTier)
    const margin = isMoveUp ? measured.parameters.hysteresis : { score: 0, dimension: 0 }
    const holds = limitsOf(tier, measured).every((limit) =>
      isReached(limit, limit.kind === "score" ? margin.score : margin.dimension),
    )
    if (holds) return tier
  }
  return "WINDOW"
}
