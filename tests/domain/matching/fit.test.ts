import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Answers, resolveImportance } from "@/lib/domain/matching/answers"
import { atLeast, expectedFit } from "@/lib/domain/matching/expected-fit"
import { adventureFit, evidenceWeightOf, type Match, matchPair } from "@/lib/domain/matching/fit"
import { DEFAULT_MATCH } from "@/lib/domain/matching/parameters"
import { supportNeed } from "@/lib/domain/suitability/ready-for"
import { expectNear } from "@/tests/domain/outcomes/near"
import vectors from "@/tests/fixtures/vectors/domain-vectors.json"
import { anyAnswers, anyCat, baseAnswers, juniper } from "./cats"

type MatchVector = { adopter: Answers; cat: typeof juniper } & Match

describe("the vectors", () => {
  const examples = Object.entries(vectors).filter(([name]) => name.startsWith("match:"))
  test.each(examples)("%s", (_, example) => {
    const { adopter, cat, M, band, parts } = example as unknown as MatchVector
    const match = matchPair({ cat, adopter })
    expectNear(match.M, M)
    expect(match.band).toBe(band)
    expect(match.evidence).toBe("high")
    expect(Object.keys(match.parts)).toEqual(Object.keys(parts))
    for (const [item, part] of Object.entries(parts)) {
      const found = match.parts[item as keyof typeof parts]
      expect(found?.w).toBe(part.w)
      expectNear(found?.f, part.f)
    }
  })

  test("wanting the trail without training falls to 72.491", () => {
    const match = matchPair({
      cat: juniper,
      adopter: { ...baseAnswers, desiredTier: 2, willingToTrain: false },
    })
    expectNear(match.M, 72.491, 1e-5)
    expect(match.band).toBe("GOOD")
  })

  test("adventure fit and support need", () => {
    for (const [desired, effective, potential, willing, unwilling] of vectors.adv as [
      0 | 1 | 2,
      0 | 1 | 2,
      0 | 1 | 2,
      number,
      number,
    ][]) {
      const tiers = { desired, effective, potential }
      expect(adventureFit({ ...tiers, isWilling: true })).toBe(willing)
      expect(adventureFit({ ...tiers, isWilling: false })).toBe(unwilling)
    }
    for (const [mastered, recoveryMean, need] of vectors.need) {
      expect(supportNeed({ mastered: mastered ?? 0, recoveryMean: recoveryMean ?? 0 })).toBe(need)
    }
  })
})

describe("what is not known", () => {
  test("a skipped question drops its item; all skipped is no match and no band", () => {
    const match = matchPair({ cat: juniper, adopter: { homeSound: 3 } })
    expect(Object.keys(match.parts)).toEqual(["sound"])
    expect(matchPair({ cat: juniper, adopter: {} })).toMatchObject({ M: null, band: null, parts: {} })
    expect(matchPair({ cat: juniper, adopter: { homeSound: 3, importance: { sound: 0 } } }).M).toBeNull()
  })

  test("a dimension nobody has seen counts as the wide middle of the scale, and lowers the evidence tag", () => {
    const stranger = { ...juniper, dims: {} }
    const match = matchPair({ cat: stranger, adopter: { homeSound: 3 } })
    expectNear(
      match.parts.sound?.f,
      expectedFit({ mean: 3, se: Math.sqrt(1.2) }, (value) => atLeast(value, 3)),
    )
    expect(match.evidence).toBe("low")
    expect(
      matchPair({
        cat: { ...juniper, dims: { energy: { mean: 4, se: 0.5 }, sound: { mean: 3, se: 0.5 } } },
        adopter: {},
      }).evidence,
    ).toBe("medium")
  })

  test("the evidence weight follows from the standard error when it is not given", () => {
    for (const name of [
      "two raters all 4, days 0&1 asOf1",
      "all 4, asOf day 91 (two half-lives)",
      "no ratings",
    ] as const) {
      const { mean, se, W } = vectors[name].recovery
      expectNear(evidenceWeightOf({ mean, se }), W)
    }
    expect(evidenceWeightOf({ mean: 3, se: 0.4, W: 0.2 })).toBe(0.2)
  })

  test("skipping the training question scores as not willing", () => {
    const wish = { ...baseAnswers, desiredTier: 2 as const }
    const skipped = matchPair({ cat: juniper, adopter: { ...wish, willingToTrain: null } })
    expect(skipped).toEqual(matchPair({ cat: juniper, adopter: { ...wish, willingToTrain: false } }))
  })
})

describe("importance", () => {
  test("question 16 wins over question 2 where both speak of adventure", () => {
    expect(resolveImportance({ importance: { adventure: 3 } })).toMatchObject({
      adventure: 3,
      energy: 2,
      visitors: 2,
    })
    expect(resolveImportance({ importance: { adventure: 3 }, mattersMost: ["sound"] })).toMatchObject({
      adventure: 2,
      sound: 3,
      visitors: 2,
    })
    expect(resolveImportance({ importance: { adventure: 1 }, mattersMost: ["adventure"] }).adventure).toBe(3)
    expect(resolveImportance({ mattersMost: [], doesNotMatter: ["animals"] }).animals).toBe(0)
  })

  test("it multiplies the weight, and an unimportant item cannot be the worst", () => {
    const quiet: Answers = { ...baseAnswers, homeEnergy: 1, importance: { energy: 1, sound: 3, animals: 0 } }
    const { M, parts } = matchPair({ cat: juniper, adopter: quiet })
    expect([parts.energy?.w, parts.sound?.w, parts.animals?.w]).toEqual([7.5, 22.5, 0])
    const items = Object.values(parts)
    const mean = items.reduce((sum, { w, f }) => sum + w * f, 0) / items.reduce((sum, { w }) => sum + w, 0)
    expectNear(M, 100 * (0.75 * mean + 0.25 * (parts.sound?.f ?? 0)))
  })
})

describe("properties", () => {
  test("the match lies between 0 and 100 and only reads the scored answers", () => {
    fc.assert(
      fc.property(anyCat, anyAnswers, fc.string(), (cat, adopter, words) => {
        const match = matchPair({ cat, adopter })
        if (match.M !== null) expect(match.M >= 0 && match.M <= 100).toBe(true)
        const stranger = { ...adopter, name: words, email: words, phone: words, note: words, talkTopics: [] }
        expect(matchPair({ cat, adopter: stranger })).toEqual(match)
      }),
    )
  })

  test("small pets and young children never change a score", () => {
    fc.assert(
      fc.property(anyCat, anyAnswers, (cat, adopter) => {
        const listed = [adopter.otherAnimals ?? []].flat()
        const before = matchPair({ cat, adopter: { ...adopter, otherAnimals: listed } })
        const more = [...listed, "small_pets" as const, "young_children" as const]
        expect(matchPair({ cat, adopter: { ...adopter, otherAnimals: more } })).toEqual(before)
      }),
    )
  })

  test("asking more of a cat never raises the fit of a reach item", () => {
    fc.assert(
      fc.property(anyCat, fc.constantFrom("homeSound", "visitorBusy", "wantCuddly"), (cat, field) => {
        let before = 2
        for (const asked of [1, 2, 3, 4, 5]) {
          const [part] = Object.values(matchPair({ cat, adopter: { [field]: asked } }).parts)
          expect(part?.f).toBeLessThanOrEqual(before)
          before = part?.f ?? 0
        }
      }),
    )
  })

  test("a version is part of the parameters", () => {
    expect(DEFAULT_MATCH.version).not.toBe("")
    expect(Object.values(DEFAULT_MATCH.weights).reduce((sum, weight) => sum + weight, 0)).toBe(100)
  })
})
