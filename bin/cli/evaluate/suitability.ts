import { z } from "zod"
import { evaluateSuitability } from "@/lib/domain/suitability/evaluate-suitability"
import { TIERS } from "@/lib/domain/suitability/tiers"
import { DIMENSION_KEYS } from "@/lib/domain/temperament/dimensions"
import { RATING_CONTEXTS } from "@/lib/domain/temperament/rubric"
import { dayNumber, flag, listOf, object, oneOf } from "./field-checks"
import { evaluator } from "./read-input"

const rating = object({
  dim: oneOf(DIMENSION_KEYS),
  value: z.custom<1 | 2 | 3 | 4 | 5 | null>(
    (value) => value === null || [1, 2, 3, 4, 5].some((one) => one === value),
    {
      error: "must be a whole number from 1 to 5 or null",
    },
  ),
  rater: z.string({ error: "must name a person" }).min(1, { error: "must name a person" }),
  day: dayNumber,
  context: oneOf(RATING_CONTEXTS).nullish(),
  stress: oneOf([0, 1, 2, 3, 4]).nullish(),
  first72h: flag.nullish(),
  certified: flag.nullish(),
})

const input = object({
  asOfDay: dayNumber,
  ratings: listOf(rating),
  previousTier: oneOf(TIERS).nullish(),
  safeguard: flag.nullish(),
}).superRefine(({ asOfDay, ratings }, context) => {
  const late = ratings.findIndex(({ day }) => day > asOfDay)
  if (late >= 0)
    context.addIssue({
      code: "custom",
      path: ["ratings", late, "day"],
      message: "must not lie after asOfDay",
    })
})

/** Suitability from ratings, with the keys of the command line's description and nothing else. */
export const evaluateSuitabilityInput = evaluator(input, ({ asOfDay, ratings, previousTier, safeguard }) => {
  const result = evaluateSuitability({
    asOfDay,
    ratings,
    previousTier: previousTier ?? null,
    safeguard: safeguard ?? false,
  })
  const { S, se, lo, hi, coverage, sufficient, potential } = result
  const { dims, contrib, leaveOneOut, nextBestObservation } = result
  return { S, se, lo, hi, coverage, sufficient, potential, dims, contrib, leaveOneOut, nextBestObservation }
})
