import { describe, expect, test } from "vitest"
import { OUTCOMES, type Stay } from "@/lib/domain/outcomes/stays"
import { timeToAdoption } from "@/lib/domain/outcomes/time-to-adoption"
import golden from "@/tests/fixtures/vectors/golden.json"
import { expectNear } from "./near"

const START = 20_000
const tiny = golden.tinyShelter
const KIND = [null, "adoption", "transfer_out", "died"] as const

/** The tiny shelter as stays: censored ones are cats still in care, so each began late enough before the end. */
function stayOf(t: number, code: number, index: number, end: number): Stay {
  const outcome = KIND[code] ?? null
  const intakeDay = outcome === null ? end - t : START
  return {
    catKey: `cat ${index}`,
    intakeDay,
    outcomeDay: outcome === null ? null : intakeDay + t,
    outcome,
    intakeType: "stray",
    sex: "unknown",
    birthDay: null,
    availableDay: null,
  }
}

describe("chart C1", () => {
  const end = START + 40
  const stays = tiny.t.map((t, i) => stayOf(t, tiny.event[i] ?? 0, i, end))
  const chart = timeToAdoption({ stays, from: START, dataEnd: end })

  test("the curve is Aalen-Johansen's, with its own at-risk numbers", () => {
    expect(chart).toMatchObject({ n: 12, cats: 12, openStays: 3, showsPercent: true, lastFollowUp: 20 })
    tiny.aj.forEach((row, k) => {
      expect(chart.curve[k]).toMatchObject({ t: row.t, atRisk: row.n, isGrey: row.n < 10 })
      expectNear(chart.curve[k]?.incidence, row.adopted)
      expect(chart.curve[k]?.lower === null).toBe(row.n < 5)
    })
  })

  test("values and the at-risk row at the fixed days; nothing past the last follow-up", () => {
    expect(chart.values.map(({ t }) => t)).toEqual([7, 14, 30, 60, 90])
    expectNear(chart.values[0]?.incidence, 1 / 6)
    expect(chart.values[2]).toMatchObject({ incidence: null, lower: null, counts: null })
    expect(chart.atRiskRow).toEqual([
      { t: 0, atRisk: 12 },
      { t: 7, atRisk: 7 },
      { t: 14, atRisk: 2 },
      { t: 30, atRisk: 0 },
      { t: 60, atRisk: 0 },
      { t: 90, atRisk: 0 },
    ])
  })

  test("below five stays it says counts, never a percentage", () => {
    const few = timeToAdoption({ stays: stays.slice(0, 4), from: START, dataEnd: end })
    expect(few.showsPercent).toBe(false)
    expect(few.values.map(({ counts, incidence }) => [counts, incidence])[0]).toEqual(["2 of 4", null])
  })

  test("many repeated stays ask for a caveat", () => {
    const repeated = stays.map((stay, i) => ({ ...stay, catKey: `cat ${i % 6}` }))
    expect(timeToAdoption({ stays: repeated, dataEnd: end, from: START }).needsRepeatCaveat).toBe(true)
    expect(chart.needsRepeatCaveat).toBe(false)
  })

  test("every kind of outcome has its exit state", () => {
    expect(OUTCOMES.map(({ exitState }) => exitState)).toEqual(
      expect.arrayContaining(["adoption", "transfer", "rto", "rtf", "death", "other"]),
    )
  })
})
