import fc from "fast-check"
import { expect, test, vi } from "vitest"
import { shiftMonth } from "@/lib/domain/calendar/month"
import { type MonthTotals, type ShownTotals, shownTotals } from "@/lib/domain/reports/public-figures"

// Thousands of random cases: a slow machine is no defect.
vi.setConfig({ testTimeout: 120_000 })

/** Months that follow each other, each beginning with what the last one ended with. */
const months = fc
  .tuple(
    fc.nat({ max: 30 }),
    fc.array(fc.tuple(fc.nat({ max: 15 }), fc.nat({ max: 8 }), fc.nat({ max: 8 })), { maxLength: 6 }),
  )
  .map(([first, parts]) => {
    let inCare = first
    return parts.map(([intakes, live, other], at): MonthTotals => {
      const liveOutcomes = Math.min(live, inCare + intakes)
      const otherOutcomes = Math.min(other, inCare + intakes - liveOutcomes)
      const beginning = inCare
      inCare = beginning + intakes - liveOutcomes - otherOutcomes
      return {
        month: shiftMonth("2026-01", at),
        beginning,
        intakes,
        liveOutcomes,
        otherOutcomes,
        ending: inCare,
      }
    })
  })

/** Fills in by hand whatever follows from the sums, as a curious reader would. */
function solve(shown: readonly ShownTotals[]) {
  const filled = shown.map((row) => ({ ...row }))
  type Part = "beginning" | "intakes" | "liveOutcomes" | "otherOutcomes" | "outcomes" | "ending"
  let found = 0
  const fill = (terms: [number, Part, 1 | -1][]) => {
    const open = terms.filter(([at, part]) => filled[at]?.[part] === null)
    const [lone] = open
    if (open.length !== 1 || !lone) return
    const sum = terms.reduce((total, [at, part, sign]) => total + sign * (filled[at]?.[part] ?? 0), 0)
    const row = filled[lone[0]]
    if (row) Object.assign(row, { [lone[1]]: -sum * lone[2] })
    found++
  }
  for (let round = 0; round < 20; round++)
    for (const at of filled.keys()) {
      fill([
        [at, "liveOutcomes", 1],
        [at, "otherOutcomes", 1],
        [at, "outcomes", -1],
      ])
      fill([
        [at, "beginning", 1],
        [at, "intakes", 1],
        [at, "outcomes", -1],
        [at, "ending", -1],
      ])
      fill([
        [at, "beginning", 1],
        [at, "intakes", 1],
        [at, "liveOutcomes", -1],
        [at, "otherOutcomes", -1],
        [at, "ending", -1],
      ])
      if (at > 0)
        fill([
          [at - 1, "ending", 1],
          [at, "beginning", -1],
        ])
    }
  return found
}

test("what is shown is true, no small count is shown, and no hidden one follows from the sums", () => {
  fc.assert(
    fc.property(months, (totals) => {
      const shown = shownTotals(totals)
      for (const [at, row] of shown.entries()) {
        const real = totals[at] as MonthTotals
        const expected = { ...real, outcomes: real.liveOutcomes + real.otherOutcomes }
        for (const [part, value] of Object.entries(row)) {
          if (value === null) continue
          expect(value).toBe(expected[part as keyof typeof expected])
          if (typeof value === "number") expect(value === 0 || value >= 5).toBe(true)
        }
      }
      expect(solve(shown)).toBe(0)
    }),
    { numRuns: 2_000 },
  )
})

test("large months are shown whole", () => {
  const month = {
    month: "2026-05",
    beginning: 80,
    intakes: 40,
    liveOutcomes: 30,
    otherOutcomes: 6,
    ending: 84,
  }
  expect(shownTotals([month])).toEqual([{ ...month, outcomes: 36 }])
})

test("one death in a month hides the live outcomes with it, so that it does not follow from the total", () => {
  const [row] = shownTotals([
    { month: "2026-05", beginning: 80, intakes: 40, liveOutcomes: 30, otherOutcomes: 1, ending: 89 },
  ])
  expect(row).toEqual({
    month: "2026-05",
    beginning: 80,
    intakes: 40,
    liveOutcomes: null,
    otherOutcomes: null,
    outcomes: 31,
    ending: 89,
  })
})
