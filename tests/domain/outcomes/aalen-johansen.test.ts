import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { aalenJohansen, incidenceAt } from "@/lib/domain/outcomes/aalen-johansen"
import { aalenVarianceAt } from "@/lib/domain/outcomes/aalen-variance"
import { kaplanMeier } from "@/lib/domain/outcomes/kaplan-meier"
import golden from "@/tests/fixtures/vectors/golden.json"
import textbook from "@/tests/fixtures/vectors/textbook.json"
import { expectNear } from "./near"

const [ADOPTED, TRANSFERRED, DIED] = [1, 2, 3]
const tiny = golden.tinyShelter
const shelter = aalenJohansen({ time: tiny.t, event: tiny.event })

describe("Aalen-Johansen against R's survfit", () => {
  test("the tiny shelter at every time, with standard errors", () => {
    tiny.aj.forEach((row, k) => {
      expect(shelter.sets.times[k]).toBe(row.t)
      expect(shelter.sets.atRisk[k]).toBe(row.n)
      expectNear(shelter.survival[k], row.inCare)
      expectNear(incidenceAt(shelter, ADOPTED, row.t).incidence, row.adopted)
      expectNear(incidenceAt(shelter, TRANSFERRED, row.t).incidence, row.transfer)
      expectNear(incidenceAt(shelter, DIED, row.t).incidence, row.died)
      expectNear(incidenceAt(shelter, ADOPTED, row.t).standardError, tiny.se_adopted[k] ?? null)
    })
  })

  test("log-log limits, and none before the first event or past the end", () => {
    expectNear(incidenceAt(shelter, ADOPTED, 5).lower, 0.0265104, 1e-7)
    expectNear(incidenceAt(shelter, ADOPTED, 5).upper, 0.4129803, 1e-7)
    expectNear(incidenceAt(shelter, ADOPTED, 8).lower, 0.1087277, 1e-7)
    expectNear(incidenceAt(shelter, ADOPTED, 8).upper, 0.6201682, 1e-7)
    expect(incidenceAt(shelter, ADOPTED, 1)).toMatchObject({ incidence: 0, lower: null, upper: null })
    expect(incidenceAt(shelter, ADOPTED, 21).incidence).toBeNull()
    expect(incidenceAt(shelter, 9, 5)).toMatchObject({ incidence: 0, standardError: 0 })
  })

  test("treating other exits as censored overstates adoption: the trap the shelter example shows", () => {
    const naive = kaplanMeier({ time: tiny.t, event: tiny.event.map((e) => (e === ADOPTED ? 1 : 0)) })
    for (const [k, s] of naive.survival.entries()) expectNear(1 - s, tiny.naive_1_minus_KM[k] ?? null)
    expectNear(incidenceAt(shelter, ADOPTED, 20).incidence, 0.714285714286)
  })

  test("a second worked example, both causes", () => {
    const { input, times, cif1, cif2, var1, var2, n_risk } = textbook.tiny_competing
    const aj = aalenJohansen({ time: input.time, event: input.cause })
    times.forEach((t, k) => {
      expect(aj.sets.atRisk[k]).toBe(n_risk[k])
      expectNear(incidenceAt(aj, 1, t).incidence, cif1[k] ?? null)
      expectNear(incidenceAt(aj, 2, t).incidence, cif2[k] ?? null)
      expectNear(aj.byCause.get(1)?.variance[k], var1[k] ?? null)
      expectNear(aj.byCause.get(2)?.variance[k], var2[k] ?? null)
    })
  })
})

test("Aalen's own variance, as another package reports it, differs", () => {
  expectNear(aalenVarianceAt(shelter, ADOPTED, 10), 0.02341, 1e-5)
  expectNear((incidenceAt(shelter, ADOPTED, 10).standardError ?? 0) ** 2, 0.02075, 1e-5)
})

const stays = fc.array(
  fc.record({
    time: fc.integer({ min: 0, max: 40 }),
    event: fc.integer({ min: 0, max: 4 }),
    late: fc.integer({ min: 0, max: 10 }),
  }),
  { minLength: 1, maxLength: 80 },
)
const toInput = (rows: { time: number; event: number; late: number }[]) => ({
  time: rows.map((row) => row.time),
  event: rows.map((row) => row.event),
  entry: rows.map((row) => (row.late < row.time ? row.late : 0)),
})

describe("properties", () => {
  test("states sum to 1, incidence never falls, variance is never negative", () => {
    fc.assert(
      fc.property(stays, (rows) => {
        const aj = aalenJohansen(toInput(rows))
        aj.survival.forEach((s, k) => {
          let sum = s
          for (const { incidence, variance } of aj.byCause.values()) {
            sum += incidence[k] ?? 0
            expect(incidence[k]).toBeGreaterThanOrEqual(incidence[k - 1] ?? 0)
            expect(variance[k]).toBeGreaterThanOrEqual(0)
          }
          expectNear(sum, 1, 1e-12)
        })
      }),
    )
  })

  test("with one kind of event it is 1 minus Kaplan-Meier, with the same standard error", () => {
    fc.assert(
      fc.property(stays, (rows) => {
        const input = toInput(rows.map((row) => ({ ...row, event: Math.min(row.event, 1) })))
        const aj = aalenJohansen(input)
        const km = kaplanMeier(input)
        const curve = aj.byCause.get(1)
        km.survival.forEach((s, k) => {
          expectNear(curve?.incidence[k] ?? 0, 1 - s)
          if (s > 0) expectNear(Math.sqrt(curve?.variance[k] ?? 0), s * Math.sqrt(km.greenwood[k] ?? 0), 1e-7)
        })
      }),
    )
  })

  test("the running sums equal the three sums of the closed form", () => {
    fc.assert(
      fc.property(stays, (rows) => {
        const aj = aalenJohansen(toInput(rows))
        for (const [cause, curve] of aj.byCause) {
          const last = aj.survival.length - 1
          expectNear(curve.variance[last] ?? 0, directVariance(aj, cause, last))
        }
      }),
    )
  })
})

function directVariance(aj: ReturnType<typeof aalenJohansen>, cause: number, at: number): number {
  const f = aj.byCause.get(cause)?.incidence ?? new Float64Array()
  let variance = 0
  for (let k = 0; k <= at; k++) {
    const n = aj.sets.atRisk[k] ?? 0
    const d = aj.sets.events[k] ?? 0
    const dk = aj.sets.byCause.get(cause)?.[k] ?? 0
    const before = k === 0 ? 1 : (aj.survival[k - 1] ?? 0)
    const rise = (f[at] ?? 0) - (f[k] ?? 0)
    if (rise !== 0 && d > 0) variance += (rise * rise * d) / (n * (n - d))
    if (dk > 0) variance += (before * before * dk * (n - dk)) / n ** 3 - (2 * rise * before * dk) / n ** 2
  }
  return variance
}
