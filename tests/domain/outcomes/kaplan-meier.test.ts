import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  curvePoint,
  kaplanMeier,
  restrictedMean,
  survivalAt,
  survivalQuantile,
} from "@/lib/domain/outcomes/kaplan-meier"
import { atRiskAt } from "@/lib/domain/outcomes/risk-sets"
import { INTERVAL_KINDS } from "@/lib/domain/outcomes/survival-interval"
import golden from "@/tests/fixtures/vectors/golden.json"
import textbook from "@/tests/fixtures/vectors/textbook.json"
import { expectNear } from "./near"

type Row = {
  t: number
  n_risk: number
  n_event: number
  surv: number
  se_surv: number | null
  lower: number | null
  upper: number | null
}
type Quantile = { p: number; t: number | null; lower: number | null; upper: number | null }
type Case = {
  input: { time: number | number[]; event: number | number[] }
  rmst_at_max_time: { tau: number; rmst: number; se: number }
} & Record<`quantiles_${(typeof INTERVAL_KINDS)[number]}`, Quantile[]> &
  Record<(typeof INTERVAL_KINDS)[number], Row[]>

const { why: _, ...firstEdge } = textbook.edge_cases.all_censored
const cases = {
  "6-MP": textbook.freireich.mp6,
  placebo: textbook.freireich.placebo,
  ...textbook.edge_cases,
  all_censored: firstEdge,
} as unknown as Record<string, Case>

describe("Kaplan-Meier against R's survfit", () => {
  for (const [name, example] of Object.entries(cases)) {
    const km = kaplanMeier({ time: [example.input.time].flat(), event: [example.input.event].flat() })
    test(`${name}: every point of the curve with all three kinds of limits`, () => {
      for (const kind of INTERVAL_KINDS) {
        expect(km.sets.times.length).toBe(example[kind].length)
        example[kind].forEach((row, k) => {
          const point = curvePoint(km, k, kind)
          expect(point).toMatchObject({ t: row.t, atRisk: row.n_risk, events: row.n_event })
          expectNear(point.survival, row.surv)
          expectNear(point.standardError, row.se_surv)
          expectNear(point.lower, row.lower)
          expectNear(point.upper, row.upper)
        })
      }
    })
    test(`${name}: quartiles with their limits, and the restricted mean`, () => {
      for (const kind of INTERVAL_KINDS) {
        for (const row of example[`quantiles_${kind}`]) {
          expect({ kind, ...survivalQuantile(km, row.p, kind) }).toEqual({ kind, ...row })
        }
      }
      const mean = restrictedMean(km, example.rmst_at_max_time.tau)
      expectNear(mean.rmst, example.rmst_at_max_time.rmst)
      expectNear(mean.se, example.rmst_at_max_time.se)
    })
  }

  test("lung by sex, read at fixed days", () => {
    const { time, event, sex } = textbook.lung.input
    for (const [code, name] of [
      [1, "male"],
      [2, "female"],
    ] as const) {
      const member = time.map((_, i) => i).filter((i) => sex[i] === code)
      const km = kaplanMeier({
        time: member.map((i) => time[i] ?? 0),
        event: member.map((i) => event[i] ?? 0),
      })
      const expected = textbook.lung.by_sex[name]
      expect([km.sets.n, km.events, km.censored]).toEqual([expected.n, expected.events, expected.censored])
      for (const row of expected["at_log-log"]) {
        const point = survivalAt(km, row.t, "log-log")
        expect([point.atRisk, point.events]).toEqual([row.n_risk, row.cum_events])
        expectNear(point.survival, row.surv)
        expectNear(point.standardError, row.std_err)
        expectNear(point.lower, row.lower)
        expectNear(point.upper, row.upper)
      }
      for (const tau of [30, 90] as const) {
        expectNear(restrictedMean(km, tau).rmst, expected[`rmst_${tau}`].rmst)
        expectNear(restrictedMean(km, tau).se, expected[`rmst_${tau}`].se)
      }
    }
  })

  test("golden Freireich rows and at-risk counts at the ticks", () => {
    const arm = golden.freireich.data.filter((row) => row.g === "6MP")
    const km = kaplanMeier({ time: arm.map((row) => row.t), event: arm.map((row) => row.e) })
    for (const row of golden.freireich.sixmp_loglog) {
      const point = survivalAt(km, row.t, "log-log")
      expect(point.atRisk).toBe(row.n)
      expectNear(point.survival, row.S)
      expectNear(point.lower, row.lo)
      expectNear(point.upper, row.hi)
    }
    const ticks = [0, 5, 10, 15, 20, 25, 30, 35].map((t) => survivalAt(km, t, "log-log").atRisk)
    expect(ticks).toEqual([21, 21, 15, 11, 8, 5, 4, 1])
    expectNear(restrictedMean(km, 20).rmst, 16.11652661064)
  })
})

describe("delayed entry and the end of follow-up", () => {
  const late = kaplanMeier({
    time: [3, 5, 7, 8, 9, 10],
    event: [1, 0, 1, 1, 0, 1],
    entry: [0, 0, 2, 4, 0, 6],
  })

  test("the risk set holds those who entered before and have not left", () => {
    expect(Array.from(late.sets.atRisk)).toEqual([4, 4, 4, 3, 2, 1])
    expect([3, 7, 8, 10].map((t) => survivalAt(late, t, "log-log").survival)).toEqual([
      0.75, 0.5625, 0.375, 0,
    ])
  })

  test("between events the risk set still counts who entered meanwhile", () => {
    expect([2, 2.5, 6, 6.5].map((t) => survivalAt(late, t, "log-log").atRisk)).toEqual([3, 4, 3, 4])
  })

  test("nothing is said past the last follow-up", () => {
    expect(survivalAt(late, 11, "log-log")).toMatchObject({ survival: null, lower: null, atRisk: 0 })
    expect(survivalAt(kaplanMeier({ time: [], event: [] }), 5, "log-log").survival).toBeNull()
  })

  test("broken input is refused by name", () => {
    expect(() => kaplanMeier({ time: [1], event: [1, 0] })).toThrow("event must have as many")
    expect(() => kaplanMeier({ time: [-1], event: [1] })).toThrow("time[0]")
    expect(() => kaplanMeier({ time: [1], event: [0.5] })).toThrow("event[0]")
    expect(() => kaplanMeier({ time: [1, 2], event: [1, 1], entry: [0, 2] })).toThrow("entry[1]")
  })
})

describe("properties", () => {
  const times = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 60 })

  test("without censoring S is the empirical share still here", () => {
    fc.assert(
      fc.property(times, (time) => {
        const km = kaplanMeier({ time, event: time.map(() => 1) })
        for (const t of new Set(time)) {
          const stillHere = time.filter((other) => other > t).length / time.length
          expectNear(survivalAt(km, t, "log-log").survival, stillHere)
        }
      }),
    )
  })

  test("S never rises, and each interval holds its value", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double({ min: 0, max: 9, noNaN: true }), fc.boolean())), (stays) => {
        const km = kaplanMeier({ time: stays.map(([t]) => t), event: stays.map(([, e]) => (e ? 1 : 0)) })
        let before = 1
        km.survival.forEach((s, k) => {
          expect(s).toBeLessThanOrEqual(before)
          before = s
          for (const kind of INTERVAL_KINDS) {
            const { lower, upper } = curvePoint(km, k, kind)
            if (lower !== null && upper !== null) {
              expect(lower).toBeLessThanOrEqual(s + 1e-12)
              expect(upper).toBeGreaterThanOrEqual(s - 1e-12)
            }
          }
        })
      }),
    )
  })

  test("counting whole days and sorting plain numbers give the same curve", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.boolean()), { minLength: 1 }),
        (stays) => {
          const event = stays.map(([, e]) => (e ? 1 : 0))
          const days = kaplanMeier({ time: stays.map(([t]) => t), event })
          const halves = kaplanMeier({ time: stays.map(([t]) => t + 0.5), event })
          expect(halves.survival).toEqual(days.survival)
          expect(halves.sets.atRisk).toEqual(days.sets.atRisk)
        },
      ),
    )
  })

  test("400,000 stays are counted to the last one", () => {
    const time = Int32Array.from({ length: 400_000 }, (_, i) => (i * 7919) % 997)
    const event = Int32Array.from({ length: 400_000 }, (_, i) => i % 3)
    const { sets } = kaplanMeier({ time, event })
    expect(sets.times.length).toBe(997)
    expect(atRiskAt(sets, 0)).toBe(400_000)
  })
})
