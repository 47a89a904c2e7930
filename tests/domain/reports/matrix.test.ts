import fc from "fast-check"
import { describe, expect, test, vi } from "vitest"
import { dayFromIso } from "@/lib/domain/calendar/day"
import { shiftMonth } from "@/lib/domain/calendar/month"
import { monthlyFigures } from "@/lib/domain/outcomes/monthly-figures"
import { INTAKE_TYPES, OUTCOMES } from "@/lib/domain/outcomes/stays"
import { cellCount, isImpossible, type MatrixStay, monthlyMatrix } from "@/lib/domain/reports/matrix"
import { matrixCorrections } from "@/lib/domain/reports/matrix-corrections"
import { MATRIX_HEADINGS, matrixRow } from "@/lib/domain/reports/matrix-file"
import { matrixJson } from "@/lib/domain/reports/matrix-json"
import { matrixWarnings } from "@/lib/domain/reports/matrix-warnings"

// Thousands of random cases: a slow machine is no defect.
vi.setConfig({ testTimeout: 120_000 })

const START = dayFromIso("2025-01-01")
const MONTHS = ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06"]

const stay = (more: Partial<MatrixStay> & { in: string; out?: string }): MatrixStay => ({
  stayKey: more.in + (more.out ?? ""),
  catKey: "miso",
  intakeDay: dayFromIso(more.in),
  outcomeDay: more.out ? dayFromIso(more.out) : null,
  outcome: more.out ? "adoption" : null,
  intakeType: "stray",
  intakeDetail: null,
  outcomeDetail: null,
  isReturn: false,
  sex: "F",
  birthDay: dayFromIso("2020-01-01"),
  availableDay: null,
  fosters: [],
  ...more,
})

/** A cat's life in one house: stays after each other, some on one day, with gaps, corrections and impossible dates among them. */
const cat = (catKey: string) =>
  fc
    .tuple(
      fc.integer({ min: -60, max: 150 }),
      fc.option(fc.integer({ min: -900, max: 200 })),
      fc.array(
        fc.record({
          gap: fc.integer({ min: -3, max: 40 }),
          length: fc.integer({ min: -2, max: 70 }),
          outcome: fc.option(fc.constantFrom(...OUTCOMES.map(({ key }) => key))),
          isOpen: fc.boolean(),
          intakeType: fc.constantFrom(...INTAKE_TYPES),
          isReturn: fc.boolean(),
          detail: fc.constantFrom(null, "out of state", "International rescue", "In-state partner", "van"),
          foster: fc.option(
            fc.tuple(fc.integer({ min: 0, max: 30 }), fc.option(fc.integer({ min: 0, max: 30 }))),
          ),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(([first, birth, parts]) => {
      let day = START + first
      return parts.map((part, at): MatrixStay => {
        const intakeDay = day + part.gap
        const outcomeDay = part.isOpen ? null : intakeDay + part.length
        day = outcomeDay ?? intakeDay + 5
        return {
          stayKey: `${catKey}-${at}`,
          catKey,
          intakeDay,
          outcomeDay,
          outcome: part.outcome,
          intakeType: part.intakeType,
          intakeDetail: part.detail,
          outcomeDetail: part.detail,
          isReturn: part.isReturn,
          sex: "unknown",
          birthDay: birth === null ? null : START + birth,
          availableDay: null,
          fosters: part.foster
            ? [
                {
                  from: intakeDay + part.foster[0],
                  to: part.foster[1] === null ? null : intakeDay + part.foster[0] + part.foster[1],
                },
              ]
            : [],
        }
      })
    })
const house = fc
  .integer({ min: 0, max: 5 })
  .chain((n) => fc.tuple(...Array.from({ length: n }, (_, at) => cat(`c${at}`))))
  .map((cats) => cats.flat())

describe("the monthly matrix", () => {
  test("balances to the animal in any house, month after month, over 10,000 histories", () => {
    fc.assert(
      fc.property(house, (stays) => {
        const matrices = MONTHS.map((month) => monthlyMatrix(stays, month))
        for (const [at, matrix] of matrices.entries()) {
          expect(matrix.beginning + matrix.intakes - matrix.outcomes).toBe(matrix.ending)
          expect(matrix.beginningFoster).toBeLessThanOrEqual(matrix.beginning)
          expect(matrix.endingFoster).toBeLessThanOrEqual(matrix.ending)
          // What one month ends with, the next begins with: the very same stays.
          const next = matrices[at + 1]
          if (next) expect(next.behind.beginning ?? []).toEqual(matrix.behind.ending ?? [])
        }
        // Nobody comes or goes twice, and nobody possible is forgotten.
        const cellsOf = (part: "intakes" | "outcomes") => matrices.reduce((sum, one) => sum + one[part], 0)
        const last = dayFromIso("2025-06-30")
        const inWindow = (day: number | null) => day !== null && day >= START && day <= last
        const possible = stays.filter((one) => !isImpossible(one))
        expect(cellsOf("intakes")).toBe(possible.filter((one) => inWindow(one.intakeDay)).length)
        expect(cellsOf("outcomes")).toBe(
          possible.filter((one) => one.outcome && inWindow(one.outcomeDay)).length,
        )
      }),
      { numRuns: 10_000 },
    )
  })

  test("agrees with the monthly figures of the cohorts", () => {
    fc.assert(
      fc.property(house, (stays) => {
        const whole = stays.filter(
          (one) => !isImpossible(one) && (one.outcome === null) === (one.outcomeDay === null),
        )
        const figures = monthlyFigures(whole, { from: START, to: dayFromIso("2025-06-30") })
        for (const figure of figures) {
          const matrix = monthlyMatrix(whole, figure.month)
          expect([matrix.intakes, matrix.outcomes, matrix.liveOutcomes, matrix.ending]).toEqual([
            figure.total_live_intakes,
            figure.total_outcomes,
            figure.live_outcomes,
            figure.ending_count_from_file,
          ])
        }
      }),
    )
  })

  test("reads the age at intake for intakes and at outcome for outcomes, and never guesses it", () => {
    const kitten = stay({ in: "2025-03-02", out: "2025-03-30", birthDay: dayFromIso("2024-10-15") })
    const unborn = stay({ in: "2025-03-05", birthDay: dayFromIso("2025-03-06") })
    const { behind } = monthlyMatrix([kitten, unborn], "2025-03")
    expect(cellCount(behind, "stray.upToFiveMonths")).toBe(1)
    expect(cellCount(behind, "adoption.adult")).toBe(1)
    expect(cellCount(behind, "stray.ageUnknown")).toBe(1)
  })

  test("a cat in a foster home stays in care; a stay of one day comes and goes; a return is relinquished and told apart", () => {
    const fostered = stay({
      in: "2025-01-10",
      fosters: [{ from: dayFromIso("2025-02-01"), to: dayFromIso("2025-03-31") }],
    })
    const oneDay = stay({ in: "2025-03-31", out: "2025-03-31", outcome: "rto" })
    const back = stay({ in: "2025-03-12", isReturn: true, intakeType: "other_intake" })
    const matrix = monthlyMatrix([fostered, oneDay, back], "2025-03")
    expect(matrix).toMatchObject({
      beginning: 1,
      beginningFoster: 1,
      intakes: 2,
      outcomes: 1,
      ending: 2,
      endingFoster: 0,
    })
    expect(cellCount(matrix.behind, "owner.adult")).toBe(1)
    expect(matrix.adoptionReturns).toBe(1)
    expect(cellCount(matrix.behind, "returnedToOwner.adult")).toBe(1)
  })

  test("a transfer is in state unless its record says otherwise, and says so", () => {
    const stays = [
      stay({ in: "2025-03-01", intakeType: "transfer_in" }),
      stay({
        catKey: "juno",
        in: "2025-03-02",
        intakeType: "transfer_in",
        intakeDetail: "Partner, out of state",
      }),
      stay({
        in: "2025-02-03",
        out: "2025-03-03",
        outcome: "transfer_out",
        outcomeDetail: "International rescue",
      }),
    ]
    const matrix = monthlyMatrix(stays, "2025-03")
    expect(cellCount(matrix.behind, "inInState.adult")).toBe(1)
    expect(cellCount(matrix.behind, "inOutOfState.adult")).toBe(1)
    expect(cellCount(matrix.behind, "outInternational.adult")).toBe(1)
    expect(matrixWarnings(stays, matrix)).toEqual([{ key: "reachUnknown", stayKeys: ["2025-03-01"] }])
  })

  test("warns of what makes a month less complete than it looks", () => {
    const stays = [
      stay({ in: "2023-03-01", catKey: "old" }),
      stay({ in: "2025-03-09", out: "2025-03-02", catKey: "mirror" }),
      stay({ in: "2025-03-04", intakeType: "other_intake", birthDay: null, catKey: "found" }),
      stay({ in: "2025-02-01", out: "2025-03-05", outcome: null, catKey: "half" }),
      stay({ in: "2025-01-01", catKey: "half" }),
    ]
    const found = matrixWarnings(stays, monthlyMatrix(stays, "2025-03"))
    expect(Object.fromEntries(found.map(({ key, stayKeys }) => [key, stayKeys]))).toEqual({
      ageUnknown: ["2025-03-04"],
      otherIntake: ["2025-03-04"],
      openLong: ["2023-03-01"],
      impossible: ["2025-03-092025-03-02"],
      halfOutcome: ["2025-02-012025-03-05"],
      twice: ["2025-02-012025-03-05", "2025-01-01"],
    })
  })
})

describe("the files of a month", () => {
  const matrix = monthlyMatrix(
    [
      stay({ in: "2025-02-10" }),
      stay({ in: "2025-03-10", out: "2025-03-20", outcome: "died", birthDay: dayFromIso("2025-01-01") }),
      stay({ in: "2025-03-11", intakeType: "owner_relinquished", birthDay: null }),
    ],
    "2025-03",
  )

  test("the CSV has 66 columns in their order, three ages to a line", () => {
    const row = matrixRow(matrix)
    expect(MATRIX_HEADINGS).toHaveLength(66)
    expect(new Set(MATRIX_HEADINGS).size).toBe(66)
    expect(row).toHaveLength(66)
    expect(MATRIX_HEADINGS.slice(9, 13)).toEqual([
      "Adult Stray At Large",
      "Up To 5 Months Stray At Large",
      "Age Unknown Stray At Large",
      "Adult Relinquished By Owner",
    ])
    expect(MATRIX_HEADINGS.at(-1)).toBe("Age Unknown Outcome Owner-Intended Euthanasia")
    expect(row.slice(0, 9)).toEqual([2025, 3, "Feline", "03/01/2025", "03/31/2025", 1, 0, 2, 0])
    const cell = (heading: string) => row[MATRIX_HEADINGS.indexOf(heading)]
    expect(cell("Up To 5 Months Stray At Large")).toBe(1)
    expect(cell("Age Unknown Relinquished By Owner")).toBe(1)
    expect(cell("Up To 5 Months Died In Care")).toBe(1)
    const counts = row.slice(9).map(Number)
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(matrix.intakes + matrix.outcomes)
  })

  test("the JSON has the collector's own spellings and the same numbers", () => {
    const json = matrixJson(matrix, { externalId: "TEST", name: "Test", vendorName: "Slackline" })
    expect(Object.keys(json).sort()).toEqual(
      [
        "animalCounts",
        "liveIntake",
        "organization",
        "outComes",
        "recordMonth",
        "recordYear",
        "species",
      ].sort(),
    )
    expect(json.animalCounts).toEqual({
      beginingCount: { count: 1, date: "2025-03-01", fosterAnimalCount: 0 },
      endiningCount: { count: 2, date: "2025-03-31", fosterAnimalCount: 0 },
    })
    expect(json.liveIntake.ageUnknown.relinquishedbyOwner).toBe(1)
    expect(json.liveIntake.adult.transferredinFromAgency).toEqual({
      inState: 0,
      international: 0,
      outOfState: 0,
    })
    expect(json.outComes.otherOutcomes.upToFiveMonths).toEqual({
      diedInCare: 1,
      lostInCare: 0,
      ownerIntendedEuthanasia: 0,
      shelterEuthanasia: 0,
    })
    expect([json.recordMonth, json.recordYear, json.species]).toEqual(["03", "2025", "feline"])
    const sum = (value: unknown): number =>
      typeof value === "number"
        ? value
        : Object.values(value as object).reduce((total, part) => total + sum(part), 0)
    expect(sum(json.liveIntake)).toBe(matrix.intakes)
    expect(sum(json.outComes)).toBe(matrix.outcomes)
  })
})

describe("corrections after a month was handed in", () => {
  test("every stay that counts elsewhere now is named with both cells, and nothing else is", () => {
    const before = [
      stay({ in: "2025-03-01", stayKey: "a", birthDay: null }),
      stay({ in: "2025-03-02", stayKey: "b", out: "2025-04-01" }),
    ]
    const after = [
      stay({ in: "2025-03-01", stayKey: "a" }),
      stay({ in: "2025-03-02", stayKey: "b", out: "2025-03-30" }),
    ]
    const found = matrixCorrections(
      monthlyMatrix(before, "2025-03").behind,
      monthlyMatrix(after, "2025-03").behind,
    )
    expect(found).toEqual([
      { stayKey: "b", part: "ending", from: "ending", to: null },
      { stayKey: "a", part: "intake", from: "stray.ageUnknown", to: "stray.adult" },
      { stayKey: "b", part: "outcome", from: null, to: "adoption.adult" },
    ])
  })

  test("nothing is listed where nothing changed, and the list explains every number", () => {
    fc.assert(
      fc.property(house, house, (one, other) => {
        const month = shiftMonth("2025-01", 2)
        const [a, b] = [monthlyMatrix(one, month), monthlyMatrix(other, month)]
        expect(matrixCorrections(a.behind, a.behind)).toEqual([])
        const moves = matrixCorrections(a.behind, b.behind)
        for (const cell of new Set([...Object.keys(a.behind), ...Object.keys(b.behind)]) as Set<
          keyof typeof a.behind
        >) {
          const arrived = moves.filter(({ to }) => to === cell).length
          const left = moves.filter(({ from }) => from === cell).length
          expect(cellCount(a.behind, cell) + arrived - left).toBe(cellCount(b.behind, cell))
        }
      }),
    )
  })
})
