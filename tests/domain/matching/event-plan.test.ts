import fc from "fast-check"
import { expect, test } from "vitest"
import { scoreEvent } from "@/lib/domain/matching/event-scores"
import { scoreOfUnit, unitsOf } from "@/lib/domain/matching/event-units"
import { assignFirstCome } from "@/lib/domain/matching/first-come"
import { figuresOf, proposeEvent } from "@/lib/domain/matching/propose-event"
import { trySwap } from "@/lib/domain/matching/try-swap"
import { anyAnswers, anyCandidate, baseAnswers, candidate, freeCat, juniper } from "./cats"

const TODAY = 20_000

test("bonded cats are one unit worth their mean, and nothing when one of them is set aside", () => {
  const units = unitsOf([
    { id: "a", bondId: null },
    { id: "b", bondId: "bond" },
    { id: "c", bondId: null },
    { id: "d", bondId: "bond" },
  ])
  expect(units).toEqual([
    { key: "a", catIds: ["a"] },
    { key: "bond", catIds: ["b", "d"] },
    { key: "c", catIds: ["c"] },
  ])
  const bond = units[1] ?? { key: "", catIds: [] }
  expect(scoreOfUnit(bond, (id) => (id === "b" ? 60 : 80))).toBe(70)
  expect(scoreOfUnit(bond, (id) => (id === "b" ? 60 : null))).toBeNull()
})

test("an event's scores are the match and the waiting boost, null where a hard rule excludes", () => {
  const { worth, match } = scoreEvent({
    people: [
      { id: "p", answers: baseAnswers },
      { id: "silent", answers: {} },
    ],
    cats: [
      { ...candidate("a", { daysInCare: 30 }), bondId: null },
      { ...candidate("held", { daysInCare: 30, facts: { ...freeCat, isLegallyFree: "no" } }), bondId: null },
      { ...candidate("b", { cat: juniper, daysInCare: 30 }), bondId: null },
    ],
    asOfDay: TODAY,
  })
  expect(match[0]?.[0]).toBeCloseTo(96.455, 3)
  expect(worth[0]?.[0]).toBeCloseTo(96.455 + 3, 3)
  expect(worth[0]?.[1]).toBeNull()
  expect([match[1]?.[0], worth[1]?.[0]]).toEqual([null, 48])
})

test("first come takes in the order of sign-up; the plan gives more in total and says by how much", () => {
  const worth = [
    [90, 80],
    [85, 20],
  ]
  expect(assignFirstCome({ scores: worth })).toEqual([0, 1])
  const proposal = proposeEvent({ worth, match: worth }, {})
  expect(proposal.lines.map(({ column }) => column)).toEqual([1, 0])
  expect(proposal.figures).toEqual({ total: 165, matched: 2, goodOrBetter: 2, worst: 80 })
  expect(proposal.firstCome).toEqual({ total: 110, matched: 2, goodOrBetter: 1, worst: 20 })
  expect(proposal.proof).toMatchObject({ isProven: true, bound: 165, value: 165 })
  expect(proposal.lines[0]?.options).toEqual([{ column: 0, worth: 90 }])
  expect(proposal.blocking).toEqual([[0, 0]])
})

test("a swap costs what it takes from both, and is refused where a pair is set aside or locked", () => {
  const scores = [
    [90, 80, null],
    [85, 20, 40],
  ]
  expect(trySwap({ scores }, [1, 0], { row: 0, column: 0 })).toEqual({
    isPossible: true,
    change: -55,
    sides: [
      { row: 0, before: 1, after: 0, change: 10 },
      { row: 1, before: 0, after: 1, change: -65 },
    ],
  })
  expect(trySwap({ scores }, [1, 0], { row: 1, column: 2 })).toMatchObject({ change: -45 })
  expect(trySwap({ scores }, [1, 0], { row: 0, column: 2 })).toEqual({
    isPossible: false,
    because: "set_aside",
  })
  const locked = [{ row: 1, column: 0 }]
  expect(trySwap({ scores, locked }, [1, 0], { row: 0, column: 0 })).toEqual({
    isPossible: false,
    because: "locked",
  })
})

test("every proposal of an event proves itself, keeps its locks and is never worth less than first come", () => {
  const cats = fc.uniqueArray(anyCandidate, { selector: ({ id }) => id, minLength: 1, maxLength: 5 })
  const people = fc.array(anyAnswers, { minLength: 1, maxLength: 5 })
  const bonds = fc.array(fc.constantFrom(null, "one", "two"), { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(cats, people, bonds, fc.boolean(), (candidates, answers, bondIds, hasNoMatch) => {
      const scores = scoreEvent({
        people: answers.map((one, index) => ({ id: `p${index}`, answers: one })),
        cats: candidates.map((one, index) => ({ ...one, bondId: bondIds[index] ?? null })),
        asOfDay: TODAY,
      })
      const isOpen = (scores.worth[0]?.[0] ?? null) !== null
      const locked = isOpen ? [{ row: 0, column: 0 }] : []
      const rules = { noMatch: hasNoMatch ? 45 : null, locked }
      const proposal = proposeEvent(scores, rules)
      expect(proposal.proof.isProven).toBe(true)
      expect(proposal.proof.bound).toBeCloseTo(proposal.proof.value, 6)
      if (isOpen) expect(proposal.lines[0]).toMatchObject({ column: 0, isLocked: true })
      const assignment = proposal.lines.map(({ column }) => column)
      expect(figuresOf(scores, assignment, rules.noMatch)).toEqual(proposal.figures)
      if (proposal.figures.matched >= proposal.firstCome.matched || hasNoMatch)
        expect(proposal.figures.total).toBeGreaterThanOrEqual(proposal.firstCome.total - 0.01)
      for (const { column, worth } of proposal.lines) if (column !== null) expect(worth).not.toBeNull()
    }),
  )
})
