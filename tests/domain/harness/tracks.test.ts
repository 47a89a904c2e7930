import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  CARRIER_STEPS,
  climbCarrierSteps,
  describeCarrierChange,
  isOnFoot,
  type StepSession,
} from "@/lib/domain/harness/carrier-track"
import { sumCartTime } from "@/lib/domain/harness/cart-time"
import { runEngine } from "@/lib/domain/harness/run-engine"
import { checkSession } from "@/lib/domain/harness/session-constraints"
import type { SessionDraft } from "@/lib/domain/harness/session-draft"
import { usualSetting } from "@/lib/domain/harness/techniques"
import { trackOf } from "@/lib/domain/harness/tracks"
import { whatWorks } from "@/lib/domain/harness/what-works"
import { met } from "./sessions"

const at = (day: number, step: number | null, more: Partial<StepSession> = {}): StepSession => ({
  id: `s${day}`,
  day,
  atHours: 24 * day,
  step,
  stress: 0,
  incident: "none",
  gateCap: 2,
  outingClear: true,
  harnessStage: 9,
  outdoorsStopped: false,
  ...more,
})
const OPEN = { gateCap: 2, harnessStage: 9 } as const
const mastered = (sessions: StepSession[]) => climbCarrierSteps(sessions, OPEN).mastered
/** Three calm sessions on two days for each step up to one. */
const upTo = (step: number): StepSession[] =>
  Array.from({ length: 3 * step }, (_, n) => at(n, Math.floor(n / 3) + 1))

describe("steps of the carrier track", () => {
  test("the golden course: three calm sessions a step, fifteen in all", () => {
    expect([1, 2, 3, 4, 5].map((step) => mastered(upTo(step)))).toEqual([1, 2, 3, 4, 5])
    expect(climbCarrierSteps(upTo(5), OPEN).sentence).toBe(
      "All five steps of the carrier track are mastered.",
    )
    expect(climbCarrierSteps([], OPEN)).toMatchObject({
      mastered: 0,
      step: 1,
      sentence: "Carrier step 1, Open at home: still needed 3 more calm sessions, calm on another day.",
    })
  })

  test.each<[string, StepSession[], number]>([
    ["three on one day", [at(1, 1), at(1, 1), at(1, 1)], 0],
    ["three on two days", [at(1, 1), at(1, 1), at(2, 1)], 1],
    ["calm, not, calm, calm", [at(1, 1), at(2, 1, { stress: 2 }), at(3, 1), at(4, 1)], 1],
    ["calm, calm, not, and no more", [at(1, 1), at(2, 1), at(3, 1, { stress: 2 })], 0],
    ["sessions at a later step", [at(1, 3), at(2, 3), at(3, 3)], 0],
    ["no step at all, as at a show", [at(1, null), at(2, null), at(3, null)], 0],
    ["fear at the second step", [...upTo(1), at(9, 2, { stress: 3 })], 0],
    ["fear at a show", [...upTo(2), at(9, null, { stress: 4 })], 1],
    ["an escape without fear", [...upTo(2), at(9, 3, { incident: "slipped" })], 1],
    ["worry costs nothing", [...upTo(2), at(9, 3, { stress: 2 })], 2],
    ["fear forgets what was begun", [at(1, 1), at(2, 1), at(3, 1, { stress: 3 }), at(4, 1)], 0],
  ])("%s", (_, sessions, expected) => {
    expect(mastered(sessions)).toBe(expected)
  })

  test("outdoors asks for gates and weather, the leash for harness stage 7; unknown is not enough", () => {
    const outdoors = (more: Partial<StepSession>) =>
      mastered([...upTo(3), ...[20, 21, 22].map((d) => at(d, 4, more))])
    expect(outdoors({})).toBe(4)
    for (const closed of [
      { gateCap: 0 },
      { gateCap: null },
      { outingClear: false },
      { outingClear: null },
    ] as const)
      expect(outdoors(closed)).toBe(3)
    const leash = (harnessStage: number | null) =>
      mastered([...upTo(4), ...[20, 21, 22].map((d) => at(d, 5, { harnessStage }))])
    expect([leash(7), leash(6), leash(null)]).toEqual([5, 4, 4])
    expect(climbCarrierSteps(upTo(3), { gateCap: 0, harnessStage: 1 }).stillNeeded).toContain(
      "gates clear for Patio & Pack",
    )
    expect(climbCarrierSteps(upTo(4), { gateCap: 2, harnessStage: 6 }).stillNeeded).toContain(
      "harness stage 7",
    )
  })

  test("what is held outdoors during the stop says nothing for or against a step, and fear costs one all the same", () => {
    const from = (...outings: Partial<StepSession>[]) =>
      mastered([...upTo(3), ...outings.map((more, n) => at(20 + n, 4, more))])
    const stopped = { outdoorsStopped: true }
    expect(from(stopped, stopped, stopped)).toBe(3)
    expect(from({}, stopped, {}, {})).toBe(4)
    expect(from({}, {}, { ...stopped, stress: 2 }, {})).toBe(4)
    expect(from({ ...stopped, stress: 3 })).toBe(2)
  })

  test("on foot: on the harness course always, in a carrier at the leash step, in a cart never", () => {
    expect(isOnFoot({})).toBe(true)
    expect(isOnFoot({ track: "harness", trackStep: 1 })).toBe(true)
    expect([4, 5, null].map((trackStep) => isOnFoot({ track: "carrier", trackStep }))).toEqual([
      false,
      true,
      false,
    ])
    expect([5, null].map((trackStep) => isOnFoot({ track: "cart", trackStep }))).toEqual([false, false])
  })

  test("a change is told, a step back too", () => {
    const from = (sessions: StepSession[]) => climbCarrierSteps(sessions, OPEN)
    expect(describeCarrierChange(from([]), from(upTo(1)))).toMatch(
      /^Carrier step 1, Open at home, is mastered\./,
    )
    expect(describeCarrierChange(from(upTo(2)), from([...upTo(2), at(9, 3, { stress: 3 })]))).toMatch(
      /^One carrier step back\. Carrier step 2/,
    )
  })

  test("whatever happens: 0 to 5, up by one calm session at most one, and fear never up", () => {
    const any = fc.record({
      step: fc.option(fc.integer({ min: 1, max: CARRIER_STEPS.length })),
      stress: fc.integer({ min: 0, max: 4 }),
      gap: fc.integer({ min: 0, max: 3 }),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 40 }), (drafts) => {
        let day = 0
        const sessions = drafts.map(({ gap, step, stress }) => {
          day += gap
          return at(day, step, { stress })
        })
        let before = 0
        for (const [n, { stress }] of sessions.entries()) {
          const after = mastered(sessions.slice(0, n + 1))
          expect(after).toBeLessThanOrEqual(before + (stress <= 1 ? 1 : 0))
          expect(after).toBeGreaterThanOrEqual(Math.max(0, before - 1))
          before = after
        }
      }),
    )
  })
})

test("an exposure in a carrier or a cart never raises a harness stage, whatever came before", () => {
  const any = fc.record({
    isRide: fc.boolean(),
    gap: fc.integer({ min: 0, max: 20 }),
    hits: fc.constantFrom(0, 4, 5),
    stress: fc.constantFrom(0, 0, 1, 2, 3, 4),
  })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (drafts, startingStage) => {
      let day = 0
      const entries = drafts.map(({ isRide, gap, hits, stress }, n) => {
        day += gap
        const facts = { id: `e${String(n).padStart(3, "0")}`, stress, recoverySec: 10 }
        return met(day, isRide ? { ...facts, hits: null, trials: null } : { ...facts, hits })
      })
      for (const [n, entry] of entries.entries()) {
        if (entry.trials !== null) continue
        const stageAt = (count: number) => runEngine(entries.slice(0, count), { startingStage }).storedStage
        expect(stageAt(n + 1)).toBeLessThanOrEqual(stageAt(n))
      }
    }),
  )
})

describe("the record of a session beside the harness course", () => {
  const carried: SessionDraft = {
    stage: 7,
    ...{ hits: null, trials: null, peakStress: 0, recoverySec: null, incident: "none", incidentText: null },
    ...{
      handlerId: "h1",
      secondPersonId: null,
      fitPassed: null,
      durationSec: 3000,
      place: "room",
      leash: null,
    },
    ...{ atHours: 100, otherSessionsToday: [], track: "carrier", trackStep: 3, carrierStep: 3, gateCap: 1 },
  }
  const fields = (more: Partial<SessionDraft>) =>
    checkSession({ ...carried, ...more }).map(({ field }) => field)

  test("nobody is asked for a second person, a fit check or the stage's minutes", () => {
    expect(fields({})).toEqual([])
    expect(fields({ trackStep: 5, carrierStep: 5 })).toEqual(["secondPersonId", "fitPassed", "durationSec"])
  })

  test("outdoors gates and weather are asked, and a step too early is told", () => {
    expect(fields({ place: "yard", gateCap: 0 })).toEqual(["place", "place"])
    expect(fields({ place: "yard", outingClear: true })).toEqual([])
    expect(fields({ trackStep: 4 })).toEqual(["trackStep"])
    expect(checkSession({ ...carried, trackStep: 4 })[0]?.isBlocking).toBe(false)
  })

  test("a tap at a show is held back by nothing but a panic without a word", () => {
    const show: Partial<SessionDraft> = {
      setting: "show",
      trackStep: null,
      otherSessionsToday: [99, 99.5, 99.9],
    }
    expect(fields({ ...show, track: "harness", peakStress: 3 })).toEqual([])
    expect(fields({ ...show, peakStress: 4 })).toEqual(["incidentText"])
  })

  test("a kitten's minutes are half the stage's, an unknown age is taken as grown", () => {
    const kitten = { track: "harness", stage: 4, durationSec: 400 } as const
    expect(fields({ ...kitten, ageMonths: 4 })).toEqual(["durationSec"])
    expect(fields({ ...kitten, ageMonths: 6 })).toEqual([])
    expect(fields({ ...kitten, ageMonths: null })).toEqual([])
  })

  test("gear and a fit that ran out are told, never refused", () => {
    const gear = [
      { field: "leashId", label: "Long line", problems: ["Longer than 1.85 m: only for graduates"] },
    ] as const
    const problems = checkSession({
      ...carried,
      gear,
      track: "harness",
      stage: 4,
      fitRanOut: "No fit check yet",
    })
    const told = problems.filter(({ field }) => field === "leashId" || field === "harnessId")
    expect(told).toEqual([
      { field: "leashId", isBlocking: false, sentence: "Long line: longer than 1.85 m: only for graduates." },
      { field: "harnessId", isBlocking: false, sentence: "No fit check yet." },
    ])
    expect(fields({ fitRanOut: "No fit check yet" })).toEqual([])
  })
})

test("cart time is counted, and three calm rides of four speak for the tag", () => {
  const ride = (stress: number, durationSec: number | null = 600) => ({ stress, durationSec })
  expect(sumCartTime([])).toEqual({ sessions: 0, calm: 0, minutes: 0, speaksForTag: false })
  expect(sumCartTime([ride(0), ride(1), ride(0), ride(2, null)])).toEqual({
    ...{ sessions: 4, calm: 3, minutes: 30, speaksForTag: true },
  })
  expect(sumCartTime([ride(0), ride(1), ride(2), ride(2), ride(0)]).speaksForTag).toBe(false)
})

test("what works is counted, with the first day of each milestone", () => {
  const session = (day: number, stress: number, techniques: string[], milestones: string[] = []) => ({
    ...{ day, stress, techniques, milestones },
  })
  expect(
    whatWorks([
      session(3, 0, ["play"], ["put_on", "shown"]),
      session(1, 2, ["play", "watching"], ["shown"]),
      session(5, 1, ["no such technique"]),
    ]),
  ).toEqual({
    milestones: [
      { key: "shown", label: "Calm when the harness is shown", day: 1 },
      { key: "put_on", label: "Still while it is put on", day: 3 },
    ],
    techniques: [
      { key: "play", label: "With play", calm: 1, of: 2 },
      { key: "watching", label: "Watching another cat", calm: 0, of: 1 },
    ],
  })
})

test("the setting follows the open placement, the track a stored word", () => {
  expect([null, "foster", "trial", "adoption"].map(usualSetting)).toEqual([
    "shelter",
    "foster",
    "home",
    "home",
  ])
  expect([null, "cart", "unicycle"].map(trackOf)).toEqual(["harness", "cart", "harness"])
})
