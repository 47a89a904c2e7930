import { describe, expect, test } from "vitest"
import {
  EQUIPMENT_RULE,
  type FitRecord,
  type Gear,
  gearProblems,
  whyFitRanOut,
} from "@/lib/domain/harness/equipment"

const TODAY = 20_000
const grown = { asOfDay: TODAY, birthDay: TODAY - 1000, weightKg: 4 }
const fit: FitRecord = { day: TODAY - 20, passed: true, weightKg: 4 }

describe("a fit check", () => {
  test("holds 60 days for a grown cat, 14 for a kitten or a cat of unknown age", () => {
    expect(whyFitRanOut(fit, grown)).toBeNull()
    expect(whyFitRanOut({ ...fit, day: TODAY - EQUIPMENT_RULE.fitDays - 1 }, grown)).toContain("60 days")
    expect(whyFitRanOut(fit, { ...grown, birthDay: TODAY - 150 })).toContain("14 days")
    expect(whyFitRanOut(fit, { ...grown, birthDay: null })).toContain("may have grown")
  })

  test("runs out with a tenth of weight, either way, and never holds without being passed", () => {
    expect(whyFitRanOut(fit, { ...grown, weightKg: 4.4 })).toContain("a tenth")
    expect(whyFitRanOut(fit, { ...grown, weightKg: 3.6 })).toContain("a tenth")
    expect(whyFitRanOut(fit, { ...grown, weightKg: 4.3 })).toBeNull()
    expect(whyFitRanOut({ ...fit, weightKg: null }, grown)).toBeNull()
    expect(whyFitRanOut({ ...fit, passed: false }, grown)).toContain("not passed")
    expect(whyFitRanOut(null, grown)).toBe("No fit check yet")
  })
})

describe("gear for a cat", () => {
  const leash: Gear = {
    kind: "leash",
    condition: "good",
    lengthM: 1.8,
    lastCatId: "mo",
    isCleanedSince: false,
  }
  const at = (stage: number, more: Partial<Gear> = {}, catId = "mo") =>
    gearProblems({ ...leash, ...more }, { catId, stage })

  test("cleaned between cats, not between sessions of one", () => {
    expect(at(5)).toEqual([])
    expect(at(5, {}, "lu")).toEqual(["Not cleaned since another cat used it"])
    expect(at(5, { isCleanedSince: true }, "lu")).toEqual([])
  })

  test("a long line is for graduates; retired and worn gear say so", () => {
    expect(at(8, { lengthM: 8 })).toEqual(["Longer than 1.85 m: only for graduates"])
    expect(at(9, { lengthM: 8 })).toEqual([])
    expect(at(5, { condition: "retired" })).toEqual(["Retired: not used any more"])
    expect(at(5, { condition: "worn" })[0]).toContain("every buckle")
  })
})
