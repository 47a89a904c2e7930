import fc from "fast-check"
import type { Answers, OtherAnimal } from "@/lib/domain/matching/answers"
import type { CatForMatch } from "@/lib/domain/matching/fit"
import type { CatFacts } from "@/lib/domain/matching/hard-constraints"
import type { Candidate } from "@/lib/domain/matching/rank"
import { DIMENSION_KEYS } from "@/lib/domain/temperament/dimensions"
import vectors from "@/tests/fixtures/vectors/domain-vectors.json"

/** Juniper of the vectors: Patio & Pack now, Trail later. */
export const juniper = vectors["match:base"].cat as CatForMatch
export const baseAnswers = vectors["match:base"].adopter as Answers

export const freeCat: CatFacts = {
  isLegallyFree: "yes",
  isMedicallyFree: "yes",
  safetyNeeds: [],
  livesWellWith: [],
  specialCare: [],
}

export function candidate(id: string, more: Partial<Candidate> = {}): Candidate {
  return { id, cat: juniper, facts: freeCat, bites: [], daysInCare: 10, ...more }
}

const skippable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const level = fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const)
const tier = fc.constantFrom(0 as const, 1 as const, 2 as const)
const animals: OtherAnimal[] = ["dogs", "cats", "small_pets", "young_children"]

export const anyAnswers: fc.Arbitrary<Answers> = fc.record({
  desiredTier: skippable(tier),
  willingToTrain: skippable(fc.boolean()),
  trainTime: skippable(fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const)),
  homeSound: skippable(level),
  visitorBusy: skippable(level),
  otherAnimals: skippable(fc.subarray(animals)),
  homeEnergy: skippable(level),
  wantCuddly: skippable(level),
  mattersMost: skippable(fc.subarray(["energy", "sound", "adventure", "time"] as const, { maxLength: 3 })),
  musts: skippable(fc.subarray(["proven_with_my_animals", "no_special_care"] as const)),
})

const estimate = fc.record({
  mean: fc.double({ min: 1, max: 5, noNaN: true }),
  se: fc.double({ min: 0.1, max: 1.09, noNaN: true }),
})

export const anyCat: fc.Arbitrary<CatForMatch> = fc
  .record({
    dims: fc.dictionary(fc.constantFrom(...DIMENSION_KEYS), estimate),
    effectiveTier: tier,
    potentialTier: tier,
    supportNeed: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  })
  .filter((cat) => cat.effectiveTier <= cat.potentialTier)

const known = fc.constantFrom("yes" as const, "no" as const, "unknown" as const)
const day = fc.integer({ min: 19_900, max: 20_000 })
const companion = fc.constantFrom("dogs" as const, "cats" as const, "small_pets" as const)

/** Facts as of day 20,000; some are dated and reviewed, some are not. */
export const anyFacts: fc.Arbitrary<CatFacts> = fc.record({
  isLegallyFree: known,
  isMedicallyFree: known,
  safetyNeeds: fc.array(
    fc.record({
      excludes: companion,
      evidence: fc.constant("went for a dog in the corridor"),
      documentedOn: skippable(day),
      reviewedOn: skippable(day),
    }),
    { maxLength: 2 },
  ),
  livesWellWith: fc.uniqueArray(
    fc.record({
      companion,
      isWell: known,
      evidence: skippable(fc.record({ text: fc.constant("foster home"), seenOn: skippable(day) })),
    }),
    { maxLength: 2, selector: (fact) => fact.companion },
  ),
  specialCare: skippable(
    fc.array(fc.record({ text: fc.constant("daily tablet"), seenOn: skippable(day) }), { maxLength: 1 }),
  ),
})

export const anyCandidate: fc.Arbitrary<Candidate> = fc.record({
  id: fc.uuid(),
  cat: anyCat,
  facts: anyFacts,
  bites: fc.constant([]),
  daysInCare: fc.integer({ min: 0, max: 400 }),
})
