import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { icc21 } from "@/lib/domain/outcomes/icc"
import { AGREEMENT_RULE, agreementByDimension } from "@/lib/domain/raters/agreement"
import { DESCRIBED_CASES } from "@/lib/domain/raters/described-cases"
import {
  DOUBLE_WITHIN_DAYS,
  type DoubleRating,
  doubleRatedCats,
  pairDoubleRatings,
  type SeenLevel,
} from "@/lib/domain/raters/double-ratings"
import { driftByRater } from "@/lib/domain/raters/drift"
import { ownRatingVariance } from "@/lib/domain/raters/own-variance"
import { casesForSitting, scoreCases, scorePairs } from "@/lib/domain/raters/sitting"
import { drawForDoubleRating, weekOf } from "@/lib/domain/raters/weekly-draw"
import { DIMENSION_KEYS } from "@/lib/domain/temperament/dimensions"

const TODAY = 20_000
const level = (catId: string, rater: string, value: number, day = TODAY): SeenLevel => ({
  catId,
  dim: "sound",
  rater,
  day,
  value,
})
const double = (a: number, b: number, more: Partial<DoubleRating> = {}): DoubleRating => ({
  catId: `cat ${a}${b}${Math.abs(more.day ?? 0)}`,
  dim: "sound",
  day: TODAY,
  raters: ["ann", "bo"],
  values: [a, b],
  ...more,
})

/** The table of reference F.7 as double ratings of as many cats. */
function tableF7(): DoubleRating[] {
  const table = [
    [4, 1, 0, 0, 0],
    [2, 5, 1, 0, 0],
    [0, 1, 6, 2, 0],
    [0, 0, 1, 3, 1],
    [0, 0, 0, 1, 2],
  ]
  return table.flatMap((row, i) =>
    row.flatMap((count, j) =>
      Array.from({ length: count }, (_, n) => double(i + 1, j + 1, { catId: `${i} ${j} ${n}` })),
    ),
  )
}

describe("double ratings", () => {
  test("two people within a week are a pair; the same person twice, or later, is none", () => {
    expect(
      pairDoubleRatings([level("mo", "ann", 4), level("mo", "bo", 5, TODAY + DOUBLE_WITHIN_DAYS)]),
    ).toHaveLength(1)
    expect(
      pairDoubleRatings([level("mo", "ann", 4), level("mo", "bo", 5, TODAY + DOUBLE_WITHIN_DAYS + 1)]),
    ).toEqual([])
    expect(pairDoubleRatings([level("mo", "ann", 4), level("mo", "ann", 5)])).toEqual([])
    expect(pairDoubleRatings([level("mo", "ann", 4), level("lu", "bo", 5)])).toEqual([])
  })

  test("the nearest in time are paired first, and neither rater is the first one", () => {
    const [pair] = pairDoubleRatings([
      level("mo", "bo", 2, TODAY),
      level("mo", "ann", 1, TODAY - 6),
      level("mo", "ann", 3, TODAY + 1),
    ])
    expect(pair).toMatchObject({ raters: ["ann", "bo"], values: [3, 2] })
  })

  test("each rating is in one pair at most, in whatever order the rows come", () => {
    const rating = fc.record({
      catId: fc.constantFrom("mo", "lu"),
      rater: fc.constantFrom("ann", "bo", "cy"),
      value: fc.integer({ min: 1, max: 5 }),
      day: fc.integer({ min: TODAY, max: TODAY + 20 }),
    })
    fc.assert(
      fc.property(fc.array(rating, { maxLength: 20 }), (rows) => {
        const ratings = rows.map((row) => level(row.catId, row.rater, row.value, row.day))
        const pairs = pairDoubleRatings(ratings)
        expect(pairs.length * 2).toBeLessThanOrEqual(ratings.length)
        expect(pairDoubleRatings([...ratings].reverse())).toEqual(pairs)
        for (const pair of pairs) expect(pair.raters[0] < pair.raters[1]).toBe(true)
      }),
    )
  })
})

describe("agreement", () => {
  const sound = (pairs: DoubleRating[]) => agreementByDimension(pairs).find(({ dim }) => dim === "sound")

  test("the published table gives its coefficients", () => {
    const found = sound(tableF7())
    expect(found?.pairs).toBe(30)
    expect(found?.kappaLinear).toBeCloseTo(0.758064516129, 9)
    expect(found?.kappaQuadratic).toBeCloseTo(0.889786921381, 9)
    expect(found?.exact).toBeCloseTo(20 / 30, 9)
    expect(found?.withinOne).toBe(1)
    expect(found?.icc?.value).toBeCloseTo(icc21(tableF7().map((pair) => pair.values))?.value ?? 0, 12)
    expect(found?.isFlagged).toBe(false)
  })

  test("too few pairs show no figure, and say from when on", () => {
    const pairs = tableF7()
    expect(sound([])).toMatchObject({
      exact: null,
      kappaLinear: null,
      remark: expect.stringContaining("Nobody"),
    })
    expect(sound(pairs.slice(0, 4))).toMatchObject({ exact: null, kappaLinear: null })
    expect(sound(pairs.slice(0, 9))).toMatchObject({
      exact: expect.any(Number),
      kappaLinear: null,
      icc: null,
    })
    expect(sound(pairs.slice(0, 10))?.kappaLinear).not.toBeNull()
  })

  test("a dimension is flagged from 30 cats on only, when people hardly agree", () => {
    const poor = Array.from({ length: 30 }, (_, n) =>
      double(1 + (n % 5), 1 + ((n * 2) % 5), { catId: `c${n}` }),
    )
    expect(sound(poor)?.kappaLinear).toBeLessThan(AGREEMENT_RULE.flagBelowKappa)
    expect(sound(poor)?.isFlagged).toBe(true)
    expect(sound(poor.slice(0, 29))?.isFlagged).toBe(false)
  })
})

describe("drift", () => {
  test("a rater half a step above colleagues is notable, with the t interval of ten pairs", () => {
    const pairs = [1, 0, 1, 1, 0, 1, 1, 0, 1, 1].map((step, n) => double(3 + step, 3, { catId: `c${n}` }))
    const ann = driftByRater(pairs, TODAY).find(({ rater }) => rater === "ann")
    // By hand: 0.7 -+ t(0.975, 9) x sqrt(0.2333333 / 10) = 0.7 -+ 2.2621572 x 0.1527525
    expect(ann?.mean).toBeCloseTo(0.7, 12)
    expect(ann?.lower).toBeCloseTo(0.7 - 2.2621572 * 0.1527525, 6)
    expect(ann?.upper).toBeCloseTo(0.7 + 2.2621572 * 0.1527525, 6)
    expect(ann?.isNotable).toBe(true)
    expect(driftByRater(pairs, TODAY).find(({ rater }) => rater === "bo")?.mean).toBeCloseTo(-0.7, 12)
  })

  test("under ten pairs, or before the window, nothing is said", () => {
    const pairs = Array.from({ length: 9 }, (_, n) => double(5, 3, { catId: `c${n}` }))
    expect(driftByRater(pairs, TODAY)[0]).toMatchObject({ mean: null, isNotable: false })
    expect(driftByRater([double(5, 3, { day: TODAY - 91 })], TODAY)).toEqual([])
  })
})

describe("own rating variance", () => {
  test("half the mean squared difference, ready from 30 cats on", () => {
    const pairs = tableF7()
    const squares = 10 // the ten disagreements are one level each
    expect(ownRatingVariance(pairs)).toEqual({ pairs: 30, cats: 30, value: squares / 60, isReady: true })
    expect(ownRatingVariance(pairs.slice(0, 29)).isReady).toBe(false)
    expect(ownRatingVariance([])).toMatchObject({ value: null, isReady: false })
  })

  test("perfect agreement is never taken for no error at all", () => {
    expect(ownRatingVariance([double(3, 3)]).value).toBe(0.1)
  })

  test("cats are counted once, however many dimensions", () => {
    expect(
      doubleRatedCats([double(3, 3, { catId: "mo" }), double(2, 3, { catId: "mo", dim: "people" })]),
    ).toBe(1)
  })
})

describe("the weekly draw", () => {
  const sheets = Array.from({ length: 40 }, (_, n) => ({
    sheetId: `sheet-${n}`,
    catId: `cat-${n % 30}`,
    rater: "ann",
    day: weekOf(TODAY) + (n % 7),
  }))
  const draw = (week: number, rows = sheets) => drawForDoubleRating({ sheets: rows, week, seed: "shelter" })

  test("a tenth, at least one, one per cat, the same whoever asks", () => {
    expect(draw(weekOf(TODAY))).toHaveLength(4)
    expect(draw(weekOf(TODAY), [...sheets].reverse())).toEqual(draw(weekOf(TODAY)))
    expect(draw(weekOf(TODAY), sheets.slice(0, 1))).toHaveLength(1)
    expect(draw(weekOf(TODAY) + 7)).toEqual([])
  })

  test("every assessment has the same chance over many weeks", () => {
    const times = new Map<string, number>()
    for (let week = 0; week < 700; week += 7) {
      const rows = sheets.map((sheet, n) => ({ ...sheet, catId: `cat-${n}`, day: week + 4 }))
      for (const drawn of drawForDoubleRating({ sheets: rows, week: weekOf(week + 4), seed: "x" }))
        times.set(drawn.sheetId, (times.get(drawn.sheetId) ?? 0) + 1)
    }
    expect([...times.values()].reduce((sum, n) => sum + n, 0)).toBe(400)
    // 100 draws at 10 %: the mean is 10, five standard deviations are 15.
    expect(Math.max(...times.values())).toBeLessThan(26)
    expect(times.size).toBeGreaterThan(35)
  })

  test("weeks begin on Monday", () => {
    expect(weekOf(4)).toBe(4) // Monday, 5 January 1970
    expect(weekOf(10)).toBe(4)
    expect(weekOf(3)).toBe(-3)
  })
})

describe("certification on described cases", () => {
  test("two cases or more for each dimension, every level among them, no key twice", () => {
    for (const dim of DIMENSION_KEYS)
      expect(DESCRIBED_CASES.filter((one) => one.dim === dim).length).toBeGreaterThanOrEqual(2)
    expect(new Set(DESCRIBED_CASES.map(({ reference }) => reference)).size).toBe(5)
    expect(new Set(DESCRIBED_CASES.map(({ key }) => key)).size).toBe(DESCRIBED_CASES.length)
  })

  test("a sitting has one case for each dimension and differs from the one before", () => {
    const first = casesForSitting(0)
    expect(new Set(first.map(({ dim }) => dim)).size).toBe(12)
    expect(new Set(first.map(({ reference }) => reference)).size).toBeGreaterThanOrEqual(4)
    const shared = casesForSitting(1).filter((one) => first.some(({ key }) => key === one.key))
    expect(shared).toEqual([])
  })

  test("all right passes for a year; all in the middle does not pass", () => {
    const cases = casesForSitting(0)
    const right = scoreCases(
      cases.map(({ key, reference }) => ({ caseKey: key, value: reference })),
      TODAY,
    )
    expect(right).toMatchObject({ passed: true, kappaLinear: 1, withinOne: 1, clips: 12 })
    expect(right.validUntilDay).toBeGreaterThan(TODAY + 360)
    const middle = scoreCases(
      cases.map(({ key }) => ({ caseKey: key, value: 3 })),
      TODAY,
    )
    expect(middle.passed).toBe(false)
  })

  test("eleven live pairs are one too few, and a case answered twice is refused", () => {
    expect(
      scorePairs(
        Array.from({ length: 11 }, (_, n) => [1 + (n % 5), 1 + (n % 5)] as const),
        TODAY,
      ).passed,
    ).toBe(false)
    const twice = [
      { caseKey: "sound-1", value: 1 as const },
      { caseKey: "sound-1", value: 2 as const },
    ]
    expect(() => scoreCases(twice, TODAY)).toThrow(RangeError)
  })
})
