import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  areaUnderCurve,
  calibrationError,
  calibrationOf,
  reliabilityBins,
} from "@/lib/domain/outcomes/calibration"
import { rateRatio } from "@/lib/domain/outcomes/charts/adoption-chart"
import { sliceOf, WHOLE_SHELTER } from "@/lib/domain/outcomes/cohort-slice"
import { averagePopulation, controlLimits } from "@/lib/domain/outcomes/control-limits"
import { kaplanMeier, survivalAt } from "@/lib/domain/outcomes/kaplan-meier"
import { type ChangingCourse, startStopRows } from "@/lib/domain/outcomes/landmark"
import { logRank } from "@/lib/domain/outcomes/log-rank"
import {
  casesPerArm,
  detectableHazardRatio,
  detectableShare,
  eventsForHazardRatio,
} from "@/lib/domain/outcomes/power"
import { prepare } from "@/lib/domain/outcomes/programme-data"
import { shrunkMean } from "@/lib/domain/outcomes/shrunk-share"
import { standardise } from "@/lib/domain/outcomes/strata"
import golden from "@/tests/fixtures/vectors/golden.json"
import textbook from "@/tests/fixtures/vectors/textbook.json"
import { expectNear } from "./near"

describe("calibration", () => {
  const { p, y, ...expected } = golden.calibration
  const forecasts = p.map((value, i) => ({ p: value, y: y[i] === 1 }))
  const found = calibrationOf(forecasts)

  test("Brier, skill, log loss, AUC, Spiegelhalter, in the large, slope and intercept are R's", () => {
    expectNear(found?.brier, expected.brier)
    expectNear(found?.brierReference, expected.brierRef)
    expectNear(found?.skill, expected.bss)
    expectNear(found?.logLoss, expected.logloss)
    expectNear(found?.auc, expected.auc)
    expectNear(found?.spiegelhalterZ, expected.spiegelhalterZ)
    expectNear(found?.inTheLarge, expected.calibInLarge)
    // R's glm stops when the deviance hardly changes; ours goes on to the last digit.
    expectNear(found?.slope, expected.calibSlope, 1e-8)
    expectNear(found?.intercept, expected.calibIntercept, 1e-8)
  })

  test("the calibration errors over five bins of equal width", () => {
    const error = calibrationError(forecasts, 5)
    expectNear(error?.expected, expected.ece5)
    expectNear(error?.greatest, expected.mce5)
  })

  test("the textbook's ten predictions", () => {
    const { p: ps, y: ys, auc, brier, logloss } = textbook.prediction
    const ten = calibrationOf(ps.map((value, i) => ({ p: value, y: ys[i] === 1 })))
    expectNear(ten?.auc, auc)
    expectNear(ten?.brier, brier)
    expectNear(ten?.logLoss, logloss)
  })

  test("what is not defined is null, never a number", () => {
    expect(calibrationOf([])).toBeNull()
    const allTrue = calibrationOf([
      { p: 0.5, y: true },
      { p: 0.7, y: true },
    ])
    expect(allTrue).toMatchObject({ skill: null, auc: null, slope: null, inTheLarge: null })
    const separated = calibrationOf([
      { p: 0.2, y: false },
      { p: 0.8, y: true },
    ])
    expect(separated?.slope).toBeNull()
    expect(() => calibrationOf([{ p: 1.2, y: true }])).toThrow(RangeError)
  })

  test("bins hold at least ten, keep equal predictions together and lose nobody", () => {
    const forecast = fc.record({ p: fc.integer({ min: 0, max: 20 }).map((i) => i / 20), y: fc.boolean() })
    fc.assert(
      fc.property(fc.array(forecast, { maxLength: 150 }), (list) => {
        const bins = reliabilityBins(list)
        const counted = bins.reduce((sum, bin) => sum + bin.n, 0)
        expect(bins.every((bin) => bin.n >= 10)).toBe(true)
        if (bins.length > 0) expect(counted).toBe(list.length)
        else expect(list.length).toBeLessThan(10)
        bins.forEach((bin, i) => {
          const next = bins[i + 1]
          if (next) expect(next.predicted).toBeGreaterThan(bin.predicted)
        })
      }),
    )
  })

  test("AUC turns round with its numbers", () => {
    const one = fc.record({ p: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.boolean() })
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 40 }), (list) => {
        const auc = areaUnderCurve(list)
        const turned = areaUnderCurve(list.map(({ p, y }) => ({ p: -p, y })))
        if (auc === null) expect(turned).toBeNull()
        else expectNear(auc + (turned ?? 0), 1)
      }),
    )
  })
})

describe("strata", () => {
  const { small, large, crudeA, crudeB, mhOR, mhOR_ci, standardised } = golden.simpson
  const strata = [small, large].map(({ A, B }) => ({
    x1: A[0] ?? 0,
    n1: A[1] ?? 0,
    x2: B[0] ?? 0,
    n2: B[1] ?? 0,
  }))

  test("kidney stones: crude, standardised and the Mantel-Haenszel ratio", () => {
    const found = standardise(strata)
    expectNear(found.crude?.[0], crudeA)
    expectNear(found.crude?.[1], crudeB)
    expectNear(found.standardised?.[0], standardised[0] ?? 0)
    expectNear(found.standardised?.[1], standardised[1] ?? 0)
    expectNear(found.oddsRatio?.value, mhOR)
    expectNear(found.oddsRatio?.lower, mhOR_ci[0] ?? 0)
    expectNear(found.oddsRatio?.upper, mhOR_ci[1] ?? 0)
    expect(found.isSimpson).toBe(true)
  })

  test("one stratum is the crude comparison; a stratum without one of the groups standardises nothing", () => {
    const one = standardise([{ x1: 3, n1: 10, x2: 6, n2: 12 }])
    expect(one.standardised).toEqual(one.crude)
    expect(one.isSimpson).toBe(false)
    expect(standardise([{ x1: 3, n1: 10, x2: 0, n2: 0 }, ...strata]).standardised).toBeNull()
    expect(() => standardise([{ x1: 3, n1: 2, x2: 0, n2: 0 }])).toThrow(RangeError)
  })
})

describe("immortal time", () => {
  const courses: ChangingCourse[] = golden.immortalTime.jasa.map(({ futime, fustat, transplant, wait }) => ({
    time: futime,
    event: fustat,
    changedAt: transplant === 1 ? wait : null,
  }))
  const { landmark30, simon_makuch, naive_logrank } = golden.immortalTime

  /** The patients as stays of a shelter: a transplant is an enrolment, a death the event that is looked at. */
  function heartProgramme() {
    const empty = { assessments: [], stages: [], sessions: [], incidents: [], placements: [], returns: [] }
    const patients = courses.map((course, i) => ({ ...course, id: `p${i}` }))
    return prepare({
      ...{ ...empty, checkIns: [], traits: [], agreement: [], dataEnd: 10_000 },
      stays: patients.map(({ id, time, event }) => ({
        ...{ id, catKey: id, intakeDay: 0, outcomeDay: time, intakeType: "stray" as const },
        // Whoever was alive at the end of the study left by another way.
        outcome: event === 1 ? ("adoption" as const) : ("transfer_out" as const),
        ...{ sex: "unknown" as const, birthDay: null, availableDay: null },
      })),
      enrolments: patients.flatMap(({ id, changedAt }) =>
        changedAt === null ? [] : [{ catKey: id, day: changedAt, startingStage: 1 }],
      ),
    })
  }

  test("the landmark at day 30 takes the difference away that the naive comparison shows", () => {
    const naive = logRank({
      time: courses.map(({ time }) => time),
      event: courses.map(({ event }) => event),
      group: golden.immortalTime.jasa.map(({ transplant }) => transplant),
    })
    expectNear(naive.chi2, naive_logrank)
    const slices = [false, true].map((trained) =>
      sliceOf(heartProgramme(), { ...WHOLE_SHELTER, from: 0, landmark: 30, trained }),
    )
    expect(slices.map(({ stays }) => stays.length)).toEqual([landmark30.n_no, landmark30.n_yes])
    expect(slices[0]?.dropped).toBe(courses.length - landmark30.n_no - landmark30.n_yes)
    const [no, yes] = slices
    if (!no || !yes) throw new Error("two groups were asked for")
    expectNear(rateRatio(no, yes)?.chi2, landmark30.chisq)
  })

  test("Simon-Makuch curves from start-stop rows are R's", () => {
    const heart = golden.immortalTime.heart.map(({ start, stop, event, transplant }) => ({
      entry: start,
      time: stop,
      event,
      changed: transplant === "1",
    }))
    for (const changed of [false, true]) {
      const rows = heart.filter((row) => row.changed === changed)
      const km = kaplanMeier({
        time: rows.map(({ time }) => time),
        event: rows.map(({ event }) => event),
        entry: rows.map(({ entry }) => entry),
      })
      const expected = simon_makuch.filter(({ stratum }) => stratum === `transplant=${changed ? 1 : 0}`)
      for (const { t, S } of expected.filter(({ t }) => t > 0))
        expectNear(survivalAt(km, t, "log-log").survival, S)
    }
  })

  test("start-stop rows of one course follow each other without a gap and keep its event once", () => {
    const course = fc
      .record({
        time: fc.integer({ min: 0, max: 100 }),
        event: fc.integer({ min: 0, max: 2 }),
        changedAt: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
      })
      .map((one) => [one])
    fc.assert(
      fc.property(course, (list) => {
        const rows = startStopRows(list)
        const [one] = list
        expect(rows.at(-1)).toMatchObject({ time: one?.time, event: one?.event })
        expect(rows[0]?.entry).toBe(0)
        if (rows[1]) expect(rows[1]).toMatchObject({ entry: rows[0]?.time, changed: true })
        expect(rows.every(({ entry, time }) => entry < time || time === 0)).toBe(true)
      }),
    )
  })
})

describe("what a cohort can detect", () => {
  test("the published sizes", () => {
    expect(casesPerArm(0.12, 0.08)).toBe(882)
    expect(casesPerArm(0.12, 0.06)).toBe(356)
    expect(casesPerArm(0.1, 0.05)).toBe(435)
    expect(eventsForHazardRatio(1.5)).toBe(191)
    expect(eventsForHazardRatio(1.25)).toBe(631)
    expect(eventsForHazardRatio(2)).toBe(66)
  })

  test("turned round: the smallest difference and ratio for given sizes", () => {
    expectNear(detectableShare(0.12, { n1: 882, n2: 882, down: true }) ?? 0, 0.08, 1e-4)
    expectNear(detectableHazardRatio(191, { n1: 50, n2: 50 }) ?? 0, 1.5, 1e-3)
    expect(detectableShare(0.9, { n1: 8, n2: 8 })).toBeNull()
    expect(detectableHazardRatio(0, { n1: 5, n2: 5 })).toBeNull()
  })
})

test("what a few cases lead one to expect", () => {
  for (const { x, n, mean } of golden.betaShrink.rows) expectNear(shrunkMean(x, n), mean)
  expect(() => shrunkMean(3, 2)).toThrow(RangeError)
})

test("limits of the p-chart and Little's law", () => {
  expectNear(controlLimits(0.12, 25)?.upper ?? 0, 0.315, 1e-4)
  expect(controlLimits(0.12, 25)?.lower).toBe(0)
  expectNear(controlLimits(0.12, 100)?.lower ?? 0, 0.0225, 1e-4)
  expectNear(controlLimits(0.12, 100)?.upper ?? 0, 0.2175, 1e-4)
  expect(controlLimits(0.5, 0)).toBeNull()
  expectNear(averagePopulation(3, 24.3), 72.9)
})
