import { describe, expect, test } from "vitest"
import { dayFromIso } from "@/lib/domain/calendar/day"
import { cohortFigures } from "@/lib/domain/outcomes/cohort-figures"
import type { Stay } from "@/lib/domain/outcomes/stays"
import { expectNear } from "./near"
import { hasSonoma, readSonomaReference, readSonomaStays } from "./sonoma-stays"

/** What the reference holds beyond the document: other packages' tests, the full curve and its own notes. */
const NOT_ASKED = ["peto_peto", "cox_efron", "cox_breslow", "gray_test_by_sex", "km_full_curve", "notes"]
const NOT_ASKED_EITHER = ["cohorts_by_intake_year", "generated_by"]

function compare(actual: unknown, expected: unknown, path: string): number {
  if (typeof expected === "number") {
    expect(actual, path).toBeTypeOf("number")
    expectNear(actual as number, expected, 1e-9)
    return 1
  }
  if (expected === null || typeof expected !== "object") {
    expect(actual, path).toBe(expected)
    return 0
  }
  if (Array.isArray(expected)) expect((actual as unknown[]).length, path).toBe(expected.length)
  let numbers = 0
  for (const [key, value] of Object.entries(expected)) {
    if (NOT_ASKED.includes(key) || NOT_ASKED_EITHER.includes(key)) continue
    expect(actual, `${path}.${key}`).toHaveProperty([key])
    numbers += compare((actual as Record<string, unknown>)[key], value, `${path}.${key}`)
  }
  return numbers
}

// Absent beside a plain checkout: the reader prints so, and there is nothing to compare.
const describeSonoma = hasSonoma ? describe : () => {}

describeSonoma("the Sonoma County file", () => {
  test("every number of the reference, without any option", () => {
    const numbers = compare(cohortFigures({ stays: readSonomaStays() }), readSonomaReference(), "figures")
    expect(numbers).toBeGreaterThan(2000)
  })

  test("one day more of follow-up would move the figures: the end of the data is part of the rule", () => {
    const figures = cohortFigures({ stays: readSonomaStays(), dataEnd: dayFromIso("2019-05-05") })
    expectNear(figures.km_adoption["at_log-log"][2]?.surv, 0.436834, 1e-6)
  })
})

const stay = (catKey: string, intake: string, outcome: string | null, more: Partial<Stay> = {}): Stay => ({
  catKey,
  intakeDay: dayFromIso(intake),
  outcomeDay: outcome === null ? null : dayFromIso(outcome),
  outcome: outcome === null ? null : "adoption",
  intakeType: "stray",
  sex: "F",
  birthDay: null,
  availableDay: null,
  ...more,
})

const stays: Stay[] = [
  stay("early", "2025-12-01", "2026-01-05"),
  stay("a", "2026-01-06", "2026-01-20"),
  stay("a", "2026-01-20", "2026-02-02", { intakeType: "owner_relinquished", intakeDetail: "BROUGHT BACK" }),
  stay("b", "2026-01-10", "2026-01-10", { outcome: "rto", sex: "M" }),
  stay("c", "2026-02-01", null, { availableDay: dayFromIso("2026-02-10"), sex: "M" }),
  stay("wrong", "2026-02-05", "2026-02-01"),
]

describe("the rules on a small shelter", () => {
  const figures = cohortFigures({ stays })

  test("the cohort begins with the first outcome, and reversed dates are counted, not used", () => {
    expect(figures).toMatchObject({
      data_start: "2026-01-05",
      data_end: "2026-02-05",
      stays_all: 5,
      stays_cohort: 4,
      animals_all: 4,
      open_at_data_end: 1,
      left_out: { outcome_before_intake: 1, not_available: 0 },
    })
    expect(figures.totals).toMatchObject({ intakes_before_window: 1, outcome: { adoption: 3, rto: 1 } })
  })

  test("a return on the day of adoption counts, under the source's own word", () => {
    expect(figures.returns).toMatchObject({ adoptions: 3, any_reintake_ever: 1 })
    expect(figures.returns.first_return_intake_types).toEqual({ "BROUGHT BACK": 1 })
    expect(figures.returns.complete_followup[0]).toMatchObject({ days: 30, x: 0, n: 1 })
    expect(figures.returns.naive_all_adoptions[0]).toMatchObject({ days: 30, x: 1, n: 3 })
  })

  test("months run from the first to the last day of the window", () => {
    expect(
      figures.monthly.map((row) => [row.month, row.total_live_intakes, row.ending_count_from_file]),
    ).toEqual([
      ["2026-01", 3, 1],
      ["2026-02", 1, 1],
    ])
  })

  test("values past the last follow-up are null, and a single group is not compared", () => {
    expect(figures.km_adoption["at_log-log"].at(-1)).toMatchObject({ t: 365, surv: null, n_risk: 0 })
    expect(figures.by_age_group).toEqual({ groups: [], n: [], logrank: null, km_by_group: {} })
    expect(figures.by_sex?.groups).toEqual(["F", "M"])
  })

  test("from, to, clock and by narrow the same document", () => {
    const january = cohortFigures({ stays, from: dayFromIso("2026-01-07"), to: dayFromIso("2026-01-31") })
    expect(january).toMatchObject({ stays_cohort: 2, cohort_intake_to: "2026-01-31" })
    expect(january.totals.outcome).toMatchObject({ adoption: 1, rto: 1 })
    const available = cohortFigures({ stays, clock: "available", by: "sex" })
    expect(available).toMatchObject({ clock: "available", stays_cohort: 1, left_out: { not_available: 3 } })
    expect(Object.keys(available).filter((key) => key.startsWith("by_"))).toEqual(["by_sex"])
  })

  test("an outcome after the end of the data is not known yet", () => {
    const early = cohortFigures({ stays, dataEnd: dayFromIso("2026-01-15") })
    expect(early).toMatchObject({ stays_all: 3, open_at_data_end: 1, data_end: "2026-01-15" })
  })

  test("no stays at all: an empty document, not a crash", () => {
    const empty = cohortFigures({ stays: [] })
    expect(empty).toMatchObject({ stays_all: 0, data_start: null, data_end: null, monthly: [] })
    expect(empty.live_release.all).toMatchObject({ total_outcomes: 0, lrr_live_over_all_outcomes: null })
  })
})
