import { describe, expect, test } from "vitest"
import { explainDecision } from "@/lib/domain/harness/explain-decision"
import { preview } from "@/lib/domain/harness/preview"
import { replay } from "@/lib/domain/harness/replay"
import type { Why } from "@/lib/domain/harness/state"
import { whatNext } from "@/lib/domain/harness/what-next"
import { climbTo, met, notMet, refusal } from "./sessions"

describe("a preview says what a session would do", () => {
  test("the session that completes a stage", () => {
    const shown = preview({ history: [met(0), met(1)], candidate: met(2) })
    expect([shown.from, shown.to, shown.why]).toEqual([1, 2, "criteria met"])
    expect(shown.sentence).toContain(
      "Up to stage 2, Drape and head-in, because 3 of the last 4 sessions were met",
    )
  })

  test("a met session that changes nothing yet", () => {
    expect(preview({ history: [], candidate: met(0) })).toMatchObject({
      from: 1,
      to: 1,
      why: null,
      sentence: "Met. The cat stays at stage 1 for now.",
    })
  })

  test("a session not met says why", () => {
    expect(preview({ history: [], candidate: notMet(0) }).sentence).toContain("1 of 5 hits; 4 are needed")
  })

  test("an exposure counts neither way", () => {
    const candidate = { day: 0, stress: 1, handler: "h1" }
    expect(preview({ history: [], candidate }).sentence).toContain("neither for nor against")
  })

  test("a gap and the step it gives back are both told", () => {
    const shown = preview({ history: climbTo(3), candidate: met(25) })
    expect([shown.from, shown.to, shown.lines.length]).toEqual([3, 3, 2])
    expect(shown.sentence).toMatch(/more than 14 days.*gives back a step/)
  })

  test("an id already saved gets the answer of its first time", () => {
    const history = [met(0, { id: "a" }), met(1, { id: "b" }), met(2, { id: "c" }), met(3, { id: "d" })]
    expect(preview({ history, candidate: met(2, { id: "c" }) })).toMatchObject({
      from: 1,
      to: 2,
      why: "criteria met",
    })
  })

  test("an unreadable candidate is refused by name", () => {
    expect(() => preview({ history: [], candidate: met(0, { stress: 9 }) })).toThrow(/^session\.stress/)
  })
})

describe("every word of the log has its because-sentence", () => {
  const whys: readonly Why[] = [
    "criteria met",
    "two not met",
    "high stress",
    "panic",
    "incident:slipped",
    "lapse>14d",
    "lapse>45d",
    "refresher",
    "opt-out pause 14d",
    "opt-out final",
    "review cleared",
    "override",
    "PROTOCOL WARNING",
  ]

  test("and no two read the same", () => {
    const sentences = whys.map((why) => explainDecision({ day: 0, from: 3, to: 2, why }))
    expect(new Set(sentences).size).toBe(whys.length)
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].* because .+\.$/)
  })

  test("the numbers are those of the protocol", () => {
    const sentence = (why: Why) => explainDecision({ day: 0, from: 3, to: 1, why })
    expect(sentence("incident:bolted")).toContain("incident (bolted): 72 hours")
    expect(sentence("lapse>45d")).toContain("more than 45 days")
    expect(sentence("high stress")).toContain("24 hours")
  })

  test("a graduate is told so", () => {
    expect(explainDecision({ day: 0, from: 8, to: 9, why: "criteria met" })).toContain(
      "all eight stages are mastered",
    )
  })
})

describe("what is next", () => {
  const nextFor = (entries: Parameters<typeof replay>[0], asOfDay: number, more = {}) =>
    whatNext({ state: replay(entries).state, asOfDay, exitChecks: false, ...more })

  test("for a new cat", () => {
    expect(nextFor([], 0).stillNeeded).toEqual(["3 more met sessions", "a session on another day"])
  })

  test("counts the best way through the window", () => {
    expect(nextFor([met(0), notMet(1)], 1).stillNeeded).toEqual(["2 more met sessions"])
    expect(nextFor([met(0), notMet(1), met(2)], 2).stillNeeded).toEqual(["1 more met session"])
    expect(nextFor([met(0), notMet(1), met(2), notMet(3)], 3).stillNeeded).toEqual(["2 more met sessions"])
  })

  test("names the missing handler", () => {
    const alone = [9, 10, 11].map((day) => met(day, { handler: "h1" }))
    expect(nextFor([...climbTo(4), ...alone], 12).stillNeeded).toEqual(["a session with another handler"])
  })

  test("asks for a met session when the latest was not", () => {
    const alone = [9, 10, 11].map((day) => met(day, { handler: "h1" }))
    const shown = nextFor([...climbTo(4), ...alone, notMet(12, { handler: "h2" })], 13)
    expect(shown.stillNeeded).toEqual(["the latest session has to be met"])
  })

  test("names the exit facts nobody has recorded, and today's gates", () => {
    const at = (stage: number) =>
      whatNext({ state: replay([], { startingStage: stage }).state, asOfDay: 0 }).stillNeeded
    expect(at(2)).toContain("the head in by the cat's own choice once")
    expect(at(6)).toContain("gates clear for stage 7")
    const open = whatNext({ state: replay([], { startingStage: 6 }).state, asOfDay: 0, gateCap: 1 })
    expect(open.stillNeeded).not.toContain("gates clear for stage 7")
  })

  test("after a gap it is the refresher", () => {
    const shown = nextFor(climbTo(5), 30)
    expect([shown.stage, shown.refresherOwed, shown.stillNeeded]).toEqual([4, 1, ["1 met session"]])
  })

  test("while resting it says why not now", () => {
    const shown = nextFor([met(0, { stress: 4 })], 1)
    expect(shown.notNow).toEqual(["A review is open", "The rest after a setback is not over"])
    expect(shown.sentence).toMatch(/^No session now: a review is open/)
  })

  test("a graduate and a cat that opted out get a kind word", () => {
    expect(nextFor(climbTo(9), 24).sentence).toContain("mastered")
    const stopped = [0, 1, 2, 16, 17, 18].map((day) => refusal(day))
    expect(nextFor(stopped, 19).sentence).toContain("Window life is a good life")
  })
})
