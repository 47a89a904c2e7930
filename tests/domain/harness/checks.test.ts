import { describe, expect, test } from "vitest"
import { type CarrierSession, isCarrierTrackMastered } from "@/lib/domain/harness/carrier-track"
import { type FitCheck, isFitCheckDue, judgeFit, warnAboutStyle } from "@/lib/domain/harness/fit-check"
import {
  isOutdoors,
  isStoppedWork,
  judgeOuting,
  type OutingCheck,
  PLACES,
  warnAboutPlace,
} from "@/lib/domain/harness/outing-rules"
import { judgePreCheck, type PreCheck } from "@/lib/domain/harness/pre-check"
import { DEFAULT_PROTOCOL } from "@/lib/domain/harness/protocol"
import { checkSession } from "@/lib/domain/harness/session-constraints"
import type { SessionDraft } from "@/lib/domain/harness/session-draft"
import { maxMinutesAt, STAGES, stageOf } from "@/lib/domain/harness/stages"

describe("the stage catalogue", () => {
  test("has nine stages in order with the longest minutes of each", () => {
    expect(STAGES.map((stage) => stage.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(STAGES.map((stage) => stage.maxMinutes)).toEqual([5, 5, 5, 10, 10, 10, 3, 15, 20])
  })

  test("first air is lengthened after two met sessions", () => {
    expect([maxMinutesAt(7, 1), maxMinutesAt(7, 2), maxMinutesAt(8, 9)]).toEqual([3, 5, 15])
  })

  test("asks for as many handlers as the protocol does", () => {
    const { handlers, handlersFromStage } = DEFAULT_PROTOCOL.advance
    const byProtocol = STAGES.map((stage) => (stage.number >= handlersFromStage ? handlers : 1))
    expect(STAGES.map((stage) => stage.minHandlers)).toEqual(byProtocol)
  })

  test("has no stage 0 or 10", () => {
    expect(() => stageOf(0)).toThrow(RangeError)
    expect(() => stageOf(10)).toThrow(RangeError)
  })
})

describe("what the outdoor stop stops", () => {
  test.each([
    ["harness", 6, "room", false],
    ["harness", 6, "catio", true],
    ["harness", 7, "room", true],
    ["harness", 7, null, true],
    ["harness", 6, null, false],
    ["carrier", 9, "room", false],
    ["carrier", 9, null, false],
    ["carrier", 1, "quiet_outdoor", true],
    ["cart", 9, "corridor", false],
    ["cart", 1, "yard", true],
  ] as const)("%s at stage %i, place %s: %s", (track, stage, place, expected) => {
    expect(isStoppedWork({ track, stage, place })).toBe(expected)
  })
})

describe("pre-check", () => {
  const ready: PreCheck = {
    hoursInCare: 72,
    stressChecks: [
      { day: 1, stress: 1 },
      { day: 2, stress: 0 },
    ],
    eatsWithHandler: true,
    isInPain: false,
    isHoldClear: true,
    isTodayClear: true,
  }

  test("passes when all is known and well", () => {
    expect(judgePreCheck(ready)).toEqual({ isPassed: true, missing: [] })
  })

  test.each([
    ["71 hours", { hoursInCare: 71 }],
    ["hours not known", { hoursInCare: null }],
    [
      "one calm day",
      { stressChecks: [ready.stressChecks[0], { day: 1, stress: 0 }] as PreCheck["stressChecks"] },
    ],
    ["a worried latest day", { stressChecks: [...ready.stressChecks, { day: 3, stress: 2 }] }],
    ["a bad moment on a calm day", { stressChecks: [...ready.stressChecks, { day: 2, stress: 3 }] }],
    ["not eating with the handler", { eatsWithHandler: false }],
    ["pain", { isInPain: true }],
    ["pain not known", { isInPain: null }],
    ["a hold", { isHoldClear: false }],
    ["a day of rest", { isTodayClear: null }],
  ])("does not pass with %s", (_name, more) => {
    const result = judgePreCheck({ ...ready, ...more })
    expect([result.isPassed, result.missing.length]).toEqual([false, 1])
  })

  test("an old bad day is forgiven by two calm ones", () => {
    const stressChecks = [{ day: 0, stress: 4 }, ...ready.stressChecks]
    expect(judgePreCheck({ ...ready, stressChecks }).isPassed).toBe(true)
  })
})

describe("fit check", () => {
  const good: FitCheck = {
    neckFingers: 1,
    chestFingers: 2,
    areBucklesLocked: true,
    areArmpitsFree: true,
    isChafed: false,
    backOutPassed: true,
    hasPhoneTag: true,
    isChipScanned: true,
  }

  test("passes with one or two fingers and all in order", () => {
    expect(judgeFit(good)).toEqual({ isPassed: true, problems: [] })
  })

  test.each<[string, Partial<FitCheck>, RegExp]>([
    ["three fingers", { neckFingers: 3 }, /loose at the neck.*refit/],
    ["no finger", { chestFingers: 0 }, /tight at the chest/],
    ["a gap nobody measured", { neckFingers: null }, /not measured/],
    ["an open buckle", { areBucklesLocked: false }, /not locked/],
    ["a strap in the armpit", { areArmpitsFree: false }, /armpit/],
    ["chafed skin", { isChafed: true }, /chafed/],
    ["skin nobody looked at", { isChafed: null }, /not checked/],
    ["a cat that backs out", { backOutPassed: false }, /back out/],
    ["no tag", { hasPhoneTag: false }, /tag/],
    ["no chip scan", { isChipScanned: null }, /not scanned/],
  ])("fails for %s", (_name, more, words) => {
    const verdict = judgeFit({ ...good, ...more })
    expect(verdict.isPassed).toBe(false)
    expect(verdict.problems.join()).toMatch(words)
  })

  test("is due once the harness is fastened, and always outdoors", () => {
    expect([isFitCheckDue(2, false), isFitCheckDue(3, false), isFitCheckDue(1, true)]).toEqual([
      false,
      true,
      true,
    ])
  })

  test("warns about figure-eights only", () => {
    expect([warnAboutStyle("h"), warnAboutStyle("vest")]).toEqual([null, null])
    expect(warnAboutStyle("figure8")).toContain("easier to slip")
  })
})

describe("weather and place", () => {
  const fine: OutingCheck = {
    tempC: 18,
    hoursSinceBang: "none",
    groundHandSec: 7,
    isPeakDogTime: false,
    carrierMetres: 2,
    isTied: false,
    isLeftAlone: false,
  }

  test.each([5, 29])("%i degrees are still fine", (tempC) => {
    expect(judgeOuting({ ...fine, tempC }).isClear).toBe(true)
  })

  test.each<[string, Partial<OutingCheck>]>([
    ["below 5 degrees", { tempC: 4.9 }],
    ["above 29 degrees", { tempC: 29.1 }],
    ["thunder within the hour", { hoursSinceBang: 0.5 }],
    ["hot ground", { groundHandSec: 6 }],
    ["dog time", { isPeakDogTime: true }],
    ["a far carrier", { carrierMetres: 2.5 }],
    ["a tied leash", { isTied: true }],
    ["a cat alone", { isLeftAlone: true }],
    ...(Object.keys(fine) as (keyof OutingCheck)[]).map((key): [string, Partial<OutingCheck>] => [
      `${key} not checked`,
      { [key]: null },
    ]),
  ])("%s keeps the cat in", (_name, more) => {
    const verdict = judgeOuting({ ...fine, ...more })
    expect([verdict.isClear, verdict.problems.length]).toEqual([false, 1])
  })

  test("a place may not be used before its stage", () => {
    const earliest = PLACES.map((place) =>
      [1, 2, 3, 4, 5, 6, 7].find((stage) => warnAboutPlace(place, stage) === null),
    )
    expect(earliest).toEqual([1, 4, 6, 7, 7, 7])
    expect(PLACES.filter(isOutdoors)).toEqual(["catio", "yard", "quiet_outdoor"])
  })
})

describe("carrier track", () => {
  const good = (day: number, more: Partial<CarrierSession> = {}): CarrierSession => ({
    day,
    entersOnCue: true,
    shutSec: 300,
    carriedIndoorsSec: 300,
    stress: 1,
    ...more,
  })

  test("is mastered by three good days in sixty", () => {
    expect(isCarrierTrackMastered([good(0), good(1), good(60)], 60)).toBe(true)
    expect(isCarrierTrackMastered([good(0), good(1), good(60)], 61)).toBe(false)
  })

  test.each([
    ["two of them on one day", good(1)],
    ["not on cue", good(2, { entersOnCue: null })],
    ["shut too briefly", good(2, { shutSec: 299 })],
    ["carried too briefly", good(2, { carriedIndoorsSec: null })],
    ["worried", good(2, { stress: 2 })],
    ["still to come", good(9)],
  ])("is not mastered when one is %s", (_name, third) => {
    expect(isCarrierTrackMastered([good(0), good(1), third], 5)).toBe(false)
  })
})

describe("the session record before saving", () => {
  const draft: SessionDraft = {
    stage: 4,
    hits: 4,
    trials: 5,
    peakStress: 1,
    peakOfSigns: 1,
    recoverySec: null,
    incident: "none",
    incidentText: null,
    handlerId: "h1",
    secondPersonId: null,
    fitPassed: null,
    durationSec: 600,
    place: "room",
    leash: "none",
    atHours: 100,
    otherSessionsToday: [],
  }

  test("is fine as a calm indoor session, and as an exposure", () => {
    expect(checkSession(draft)).toEqual([])
    expect(checkSession({ ...draft, hits: null, trials: null })).toEqual([])
  })

  test.each<[string, Partial<SessionDraft>, keyof SessionDraft]>([
    ["more hits than trials", { hits: 6 }, "hits"],
    ["hits without trials", { trials: null }, "hits"],
    ["no trials", { hits: 0, trials: 0 }, "trials"],
    ["stress off the ladder", { peakStress: 5 }, "peakStress"],
    ["a peak below its signs", { peakOfSigns: 3 }, "peakStress"],
    ["worry without recovery", { peakStress: 2 }, "recoverySec"],
    ["panic without a note", { peakStress: 4, recoverySec: 60, incidentText: " " }, "incidentText"],
    ["one person at stage 6", { stage: 6, fitPassed: true }, "secondPersonId"],
    ["the same person twice", { stage: 6, fitPassed: true, secondPersonId: "h1" }, "secondPersonId"],
    ["no fit check at stage 6", { stage: 6, secondPersonId: "h2" }, "fitPassed"],
  ])("is held back for %s", (_name, more, field) => {
    expect(checkSession({ ...draft, ...more })).toEqual([
      expect.objectContaining({ field, isBlocking: true }),
    ])
  })

  test("first air may last 5 minutes after two met sessions there", () => {
    const air = { ...draft, stage: 7, secondPersonId: "h2", fitPassed: true, durationSec: 300 }
    expect(checkSession({ ...air, metSessionsAtStage: 2 })).toEqual([])
    expect(checkSession(air).map((problem) => problem.field)).toEqual(["durationSec"])
  })

  test.each<[string, Partial<SessionDraft>, keyof SessionDraft]>([
    ["eleven trials", { hits: 11, trials: 11 }, "trials"],
    ["two trials", { hits: 2, trials: 2 }, "trials"],
    ["too long a session", { durationSec: 601 }, "durationSec"],
    ["a yard at stage 4", { place: "yard" }, "place"],
    ["a leash at stage 4", { leash: "drag" }, "leash"],
    ["a third session of the day", { otherSessionsToday: [90, 94] }, "atHours"],
    ["two sessions within three hours", { otherSessionsToday: [97.5] }, "atHours"],
  ])("is advised on %s", (_name, more, field) => {
    expect(checkSession({ ...draft, ...more })).toEqual([
      expect.objectContaining({ field, isBlocking: false }),
    ])
  })
})
