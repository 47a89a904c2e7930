import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { INCIDENTS } from "@/lib/domain/harness/history"
import { type CaseloadCat, planCaseload } from "@/lib/domain/programme/caseload"
import { courseLength } from "@/lib/domain/programme/pace"
import { type DueCat, type OnShift, planShift } from "@/lib/domain/programme/plan-shift"
import { judgeStop, type RegisteredIncident, STOP_RULE } from "@/lib/domain/programme/stop-rule"
import { TROUBLES, troublesOf } from "@/lib/domain/programme/troubles"
import { SIGNS } from "@/lib/domain/temperament/calm-ladder"

const TODAY = 20_000

describe("honest course length", () => {
  test("a clean course is 24 sessions; two a week are twelve weeks, not sixteen days", () => {
    expect(courseLength({ stage: 1, sessionsPerWeek: 2 })).toEqual({
      sessions: 24,
      days: 84,
      sentence: "24 met sessions to go: 12 weeks at least, at 2 a week",
    })
  })

  test("many sessions a week cannot be faster than two days a stage", () => {
    expect(courseLength({ stage: 1, sessionsPerWeek: 14 }).days).toBe(16)
    expect(courseLength({ stage: 8, sessionsPerWeek: 14 }).days).toBe(2)
  })

  test("no slot, no date; a graduate needs none", () => {
    expect(courseLength({ stage: 3, sessionsPerWeek: 0 })).toMatchObject({ sessions: 18, days: null })
    expect(courseLength({ stage: 9, sessionsPerWeek: 1 })).toMatchObject({ sessions: 0, days: 0 })
    expect(() => courseLength({ stage: 0, sessionsPerWeek: 2 })).toThrow(RangeError)
  })
})

describe("caseload", () => {
  const cat = (id: string, more: Partial<CaseloadCat> = {}): CaseloadCat => ({
    id,
    name: id,
    stage: null,
    track: "harness",
    isResting: false,
    isPaused: false,
    sufficient: true,
    potential: "TRAIL",
    isReadyToStart: true,
    daysInCare: 20,
    daysSinceSession: null,
    ageWeeks: 100,
    isInFoster: false,
    ...more,
  })
  const actions = (cats: CaseloadCat[], slots: number) =>
    planCaseload(cats, slots).lines.map(({ catId, action, sessions }) => `${catId} ${action} ${sessions}`)

  test("running courses first, the furthest at full pace; what is left starts new cats", () => {
    const cats = [cat("new"), cat("early", { stage: 2 }), cat("late", { stage: 7 })]
    expect(actions(cats, 9)).toEqual(["late go_on 3", "early go_on 3", "new enrol 3"])
    expect(actions(cats, 6)).toEqual(["late go_on 3", "early go_on 3", "new wait 0"])
    expect(actions(cats, 5)).toEqual(["late go_on 3", "early go_on 2", "new wait 0"])
  })

  test("too few slots pause from the least advanced on, and the plan says so", () => {
    const cats = [cat("early", { stage: 2 }), cat("late", { stage: 7 })]
    expect(actions(cats, 3)).toEqual(["late go_on 3", "early pause 0"])
    expect(planCaseload(cats, 3).sentence).toBe(
      "The running courses ask for 6 sessions a week and there are slots for 3: 1 should pause",
    )
    expect(planCaseload(cats, 4).sentence).toContain("slower pace")
  })

  test("with one slot left the carrier track is offered instead of a course nobody can keep", () => {
    expect(actions([cat("new")], 1)).toEqual(["new carrier 1"])
  })

  test("who rests, is a window cat, is thinly known or not settled is not put forward", () => {
    const none = [
      cat("rests", { stage: 4, isResting: true }),
      cat("window", { potential: "WINDOW" }),
      cat("unknown", { sufficient: false }),
      cat("unsettled", { isReadyToStart: false }),
    ]
    expect(actions(none, 20)).toEqual([])
  })

  test("a kitten in foster care is put forward first and told why; in a room it waits like the others", () => {
    const young = { ageWeeks: 10, sufficient: false, potential: "WINDOW", isReadyToStart: false } as const
    const cats = [cat("grown"), cat("kitten", { ...young, isInFoster: true }), cat("room", young)]
    const [first, second] = planCaseload(cats, 6).lines
    expect([first?.catId, first?.action, second?.catId]).toEqual(["kitten", "enrol", "grown"])
    expect(first?.because).toMatch(
      /^a kitten in foster care, at the age that learns fastest, after its pre-check;/,
    )
    expect(planCaseload(cats, 6).lines).toHaveLength(2)
    for (const ageWeeks of [7, 26, null])
      expect(actions([cat("other", { ...young, isInFoster: true, ageWeeks })], 6)).toEqual([])
  })

  test("never plans more than there is, and no running course gets less than a less advanced one", () => {
    const any = fc.record({
      stage: fc.option(fc.integer({ min: 1, max: 8 })),
      potential: fc.constantFrom("WINDOW", "PATIO_PACK", "TRAIL"),
      isPaused: fc.boolean(),
      daysInCare: fc.integer({ min: 0, max: 300 }),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 25 }), fc.integer({ min: 0, max: 60 }), (rows, slots) => {
        const cats = rows.map((row, n) =>
          cat(`c${String(n).padStart(2, "0")}`, { ...row, isPaused: row.isPaused && row.stage !== null }),
        )
        const { used, lines } = planCaseload(cats, slots)
        expect(used).toBeLessThanOrEqual(slots)
        const stageOf = (id: string) => cats.find((one) => one.id === id)?.stage ?? 0
        const going = lines.filter(({ action }) => action === "go_on" || action === "pause")
        for (const [a, b] of going.slice(1).map((line, n) => [going[n], line] as const))
          if (a && stageOf(a.catId) > stageOf(b.catId)) expect(a.sessions).toBeGreaterThanOrEqual(b.sessions)
      }),
    )
  })
})

describe("a plan for the people on shift", () => {
  const due = (catId: string, more: Partial<DueCat> = {}): DueCat => ({
    catId,
    name: catId,
    room: null,
    stage: 3,
    minutes: 10,
    urgency: 1,
    recentHandlers: [],
    needsAnotherHandler: false,
    needsSecondPerson: false,
    ...more,
  })
  const person = (personId: string, clearance = 9, minutes = 30): OnShift => ({
    personId,
    name: personId,
    clearance,
    minutes,
  })
  const words = (cats: DueCat[], people: OnShift[]) => {
    const plan = planShift(cats, people)
    return [
      ...plan.sessions.map(
        ({ cat, handler, second }) =>
          `${cat.catId}: ${handler.personId}${second ? `+${second.personId}` : ""}`,
      ),
      ...plan.leftOut.map(({ cat, because }) => `${cat.catId}: ${because}`),
    ]
  }

  test("urgent first, shared out, within everybody's clearance and time", () => {
    expect(
      words(
        [due("a"), due("b", { urgency: 5 }), due("c", { stage: 6 })],
        [person("ann", 4, 20), person("bo", 9, 20)],
      ),
    ).toEqual(["b: ann", "a: bo", "c: bo"])
    expect(words([due("a", { stage: 8 })], [person("ann", 4)])).toEqual([
      "a: nobody on shift is cleared for stage 8",
    ])
    expect(words([due("a"), due("b")], [person("ann", 9, 10)])).toEqual([
      "a: ann",
      "b: everybody cleared for this stage is busy",
    ])
  })

  test("two people from stage 6 on, and another hand where the protocol asks for one", () => {
    const outdoor = due("a", { stage: 7, needsSecondPerson: true })
    expect(words([outdoor], [person("ann")])).toEqual(["a: from stage 6 on two people are needed"])
    expect(words([outdoor], [person("ann"), person("bo", 0)])).toEqual(["a: ann+bo"])
    const again = due("a", { stage: 5, needsAnotherHandler: true, recentHandlers: ["ann"] })
    expect(words([again], [person("ann", 9, 60), person("bo", 9, 10)])).toEqual(["a: bo"])
  })
})

describe("the shelter-wide stop", () => {
  const escaped = (id: string, day: number, more: Partial<RegisteredIncident> = {}): RegisteredIncident => ({
    id,
    day,
    kind: "slipped",
    isNearMiss: false,
    isOutdoors: true,
    isLifted: false,
    ...more,
  })

  test("two escapes in 90 days stop, one does not, an older one is forgotten", () => {
    expect(judgeStop([escaped("a", TODAY - 3), escaped("b", TODAY)], TODAY).isStopped).toBe(true)
    expect(judgeStop([escaped("a", TODAY)], TODAY)).toMatchObject({ isStopped: false, escapes: ["a"] })
    expect(judgeStop([escaped("a", TODAY - STOP_RULE.days), escaped("b", TODAY)], TODAY).isStopped).toBe(
      false,
    )
  })

  test("near misses, bites and indoor slips do not stop; a review lifts its own escape only", () => {
    const two = (more: Partial<RegisteredIncident>) =>
      judgeStop([escaped("a", TODAY, more), escaped("b", TODAY, more)], TODAY).isStopped
    expect([{ isNearMiss: true }, { kind: "bite" }, { isOutdoors: false }].map(two)).toEqual([
      false,
      false,
      false,
    ])
    expect(two({ kind: "bolted" })).toBe(true)
    const three = [escaped("a", TODAY, { isLifted: true }), escaped("b", TODAY), escaped("c", TODAY)]
    expect(judgeStop(three, TODAY).isStopped).toBe(true)
    expect(judgeStop(three.slice(0, 2), TODAY).isStopped).toBe(false)
  })
})

describe("troubles", () => {
  test("every sign and incident they name exists", () => {
    const codes = SIGNS.map(({ code }) => code)
    for (const { signs, incidents } of TROUBLES) {
      for (const sign of signs) expect(codes).toContain(sign)
      for (const incident of incidents) expect(INCIDENTS).toContain(incident)
    }
  })

  test("a session brings up what it showed, in order", () => {
    expect(troublesOf({ signs: ["c_chew", "b_freeze1"], incident: "slipped" }).map(({ key }) => key)).toEqual(
      ["freezes", "chews", "slips_out"],
    )
    expect(troublesOf({ signs: ["m_eat"], incident: "none" })).toEqual([])
  })
})
