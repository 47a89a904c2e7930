import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { evaluateSuitability } from "@/lib/domain/suitability/evaluate-suitability"
import { joinWords } from "@/lib/domain/suitability/explain"
import type { SuitabilityInput } from "@/lib/domain/suitability/suitability"
import { type Tier, tierNumber } from "@/lib/domain/suitability/tiers"
import { DIMENSION_KEYS, type DimensionKey } from "@/lib/domain/temperament/dimensions"
import type { Rating } from "@/lib/domain/temperament/evidence"
import vectors from "@/tests/fixtures/vectors/domain-vectors.json"

interface SuitabilityVector {
  readonly input: SuitabilityInput
  readonly potential: Tier
  readonly sufficient?: boolean
  readonly recovery?: object
  readonly contrib?: object
}

const cases = Object.entries(vectors as unknown as Record<string, SuitabilityVector>).filter(
  ([, vector]) => vector.input !== undefined && "ratings" in vector.input,
)

/** Numbers rounded to nine decimals, everything else as it is. */
function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, part) =>
    typeof part === "number" ? Number(part.toFixed(9)) : part,
  )
}

function rateAll(value: Rating["value"], rater: string, day: number, more: Partial<Rating> = {}): Rating[] {
  return DIMENSION_KEYS.map((dim) => ({ dim, value, rater, day, ...more }))
}

/** Two raters on days 0 and 1 who give every dimension a value, seen on day 1. */
function twice(value: Rating["value"], more: Partial<Rating> = {}): Rating[] {
  return [...rateAll(value, "A", 0, more), ...rateAll(value, "B", 1, more)]
}

const anyRating = fc.record({
  dim: fc.constantFrom(...DIMENSION_KEYS),
  value: fc.constantFrom(null, 1, 2, 3, 4, 5),
  rater: fc.constantFrom("A", "B", "C"),
  day: fc.integer({ min: 0, max: 200 }),
  context: fc.constantFrom("standard", "foster", "opportunistic"),
  stress: fc.constantFrom(0, 1, 2, 3, 4),
  first72h: fc.boolean(),
  certified: fc.boolean(),
}) as fc.Arbitrary<Rating>

describe("the reference cats", () => {
  test("there are ten", () => {
    expect(cases).toHaveLength(10)
  })

  test.each(cases)("%s", (_name, { input, recovery, ...expected }) => {
    const result = evaluateSuitability(input)
    const found = Object.fromEntries(
      Object.keys(expected).map((key) => [key, result[key as keyof typeof result]]),
    )
    expect(rounded(found)).toEqual(rounded(expected))
    if (recovery) expect(rounded(result.dims.recovery)).toEqual(rounded(recovery))
  })

  test("Juniper without each dimension", () => {
    const { leaveOneOut } = evaluateSuitability(
      (vectors as unknown as { juniper: SuitabilityVector }).juniper.input,
    )
    const expected = Object.fromEntries(
      (vectors.juniperLOO as [string, number, number][]).map(([dim, S, lo]) => [dim, { S, lo }]),
    )
    expect(rounded(leaveOneOut)).toEqual(rounded(expected))
  })

  test("Juniper's trail rests on how she meets new things", () => {
    const input = (vectors as unknown as { juniper: SuitabilityVector }).juniper.input
    const result = evaluateSuitability({ ...input, subject: "she" })
    expect(result.restsOn).toEqual(["novelty"])
    expect(result.reasons).toContain("Trail rests on how she meets new things; one more look would help")
    expect(result.up.map((one) => one.dim)).toEqual(["novelty", "recovery", "motivation"])
    expect(result.down.map((one) => one.dim)).toEqual(["animals"])
  })
})

describe("sufficient evidence", () => {
  const sufficient = (ratings: Rating[], asOfDay = 1) => evaluateSuitability({ asOfDay, ratings }).sufficient

  test("needs coverage, two days and two raters together", () => {
    expect(sufficient(twice(4))).toBe(true)
    expect(sufficient([...rateAll(4, "A", 0), ...rateAll(4, "A", 1)])).toBe(false)
    expect(sufficient([...rateAll(4, "A", 1), ...rateAll(4, "B", 1)])).toBe(false)
    expect(sufficient(twice(4), 91)).toBe(false)
  })

  test("is reached at exactly 70 points, each from a weight of exactly one half", () => {
    const seventy: DimensionKey[] = ["recovery", "sound", "novelty", "threshold", "animals", "carrier"]
    const looks = (dims: DimensionKey[]) =>
      ["A", "B"].flatMap((rater, day) =>
        dims.map((dim): Rating => ({ dim, value: 4, rater, day, first72h: true })),
      )
    expect(evaluateSuitability({ asOfDay: 1, ratings: looks(seventy) })).toMatchObject({
      coverage: 70,
      sufficient: true,
    })
    expect(sufficient(looks(seventy.slice(1)))).toBe(false)
    const single = rateAll(4, "A", 1, { first72h: true })
    expect(evaluateSuitability({ asOfDay: 1, ratings: single }).coverage).toBe(100)
  })

  test("not seen and frightened looks bring neither day nor rater", () => {
    expect(sufficient([...rateAll(4, "A", 1), ...rateAll(null, "B", 0)])).toBe(false)
    expect(sufficient([...rateAll(4, "A", 1), ...rateAll(4, "B", 0, { stress: 3 })])).toBe(false)
  })

  test("a look at people or energy brings both", () => {
    expect(sufficient([...rateAll(4, "A", 1), { dim: "people", value: 3, rater: "B", day: 0 }])).toBe(true)
  })

  test("is what the reasons speak of when it is missing", () => {
    const { reasons } = evaluateSuitability({
      asOfDay: 0,
      ratings: [{ dim: "sound", value: 4, rater: "A", day: 0 }],
    })
    expect(reasons).toEqual([
      "Only 14 of 100 points of the rubric are covered by recent ratings; 70 are needed",
      "Seen on 1 day; 2 are needed",
      "Rated by 1 person; 2 are needed",
      "Best next look: startle recovery",
    ])
  })
})

describe("the next best look", () => {
  test("is the weightiest unseen dimension, in rubric order on a tie", () => {
    const next = (ratings: Rating[]) => evaluateSuitability({ asOfDay: 0, ratings }).nextBestObservation
    expect(next([])).toBe("recovery")
    expect(next([{ dim: "recovery", value: 4, rater: "A", day: 0 }])).toBe("sound")
    expect(next(rateAll(4, "A", 0).filter(({ dim }) => dim !== "energy"))).toBe("energy")
    expect(next(rateAll(4, "A", 0))).toBeNull()
  })

  test("comes back when a look has gone stale", () => {
    expect(evaluateSuitability({ asOfDay: 91, ratings: twice(4) }).nextBestObservation).toBe("recovery")
  })
})

describe("hysteresis", () => {
  const tierOf = (previousTier: Tier | null, ratings: Rating[], asOfDay = 1) =>
    evaluateSuitability({ asOfDay, ratings, previousTier }).potential

  test("a low bound of 61.48 keeps the trail, and does not newly open it", () => {
    expect([tierOf(null, twice(4)), tierOf("TRAIL", twice(4)), tierOf("PATIO_PACK", twice(4))]).toEqual([
      "TRAIL",
      "TRAIL",
      "PATIO_PACK",
    ])
  })

  test("from WINDOW it still opens patio and pack, whose limits hold by far", () => {
    expect(tierOf("WINDOW", twice(4))).toBe("PATIO_PACK")
  })

  test("well above the margin a cat moves up", () => {
    expect(tierOf("WINDOW", twice(5))).toBe("TRAIL")
  })

  test("a critical mean of exactly 3 keeps the trail, and does not newly open it", () => {
    const ratings = twice(5).map(
      (rating): Rating => (rating.dim === "sound" ? { ...rating, value: 3 } : rating),
    )
    expect([tierOf(null, ratings), tierOf("TRAIL", ratings), tierOf("PATIO_PACK", ratings)]).toEqual([
      "TRAIL",
      "TRAIL",
      "PATIO_PACK",
    ])
  })

  test("any number of threes on any days is a mean of 3, which keeps the trail", () => {
    const days = fc.array(fc.integer({ min: 150, max: 200 }), { minLength: 4, maxLength: 9 })
    fc.assert(
      fc.property(days, (sounds) => {
        const others = twice(5).map((rating): Rating => ({ ...rating, day: rating.day + 199 }))
        const threes = sounds.map((day): Rating => ({ dim: "sound", value: 3, rater: "C", day }))
        const ratings = [...others.filter((rating) => rating.dim !== "sound"), ...threes]
        expect(tierOf(null, ratings, 200)).toBe("TRAIL")
      }),
    )
  })

  test("down is immediate", () => {
    expect(tierOf("TRAIL", twice(2))).toBe("WINDOW")
  })

  test("an earlier tier never lifts a cat above the formula, nor lowers it below a held tier", () => {
    fc.assert(
      fc.property(
        fc.array(anyRating, { maxLength: 60 }),
        fc.constantFrom<Tier>("WINDOW", "PATIO_PACK", "TRAIL"),
        (ratings, previous) => {
          const plain = tierNumber(tierOf(null, ratings, 200))
          const held = tierNumber(tierOf(previous, ratings, 200))
          expect(held).toBeLessThanOrEqual(plain)
          expect(held).toBeGreaterThanOrEqual(Math.min(plain, tierNumber(previous)))
        },
      ),
    )
  })
})

describe("the safeguard", () => {
  const probed = (ratings: Rating[], asOfDay = 1) =>
    evaluateSuitability({ asOfDay, ratings, safeguard: true })

  test("leaves the trail open to certified standard probes", () => {
    expect(probed(twice(4))).toMatchObject({ potential: "TRAIL", safeguardMissing: [] })
  })

  test.each<[string, Partial<Rating>]>([
    ["quick looks", { context: "opportunistic" }],
    ["foster looks", { context: "foster" }],
    ["uncertified raters", { certified: false }],
  ])("closes it to %s alone, and names what is missing", (_name, more) => {
    const many = Array.from({ length: 6 }, () => twice(5, more)).flat()
    expect(evaluateSuitability({ asOfDay: 1, ratings: many }).potential).toBe("TRAIL")
    const result = probed(many)
    expect(result.potential).toBe("PATIO_PACK")
    expect(result.safeguardMissing).toEqual(["recovery", "sound", "handling", "threshold"])
  })

  test("a probe of a frightened cat is no probe", () => {
    const foster = Array.from({ length: 6 }, () => twice(5, { context: "foster" })).flat()
    expect(probed([...foster, ...twice(5, { stress: 2 })]).potential).toBe("TRAIL")
    expect(probed([...foster, ...twice(5, { stress: 3 })]).potential).toBe("PATIO_PACK")
  })

  test("a probe counts for 90 days", () => {
    const fresh = (day: number) =>
      Array.from({ length: 4 }, () => twice(5, { context: "foster" }))
        .flat()
        .map((one) => ({ ...one, day }))
    const probe = rateAll(5, "A", 0)
    expect(probed([...probe, ...fresh(90)], 90).potential).toBe("TRAIL")
    expect(probed([...probe, ...fresh(91)], 91).potential).toBe("PATIO_PACK")
  })

  test("no heap of quick looks reaches the trail", () => {
    const quick = anyRating.map((rating): Rating => ({ ...rating, context: "opportunistic", value: 5 }))
    fc.assert(
      fc.property(fc.array(quick, { maxLength: 200 }), (ratings) => {
        expect(probed(ratings, 200).potential).not.toBe("TRAIL")
      }),
    )
  })

  test("is off unless asked for", () => {
    expect(evaluateSuitability({ asOfDay: 1, ratings: twice(4) }).safeguardMissing).toBeNull()
  })
})

describe("whatever the ratings", () => {
  const evaluate = (ratings: Rating[]) => evaluateSuitability({ asOfDay: 200, ratings })

  test("the score lies within 0 to 100 and inside its band, and covers 0 to 100", () => {
    fc.assert(
      fc.property(fc.array(anyRating, { maxLength: 60 }), (ratings) => {
        const { S, lo, hi, coverage } = evaluate(ratings)
        expect(S >= 0 && S <= 100 && lo < S && S < hi).toBe(true)
        expect(coverage >= 0 && coverage <= 100).toBe(true)
      }),
    )
  })

  test("contributions add up to the score around the middle", () => {
    fc.assert(
      fc.property(fc.array(anyRating, { maxLength: 60 }), (ratings) => {
        const { S, contrib } = evaluate(ratings)
        expect(50 + Object.values(contrib).reduce((sum, points) => sum + points, 0)).toBeCloseTo(S, 9)
      }),
    )
  })

  test("a better answer never lowers the score nor the tier", () => {
    fc.assert(
      fc.property(fc.array(anyRating, { minLength: 1, maxLength: 60 }), fc.nat(), (ratings, pick) => {
        const index = pick % ratings.length
        const better = ratings.map(
          (rating, at): Rating => (at === index && rating.value !== null ? { ...rating, value: 5 } : rating),
        )
        const [before, after] = [evaluate(ratings), evaluate(better)]
        expect(after.S).toBeGreaterThanOrEqual(before.S - 1e-9)
        expect(tierNumber(after.potential)).toBeGreaterThanOrEqual(tierNumber(before.potential))
      }),
    )
  })

  test("their order does not matter, and looks not seen or afraid change nothing", () => {
    fc.assert(
      fc.property(fc.array(anyRating, { maxLength: 40 }), (ratings) => {
        const weightless: Rating[] = [
          { dim: "sound", value: null, rater: "Z", day: 3 },
          { dim: "sound", value: 1, rater: "Z", day: 3, stress: 4 },
        ]
        const plain = evaluate(ratings)
        expect(evaluate([...weightless, ...ratings].reverse()).S).toBeCloseTo(plain.S, 9)
        expect(evaluate([...ratings, ...weightless]).sufficient).toBe(plain.sufficient)
      }),
    )
  })

  test("the supports of a tier are those it would fall without, weakest first", () => {
    fc.assert(
      fc.property(fc.array(anyRating, { minLength: 30, maxLength: 60 }), (ratings) => {
        const { restsOn, leaveOneOut, potential } = evaluate(ratings)
        const limit = { WINDOW: Number.NEGATIVE_INFINITY, PATIO_PACK: 40, TRAIL: 60 }[potential]
        const below = Object.values(leaveOneOut)
          .map(({ lo }) => lo)
          .filter((lo) => lo < limit)
        expect(restsOn.map((dim) => leaveOneOut[dim]?.lo)).toEqual(below.sort((a, b) => a - b))
      }),
      { numRuns: 300 },
    )
  })

  test("a critical dimension below the middle keeps the trail shut", () => {
    fc.assert(
      fc.property(fc.constantFrom<DimensionKey>("recovery", "sound", "handling", "threshold"), (dim) => {
        const ratings = twice(5).map(
          (rating): Rating => (rating.dim === dim ? { ...rating, value: 2 } : rating),
        )
        const result = evaluateSuitability({ asOfDay: 1, ratings })
        expect(result.potential).not.toBe("TRAIL")
        expect(result.missing.some((limit) => limit.dim === dim)).toBe(true)
      }),
    )
  })
})

describe("bad input is refused by field", () => {
  const good: Rating = { dim: "sound", value: 4, rater: "A", day: 0 }

  test.each<[string, object, RegExp]>([
    ["a rating of the future", { day: 2 }, /ratings\[1\]\.day lies after asOfDay/],
    ["a value off the scale", { value: 0 }, /ratings\[1\]\.value/],
    ["an unknown dimension", { dim: "colour" }, /ratings\[1\]\.dim/],
  ])("%s", (_name, more, message) => {
    expect(() =>
      evaluateSuitability({ asOfDay: 1, ratings: [good, { ...good, ...more } as Rating] }),
    ).toThrow(message)
  })

  test("an earlier tier that is none", () => {
    const previousTier = "MOON" as Tier
    expect(() => evaluateSuitability({ asOfDay: 1, ratings: [], previousTier })).toThrow(/previousTier/)
  })

  test("a day that is none", () => {
    expect(() => evaluateSuitability({ asOfDay: 0.5, ratings: [] })).toThrow(/asOfDay/)
  })
})

test("phrases are joined as people would", () => {
  expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map((words) => joinWords(words))).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
  ])
})
