import { describe, expect, test } from "vitest"
import { syntheticProgramme } from "@/bin/cli/bench/synthetic-programme"
import type { Chart, DataTable } from "@/lib/domain/outcomes/chart"
import { CHART_LIST, type ChartId } from "@/lib/domain/outcomes/charts/chart-list"
import { drawChart } from "@/lib/domain/outcomes/charts/draw-chart"
import { forecastsFromEarlier, potentialCases } from "@/lib/domain/outcomes/charts/potential-chart"
import { type CohortFilter, sliceOf, WHOLE_SHELTER } from "@/lib/domain/outcomes/cohort-slice"
import { type ProgrammeData, prepare } from "@/lib/domain/outcomes/programme-data"
import { expectNear } from "./near"
import { hasSonoma, readSonomaReference, readSonomaStays } from "./sonoma-stays"

const EMPTY: ProgrammeData = { ...syntheticProgramme({ cats: 0 }) }
const world = prepare(syntheticProgramme({ cats: 600 }))
const cohort = (filter: Partial<CohortFilter> = {}, prepared = world) =>
  sliceOf(prepared, { ...WHOLE_SHELTER, ...filter })
const IDS = CHART_LIST.map(({ id }) => id)
const two = [cohort({ name: "Females", sex: "F" }), cohort({ name: "Males", sex: "M" })]

function tableOf(chart: Chart, caption: string): DataTable {
  const found = chart.tables.find((table) => table.caption.startsWith(caption))
  if (!found)
    throw new Error(`no table "${caption}" in ${chart.id}: ${chart.tables.map((one) => one.caption)}`)
  return found
}

describe("every chart", () => {
  test.each(IDS)(
    "%s says its n, method, interval and data end; tables are whole; shares lie within 0 and 1",
    (id) => {
      for (const slices of [[cohort()], two, [cohort({}, prepare(EMPTY))]]) {
        const chart = drawChart(id, slices)
        expect(chart.n.length).toBeGreaterThan(0)
        expect(chart.method).not.toBe("")
        expect(chart.interval).not.toBe("")
        expect(chart.dataEnd).toMatch(/^\d{4}-\d\d-\d\d$/)
        expect(chart.panels.length).toBeGreaterThan(0)
        for (const { columns, rows, caption } of chart.tables) {
          expect(new Set(columns.map(({ key }) => key)).size, caption).toBe(columns.length)
          for (const row of rows) {
            expect(row.length, caption).toBe(columns.length)
            row.forEach((cell, i) => {
              if (typeof cell === "number")
                expect(Number.isFinite(cell), `${caption}: ${columns[i]?.label}`).toBe(true)
              if (columns[i]?.measure === "count" && cell !== null && typeof cell === "number")
                expect(Number.isInteger(cell) && cell >= 0, `${caption}: ${columns[i]?.label} ${cell}`).toBe(
                  true,
                )
            })
          }
        }
        for (const panel of chart.panels) {
          if (panel.kind === "refused") expect(panel.reason).toMatch(/[.]$/)
          if (panel.kind === "stack")
            panel.xs.forEach((_, i) => {
              expectNear(
                panel.layers.reduce((sum, layer) => sum + (layer.shares[i] ?? 0), 0),
                1,
              )
            })
          if (panel.kind === "curves")
            for (const { points } of panel.curves)
              for (const { value, lower, upper } of points) {
                expect((value ?? 0) >= 0 && (value ?? 0) <= 1).toBe(true)
                if (lower !== null && upper !== null)
                  expect(lower <= (value ?? 0) && upper >= (value ?? 0)).toBe(true)
              }
        }
      }
    },
  )

  test.each(IDS)("%s of an empty shelter refuses in words or has nothing in it, and never throws", (id) => {
    const chart = drawChart(id, [cohort({}, prepare(EMPTY))])
    for (const panel of chart.panels)
      expect(panel.kind, JSON.stringify(panel)).toBe(id === "C20" ? panel.kind : "refused")
  })

  test("takes one to four cohorts", () => {
    expect(() => drawChart("C1", [])).toThrow(RangeError)
    expect(() => drawChart("C1", [...two, ...two, ...two])).toThrow(RangeError)
  })
})

describe("the refusals", () => {
  const few = (n: number) => {
    const data = syntheticProgramme({ cats: n, seed: 7 })
    return prepare({ ...data, stays: data.stays.filter(({ isReturn }) => !isReturn) })
  }

  test("no percentage under five, only counts", () => {
    const chart = drawChart("C1", [cohort({}, few(4))])
    expect(chart.panels[0]).toMatchObject({ kind: "refused" })
    const cells = tableOf(chart, "Adopted by day").rows.map((row) => row[1])
    expect(cells.every((cell) => /^\d of \d$/.test(String(cell)))).toBe(true)
  })

  test("no comparison when an arm has under ten, and no test", () => {
    const small = prepare(syntheticProgramme({ cats: 9, seed: 3, days: 900 }))
    const chart = drawChart("C1", [cohort(), cohort({ name: "Few" }, small)])
    expect(chart.panels[0]).toMatchObject({ kind: "refused", reason: expect.stringContaining("at least 10") })
    expect(chart.tables.map(({ caption }) => caption)).toEqual(["Adopted by day"])
    expect(chart.canDetect).toBeNull()
  })

  test("cohorts that share stays are drawn and not tested", () => {
    const chart = drawChart("C1", [cohort(), cohort({ name: "Females", sex: "F" })])
    expect(chart.panels[0]?.kind).toBe("curves")
    expect(chart.tables).toHaveLength(1)
    expect(chart.notes.join(" ")).toContain("more than one of these cohorts")
  })

  test("a p value never stands without its estimate and interval", () => {
    for (const id of IDS)
      for (const { columns } of drawChart(id, two).tables)
        if (columns.some(({ key }) => key === "p"))
          expect(
            columns.some(({ key }) => ["ratio", "difference"].includes(key)),
            id,
          ).toBe(true)
  })

  test("cohorts on different clocks are not compared", () => {
    const chart = drawChart("C1", [cohort({ name: "A" }), cohort({ name: "B", clock: "available" })])
    expect(chart.panels[0]).toMatchObject({ kind: "refused", reason: expect.stringContaining("same clock") })
  })

  test("trained against untrained exists only from a landmark or with status as it changes, with the dropped count", () => {
    const chart = drawChart("C15", [cohort()])
    expect(chart.method).toContain("day 14")
    expect(chart.notes.join(" ")).toMatch(/\d+ stays had ended by day 14/)
    const trained = cohort({ trained: true })
    expect(trained.landmark).toBe(14)
    expect(trained.dropped).toBeGreaterThan(0)
    expect(Math.min(...trained.time)).toBeGreaterThan(0)
  })
})

describe("the rules of a stay", () => {
  const stay = (id: string, rest: Partial<ProgrammeData["stays"][number]>) => ({
    ...{ id, catKey: id, intakeDay: 100, outcomeDay: null, outcome: null, intakeType: "stray" as const },
    ...{ sex: "F" as const, birthDay: null, availableDay: null },
    ...rest,
  })

  test("same-day stays count from day 0; an outcome before the intake is told and left out", () => {
    const prepared = prepare({
      ...EMPTY,
      dataEnd: 200,
      stays: [
        ...Array.from({ length: 10 }, (_, i) => stay(`same-${i}`, { outcomeDay: 100, outcome: "adoption" })),
        ...Array.from({ length: 10 }, (_, i) => stay(`open-${i}`, {})),
        stay("wrong", { outcomeDay: 90, outcome: "adoption" }),
      ],
    })
    const chart = drawChart("C1", [cohort({}, prepared)])
    expect(tableOf(chart, "Adopted by day").rows[0]?.slice(0, 2)).toEqual([7, 0.5])
    expect(chart.notes.join(" ")).toContain("1 stays with an outcome before their intake")
  })

  test("cats already in care enter late: the toy of the delayed entry", () => {
    // Entries (0,3,e)(0,5,c)(2,7,e)(4,8,e)(0,9,c)(6,10,e): at risk 4,4,4,3,2,1.
    const toy = [
      [0, 3, "adoption"],
      [0, 5, null],
      [2, 7, "adoption"],
      [4, 8, "adoption"],
      [0, 9, null],
      [6, 10, "adoption"],
    ] as const
    const from = 1000
    const stays = toy.map(([entry, time, outcome], i) => {
      const intakeDay = from - entry
      return stay(`toy-${i}`, {
        intakeDay,
        outcomeDay: intakeDay + time,
        outcome: outcome ?? "transfer_out",
      })
    })
    const slice = cohort({ from, includesInCare: true }, prepare({ ...EMPTY, dataEnd: 2000, stays }))
    expect(slice.stays).toHaveLength(6)
    const byEntry = Array.from(slice.entry ?? []).sort((a, b) => a - b)
    expect(byEntry).toEqual([0, 0, 0, 2, 4, 6])
    const without = cohort({ from }, prepare({ ...EMPTY, dataEnd: 2000, stays }))
    expect(without.stays).toHaveLength(3)
  })

  test("a return starts a new stay, and what lies after the end of the data is not known", () => {
    const prepared = prepare({
      ...EMPTY,
      dataEnd: 150,
      stays: [
        stay("a", { outcomeDay: 120, outcome: "adoption" }),
        stay("b", { catKey: "a", intakeDay: 130, isReturn: true, outcomeDay: 160, outcome: "adoption" }),
        stay("c", { intakeDay: 151 }),
      ],
    })
    const slice = cohort({ from: 0 }, prepared)
    expect(slice.stays.map(({ id, outcome }) => [id, outcome])).toEqual([
      ["a", "adoption"],
      ["b", null],
    ])
    const chart = drawChart("C4", [slice])
    expect(tableOf(chart, "Not returned").rows[0]?.at(-1)).toBe(1)
  })
})

test("after a return days count from the return, whatever the cohort's clock or landmark", () => {
  const plain = drawChart("C6", [cohort()])
  for (const filter of [{ clock: "available" }, { landmark: 30 }] as const) {
    const other = drawChart("C6", [cohort(filter)])
    expect(other.tables).toEqual(plain.tables)
    expect(other.n).toEqual(plain.n)
    expect(other.notes.join(" ")).toContain("from the return")
  }
  expect(plain.n[0]?.n).toBeGreaterThan(10)
})

describe("prediction", () => {
  test("ratings made on or after the day of enrolment do not count", () => {
    const base = {
      ...EMPTY,
      dataEnd: 300,
      stays: [
        {
          ...{
            id: "s",
            catKey: "k",
            intakeDay: 100,
            outcomeDay: null,
            outcome: null,
            intakeType: "stray" as const,
          },
          ...{ sex: "F" as const, birthDay: null, availableDay: null },
        },
      ],
      enrolments: [{ catKey: "k", day: 110, startingStage: 1 }],
    }
    const rated = (day: number) =>
      potentialCases(
        cohort(
          {},
          prepare({
            ...base,
            assessments: [{ catKey: "k", day, potential: "TRAIL", S: 80, isSufficient: true }],
          }),
        ),
      )
    expect(rated(109).cases).toHaveLength(1)
    expect(rated(110)).toMatchObject({ cases: [], unassessed: 1 })
  })

  test("a forecast uses only cats whose thirty days were over by then", () => {
    const one = (enrolledDay: number, reached: boolean) => ({
      potential: "TRAIL" as const,
      S: 70,
      enrolledDay,
      reached,
    })
    const [first, second, third] = forecastsFromEarlier([one(0, true), one(29, true), one(59, false)])
    expect(first?.p).toBe(0.5)
    expect(second?.p).toBe(0.5)
    expect(third?.p).toBe(4 / 6)
  })

  test("calibration is not shown below fifty matured outcomes", () => {
    const small = prepare(syntheticProgramme({ cats: 40, seed: 5 }))
    const chart = drawChart("C13", [cohort({}, small)])
    expect(tableOf(chart, "How well").rows[0]?.[0]).toBe("Judged from 50 cats on")
    const large = drawChart("C13", [cohort()])
    expect(tableOf(large, "How well").rows.length).toBe(6)
  })
})

describe("against the Sonoma reference", () => {
  test.skipIf(!hasSonoma)("C1, C2, C7 say what the reference says", () => {
    const stays = readSonomaStays()
    const reference = readSonomaReference() as {
      aalen_johansen: { state: string; t: number; cif: number }[]
      live_release: { all: { lrr_live_over_all_outcomes: number } }
    }
    const dataEnd = Math.max(
      ...stays.map(({ intakeDay, outcomeDay }) => Math.max(intakeDay, outcomeDay ?? 0)),
    )
    const prepared = prepare({ ...EMPTY, dataEnd, stays: stays.map((one, i) => ({ ...one, id: String(i) })) })
    const slices = [cohort({}, prepared)]
    const c1 = tableOf(drawChart("C1", slices), "Adopted by day")
    for (const [day, value] of c1.rows) {
      const row = reference.aalen_johansen.find((one) => one.state === "adoption" && one.t === day)
      if (row) expectNear(value as number, row.cif, 1e-6)
    }
    const c7 = tableOf(drawChart("C7", slices), "The whole period")
    const all = c7.rows.find(([label]) => label === "All outcomes")
    expectNear(all?.[4] as number, reference.live_release.all.lrr_live_over_all_outcomes, 1e-6)
  })
})

test("a chart is the same whatever the order of the rows it was given", () => {
  const data = syntheticProgramme({ cats: 120, seed: 9 })
  const turned: ProgrammeData = {
    ...data,
    stays: [...data.stays].reverse(),
    placements: [...data.placements].reverse(),
    returns: [...data.returns].reverse(),
    checkIns: [...data.checkIns].reverse(),
    enrolments: [...data.enrolments].reverse(),
    assessments: [...data.assessments].reverse(),
  }
  for (const id of IDS as ChartId[]) {
    const [a, b] = [prepare(data), prepare(turned)].map((prepared) => drawChart(id, [cohort({}, prepared)]))
    expect(b?.tables, id).toEqual(a?.tables)
  }
})
