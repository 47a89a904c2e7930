import { describe, expect, test } from "vitest"
import { replay } from "@/lib/domain/harness/replay"
import { whatNext } from "@/lib/domain/harness/what-next"
import { type CourseToday, turnOf } from "@/lib/domain/programme/due-today"
import type { OnShift } from "@/lib/domain/programme/plan-shift"
import { partOf, planDay, type ShiftCat } from "@/lib/domain/programme/shift-day"
import { climbTo, met } from "../harness/sessions"

const TODAY = 20_000
const NOON = TODAY * 24 + 12

/** A cat in the middle of the harness course, last trained three days ago, with nothing against a session. */
const COURSE: CourseToday = {
  stage: 4,
  track: "harness",
  lastSessionDay: TODAY - 3,
  hoursToday: [],
  isAtShow: false,
  isReviewOpen: false,
  isPaused: false,
  restUntilHours: null,
  round: null,
  outdoorStop: null,
  gateCap: 2,
}
const turn = (more: Partial<CourseToday> = {}, atHours = NOON) =>
  turnOf({ ...COURSE, ...more }, { day: TODAY, atHours })

describe("whose turn it is", () => {
  test("two days make a session due, and it says how long the wait was", () => {
    expect(turn()).toEqual({ kind: "due", reasons: ["3 days since the last"], urgency: 3, fromHours: null })
    expect(turn({ lastSessionDay: TODAY - 1 })).toMatchObject({ kind: "if_time", urgency: 1 })
    expect(turn({ lastSessionDay: null })).toMatchObject({
      kind: "due",
      reasons: ["enrolled and not started yet"],
    })
  })

  test("a lapse is counted down to its last day", () => {
    expect(turn({ lastSessionDay: TODAY - 12 }).reasons).toContain("lapse in 2 days")
    expect(turn({ lastSessionDay: TODAY - 13 }).reasons).toContain("lapse in 1 day")
    expect(turn({ lastSessionDay: TODAY - 14 }).reasons).toContain("the last day before a step is lost")
  })

  test("a step that can still be saved comes before one that is lost", () => {
    expect(turn({ lastSessionDay: TODAY - 12 }).urgency).toBeGreaterThan(
      turn({ lastSessionDay: TODAY - 90 }).urgency,
    )
  })

  test("a second session comes three hours after the first, a third not at all", () => {
    const once = { lastSessionDay: TODAY, hoursToday: [NOON - 1] }
    expect(turn(once)).toMatchObject({ kind: "if_time", fromHours: NOON + 2 })
    expect(turn(once, NOON + 2)).toMatchObject({ kind: "if_time", fromHours: null })
    const twice = { lastSessionDay: TODAY, hoursToday: [NOON - 8, NOON - 4] }
    expect(turn(twice)).toMatchObject({
      kind: "not_today",
      reasons: ["done for today: 2 sessions are the most"],
    })
  })

  test("a graduate and the other tracks are asked once a week", () => {
    for (const weekly of [{ stage: 9 }, { track: "carrier" }, { track: "cart" }] as const) {
      expect(turn({ ...weekly, lastSessionDay: TODAY - 6 }).kind).toBe("not_today")
      expect(turn({ ...weekly, lastSessionDay: TODAY - 7 }).kind).toBe("due")
    }
  })

  test.each<[string, Partial<CourseToday>, string]>([
    [
      "illness",
      { round: { day: TODAY, stress: 3, hasEaten: false, isIll: null } },
      "has not eaten, stress 3",
    ],
    ["an open review", { isReviewOpen: true }, "a review is open"],
    ["a pause", { isPaused: true }, "the course is paused"],
    ["a rest", { restUntilHours: NOON + 5 }, "rests after a setback"],
    [
      "the outdoor stop",
      { stage: 7, outdoorStop: "outdoor stages stand still" },
      "outdoor stages stand still",
    ],
    ["a show", { isAtShow: true }, "was at a show today"],
  ])("not today: %s", (_, more, because) => {
    expect(turn(more).kind).toBe("not_today")
    expect(turn(more).reasons.join()).toContain(because)
  })

  test("a rest says until when, and is over to the hour; the stop leaves indoor stages and carriers alone", () => {
    expect(turn({ restUntilHours: NOON + 5 }).fromHours).toBe(NOON + 5)
    expect(turn({ restUntilHours: NOON }).kind).toBe("due")
    expect(turn({ stage: 6, outdoorStop: "stop" }).kind).toBe("due")
    expect(turn({ stage: 7, track: "carrier", outdoorStop: "stop", lastSessionDay: TODAY - 9 }).kind).toBe(
      "due",
    )
  })

  test("yesterday's round says nothing about today, and closed gates keep a cat indoors, not idle", () => {
    expect(turn({ round: { day: TODAY - 1, stress: 4, hasEaten: false, isIll: true } }).kind).toBe("due")
    expect(turn({ stage: 7, gateCap: 0 }).reasons).toContain("gates are not clear for stage 7: stay indoors")
  })
})

describe("the plan of a day", () => {
  const person = (personId: string, minutes = 60, clearance = 9): OnShift => ({
    personId,
    name: personId,
    clearance,
    minutes,
  })
  const cat = (
    catId: string,
    more: Partial<CourseToday> = {},
    history = climbTo(more.stage ?? 4),
  ): ShiftCat => {
    const { state } = replay(history)
    return {
      catId,
      name: catId,
      room: null,
      stage: more.stage ?? 4,
      track: more.track ?? "harness",
      turn: turn(more),
      training: { state, next: whatNext({ state, asOfDay: state.lastSessionDay ?? 0 }) },
    }
  }

  test("due before possible, and what nobody can take says why", () => {
    const day = planDay(
      [
        cat("possible", { lastSessionDay: TODAY - 1 }),
        cat("due"),
        cat("late", { lastSessionDay: TODAY - 9 }),
      ],
      [person("ann", 20)],
    )
    expect(day.planned.map(({ cat: { catId }, handler }) => `${catId} ${handler?.name}`)).toEqual([
      "late ann",
      "due ann",
    ])
    expect(day.ifTime.map(({ cat: { catId } }) => catId)).toEqual(["possible"])
    const uncovered = planDay([cat("high", { stage: 6 })], [person("ann", 60, 4)]).uncovered
    expect(uncovered[0]?.reasons[0]).toBe("nobody on shift is cleared for stage 6")
  })

  test("from stage 6 on two people, and from stage 4 on another hand than last time", () => {
    expect(planDay([cat("six", { stage: 6 })], [person("ann")]).uncovered).toHaveLength(1)
    const pair = planDay([cat("six", { stage: 6 })], [person("ann"), person("bo")]).planned[0]
    expect([pair?.handler?.name, pair?.second?.name]).toEqual(["ann", "bo"])
    const onceWithAnn = [...climbTo(4), met(9, { handler: "ann" })]
    const [line] = planDay([cat("four", {}, onceWithAnn)], [person("ann", 90), person("bo", 30)]).planned
    expect(line?.handler?.name).toBe("bo")
  })

  test("one person's part: own lines, seen from the own side as the second one, others up to a stage", () => {
    const day = planDay(
      [
        cat("six", { stage: 6 }),
        cat("four", { lastSessionDay: TODAY - 2 }),
        cat("alone", { stage: 8 }),
        cat("later", { isPaused: true }),
      ],
      [person("ann", 30, 6), person("bo", 20, 4)],
    )
    expect(day.planned.map(({ cat: { catId } }) => catId)).toEqual(["six", "four"])
    const part = (personId: string, toStage: number) => partOf(day, { personId, toStage })
    const bo = part("bo", 6)
    expect(bo.day.planned.map(({ handler, second }) => [handler?.name, second?.name])).toContainEqual([
      "bo",
      "ann",
    ])
    expect(bo.beyond).toEqual([])
    expect(bo.day.uncovered).toEqual([])
    expect(bo.day.notToday.map(({ cat: { catId } }) => catId)).toEqual(["later"])
    const low = part("bo", 4)
    expect(low.day.planned.every(({ cat: { stage } }) => stage <= 4)).toBe(true)
    expect(low.beyond).toEqual([{ with: "ann", minutes: 10 }])
  })

  test("what training itself says against a session is a reason of its own", () => {
    const stopped = cat("stopped")
    const because = "The pre-check has to be passed again"
    const next = { ...whatNext({ state: replay([]).state, asOfDay: 0 }), notNow: [because] }
    const training = { state: replay([]).state, next }
    const day = planDay([{ ...stopped, training }], [person("ann")])
    expect(day.notToday.map(({ reasons }) => reasons)).toEqual([["the pre-check has to be passed again"]])
  })
})
