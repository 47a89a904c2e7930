import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { followUpBounds } from "@/lib/domain/outcomes/bounds"
import { holm } from "@/lib/domain/outcomes/holm"
import { liveRelease } from "@/lib/domain/outcomes/live-release"
import { newcombeDifference } from "@/lib/domain/outcomes/newcombe"
import { poissonInterval, poissonRate } from "@/lib/domain/outcomes/poisson-exact"
import { quantile, summarise } from "@/lib/domain/outcomes/quantile"
import { trendTest } from "@/lib/domain/outcomes/trend"
import { wilson } from "@/lib/domain/outcomes/wilson"
import vectors from "@/tests/fixtures/vectors/domain-vectors.json"
import golden from "@/tests/fixtures/vectors/golden.json"
import textbook from "@/tests/fixtures/vectors/textbook.json"
import { expectNear } from "./near"

describe("Wilson", () => {
  test("published and computed cases", () => {
    for (const { x, n, ci } of golden.wilson) {
      expectNear(wilson(x, n).lower, ci[0] ?? null)
      expectNear(wilson(x, n).upper, ci[1] ?? null)
    }
    for (const row of textbook.wilson.rows) {
      expectNear(wilson(row.x, row.n).lower, row.wilson_lower)
      expectNear(wilson(row.x, row.n).upper, row.wilson_upper)
    }
  })

  test("lies inside [0, 1], holds its share, and 0 of 0 says nothing", () => {
    expect(wilson(0, 0)).toEqual({ p: null, lower: null, upper: null })
    expect(() => wilson(3, 2)).toThrow(RangeError)
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const { p, lower, upper } = wilson(Math.round(share * n), n)
          expect(lower).toBeGreaterThanOrEqual(0)
          expect(upper).toBeLessThanOrEqual(1)
          expect(lower).toBeLessThanOrEqual(p ?? -1)
          expect(upper).toBeGreaterThanOrEqual(p ?? 2)
        },
      ),
    )
  })
})

describe("differences, rates and trends", () => {
  test("Newcombe's difference", () => {
    for (const { d, ci, ...groups } of golden.newcombeDiff) {
      const result = newcombeDifference(groups)
      expectNear(result.difference, d)
      expectNear(result.lower, ci[0] ?? null)
      expectNear(result.upper, ci[1] ?? null)
    }
    for (const row of textbook.newcombe_difference.rows) {
      expectNear(newcombeDifference(row).lower, row.lower)
      expectNear(newcombeDifference(row).upper, row.upper)
    }
    expect(newcombeDifference({ x1: 0, n1: 0, x2: 1, n2: 2 }).difference).toBeNull()
  })

  test("exact Poisson, as a count and per hundred sessions", () => {
    for (const { k, lower, upper } of textbook.tails.poisson_exact_ci) {
      expectNear(poissonInterval(k).lower, lower)
      expectNear(poissonInterval(k).upper, upper)
    }
    for (const { x, ci } of golden.poissonExact) expectNear(poissonInterval(x).upper, ci[1] ?? null)
    const rate = poissonRate({ events: 2, units: 340 })
    expect([rate?.rate.toFixed(2), rate?.lower.toFixed(2), rate?.upper.toFixed(2)]).toEqual([
      "0.59",
      "0.07",
      "2.12",
    ])
    expect(poissonRate({ events: 0, units: 0 })).toBeNull()
  })

  test("Cochran-Armitage trend", () => {
    const { success, n, chi2, p } = golden.trend
    const result = trendTest(success.map((x, i) => ({ x, n: n[i] ?? 0 })))
    expectNear(result?.chi2, chi2, 1e-8)
    expectNear(result?.p, p, 1e-11)
    expect(
      trendTest([
        { x: 2, n: 2 },
        { x: 3, n: 3 },
      ]),
    ).toBeNull()
  })

  test("Holm's adjustment, in the order given", () => {
    for (const example of [golden.multiplicity, textbook.p_adjust]) {
      for (const [i, p] of holm(example.p).entries()) expectNear(p, example.holm[i] ?? null)
    }
  })
})

describe("samples, follow-up and live release", () => {
  test("type 7 quantiles, mean and standard deviation", () => {
    golden.quantiles.probs.forEach((p, i) => {
      expectNear(quantile(golden.quantiles.x, p), golden.quantiles.type7[i] ?? null)
    })
    textbook.quantile_type7.p.forEach((p, i) => {
      expectNear(quantile(textbook.quantile_type7.x, p), textbook.quantile_type7.q[i] ?? null)
    })
    expectNear(summarise(golden.quantiles.x).mean, golden.quantiles.mean)
    expectNear(summarise(golden.quantiles.x).sd, golden.quantiles.sd)
    expect(summarise([])).toMatchObject({ n: 0, mean: null, median: null, max: null })
  })

  test("bounds for people who did not answer", () => {
    for (const [yes, answered, asked, lower, upper] of vectors.bounds) {
      const bounds = followUpBounds({ yes: yes ?? 0, answered: answered ?? 0, asked: asked ?? 0 })
      expectNear(bounds.lower, lower ?? null)
      expectNear(bounds.upper, upper ?? null)
    }
    expectNear(followUpBounds({ yes: 60, answered: 80, asked: 120 }).share, 0.75)
    expect(() => followUpBounds({ yes: 5, answered: 4, asked: 9 })).toThrow(RangeError)
  })

  test("live release by its five formulas", () => {
    const { input, ...expected } = golden.liveRelease
    const rates = liveRelease({
      ...input,
      shelterEuthanasia: input.shelterEuth,
      ownerRequestedEuthanasia: input.ownerReqEuth,
    })
    expect(rates.live).toBe(expected.live)
    expectNear(rates.asilomar.rate, expected.asilomar)
    expectNear(rates.allOutcomes.rate, expected.totalOutcomes)
    expectNear(rates.excludingOwnerRequested.rate, expected.excludingORE)
    expectNear(rates.intakeBased.rate, expected.aspca_intake)
    expectNear(rates.saveRate.rate, expected.saveRate)
    expect(liveRelease({}).allOutcomes).toEqual({ x: 0, n: 0, rate: null })
  })
})
