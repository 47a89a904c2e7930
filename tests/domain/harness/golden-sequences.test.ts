import { describe, expect, test } from "vitest"
import { runEngine } from "@/lib/domain/harness/run-engine"
import { climbTo, dayAfterClimb, met, notMet, refusal, told, toldSince } from "./sessions"

describe("what counts as met", () => {
  const stageAfter = (last: Parameters<typeof met>[1]) => runEngine([met(0), met(1), met(2, last)]).stage

  test.each([
    ["4 of 5 is enough", { hits: 4 }, 2],
    ["3 of 5 is not", { hits: 3 }, 1],
    ["stress 1 is calm enough indoors", { stress: 1 }, 2],
    ["stress 2 is not, indoors", { stress: 2, recoverySec: 5 }, 1],
  ])("%s", (_name, last, stage) => {
    expect(stageAfter(last)).toBe(stage)
  })

  test.each([
    ["stress 2 is calm enough outdoors when it passes in 30 seconds", { stress: 2, recoverySec: 30 }, 8],
    ["31 seconds are too long", { stress: 2, recoverySec: 31 }, 7],
    ["a recovery nobody timed is not met", { stress: 2, recoverySec: null }, 7],
  ])("%s", (_name, last, stage) => {
    expect(runEngine([...climbTo(7), met(18), met(19), met(20, last)]).stage).toBe(stage)
  })
})

describe("advance", () => {
  test("three met sessions on one day stay, however good", () => {
    expect(runEngine([met(0), met(0), met(0)]).stage).toBe(1)
  })

  test("a fourth on the next day completes them", () => {
    expect(told(runEngine([met(0), met(0), met(0), met(1)]).log)).toEqual(["d1 1>2 criteria met"])
  })

  test("two sessions a day are not faster than two days a stage", () => {
    const twiceADay = [0, 0, 1, 1, 2, 2, 3, 3].map((day) => met(day))
    // The session after an advance on day 1 already counts at stage 2: days 1 and 2 are its two days.
    expect(told(runEngine(twiceADay).log)).toEqual(["d1 1>2 criteria met", "d2 2>3 criteria met"])
  })

  test("met, not met, met, met is three of four", () => {
    expect(runEngine([met(0), notMet(1), met(2), met(3)]).stage).toBe(2)
  })

  test("the latest session has to be met", () => {
    const oneHandler = { handler: "h1" }
    const waiting = [9, 10, 11].map((day) => met(day, oneHandler))
    const stuck = runEngine([...climbTo(4), ...waiting, notMet(12, { handler: "h2" })])
    expect([stuck.stage, stuck.window.filter((one) => one.isMet).length]).toEqual([4, 3])
  })

  test("from stage 4 one handler alone cannot bring a cat further", () => {
    const alone = [9, 10, 11, 12, 13].map((day) => met(day, { handler: "h1" }))
    expect(runEngine([...climbTo(4), ...alone]).stage).toBe(4)
  })

  test("the second handler counts even with a session that was not met", () => {
    const shared = [met(9, { handler: "h1" }), notMet(10, { handler: "h2" }), met(11, { handler: "h1" })]
    expect(runEngine([...climbTo(4), ...shared, met(12, { handler: "h1" })]).stage).toBe(5)
  })

  test("days count over the window whether met or not", () => {
    expect(runEngine([notMet(0), met(1), met(1), met(1)]).stage).toBe(2)
  })

  test("a fifth session pushes the first out of the window", () => {
    const result = runEngine([met(0), notMet(1), met(2), notMet(3), met(4)])
    expect([result.stage, result.window.length]).toEqual([1, 4])
  })

  test("a session that advances the cat is not carried over to the next stage", () => {
    const result = runEngine([...climbTo(2), met(3), met(4)])
    expect([result.stage, result.window.length]).toEqual([2, 2])
  })

  test("a clean course of 24 daily sessions graduates on day 23, and stays there", () => {
    const course = runEngine([...climbTo(9), met(24), met(25), met(26)])
    expect(course.log.at(-1)).toEqual({ day: 23, from: 8, to: 9, why: "criteria met" })
    expect([course.stage, course.mastered]).toEqual([9, 8])
  })
})

describe("two not met", () => {
  test("lead one stage back and clear the window", () => {
    const result = runEngine([...climbTo(3), met(6), notMet(7), notMet(8)])
    expect(toldSince(6, result.log)).toEqual(["d8 3>2 two not met"])
    expect(result.window).toEqual([])
  })

  test("have to be in a row", () => {
    expect(runEngine([...climbTo(3), notMet(6), met(7), notMet(8)]).stage).toBe(3)
  })

  test("at stage 1 are written down and clear the window all the same", () => {
    const result = runEngine([met(0), met(1, { day: 0 }), notMet(1), notMet(2), met(3)])
    expect(told(result.log)).toEqual(["d2 1>1 two not met"])
    expect([result.stage, result.window.length]).toEqual([1, 1])
  })

  test("begin to count afresh after a setback", () => {
    expect(toldSince(9, runEngine([...climbTo(4), notMet(9), notMet(10), notMet(11)]).log)).toEqual([
      "d10 4>3 two not met",
    ])
  })

  test("make a graduate repeat the last stage", () => {
    expect(runEngine([...climbTo(9), notMet(24), notMet(25)]).stage).toBe(8)
  })
})

describe("fear and panic", () => {
  test("stress 3 is one stage back and a day of rest", () => {
    const result = runEngine([...climbTo(4), met(9, { stress: 3, recoverySec: 20 })])
    expect(toldSince(9, result.log)).toEqual(["d9 4>3 high stress"])
    expect([result.coolDownUntil?.untilDay, result.review, result.panic]).toEqual([10, false, []])
  })

  test("stress 4 is two stages back, three days of rest and a review", () => {
    const result = runEngine([...climbTo(4), met(9, { stress: 4, recoverySec: 90 })])
    expect(toldSince(9, result.log)).toEqual(["d9 4>2 panic"])
    expect([result.coolDownUntil?.untilDay, result.review, result.panic]).toEqual([12, true, [9]])
  })

  test.each(["slipped", "bolted", "bite"] as const)("%s counts as panic at any stress", (incident) => {
    const result = runEngine([...climbTo(4), met(9, { incident })])
    expect(toldSince(9, result.log)).toEqual([`d9 4>2 incident:${incident}`])
    expect([result.review, result.panic, result.sessionVerdicts.at(-1)?.verdict]).toEqual([
      true,
      [9],
      "not met",
    ])
  })

  test.each(["scratch", "other", "none"] as const)("%s alone changes nothing", (incident) => {
    expect(runEngine([...climbTo(4), met(9, { incident })]).stage).toBe(4)
  })

  test("nothing falls below stage 1", () => {
    expect(told(runEngine([met(0, { stress: 4 })]).log)).toEqual(["d0 1>1 panic"])
  })

  test("a fright clears the window even where it cannot lower the stage", () => {
    const result = runEngine([met(0), met(1), met(2, { stress: 3 }), met(3), met(4)])
    expect([result.stage, result.window.length]).toEqual([1, 2])
  })

  test("two panics on one day are two events", () => {
    expect(runEngine([met(0, { stress: 4 }), met(0, { stress: 4 })]).panic).toEqual([0, 0])
  })
})

describe("rest and review", () => {
  const frightened = [...climbTo(4), met(9, { stress: 3, recoverySec: 20 })]
  const panicked = [...climbTo(4), met(9, { stress: 4, recoverySec: 90 })]

  test("a session on the day of a fright is kept, warned about, and does not count", () => {
    const result = runEngine([...frightened, met(9)])
    expect(toldSince(9, result.log).slice(1)).toEqual(["d9 3>3 PROTOCOL WARNING"])
    expect([result.window, result.sessionVerdicts.at(-1)?.verdict]).toEqual([[], "warning"])
  })

  test("the day after, sessions count again", () => {
    expect(runEngine([...frightened, met(10)]).window).toHaveLength(1)
  })

  test("sessions not met during a rest do not lead back either", () => {
    expect(runEngine([...frightened, notMet(9), notMet(9)]).stage).toBe(3)
  })

  test("a fright during the rest acts", () => {
    const result = runEngine([...panicked, met(10, { stress: 3 })])
    expect(toldSince(10, result.log)).toEqual(["d10 2>2 PROTOCOL WARNING", "d10 2>1 high stress"])
  })

  test("a shorter rest does not shorten the longer one", () => {
    expect(runEngine([...panicked, met(10, { stress: 3 })]).coolDownUntil?.untilDay).toBe(12)
  })

  test("after three days sessions are still warned about while the review is open", () => {
    expect(toldSince(12, runEngine([...panicked, met(12)]).log)).toEqual(["d12 2>2 PROTOCOL WARNING"])
  })

  test("closing the review does not end the rest", () => {
    const result = runEngine([...panicked, { day: 10, review: true }, met(11)])
    expect(toldSince(10, result.log)).toEqual(["d10 2>2 review cleared", "d11 2>2 PROTOCOL WARNING"])
    expect(result.review).toBe(false)
  })

  test("with the review closed and the rest over, sessions count", () => {
    const result = runEngine([...panicked, { day: 10, review: true }, met(12), met(13), met(14)])
    expect(result.stage).toBe(3)
  })

  test("closing a review that is not open writes nothing", () => {
    expect(runEngine([...climbTo(2), { day: 5, review: true }]).log).toHaveLength(1)
  })

  test("where hours are known the rest is counted in hours", () => {
    const atNoon = { stress: 3, recoverySec: 20, atHours: 12 }
    const early = runEngine([met(0, atNoon), met(1, { atHours: 35 })])
    const late = runEngine([met(0, atNoon), met(1, { atHours: 36 })])
    expect([early, late].map((result) => result.sessionVerdicts.at(-1)?.verdict)).toEqual(["warning", "met"])
  })

  test("a rest known to the hour is shown on its last day, one counted in days is not", () => {
    const shownOnNextDay = (atHours?: number) =>
      runEngine([met(0, { stress: 3, atHours })], { asOfDay: 1 }).coolDownUntil
    expect([shownOnNextDay(12), shownOnNextDay()]).toEqual([{ untilDay: 1, untilHours: 36 }, null])
  })

  test("72 hours after a panic end on the same hour of the third day", () => {
    const cleared = [met(0, { stress: 4, atHours: 12 }), { day: 0, review: true } as const]
    const verdictAt = (atHours: number) =>
      runEngine([...cleared, met(3, { atHours })]).sessionVerdicts.at(-1)?.verdict
    expect([verdictAt(83), verdictAt(84)]).toEqual(["warning", "met"])
  })
})

describe("lapse and refresher", () => {
  const last = dayAfterClimb(5) - 1

  test("14 days are no lapse", () => {
    expect(runEngine([...climbTo(5), met(last + 14)]).log).toHaveLength(4)
  })

  test("15 days cost a step, and one met session gives it back", () => {
    expect(toldSince(last + 1, runEngine([...climbTo(5), met(last + 15)]).log)).toEqual([
      "d26 5>4 lapse>14d",
      "d26 4>5 refresher",
    ])
  })

  test("45 days still cost one step, 46 cost two", () => {
    const fallAfter = (gap: number) => runEngine([...climbTo(5), notMet(last + gap)]).stage
    expect([fallAfter(45), fallAfter(46)]).toEqual([4, 3])
  })

  test("each of two lost steps takes one met session", () => {
    expect(toldSince(last + 1, runEngine([...climbTo(5), met(57), met(58)]).log)).toEqual([
      "d57 5>3 lapse>45d",
      "d57 3>4 refresher",
      "d58 4>5 refresher",
    ])
  })

  test("a session not met keeps the refresher owed", () => {
    const result = runEngine([...climbTo(5), notMet(26), met(27)])
    expect(toldSince(27, result.log)).toEqual(["d27 4>5 refresher"])
  })

  test("a setback cancels the steps still owed", () => {
    const result = runEngine([...climbTo(5), notMet(57), met(58, { stress: 3, recoverySec: 9 }), met(59)])
    expect(toldSince(58, result.log)).toEqual(["d58 3>2 high stress"])
    expect(result.refresherOwed).toBe(0)
  })

  test("two not met after a lapse cancel them too", () => {
    const result = runEngine([...climbTo(5), notMet(26), notMet(27), met(28)])
    expect(toldSince(27, result.log)).toEqual(["d27 4>3 two not met"])
  })

  test("only steps really lost are owed", () => {
    const result = runEngine([met(0), notMet(50)])
    expect([told(result.log), result.refresherOwed]).toEqual([["d50 1>1 lapse>45d"], 0])
  })

  test("a second lapse adds to what is owed", () => {
    expect(runEngine([...climbTo(5), notMet(26), notMet(46)]).refresherOwed).toBe(2)
  })

  test("the gap runs from the last session of any kind", () => {
    const exposure = { day: 20, stress: 0, handler: "h1" }
    expect(runEngine([...climbTo(5), exposure, met(34)]).log).toHaveLength(4)
  })

  test("a lapse comes before a fright of the same session", () => {
    expect(toldSince(12, runEngine([...climbTo(5), met(26, { stress: 3 })]).log)).toEqual([
      "d26 5>4 lapse>14d",
      "d26 4>3 high stress",
    ])
  })

  test("events are no sessions and stop no lapse", () => {
    const result = runEngine([
      ...climbTo(5),
      { day: 20, p0Redo: true },
      { day: 21, p0Passed: true },
      notMet(26),
    ])
    expect(result.stage).toBe(4)
  })
})

describe("the stage shown on a day without a session", () => {
  test("carries that day's lapse, while mastery on record stays", () => {
    const shown = runEngine(climbTo(5), { asOfDay: 11 + 46 })
    expect([shown.stage, shown.storedStage, shown.mastered, shown.log.length]).toEqual([3, 5, 4, 4])
  })

  test("is the stored one within 14 days", () => {
    expect(runEngine(climbTo(5), { asOfDay: 25 }).stage).toBe(5)
  })

  test("cannot lie before the last entry", () => {
    expect(() => runEngine(climbTo(5), { asOfDay: 5 })).toThrow(/asOfDay/)
  })
})

describe("opt-out", () => {
  const first = [refusal(0), refusal(1), refusal(2)]

  test("three refusals in a row bring a pause of 14 days and the tag", () => {
    const result = runEngine(first)
    expect(told(result.log)).toEqual(["d1 1>1 two not met", "d2 1>1 opt-out pause 14d"])
    expect([result.paused, result.prefersIndoorsForNow]).toEqual([16, true])
  })

  test("replaces two not met on the same session", () => {
    const result = runEngine([refusal(0, { stress: 3 }), refusal(1), refusal(2)])
    expect(told(result.log)).toEqual(["d0 1>1 high stress", "d2 1>1 opt-out pause 14d"])
  })

  test("is not hastened by an exposure, nor put off", () => {
    const exposure = { day: 4, stress: 0, handler: "h1" }
    const result = runEngine([...climbTo(2), refusal(3), exposure, refusal(5), refusal(6)])
    expect(toldSince(3, result.log)).toEqual(["d5 2>1 two not met", "d6 1>1 opt-out pause 14d"])
  })

  test("a pause keeps the cat at its stage", () => {
    const result = runEngine([...climbTo(2), refusal(3), refusal(4), refusal(5)])
    expect(toldSince(3, result.log)).toEqual(["d4 2>1 two not met", "d5 1>1 opt-out pause 14d"])
  })

  test.each([
    ["one hit", { hits: 1 }],
    ["the handler ended it", { endedBy: "handler_stop" as const }],
  ])("is broken by %s", (_name, more) => {
    expect(runEngine([refusal(0), refusal(1, more), refusal(2), refusal(3)]).paused).toBeNull()
  })

  test("belongs to stages 1 and 2 only", () => {
    expect(runEngine([...climbTo(3), refusal(6)]).state.refusalStreak).toBe(0)
  })

  test("sessions during the pause are warned about", () => {
    expect(runEngine([...first, refusal(3)]).log.at(-1)?.why).toBe("PROTOCOL WARNING")
  })

  test("the pause is over on its last day", () => {
    const result = runEngine([...first, met(16)])
    expect([result.paused, result.sessionVerdicts.at(-1)?.verdict]).toEqual([null, "met"])
    expect(runEngine(first, { asOfDay: 15 }).paused).toBe(16)
    expect(runEngine(first, { asOfDay: 16 }).paused).toBeNull()
  })

  test("a second time is final", () => {
    const result = runEngine([...first, refusal(16), refusal(17), refusal(18)])
    expect(told(result.log).slice(-2)).toEqual(["d17 1>1 two not met", "d18 1>1 opt-out final"])
    expect([result.fullyStopped, result.paused, result.prefersIndoorsForNow]).toEqual([true, null, true])
  })

  test("after the final one no session counts", () => {
    const result = runEngine([...first, refusal(16), refusal(17), refusal(18), met(20), met(21), met(22)])
    expect([result.stage, result.sessionVerdicts.at(-1)?.verdict]).toEqual([1, "warning"])
  })

  test("three refusals ending in fear are both a fright and an opt-out", () => {
    const result = runEngine([refusal(0), refusal(1), refusal(2, { stress: 3 })])
    expect(told(result.log).slice(-2)).toEqual(["d2 1>1 high stress", "d2 1>1 opt-out pause 14d"])
  })
})

describe("override", () => {
  const override = { stage: 5, reason: "trained in her last home", by: "Ada" }

  test("sets the stage and starts it afresh", () => {
    const result = runEngine([met(0), met(1), { day: 2, override }])
    expect(told(result.log)).toEqual(["d2 1>5 override"])
    expect([result.mastered, result.window]).toEqual([4, []])
  })

  test("lifts an opt-out", () => {
    const stopped = [0, 1, 2, 16, 17, 18].map((day) => refusal(day))
    const result = runEngine([...stopped, { day: 20, override: { ...override, stage: 1 } }, met(21)])
    expect([result.fullyStopped, result.sessionVerdicts.at(-1)?.verdict]).toEqual([false, "met"])
  })

  test("lifts no review", () => {
    expect(runEngine([met(0, { stress: 4 }), { day: 1, override }]).review).toBe(true)
  })

  test.each([
    ["a reason", { ...override, reason: "" }],
    ["a name", { ...override, by: "" }],
    ["a stage of the ladder", { ...override, stage: 10 }],
  ])("needs %s", (_name, broken) => {
    expect(() => runEngine([{ day: 0, override: broken }])).toThrow(RangeError)
  })
})

describe("the pre-check again", () => {
  test("until it is passed, sessions are kept and do not count", () => {
    const result = runEngine([...climbTo(4), { day: 9, p0Redo: true }, met(10), met(11), met(12)])
    expect([result.stage, result.p0Owed, result.window]).toEqual([4, true, []])
    expect(result.log.at(-1)?.why).toBe("PROTOCOL WARNING")
  })

  test("once passed, the lapse rule decides and training goes on", () => {
    const moved = [...climbTo(4), { day: 9, p0Redo: true } as const, { day: 24, p0Passed: true } as const]
    expect(toldSince(9, runEngine([...moved, met(25)]).log)).toEqual([
      "d25 4>3 lapse>14d",
      "d25 3>4 refresher",
    ])
  })
})

describe("a cat that arrives trained", () => {
  test("starts at the stage approved for it", () => {
    expect(runEngine([], { startingStage: 6 }).mastered).toBe(5)
  })

  test("cannot start outside the ladder", () => {
    expect(() => runEngine([], { startingStage: 0 })).toThrow(RangeError)
  })
})

describe("an exposure", () => {
  const exposure = (day: number, stress = 0) => ({ day, stress, handler: "h1" })

  test("neither advances a cat nor sets it back", () => {
    const result = runEngine([notMet(0), exposure(1), exposure(2), exposure(3)])
    expect([result.log, result.window.length, result.sessionVerdicts.at(-1)?.verdict]).toEqual([
      [],
      1,
      "exposure",
    ])
  })

  test("does not break a row of not-met sessions", () => {
    expect(told(runEngine([...climbTo(2), notMet(3), exposure(4), notMet(5)]).log).at(-1)).toBe(
      "d5 2>1 two not met",
    )
  })

  test("acts by its stress and incidents", () => {
    expect(runEngine([...climbTo(4), exposure(9, 4)]).panic).toEqual([9])
  })
})

describe("unreadable histories are refused with the field's name", () => {
  test.each([
    ["trials of zero", [met(0, { hits: 0, trials: 0 })], /sessions\[0\]\.trials/],
    ["more hits than trials", [met(0, { hits: 6 })], /sessions\[0\]\.hits/],
    ["hits without trials", [met(0, { trials: null })], /sessions\[0\]\.hits/],
    ["stress off the ladder", [met(0), met(1, { stress: 5 })], /sessions\[1\]\.stress/],
    ["no handler", [met(0, { handler: "" })], /sessions\[0\]\.handler/],
    ["a day that goes backwards", [met(3), met(2)], /sessions\[1\]\.day/],
    [
      "an hour that goes backwards",
      [met(0, { atHours: 9 }), met(0, { atHours: 8 })],
      /sessions\[1\]\.atHours/,
    ],
    ["half a day", [met(0.5)], /sessions\[0\]\.day/],
    ["an unknown incident", [met(0, { incident: "lost" as never })], /sessions\[0\]\.incident/],
    ["an unknown ending", [met(0, { endedBy: "tired" as never })], /sessions\[0\]\.endedBy/],
    ["a negative recovery", [met(0, { recoverySec: -1 })], /sessions\[0\]\.recoverySec/],
    [
      "a session that is also an event",
      [{ ...met(0, { stress: 4 }), review: true }],
      /one session or one event/,
    ],
  ])("%s", (_name, entries, message) => {
    expect(() => runEngine(entries)).toThrow(message)
  })
})
