import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Answers } from "@/lib/domain/matching/answers"
import { type CatFacts, judgeHardRules } from "@/lib/domain/matching/hard-constraints"
import { judgeTalkFirst } from "@/lib/domain/matching/talk-first"
import { anyAnswers, anyFacts, freeCat, juniper } from "./cats"

const TODAY = 20_000
const judge = (cat: Partial<CatFacts>, adopter: Answers = {}) =>
  judgeHardRules({ cat: { ...freeCat, ...cat }, adopter, asOfDay: TODAY })

const wentForDog = {
  excludes: "dogs" as const,
  evidence: "went for a dog at the vet's",
  documentedOn: TODAY - 200,
  reviewedOn: TODAY - 90,
}

describe("H1: free to go", () => {
  test("a hold excludes, not knowing asks", () => {
    expect(judge({}).verdict).toBe("open")
    expect(judge({ isLegallyFree: "no" })).toMatchObject({
      verdict: "excluded",
      exclusions: [{ rule: "H1" }],
    })
    expect(judge({ isMedicallyFree: "unknown" })).toMatchObject({
      verdict: "needs_check",
      checks: [{ rule: "H1" }],
    })
  })
})

describe("H2: a documented safety need", () => {
  test("excludes homes with that companion, with its date and evidence", () => {
    const verdict = judge({ safetyNeeds: [wentForDog] }, { otherAnimals: ["cats", "dogs"] })
    expect(verdict).toMatchObject({
      verdict: "excluded",
      exclusions: [{ rule: "H2", evidence: wentForDog.evidence, on: TODAY - 200 }],
    })
    expect(judge({ safetyNeeds: [wentForDog] }, { otherAnimals: "cats" }).verdict).toBe("open")
  })

  test("a stale review, a missing date or a skipped question is a check, not an exclusion", () => {
    const dogs: Answers = { otherAnimals: "dogs" }
    const stale = { ...wentForDog, reviewedOn: TODAY - 91 }
    expect(judge({ safetyNeeds: [stale] }, dogs).verdict).toBe("needs_check")
    expect(judge({ safetyNeeds: [{ ...wentForDog, documentedOn: null }] }, dogs).verdict).toBe("needs_check")
    expect(judge({ safetyNeeds: [wentForDog] }, {}).verdict).toBe("needs_check")
  })
})

describe("H3: an adopter's own must-have", () => {
  const must: Answers = { otherAnimals: "dogs", musts: ["proven_with_my_animals"] }

  test("is contradicted only by documented facts", () => {
    const evidence = { text: "foster dog kept apart", seenOn: TODAY - 20 }
    expect(judge({ livesWellWith: [{ companion: "dogs", isWell: "no", evidence }] }, must).verdict).toBe(
      "excluded",
    )
    expect(judge({ livesWellWith: [{ companion: "dogs", isWell: "yes", evidence }] }, must).verdict).toBe(
      "open",
    )
    expect(
      judge({ livesWellWith: [{ companion: "dogs", isWell: "no", evidence: null }] }, must).verdict,
    ).toBe("needs_check")
    expect(judge({}, must).checks[0]?.because).toContain("we would arrange a meeting")
  })

  test("special care: documented excludes, unknown asks, none is open", () => {
    const wish: Answers = { musts: ["no_special_care"] }
    expect(judge({ specialCare: [{ text: "daily tablet", seenOn: TODAY - 3 }] }, wish).verdict).toBe(
      "excluded",
    )
    expect(judge({ specialCare: [{ text: "daily tablet", seenOn: null }] }, wish).verdict).toBe("needs_check")
    expect(judge({ specialCare: null }, wish).verdict).toBe("needs_check")
    expect(judge({ specialCare: null }).verdict).toBe("open")
  })
})

describe("properties", () => {
  const without = (facts: CatFacts): CatFacts[] => [
    { ...facts, isLegallyFree: "unknown" },
    { ...facts, isMedicallyFree: "unknown" },
    { ...facts, specialCare: null },
    { ...facts, livesWellWith: facts.livesWellWith.map((fact) => ({ ...fact, isWell: "unknown" })) },
    { ...facts, livesWellWith: [] },
    { ...facts, safetyNeeds: facts.safetyNeeds.map((need) => ({ ...need, reviewedOn: null })) },
    { ...facts, safetyNeeds: facts.safetyNeeds.map((need) => ({ ...need, documentedOn: null })) },
  ]

  test("less information never turns an exclusion into a pass", () => {
    fc.assert(
      fc.property(anyFacts, anyAnswers, (cat, adopter) => {
        const before = judgeHardRules({ cat, adopter, asOfDay: TODAY })
        if (before.verdict !== "excluded") return
        for (const facts of without(cat)) {
          expect(judgeHardRules({ cat: facts, adopter, asOfDay: TODAY }).verdict).not.toBe("open")
        }
        const silent = judgeHardRules({ cat, adopter: { ...adopter, otherAnimals: null }, asOfDay: TODAY })
        const isAboutCompanions = before.exclusions.every(({ rule }) => rule === "H2")
        if (isAboutCompanions) expect(silent.verdict).toBe("needs_check")
      }),
    )
  })

  test("unknown never excludes: with nothing documented nobody is set aside", () => {
    const nothing: CatFacts = {
      isLegallyFree: "unknown",
      isMedicallyFree: "unknown",
      safetyNeeds: [],
      livesWellWith: [],
      specialCare: null,
    }
    fc.assert(
      fc.property(anyAnswers, (adopter) => {
        expect(judgeHardRules({ cat: nothing, adopter, asOfDay: TODAY }).exclusions).toEqual([])
      }),
    )
  })
})

describe("talk first", () => {
  const children: Answers = { otherAnimals: ["young_children"] }
  const bites = [{ day: TODAY - 30, context: "nail trim" }]
  const withTouch = (mean: number, se: number) => ({
    ...juniper,
    dims: { ...juniper.dims, handling: { mean, se } },
  })

  test("young children with a bite, or with touch that is low or has not been seen", () => {
    expect(judgeTalkFirst({ cat: juniper, bites, adopter: children }).isNeeded).toBe(true)
    expect(judgeTalkFirst({ cat: withTouch(2.9, 0.4), bites: [], adopter: children }).isNeeded).toBe(true)
    expect(
      judgeTalkFirst({ cat: { ...juniper, dims: {} }, bites: [], adopter: children }).because[0],
    ).toContain("not been seen")
    expect(judgeTalkFirst({ cat: withTouch(3.5, 0.4), bites: [], adopter: children })).toEqual({
      isNeeded: false,
      because: [],
    })
  })

  test("without young children there is nothing to flag", () => {
    expect(
      judgeTalkFirst({ cat: withTouch(1, 0.4), bites, adopter: { otherAnimals: "dogs" } }).isNeeded,
    ).toBe(false)
    expect(
      judgeTalkFirst({ cat: withTouch(1, 0.4), bites, adopter: { talkTopics: ["young_children"] } }).isNeeded,
    ).toBe(true)
  })
})
