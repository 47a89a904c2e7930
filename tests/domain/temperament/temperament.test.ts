import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { dayFromIso, isoFromDay } from "@/lib/domain/calendar/day"
import {
  CALM_LADDER,
  ladderLevelOf,
  peakOf,
  readSigns,
  SIGNS,
  signOf,
} from "@/lib/domain/temperament/calm-ladder"
import { isCertifiedOn, judgeCertification } from "@/lib/domain/temperament/certification"
import {
  capOutdoorValue,
  isInSettlingTime,
  type MomentOfRating,
  noticeConditions,
} from "@/lib/domain/temperament/conditions"
import {
  DIMENSION_KEYS,
  DIMENSIONS,
  dimensionOf,
  dimensionsInProbeOrder,
  isDimensionKey,
} from "@/lib/domain/temperament/dimensions"
import {
  type Circumstances,
  estimateDimension,
  evidenceWeight,
  type Rating,
  requireRating,
} from "@/lib/domain/temperament/evidence"
import vectors from "@/tests/fixtures/vectors/domain-vectors.json"

describe("the rubric", () => {
  test("weighs 100 in all, with four safety-critical dimensions", () => {
    expect(DIMENSIONS.reduce((sum, dimension) => sum + dimension.weight, 0)).toBe(100)
    expect(DIMENSIONS.map((dimension) => dimension.weight)).toEqual([16, 14, 14, 12, 10, 8, 8, 8, 5, 5, 0, 0])
    const critical = DIMENSIONS.filter((dimension) => dimension.safetyCritical).map(
      (dimension) => dimension.key,
    )
    expect(critical).toEqual(["recovery", "sound", "handling", "threshold"])
  })

  test("has the dimensions in the order of their keys, five different anchors each", () => {
    expect(DIMENSIONS.map((dimension) => dimension.key)).toEqual([...DIMENSION_KEYS])
    for (const { anchors } of DIMENSIONS) expect(new Set(anchors).size).toBe(5)
  })

  test("is tried cheapest first: window, treats, toy, and the startle last", () => {
    const order = dimensionsInProbeOrder().map((dimension) => dimension.key)
    expect([order.slice(0, 3), order.at(-1)]).toEqual([["outdoor", "motivation", "energy"], "recovery"])
    expect(new Set(DIMENSIONS.map((dimension) => dimension.probeOrder)).size).toBe(12)
  })

  test("knows its keys", () => {
    expect([isDimensionKey("sound"), isDimensionKey("colour")]).toEqual([true, false])
    expect(() => dimensionOf("colour" as never)).toThrow(RangeError)
  })
})

describe("evidence weight", () => {
  const cases = vectors.weights as unknown as [Circumstances, number][]

  test.each(cases)("%j weighs %d", (rating, weight) => {
    expect(evidenceWeight({ rating, asOfDay: 0 })).toBeCloseTo(weight, 12)
  })

  test("is never more than 1, never negative, and only falls with time", () => {
    const look = fc.record({
      day: fc.integer({ min: -400, max: 0 }),
      context: fc.constantFrom("standard", "foster", "opportunistic"),
      stress: fc.constantFrom(0, 1, 2, 3, 4),
      first72h: fc.boolean(),
      certified: fc.boolean(),
    }) as fc.Arbitrary<Circumstances>
    fc.assert(
      fc.property(look, fc.integer({ min: 0, max: 400 }), (rating, later) => {
        const now = evidenceWeight({ rating, asOfDay: 0 })
        expect(now >= 0 && now <= 1).toBe(true)
        expect(evidenceWeight({ rating, asOfDay: later })).toBeLessThanOrEqual(now)
      }),
    )
  })

  test("a look of the future is refused", () => {
    expect(() => evidenceWeight({ rating: { day: 1 }, asOfDay: 0 })).toThrow(/asOfDay/)
  })
})

describe("estimate of a dimension", () => {
  test("is the prior without evidence", () => {
    const { mean, se, W } = estimateDimension([])
    expect([mean, W]).toEqual([3, 0])
    expect(se).toBeCloseTo(Math.sqrt(1.2), 12)
  })

  test.each([
    [1, 3.6667, 0.6325],
    [2, 3.8, 0.4899],
  ])("%i full ratings of 4", (count, mean, se) => {
    const estimate = estimateDimension(Array.from({ length: count }, () => ({ value: 4, weight: 1 })))
    expect(estimate.mean).toBeCloseTo(mean, 4)
    expect(estimate.se).toBeCloseTo(se, 4)
  })

  test("is not moved by weightless looks and lies between prior and values", () => {
    const values = fc.array(
      fc.record({
        value: fc.integer({ min: 1, max: 5 }),
        weight: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    )
    fc.assert(
      fc.property(values, (observations) => {
        const estimate = estimateDimension(observations)
        expect(estimateDimension([...observations, { value: 1, weight: 0 }])).toEqual(estimate)
        const all = [3, ...observations.map((one) => one.value)]
        expect(estimate.mean).toBeGreaterThanOrEqual(Math.min(...all) - 1e-9)
        expect(estimate.mean).toBeLessThanOrEqual(Math.max(...all) + 1e-9)
      }),
    )
  })
})

describe("a rating outside the rubric is refused by field", () => {
  const good: Rating = { dim: "sound", value: 4, rater: "A", day: 0 }

  test.each<[string, object]>([
    ["dim", { dim: "colour" }],
    ["value", { value: 6 }],
    ["value", { value: 3.5 }],
    ["rater", { rater: "" }],
    ["day", { day: 1.5 }],
    ["context", { context: "video" }],
    ["stress", { stress: 5 }],
  ])("%s", (field, more) => {
    expect(() => requireRating({ ...good, ...more } as Rating, "rating")).toThrow(`rating.${field}`)
  })

  test("not seen is an answer", () => {
    expect(() => requireRating({ ...good, value: null }, "rating")).not.toThrow()
  })
})

describe("minimum conditions", () => {
  const fine: MomentOfRating = {
    hoursInCare: 72,
    eating: true,
    inPain: false,
    hoursSinceProcedure: 4,
    stress: 2,
  }

  test("nothing to notice", () => {
    expect(noticeConditions(fine)).toEqual([])
    expect(noticeConditions({ ...fine, hoursSinceProcedure: "none" })).toEqual([])
  })

  test.each<[string, Partial<MomentOfRating>, string]>([
    ["71 hours in care", { hoursInCare: 71 }, "settled"],
    ["not eating", { eating: false }, "eating"],
    ["pain", { inPain: true }, "pain_free"],
    ["a procedure 3 hours ago", { hoursSinceProcedure: 3 }, "after_procedure"],
    ["stress 3", { stress: 3 }, "calm_enough"],
  ])("%s is noticed with its effect", (_name, more, condition) => {
    const [notice, ...others] = noticeConditions({ ...fine, ...more })
    expect([notice?.condition, notice?.status, others]).toEqual([condition, "broken", []])
    expect(notice?.sentence).not.toBe(notice?.effect)
  })

  test("what nobody knows is asked for, not passed over", () => {
    const nothing = { hoursInCare: null, eating: null, inPain: null, hoursSinceProcedure: null, stress: null }
    expect(noticeConditions(nothing).map((notice) => notice.status)).toEqual(Array(5).fill("unknown"))
  })

  test("the settling days", () => {
    expect([isInSettlingTime(71.9), isInSettlingTime(72), isInSettlingTime(null)]).toEqual([
      true,
      false,
      true,
    ])
  })

  test("a cat restless at the glass gets 3 at most", () => {
    expect([5, 4, 3, 2].map((value) => capOutdoorValue(value, true))).toEqual([3, 3, 3, 2])
    expect([capOutdoorValue(5, false), capOutdoorValue(null, true)]).toEqual([5, null])
  })
})

describe("the calm ladder", () => {
  test("has five rungs, and every sign stands on one or is a sign of adaptation", () => {
    expect(CALM_LADDER.map((rung) => rung.word)).toEqual(["loose", "alert", "worried", "afraid", "panic"])
    const perLevel = [0, 1, 2, 3, 4, null].map((level) => SIGNS.filter((sign) => sign.level === level).length)
    expect(perLevel).toEqual([8, 8, 8, 10, 6, 4])
    expect(new Set(SIGNS.map((sign) => sign.code)).size).toBe(SIGNS.length)
  })

  test("the peak is the highest sign", () => {
    expect([peakOf([], 1), peakOf(["m_eat", "t_tip"], 1), peakOf(["m_eat", "v_hiss", "t_tip"], 1)]).toEqual([
      0, 1, 3,
    ])
  })

  test.each([
    [2, 0],
    [3, 0],
    [4, 0],
    [1, 1],
    [null, 1],
    [5, 2],
    [9, 2],
  ])("a flop at stage %j counts as %i by itself", (stage, level) => {
    expect(peakOf(["d_flop", "m_eat"], stage)).toBe(level)
  })

  test.each(["d_flop", "d_roll", "d_moon", "d_back"])("%s joins a worse sign", (code) => {
    const { peak, counted } = readSigns([code, "e_flat2"], 3)
    expect([peak, counted[0]]).toEqual([3, { code, level: 3 }])
    expect(readSigns([code, "b_low"], 3).counted[0]).toEqual({ code, level: 2 })
  })

  test("beside mere alertness it stays adaptation", () => {
    expect(readSigns(["d_flop", "t_tip"], 3).counted[0]).toEqual({ code: "d_flop", level: 0 })
  })

  test("open-mouth breathing is panic and for the vet today", () => {
    expect(readSigns(["r_open"], 5)).toMatchObject({ peak: 4, vetToday: true })
    expect(readSigns(["r_fast"], 5).vetToday).toBe(false)
  })

  test("unknown codes and levels are refused", () => {
    expect(() => signOf("z_none")).toThrow(RangeError)
    expect(() => ladderLevelOf(5)).toThrow(RangeError)
  })
})

describe("certification", () => {
  const sitting = { onDay: dayFromIso("2026-11-20"), clips: 12, kappaLinear: 0.6, withinOne: 0.9 }

  test("passes at the limits and holds for twelve months", () => {
    const verdict = judgeCertification(sitting)
    expect([verdict.passed, isoFromDay(verdict.validUntilDay ?? 0)]).toEqual([true, "2027-11-20"])
    const certificate = { onDay: sitting.onDay, validUntilDay: verdict.validUntilDay }
    expect([-1, 0, 365, 366].map((after) => isCertifiedOn(certificate, sitting.onDay + after))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(isCertifiedOn(null, sitting.onDay)).toBe(false)
  })

  test.each([
    ["too few clips", { clips: 11 }],
    ["kappa below .60", { kappaLinear: 0.59 }],
    ["kappa undefined", { kappaLinear: null }],
    ["too many far off", { withinOne: 0.89 }],
  ])("does not pass with %s", (_name, more) => {
    const verdict = judgeCertification({ ...sitting, ...more })
    expect([verdict.passed, verdict.validUntilDay, verdict.reasons.length]).toEqual([false, null, 1])
  })

  test.each([{ withinOne: 1.1 }, { kappaLinear: 2 }, { clips: 1.5 }])("%j is refused", (more) => {
    expect(() => judgeCertification({ ...sitting, ...more })).toThrow(RangeError)
  })
})
