import { z } from "zod"
import { CHOOSABLE_ITEMS, OTHER_ANIMALS, TALK_TOPICS } from "@/lib/domain/matching/answers"
import { matchPair } from "@/lib/domain/matching/fit"
import { FIT_ITEMS, IMPORTANCES } from "@/lib/domain/matching/parameters"
import { DIMENSION_KEYS, isDimensionKey } from "@/lib/domain/temperament/dimensions"
import { flag, listOf, numberWithin, object, oneOf } from "./field-checks"
import { evaluator } from "./read-input"

const tier = oneOf([0, 1, 2])
const level = oneOf([1, 2, 3, 4, 5])

const estimate = object({
  mean: numberWithin(1, 5, "must be a number from 1 to 5"),
  se: numberWithin(Number.MIN_VALUE, 10, "must be a number above 0"),
  W: numberWithin(0, Number.MAX_VALUE, "must be a number from 0").nullish(),
})

/** A record whose keys come from a catalogue: a stranger among them is named. */
function recordOf<T extends z.ZodType>(isKey: (key: string) => boolean, value: T, complaint: string) {
  return z.record(z.string(), value, { error: "must be an object" }).superRefine((record, context) => {
    const stranger = Object.keys(record).find((key) => !isKey(key))
    if (stranger !== undefined) context.addIssue({ code: "custom", path: [stranger], message: complaint })
  })
}

const dims = recordOf(
  isDimensionKey,
  estimate,
  `is no dimension of the rubric (${DIMENSION_KEYS.join(", ")})`,
)
const importance = recordOf(
  (key) => FIT_ITEMS.some((item) => item === key),
  oneOf(IMPORTANCES),
  `is nothing that is scored (${FIT_ITEMS.join(", ")})`,
)

const animal = oneOf(OTHER_ANIMALS)
const otherAnimals = z.unknown().transform((value, context) => {
  const checked = Array.isArray(value) ? z.array(animal).safeParse(value) : animal.safeParse(value)
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  context.addIssue({
    code: "custom",
    path: [...(issue?.path ?? [])],
    message: issue?.message ?? "is not valid",
  })
  return z.NEVER
})

const input = object({
  cat: object({ dims, effectiveTier: tier, potentialTier: tier, supportNeed: oneOf([0, 1, 2, 3]) }),
  adopter: object({
    desiredTier: tier.nullish(),
    importance: importance.nullish(),
    willingToTrain: flag.nullish(),
    trainTime: oneOf([0, 1, 2, 3]).nullish(),
    homeSound: level.nullish(),
    visitorBusy: level.nullish(),
    otherAnimals: otherAnimals.nullish(),
    talkTopics: listOf(oneOf(TALK_TOPICS)).nullish(),
    homeEnergy: level.nullish(),
    wantCuddly: level.nullish(),
    mattersMost: listOf(oneOf(CHOOSABLE_ITEMS)).nullish(),
    doesNotMatter: listOf(oneOf(CHOOSABLE_ITEMS)).nullish(),
  }),
})

/** The match of one cat and one adopter. */
export const evaluateMatchInput = evaluator(input, ({ cat, adopter }) => {
  const { M, band, parts, evidence } = matchPair({ cat, adopter })
  return { M, band, parts, evidence }
})
