import { type DimensionKey, dimensionOf } from "@/lib/domain/temperament/dimensions"
import { type SuitabilityParameters, scoredDimensions } from "./parameters"
import { computeScore, type Estimates, isCovered, type Score } from "./score"
import { TIER_NAMES, type Tier } from "./tiers"

/** Points a dimension adds to or takes from the score against a plain 3. */
export type Contributions = Readonly<Partial<Record<DimensionKey, number>>>
/** Score and low bound with one dimension taken out and the rest rescaled to 100. */
export type LeaveOneOut = Readonly<Partial<Record<DimensionKey, Pick<Score, "S" | "lo">>>>

export interface Contribution {
  readonly dim: DimensionKey
  readonly points: number
}

/** Contribution of each scored dimension: weight x (mean - 3) / 4 points. Source: rule B.2, explain. */
export function contributionsOf(estimates: Estimates, parameters: SuitabilityParameters): Contributions {
  return Object.fromEntries(
    scoredDimensions(parameters).map(({ key, weight }) => [key, (weight * (estimates[key].mean - 3)) / 4]),
  )
}

/** The dimensions that lift and that lower the score most, up to three each, strongest first. */
export function strongestContributions(contributions: Contributions): {
  readonly up: readonly Contribution[]
  readonly down: readonly Contribution[]
} {
  const all = (Object.entries(contributions) as [DimensionKey, number][]).map(([dim, points]) => ({
    dim,
    points,
  }))
  const up = all.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points)
  const down = all.filter(({ points }) => points < 0).sort((a, b) => a.points - b.points)
  return { up: up.slice(0, 3), down: down.slice(0, 3) }
}

/** Score and low bound without each scored dimension in turn. Source: rule B.2, explain. */
export function leaveEachOut(estimates: Estimates, parameters: SuitabilityParameters): LeaveOneOut {
  return Object.fromEntries(
    scoredDimensions(parameters).map(({ key }) => {
      const { S, lo } = computeScore(estimates, { leaveOut: key, parameters })
      return [key, { S, lo }]
    }),
  )
}

/**
 * The unseen or stale dimension whose uncertainty costs the score most (weight / 4 x standard error), ties in rubric
 * order; null when every dimension is covered. Source: rule B.2, explain.
 */
export function findNextBestObservation(
  estimates: Estimates,
  parameters: SuitabilityParameters,
): DimensionKey | null {
  let best: { key: DimensionKey; gain: number } | null = null
  const weights = new Map(scoredDimensions(parameters).map(({ key, weight }) => [key, weight]))
  for (const { key } of parameters.dimensions) {
    if (isCovered(estimates[key], parameters)) continue
    const gain = ((weights.get(key) ?? 0) / 4) * estimates[key].se
    if (best === null || gain > best.gain) best = { key, gain }
  }
  return best?.key ?? null
}

/** The dimensions without which the low bound would drop below the tier's limit, weakest first; none for WINDOW. */
export function findSupports(input: {
  readonly tier: Tier
  readonly leaveOneOut: LeaveOneOut
  readonly parameters: SuitabilityParameters
}): readonly DimensionKey[] {
  const { tier, leaveOneOut, parameters } = input
  if (tier === "WINDOW") return []
  const limit = tier === "TRAIL" ? parameters.trail.scoreLow : parameters.patioPack.scoreLow
  return (Object.entries(leaveOneOut) as [DimensionKey, Pick<Score, "S" | "lo">][])
    .filter(([, without]) => without.lo < limit)
    .sort(([, a], [, b]) => a.lo - b.lo)
    .map(([dim]) => dim)
}

/**
 * One plain sentence on what the potential rests on, or null when no single dimension carries it.
 * `subject` is a name or a pronoun that takes a singular verb ("Juniper", "she").
 */
export function describeSupport(input: {
  readonly tier: Tier
  readonly supports: readonly DimensionKey[]
  readonly subject: string
}): string | null {
  const { tier, supports, subject } = input
  if (supports.length === 0) return null
  const things = supports.slice(0, 3).map((dim) => `how ${subject} ${dimensionOf(dim).looksAt}`)
  return `${TIER_NAMES[tier]} rests on ${joinWords(things)}; one more look would help`
}

/** Joins phrases into a list for a sentence: "a", "a and b", "a, b and c". */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join("")
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`
}
