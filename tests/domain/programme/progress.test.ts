import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Course, expectedCourse } from "@/lib/domain/programme/expected-course"
import { progressOf } from "@/lib/domain/programme/progress"

const reached = (stage: number, at: number): Course => ({
  reachedAt: { [stage]: at },
  seenUntil: at + 5,
  isOver: false,
})
const underWay = (seenUntil: number): Course => ({ reachedAt: {}, seenUntil, isOver: false })
const left = (seenUntil: number): Course => ({ reachedAt: {}, seenUntil, isOver: true })
const toStage = (stage: number, courses: readonly Course[]) =>
  expectedCourse(courses).find((one) => one.stage === stage)

describe("the expected course", () => {
  test("without censoring the points are the order statistics", () => {
    const courses = [4, 8, 12, 16].map((at) => reached(2, at))
    expect(toStage(2, courses)).toEqual({
      stage: 2,
      courses: 4,
      reached: 4,
      leftBefore: 0,
      underWay: 0,
      quarter: 4,
      half: 8,
      threeQuarters: 12,
    })
  })

  test("a course under way counts until today, and is not a failure", () => {
    // By hand: at 4 one of 4 (0.25), one censored at 6, at 8 one of 2 left: 0.25 + 0.75/2 = 0.625, at 10 all.
    const courses = [reached(2, 4), underWay(6), reached(2, 8), reached(2, 10)]
    expect(toStage(2, courses)).toMatchObject({ quarter: 4, half: 8, threeQuarters: 10, underWay: 1 })
    // Left out, the median would be the same here; counted as never reached, it would be 8 of a longer list: null at 3/4.
    expect(toStage(2, [reached(2, 4), left(6), reached(2, 8), left(9)])).toMatchObject({
      quarter: 4,
      half: 8,
      threeQuarters: null,
      leftBefore: 2,
    })
  })

  test("what nobody has reached has no time", () => {
    expect(toStage(9, [underWay(30), left(12)])).toMatchObject({ reached: 0, quarter: null, half: null })
    expect(expectedCourse([]).map(({ courses }) => courses)).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
  })

  test("later points never come earlier, and further stages never come sooner", () => {
    const course = fc
      .record({
        steps: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 0, maxLength: 8 }),
        more: fc.integer({ min: 0, max: 30 }),
        isOver: fc.boolean(),
      })
      .map(({ steps, more, isOver }): Course => {
        let at = 0
        const reachedAt: Record<number, number> = {}
        for (const [index, step] of steps.entries()) reachedAt[index + 2] = at += step
        return { reachedAt, seenUntil: at + more, isOver }
      })
    fc.assert(
      fc.property(fc.array(course, { maxLength: 30 }), (courses) => {
        const points = expectedCourse(courses)
        for (const { quarter, half, threeQuarters, ...one } of points) {
          expect(one.reached + one.leftBefore + one.underWay).toBe(courses.length)
          if (half !== null) expect(quarter).toBeLessThanOrEqual(half)
          if (threeQuarters !== null) expect(half).toBeLessThanOrEqual(threeQuarters)
        }
        for (const [index, { half }] of points.entries()) {
          const before = points[index - 1]
          if (before && half !== null) expect(before.half ?? Number.NaN).toBeLessThanOrEqual(half)
        }
      }),
    )
  })

  test("a time below nothing is refused", () => {
    expect(() => expectedCourse([underWay(-1)])).toThrow(RangeError)
  })
})

describe("progress", () => {
  const calm = {
    verdict: "met",
    isOutdoors: false,
    hasIncident: false,
    catStarted: null,
    wornSec: 90,
  } as const

  test("2 incidents in 340 outdoor sessions are 0.59 per 100, from 0.07 to 2.12", () => {
    const outside = { ...calm, isOutdoors: true }
    const sessions = Array.from({ length: 340 }, (_, index) => ({ ...outside, hasIncident: index < 2 }))
    const { incidentRate } = progressOf(sessions)
    expect(incidentRate?.rate).toBeCloseTo(0.588, 3)
    expect(incidentRate?.lower).toBeCloseTo(0.0712, 4)
    expect(incidentRate?.upper).toBeCloseTo(2.125, 3)
  })

  test("warnings and exposures are in no share; what nobody noted is unknown, not no", () => {
    const found = progressOf([
      { ...calm, catStarted: true },
      { ...calm, verdict: "not met", catStarted: false },
      { ...calm, verdict: "exposure" },
      { ...calm, verdict: "warning" },
    ])
    expect([found.met.x, found.met.n, found.catStarted.x, found.catStarted.n]).toEqual([1, 2, 1, 2])
    expect(found.wornMinutes).toBe(6)
  })

  test("no session, no figure", () => {
    const none = progressOf([])
    expect([none.met.p, none.catStarted.lower, none.incidentRate]).toEqual([null, null, null])
  })
})

test("a stage set by hand stands for those below it", () => {
  const [two, three, four] = expectedCourse([{ reachedAt: { 4: 9 }, seenUntil: 20, isOver: false }])
  expect([two?.half, three?.half, four?.half]).toEqual([9, 9, 9])
})
