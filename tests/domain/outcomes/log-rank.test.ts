import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { logRank } from "@/lib/domain/outcomes/log-rank"
import golden from "@/tests/fixtures/vectors/golden.json"
import textbook from "@/tests/fixtures/vectors/textbook.json"
import { expectNear } from "./near"

const freireich = golden.freireich.data
const lung = golden.lung.data as { time: number; e: number; sex: number; "ph.ecog": number | null }[]

describe("log-rank against R's survdiff", () => {
  test("Freireich: chi-square, p, observed and expected in sorted group order", () => {
    const result = logRank({
      time: freireich.map((row) => row.t),
      event: freireich.map((row) => row.e),
      group: freireich.map((row) => row.g),
    })
    expect(result).toMatchObject({ df: 1, groups: ["6MP", "P"], n: [21, 21], observed: [9, 21] })
    expectNear(result.chi2, golden.freireich.logrank.chisq)
    expectNear(result.p, golden.freireich.logrank.p, 1e-13)
    for (const [g, e] of result.expected.entries()) expectNear(e, golden.freireich.logrank.exp[g] ?? null)
  })

  test("lung by sex, by three states of health, and by sex within strata", () => {
    const pick = (rows: typeof lung) => ({
      time: rows.map((row) => row.time),
      event: rows.map((row) => row.e),
    })
    const bySex = logRank({ ...pick(lung), group: lung.map((row) => row.sex) })
    expectNear(bySex.chi2, golden.lung.logrank_sex)
    const known = lung.filter((row) => row["ph.ecog"] !== null)
    const upToTwo = known.filter((row) => (row["ph.ecog"] ?? 0) <= 2)
    const byHealth = logRank({ ...pick(upToTwo), group: upToTwo.map((row) => row["ph.ecog"] ?? 0) })
    expect(byHealth.df).toBe(2)
    expectNear(byHealth.chi2, golden.lung.logrank_ecog012)
    const within = logRank({
      ...pick(known),
      group: known.map((row) => row.sex),
      strata: known.map((row) => ((row["ph.ecog"] ?? 0) > 0 ? "ill" : "well")),
    })
    expectNear(within.chi2, golden.lung.logrank_sex_strat_ecog_gt0)
    expectNear(textbook.lung.comparison.logrank.p, bySex.p, 1e-12)
  })

  test("a single group, or a group never at risk, is no comparison", () => {
    expect(logRank({ time: [1, 2], event: [1, 1], group: ["a", "a"] })).toMatchObject({
      chi2: 0,
      df: 0,
      p: 1,
    })
    expect(logRank({ time: [1, 5, 6], event: [0, 1, 1], group: ["a", "b", "b"] })).toMatchObject({
      df: 0,
      p: 1,
    })
    expect(() => logRank({ time: [1, 2], event: [1, 1], group: ["a"] })).toThrow("group must have")
  })
})

const cats = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 2 })),
  {
    minLength: 2,
    maxLength: 50,
  },
)

describe("properties", () => {
  const run = (rows: [number, number, number][], scale = 1, rename = (g: number) => g) =>
    logRank({
      time: rows.map(([t]) => t * scale),
      event: rows.map(([, e]) => e),
      group: rows.map(([, , g]) => rename(g)),
    })

  test("does not depend on the order of groups, of rows, or on the unit of time", () => {
    fc.assert(
      fc.property(cats, (rows) => {
        const plain = run(rows)
        const total = rows.reduce((sum, [, e]) => sum + e, 0)
        expectNear(
          plain.observed.reduce((a, b) => a + b, 0),
          total,
        )
        expectNear(
          plain.expected.reduce((a, b) => a + b, 0),
          total,
        )
        for (const other of [run(rows, 0.25), run(rows, 1, (g) => 2 - g), run([...rows].reverse())]) {
          expectNear(other.chi2, plain.chi2, 1e-7)
          expect(other.df).toBe(plain.df)
        }
      }),
    )
  })
})
