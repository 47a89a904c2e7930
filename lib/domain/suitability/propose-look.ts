import type { DimensionKey } from "@/lib/domain/temperament/dimensions"
import { DEFAULT_SUITABILITY, type SuitabilityParameters, safetyCritical } from "./parameters"
import { limitsOf } from "./potential"
import { isCovered } from "./score"
import type { Suitability } from "./suitability"

/** Kinds of looks, lightest last: the full sheet of standard probes, a quick look, or none for now. */
export const LOOK_KINDS = ["full", "quick", "none"] as const
export type LookKind = (typeof LOOK_KINDS)[number]

/** Which look is worth the minutes now, at which dimensions, and why; `dims` is empty for none. */
export interface ProposedLook {
  readonly kind: LookKind
  readonly dims: readonly DimensionKey[]
  readonly because: string
}

/** How near a limit counts as near: points of S, and steps of the 1-5 scale (shelter policy). */
export const NEAR = { score: 5, dimension: 0.25 } as const
/** A quick look takes three dimensions at most. */
const QUICK_DIMENSIONS = 3

/**
 * The light path first: the full sheet only for a cat unseen on a safety-critical dimension or near a limit between two
 * labels, a quick look while anything else is unseen or stale, none otherwise. Source: product rule, the light path.
 */
export function proposeLook(
  known: Omit<Suitability, "reasons">,
  parameters: SuitabilityParameters = DEFAULT_SUITABILITY,
): ProposedLook {
  const open = parameters.dimensions
    .filter(({ key }) => !isCovered(known.dims[key], parameters))
    .sort((a, b) => b.weight * known.dims[b.key].se - a.weight * known.dims[a.key].se)
    .map(({ key }) => key)
  const unseenCritical = safetyCritical(parameters).filter((key) => open.includes(key))
  if (unseenCritical.length > 0)
    return { kind: "full", dims: unseenCritical, because: "not seen lately on what safety rests on" }
  const near = nearLimits(known, parameters)
  if (near !== null)
    return {
      kind: "full",
      dims: near.length > 0 ? near : known.restsOn.slice(0, QUICK_DIMENSIONS),
      because: "close to a limit between two labels",
    }
  const next = open.slice(0, QUICK_DIMENSIONS)
  if (next.length > 0) return { kind: "quick", dims: next, because: "unseen or faded, and quickly seen" }
  if (!known.sufficient)
    return {
      kind: "quick",
      dims: known.nextBestObservation ? [known.nextBestObservation] : [],
      because: "another day or another person is still missing",
    }
  return { kind: "none", dims: [], because: "well enough known for now" }
}

/** The dimensions whose own limit is near, empty when only the score is near its limit, null when nothing is. */
function nearLimits(
  known: Omit<Suitability, "reasons">,
  parameters: SuitabilityParameters,
): readonly DimensionKey[] | null {
  const measured = { score: known, estimates: known.dims, parameters }
  const limits = (["PATIO_PACK", "TRAIL"] as const).flatMap((tier) => limitsOf(tier, measured))
  const near = limits.filter(
    ({ kind, value, limit }) => Math.abs(value - limit) <= (kind === "score" ? NEAR.score : NEAR.dimension),
  )
  // A single dimension near its own limit decides nothing while the score is far below the tier.
  if (!near.some(({ kind }) => kind === "score")) return null
  return [...new Set(near.flatMap(({ dim }) => (dim === null ? [] : [dim])))]
}
