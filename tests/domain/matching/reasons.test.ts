import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Answers } from "@/lib/domain/matching/answers"
import { BANDS, bandLabel, bandNumber, bandOf } from "@/lib/domain/matching/bands"
import { nearestChange } from "@/lib/domain/matching/counterfactual"
import { type CatForMatch, matchPair } from "@/lib/domain/matching/fit"
import { explainPair } from "@/lib/domain/matching/reasons"
import { anyAnswers, anyCat, baseAnswers, juniper } from "./cats"

const explain = (adopter: Answers, cat: CatForMatch = juniper) =>
  explainPair({ cat, adopter, match: matchPair({ cat, adopter }) })
const keysOf = (reasons: readonly { key: string }[]) => reasons.map(({ key }) => key)

describe("bands", () => {
  test("limits and words", () => {
    expect([80, 79.999, 65, 64.999, 45, 44.999].map((M) => bandOf(M))).toEqual([
      "GREAT",
      "GOOD",
      "GOOD",
      "TALK",
      "TALK",
      "DIFFERENT",
    ])
    for (const [number, { key, label }] of BANDS.entries()) {
      expect(bandNumber(key)).toBe(number)
      expect(bandLabel(key)).toBe(label)
    }
  })
})

describe("reasons", () => {
  test("the strongest fits speak for, the largest differences are asked about", () => {
    expect(keysOf(explain(baseAnswers).speaksFor)).toEqual(["adventure", "sound", "energy"])
    expect(explain(baseAnswers).askAbout).toEqual([
      { key: "usual_day", text: "What a usual day with this cat is like" },
    ])
    expect(keysOf(explain({ ...baseAnswers, otherAnimals: "dogs", trainTime: 0 }).askAbout)).toEqual([
      "animals",
      "time",
    ])
  })

  test("no other animals is no reason: it would hold for every cat", () => {
    expect(keysOf(explain({ otherAnimals: "none", homeEnergy: 5 }).speaksFor)).not.toContain("animals")
  })

  test("young children and small pets come first among the questions", () => {
    const reasons = explain({ ...baseAnswers, otherAnimals: ["dogs", "small_pets", "young_children"] })
    expect(keysOf(reasons.askAbout)).toEqual(["young_children", "small_pets"])
  })

  test("growing into a tier is said, and an unanswered training question too", () => {
    const wish: Answers = { ...baseAnswers, desiredTier: 2 }
    expect(keysOf(explain(wish).askAbout)).toContain("growing")
    expect(keysOf(explain({ ...wish, willingToTrain: null }).askAbout)).toContain("training_unknown")
  })

  test("nothing is claimed of what has not been seen", () => {
    const reasons = explain({ homeSound: 1, visitorBusy: 1 }, { ...juniper, dims: {} })
    expect(reasons.speaksFor).toEqual([])
    expect(keysOf(reasons.askAbout)).toEqual(["visitors_unseen", "sound_unseen"])
  })

  test("at most three for, one or two to ask, and never a number, a percentage or a gate", () => {
    fc.assert(
      fc.property(anyCat, anyAnswers, (cat, adopter) => {
        const { speaksFor, askAbout } = explain(adopter, cat)
        expect(speaksFor.length).toBeLessThanOrEqual(3)
        expect([1, 2]).toContain(askAbout.length)
        for (const { text } of [...speaksFor, ...askAbout]) {
          expect(text).not.toMatch(/\d|%|score|gate|bite|incident|cleared|quarantine/i)
        }
      }),
    )
  })
})

describe("what would change this", () => {
  test("for a wish beyond today's tier: going on with training", () => {
    const change = nearestChange({
      cat: juniper,
      adopter: { ...baseAnswers, desiredTier: 2, willingToTrain: false },
    })
    expect(change).toMatchObject({ key: "willing_to_train", steps: 1, raisesBand: true, band: "GREAT" })
  })

  test("for no training time: a little more, or a little more of the course", () => {
    const change = nearestChange({ cat: juniper, adopter: { ...baseAnswers, trainTime: 0 } })
    expect(change).toMatchObject({ raisesBand: true, steps: 1, band: "GREAT" })
  })

  test("no match or nothing to gain: null", () => {
    expect(nearestChange({ cat: juniper, adopter: {} })).toBeNull()
    expect(nearestChange({ cat: juniper, adopter: { desiredTier: 1, willingToTrain: true } })).toBeNull()
  })

  test("a change always helps, and is the nearest that reaches its band", () => {
    fc.assert(
      fc.property(anyCat, anyAnswers, (cat, adopter) => {
        const change = nearestChange({ cat, adopter })
        const now = matchPair({ cat, adopter })
        if (change === null || now.M === null || now.band === null) return
        expect(change.M).toBeGreaterThan(now.M)
        expect(change.raisesBand).toBe(bandNumber(change.band) > bandNumber(now.band))
        expect(change.text).not.toMatch(/dog|child|neighbour|move/i)
      }),
    )
  })
})
