import { type DimensionKey, dimensionOf } from "./dimensions"
import type { DimensionEstimate } from "./evidence"
import { isDerivedTag, TAGS, type Tag, type TagRule, type TrainingFactKey } from "./tags"

/** Counts from the training history; what is left out is not known, so no tag follows from it. */
export type TrainingFacts = { readonly [fact in TrainingFactKey]?: number }

/** A tag that follows from data now, with the sentence that says from what. */
export interface DerivedTag {
  readonly key: string
  readonly reason: string
}

/** Evidence weight below which an estimate is mostly the prior, and says nothing about this cat. */
const MIN_EVIDENCE = 0.5

/**
 * The derived tags that hold, in catalogue order, each with its reason. An estimate counts with W of 0.5 or more only.
 * Source: product page, Tags.
 */
export function deriveTags(input: {
  readonly estimates: Readonly<Partial<Record<DimensionKey, DimensionEstimate>>>
  readonly training: TrainingFacts
}): readonly DerivedTag[] {
  return TAGS.filter(isDerivedTag).flatMap((tag) => {
    const reasons = tag.derivedFrom.map((rule) => reasonFor(rule, input))
    if (reasons.some((reason) => reason === null)) return []
    return [{ key: tag.key, reason: sentence(tag, reasons) }]
  })
}

function reasonFor(rule: TagRule, input: Parameters<typeof deriveTags>[0]): string | null {
  if (rule.kind === "training") {
    const count = input.training[rule.fact]
    return count !== undefined && count >= rule.atLeast ? rule.because.replace("{n}", String(count)) : null
  }
  const estimate = input.estimates[rule.dim]
  if (!estimate || estimate.W < MIN_EVIDENCE) return null
  if (rule.atLeast !== undefined && estimate.mean < rule.atLeast) return null
  if (rule.atMost !== undefined && estimate.mean > rule.atMost) return null
  const limit = rule.atLeast !== undefined ? `${rule.atLeast} or more` : `${rule.atMost} or less`
  return `${dimensionOf(rule.dim).name.toLowerCase()} is estimated at ${estimate.mean.toFixed(1)} (${limit})`
}

function sentence(tag: Tag, reasons: readonly (string | null)[]): string {
  return `${tag.label}, because ${reasons.join(" and ")}.`
}
