import fc from "fast-check"
import { expect, test } from "vitest"
import { cohortFigures } from "@/lib/domain/outcomes/cohort-figures"
import { hideInDocument } from "@/lib/domain/outcomes/hide-in-document"
import { INTAKE_TYPES, OUTCOMES, type Stay } from "@/lib/domain/outcomes/stays"

const stays = fc
  .array(
    fc.record({
      intakeDay: fc.integer({ min: 20_000, max: 20_200 }),
      length: fc.option(fc.integer({ min: 0, max: 90 })),
      outcome: fc.constantFrom(...OUTCOMES.map(({ key }) => key)),
      intakeType: fc.constantFrom(...INTAKE_TYPES),
      sex: fc.constantFrom("F", "M", "unknown"),
    }),
    { maxLength: 60 },
  )
  .map((all) =>
    all.map(
      ({ intakeDay, length, outcome, intakeType, sex }, at) =>
        ({
          id: `s${at}`,
          catKey: `c${at % 40}`,
          intakeDay,
          outcomeDay: length === null ? null : intakeDay + length,
          outcome: length === null ? null : outcome,
          intakeType,
          intakeDetail: null,
          sex,
          birthDay: null,
          availableDay: null,
          isReturn: false,
        }) as unknown as Stay,
    ),
  )

const COUNTS =
  /^(n|x|events|censored|n_risk|cum_events|adoptions|any_reintake_ever|stays|stays_all|stays_cohort|animals_all|open_at_data_end|total_live_intakes|total_outcomes|outcome_before_intake|not_available)$/
const RECORDS = /^(intake|outcome|outcomes|first_return_intake_types)$/

/** Every count of a document with the path to it. */
function counts(value: unknown, path: string[] = []): { path: string; n: number }[] {
  if (typeof value === "number") {
    const [key = "", above = ""] = path.toReversed()
    return COUNTS.test(key) || RECORDS.test(above) ? [{ path: path.join("."), n: value }] : []
  }
  if (!value || typeof value !== "object") return []
  return Object.entries(value).flatMap(([key, one]) => counts(one, [...path, key]))
}

test("no count from 1 to 4 is left, whatever the stays, and no lone hidden part follows from its sum", () => {
  fc.assert(
    fc.property(stays, (all) => {
      const document = cohortFigures({ stays: all, clock: "intake", from: null, to: null })
      const hidden = hideInDocument(document)
      expect(counts(hidden).filter(({ n }) => n > 0 && n < 5)).toEqual([])
      const release = (hidden.live_release as { all: Record<string, unknown> }).all
      const parts = Object.values(release.outcomes as Record<string, number | null>)
      if (parts.includes(null)) {
        expect(parts.filter((part) => part === null).length).toBeGreaterThan(1)
        expect(release.live_outcomes).toBeNull()
      }
    }),
    { numRuns: 200 },
  )
})

test("a large cohort keeps its figures", () => {
  const all = Array.from({ length: 400 }, (_, at) => ({
    id: `s${at}`,
    catKey: `c${at}`,
    intakeDay: 20_000 + (at % 50),
    outcomeDay: 20_010 + (at % 50) + (at % 7),
    outcome: "adoption",
    intakeType: "stray",
    intakeDetail: null,
    sex: at % 2 ? "F" : "M",
    birthDay: null,
    availableDay: null,
    isReturn: false,
  })) as unknown as Stay[]
  const document = cohortFigures({ stays: all, clock: "intake", from: null, to: null })
  const hidden = hideInDocument(document) as unknown as typeof document
  expect(hidden.stays_cohort).toBe(document.stays_cohort)
  expect(hidden.km_adoption.n).toBe(document.km_adoption.n)
  expect(hidden.by_sex).toEqual(document.by_sex)
  expect(hidden.monthly).toEqual(document.monthly)
})
