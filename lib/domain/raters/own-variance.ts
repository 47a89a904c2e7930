import { DOUBLE_RATINGS_FOR_OWN_VARIANCE } from "@/lib/domain/temperament/rubric"
import { type DoubleRating, doubleRatedCats } from "./double-ratings"

/** People who agreed on a handful of cats still differ: the own variance is never taken below this (shelter policy). */
const SMALLEST_VARIANCE = 0.1

/** The rating variance as this shelter's own raters show it. */
export interface OwnVariance {
  readonly pairs: number
  readonly cats: number
  /** Within-cat variance of one rating, null without pairs. */
  readonly value: number | null
  /** 30 double-rated cats or more: a person may adopt it as a new version. */
  readonly isReady: boolean
}

/**
 * Within-cat rater variance from double ratings: half the mean squared difference, pooled over dimensions, at least
 * 0.1. Source: rule A.3 (replaces the rating variance once 30 double ratings exist); method: one-way analysis of variance.
 */
export function ownRatingVariance(pairs: readonly DoubleRating[]): OwnVariance {
  const cats = doubleRatedCats(pairs)
  if (pairs.length === 0) return { pairs: 0, cats, value: null, isReady: false }
  const squares = pairs.reduce((sum, { values }) => sum + (values[0] - values[1]) ** 2, 0)
  return {
    pairs: pairs.length,
    cats,
    value: Math.max(SMALLEST_VARIANCE, squares / (2 * pairs.length)),
    isReady: cats >= DOUBLE_RATINGS_FOR_OWN_VARIANCE,
  }
}
