import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { demonstratedTier, describeDemonstration } from "@/lib/domain/suitability/demonstrated"
import { readyFor, supportNeed } from "@/lib/domain/suitability/ready-for"
import { TIERS, type Tier, tierNumber } from "@/lib/domain/suitability/tiers"
import vectors from "@/tests/fixtures/vectors/domain-vectors.json"

describe("the demonstrated tier", () => {
  test.each(vectors.demo as [number, number, boolean, Tier][])(
    "mastered %i, %i days ago, carrier track %s: %s",
    (mastered, daysAgo, carrierTrackMastered, tier) => {
      const training = { mastered, lastSessionDay: 100 - daysAgo, asOfDay: 100, carrierTrackMastered }
      expect(demonstratedTier(training)).toBe(tier)
    },
  )

  const trained = { mastered: 8, lastSessionDay: 70, asOfDay: 100, carrierTrackMastered: false }

  test("holds for 30 days", () => {
    expect([100, 101].map((asOfDay) => demonstratedTier({ ...trained, asOfDay }))).toEqual([
      "TRAIL",
      "WINDOW",
    ])
  })

  test("of the carrier track is marked as pack only, and lasts when walking has lapsed", () => {
    const carried = describeDemonstration({ ...trained, asOfDay: 140, carrierTrackMastered: true })
    expect(carried).toMatchObject({ tier: "PATIO_PACK", isPackOnly: true })
    expect(describeDemonstration({ ...trained, mastered: 5 })).toMatchObject({
      tier: "PATIO_PACK",
      isPackOnly: false,
    })
  })

  test("says when it has lapsed, and is WINDOW with no session at all", () => {
    expect(describeDemonstration({ ...trained, asOfDay: 140 }).reason).toContain("no session in 30 days")
    expect(demonstratedTier({ ...trained, mastered: 0, lastSessionDay: null })).toBe("WINDOW")
  })

  test.each([{ mastered: 9 }, { mastered: 1.5 }, { lastSessionDay: 101 }])("%j is refused", (more) => {
    expect(() => demonstratedTier({ ...trained, ...more })).toThrow(RangeError)
  })
})

describe("ready for", () => {
  const all = { potential: "TRAIL", demonstrated: "TRAIL", cap: "TRAIL", sufficient: true } as const

  test("the trail when everything says so", () => {
    expect(readyFor(all)).toMatchObject({
      effective: "TRAIL",
      mayGrowInto: null,
      publicLines: ["Ready for: Trail"],
    })
  })

  test("what training has shown, and what the cat may grow into", () => {
    expect(readyFor({ ...all, demonstrated: "PATIO_PACK" })).toMatchObject({
      effective: "PATIO_PACK",
      publicLines: ["Ready for: Patio & Pack", "May grow into: Trail, with your help"],
    })
  })

  test("a gate is told to the public without its reason", () => {
    expect(readyFor({ ...all, cap: "WINDOW" }).publicLines).toEqual([
      "Ready for: Window Explorer",
      "May grow into: Trail, with your help",
      "Not cleared for outdoors yet",
    ])
  })

  test("a cat that belongs at the window is never told off by a gate, nor one that may go out in part", () => {
    expect(readyFor({ ...all, potential: "WINDOW", cap: "WINDOW" }).publicLines).toEqual([
      "Ready for: Window Explorer",
    ])
    expect(readyFor({ ...all, cap: "PATIO_PACK" }).publicLines).toEqual([
      "Ready for: Patio & Pack",
      "May grow into: Trail, with your help",
    ])
  })

  test("thin evidence withholds the label, promises nothing, and is matched as WINDOW", () => {
    expect(readyFor({ ...all, sufficient: false, cap: "WINDOW" })).toMatchObject({
      effective: "WINDOW",
      tier: null,
      mayGrowInto: null,
      publicLines: ["Still getting to know"],
    })
  })

  test("staff read what sets the label", () => {
    expect(readyFor({ ...all, cap: "WINDOW" }).staffReasons).toEqual([
      "Potential Trail, demonstrated Trail, gates allow Window",
      "A gate is open: see the list of what to do",
    ])
    expect(readyFor({ ...all, potential: "WINDOW" }).staffReasons).toContain(
      "Temperament as seen so far sets the label",
    )
  })

  test("never above potential, demonstrated or cap, and never a figure in public", () => {
    const tier = fc.constantFrom(...TIERS)
    fc.assert(
      fc.property(tier, tier, tier, fc.boolean(), (potential, demonstrated, cap, sufficient) => {
        const { effective, publicLines } = readyFor({ potential, demonstrated, cap, sufficient })
        const lowest = Math.min(...[potential, demonstrated, cap].map(tierNumber))
        expect(tierNumber(effective)).toBe(sufficient ? lowest : 0)
        expect(publicLines.join(" ")).not.toMatch(/[0-9%]/)
      }),
    )
  })
})

describe("support need", () => {
  test.each(vectors.need as [number, number, number][])(
    "mastered %i, recovery %d: %i",
    (mastered, recoveryMean, need) => {
      expect(supportNeed({ mastered, recoveryMean })).toBe(need)
    },
  )

  test("is less with training and never more with quick recovery", () => {
    const byStage = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((mastered) => supportNeed({ mastered, recoveryMean: 3 }))
    expect(byStage).toEqual([3, 3, 3, 2, 2, 1, 1, 1, 0])
    expect([0, 3, 5, 8].map((mastered) => supportNeed({ mastered, recoveryMean: 2.99 }))).toEqual([
      3, 3, 2, 1,
    ])
  })
})
