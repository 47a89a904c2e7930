import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { exposureOfLongStays, gini, sumExposure, visibility } from "@/lib/domain/matching/exposure"
import { liftLongestStay, longestStayQuarter, orderByBand, stayBoost } from "@/lib/domain/matching/order"
import { expectNear } from "@/tests/domain/outcomes/near"
import vectors from "@/tests/fixtures/vectors/domain-vectors.json"

const anyList = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    M: fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: null }),
    los: fc.integer({ min: 0, max: 900 }),
  }),
  { selector: ({ id }) => id, maxLength: 30 },
)

describe("order", () => {
  test("the boost for a long stay", () => {
    for (const [days, boost] of vectors.boost) {
      expectNear(stayBoost({ days: days ?? 0, medianStay: 30 }), boost ?? null)
    }
    expect(stayBoost({ days: 1, medianStay: 0 })).toBe(3)
    expect(() => stayBoost({ days: -1, medianStay: 30 })).toThrow(RangeError)
  })

  test("a long stay passes a better score within the band, never across it", () => {
    const list = [
      { id: "new", M: 79, los: 1 },
      { id: "long", M: 75, los: 300 },
      { id: "great", M: 80, los: 1 },
    ]
    expect(orderByBand(list).map(({ id, band }) => [id, band])).toEqual([
      ["great", 3],
      ["long", 2],
      ["new", 2],
    ])
  })

  test("ties go to the longer stay, then to the id; what was not scored comes last", () => {
    const list = [
      { id: "b", M: 70, los: 300 },
      { id: "a", M: 70, los: 300 },
      { id: "c", M: 70, los: 400 },
      { id: "x", M: null, los: 3 },
      { id: "y", M: null, los: 9 },
    ]
    // All three reach the most a stay can add, so only the stay itself tells them apart.
    const days = list.map(({ los }) => los)
    expect(days.every((los) => los >= 0)).toBe(true)
    expect(orderByBand(list).map(({ id }) => id)).toEqual(["c", "a", "b", "y", "x"])
  })

  test("bands are never crossed, and the order does not depend on the order given", () => {
    fc.assert(
      fc.property(anyList, (list) => {
        const ordered = orderByBand(list)
        for (const [i, { band }] of ordered.entries()) {
          expect(band ?? -1).toBeLessThanOrEqual(ordered[i - 1]?.band ?? (i === 0 ? 3 : -1))
        }
        expect(orderByBand([...list].reverse())).toEqual(ordered)
      }),
    )
  })
})

describe("the first page", () => {
  test("holds one of the longest stays whose band is good or better, if there is any", () => {
    fc.assert(
      fc.property(anyList, fc.integer({ min: 1, max: 12 }), (list, pageSize) => {
        const ordered = orderByBand(list)
        const page = liftLongestStay(ordered, pageSize)
        expect(page.map(({ id }) => id).sort()).toEqual(ordered.map(({ id }) => id).sort())
        const quarter = longestStayQuarter(ordered)
        const deserves = page.filter(({ id, band }) => quarter.has(id) && band !== null && band >= 2)
        const isOnFirst = page.slice(0, pageSize).some((item) => deserves.includes(item))
        expect(isOnFirst).toBe(deserves.length > 0)
        const lifted = page.filter(({ isLifted }) => isLifted)
        expect(lifted.length).toBeLessThanOrEqual(1)
        const rest = page.filter(({ isLifted }) => !isLifted).map(({ id }) => id)
        expect(rest).toEqual(ordered.map(({ id }) => id).filter((id) => id !== lifted[0]?.id))
      }),
    )
  })
})

describe("exposure", () => {
  test("visibility of a place and the sum over lists", () => {
    for (const [place, expected] of vectors.visibility) expectNear(visibility(place ?? 0), expected ?? null)
    const exposure = sumExposure([["a", "b"], ["b", "a"], ["b"]])
    expectNear(exposure.get("b"), 2 + visibility(2))
    expect(() => visibility(0)).toThrow(RangeError)
  })

  test("Gini", () => {
    expectNear(gini([40, 10, 30, 20]), vectors.gini)
    expect(gini([5, 5, 5])).toBe(0)
    expect(gini([])).toBeNull()
    expect(gini([0, 0])).toBeNull()
  })

  test("the alarm rings when the longest stays are seen clearly less", () => {
    const cats = [90, 10, 10, 10].map((los, i) => ({ id: `${i}`, los, exposure: i === 0 ? 0.7 : 1 }))
    expect(exposureOfLongStays(cats)).toEqual({ quarterMean: 0.7, restMean: 1, ratio: 0.7, isAlarming: true })
    expect(exposureOfLongStays(cats.map((cat) => ({ ...cat, exposure: 1 }))).isAlarming).toBe(false)
    expect(exposureOfLongStays(cats.slice(0, 1))).toMatchObject({ ratio: null, isAlarming: false })
  })
})
