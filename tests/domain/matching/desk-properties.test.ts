import fc from "fast-check"
import { expect, test } from "vitest"
import { companionsOf } from "@/lib/domain/matching/answers"
import { matchPair } from "@/lib/domain/matching/fit"
import { openFit } from "@/lib/domain/matching/open-fit"
import { DEFAULT_MATCH, FIT_ITEMS } from "@/lib/domain/matching/parameters"
import { rankAdopters, rankCats, recordPair } from "@/lib/domain/matching/rank"
import { unknownsToSettle } from "@/lib/domain/matching/unknowns"
import { anyAnswers, anyCandidate, baseAnswers, candidate, freeCat, juniper } from "./cats"

const TODAY = 20_000
const manyCats = fc.uniqueArray(anyCandidate, { selector: ({ id }) => id, minLength: 1, maxLength: 6 })
const people = fc.uniqueArray(fc.record({ id: fc.uuid(), answers: anyAnswers, daysWaiting: fc.nat(300) }), {
  selector: ({ id }) => id,
  minLength: 1,
  maxLength: 6,
})

test("both directions hold the same record of every pair", () => {
  fc.assert(
    fc.property(manyCats, people, (candidates, persons) => {
      const fromPeople = new Map(
        persons.flatMap((person) => {
          const list = rankCats({ person, candidates, asOfDay: TODAY })
          return [...list.open.map(({ pair }) => pair), ...list.setAside].map(
            (pair) => [`${pair.catId} ${pair.adopterId}`, pair] as const,
          )
        }),
      )
      for (const one of candidates) {
        const list = rankAdopters({ candidate: one, people: persons, asOfDay: TODAY })
        for (const pair of [...list.open, ...list.setAside])
          expect(pair).toEqual(fromPeople.get(`${pair.catId} ${pair.adopterId}`))
      }
      expect(fromPeople.size).toBe(candidates.length * persons.length)
    }),
  )
})

test("weights of the matcher never change who is set aside", () => {
  const weights = fc.record(Object.fromEntries(FIT_ITEMS.map((item) => [item, fc.nat(100)])))
  fc.assert(
    fc.property(anyCandidate, anyAnswers, weights, (one, answers, changed) => {
      const pair = { candidate: one, person: { id: "p", answers }, asOfDay: TODAY }
      const parameters = { ...DEFAULT_MATCH, weights: { ...DEFAULT_MATCH.weights, ...changed } }
      expect(recordPair({ ...pair, parameters }).hard).toEqual(recordPair(pair).hard)
    }),
  )
})

test("name and contact beside the answers never change a pair's record", () => {
  const contact = fc.record({ name: fc.string(), email: fc.emailAddress(), phone: fc.string() })
  fc.assert(
    fc.property(anyCandidate, anyAnswers, contact, contact, (one, answers, mine, yours) => {
      const recordFor = (who: object) =>
        recordPair({
          candidate: one,
          person: { id: "p", ...who, answers: { ...answers, ...who } },
          asOfDay: TODAY,
        })
      expect(recordFor(mine)).toEqual(recordFor(yours))
    }),
  )
})

test("ratings and the answers about the home's pace neither make nor lift an exclusion, forgotten or changed", () => {
  fc.assert(
    fc.property(anyCandidate, anyCandidate, anyAnswers, anyAnswers, (one, other, answers, more) => {
      // What the hard rules do read stays: companions, must-haves, facts of the cat.
      const { otherAnimals, talkTopics, musts } = answers
      const hardPart = { otherAnimals, talkTopics, musts }
      const verdictOf = (cat: typeof one.cat, adopter: typeof answers) =>
        recordPair({
          candidate: { ...one, cat },
          person: { id: "p", answers: adopter },
          asOfDay: TODAY,
        }).hard
      const now = verdictOf(one.cat, answers)
      expect(verdictOf({ ...one.cat, dims: {} }, answers)).toEqual(now)
      expect(verdictOf(other.cat, answers)).toEqual(now)
      expect(verdictOf(one.cat, hardPart)).toEqual(now)
      expect(verdictOf(one.cat, { ...more, ...hardPart })).toEqual(now)
    }),
  )
})

test("talk first stands whenever its condition holds, at any score, and never sets a cat aside", () => {
  const bites = fc.constantFrom([], [{ day: 19_950, context: "on record" }])
  fc.assert(
    fc.property(anyCandidate, anyAnswers, bites, fc.boolean(), (one, answers, bitten, hasChildren) => {
      const adopter = { ...answers, talkTopics: hasChildren ? (["young_children"] as const) : null }
      const withBite = { ...one, bites: bitten }
      const pair = recordPair({
        candidate: withBite,
        person: { id: "p", answers: adopter },
        asOfDay: TODAY,
      })
      const handling = one.cat.dims.handling
      const isUnknownOrLow = !handling || handling.mean < 3
      const speaksOfChildren = companionsOf(adopter)?.includes("young_children") ?? false
      if (speaksOfChildren && (bitten.length > 0 || isUnknownOrLow))
        expect(pair.talkFirst.isNeeded).toBe(true)
      if (!speaksOfChildren) expect(pair.talkFirst.isNeeded).toBe(false)
      const withoutBite = recordPair({
        candidate: { ...one, bites: [] },
        person: { id: "p", answers: adopter },
        asOfDay: TODAY,
      })
      expect(pair.hard).toEqual(withoutBite.hard)
      expect(pair.match).toEqual(withoutBite.match)
    }),
  )
})

test("the opened levels of an item add up to its fit", () => {
  fc.assert(
    fc.property(anyCandidate, anyAnswers, ({ cat }, answers) => {
      const { parts } = recordPair({
        candidate: candidate("c", { cat }),
        person: { id: "p", answers },
        asOfDay: TODAY,
      }).match
      for (const opened of openFit({ cat, adopter: answers })) {
        const sum = opened.points.reduce((total, point) => total + point.weight * point.fit, 0)
        expect(sum).toBeCloseTo(parts[opened.item]?.f ?? Number.NaN, 9)
      }
    }),
  )
})

test("unknowns are counted once for every waiting adopter they stand between", () => {
  const withDog = {
    ...baseAnswers,
    otherAnimals: "dogs" as const,
    musts: ["proven_with_my_animals" as const],
  }
  const seen = { mean: 4, se: 0.4, W: 2 }
  const wellKnown = {
    ...juniper,
    dims: { energy: seen, people: seen, sound: seen, animals: seen, handling: seen },
  }
  const list = unknownsToSettle({
    candidates: [
      candidate("a", { cat: wellKnown }),
      candidate("b", { cat: wellKnown, facts: { ...freeCat, isLegallyFree: "unknown" } }),
      candidate("c", { cat: { ...wellKnown, dims: { ...wellKnown.dims, sound: { mean: 3, se: 1 } } } }),
      candidate("held", { facts: { ...freeCat, isLegallyFree: "no", specialCare: null } }),
    ],
    people: [
      { id: "p1", answers: withDog },
      { id: "p2", answers: withDog },
      { id: "p3", answers: { ...baseAnswers, otherAnimals: "none" } },
    ],
    asOfDay: TODAY,
  })
  expect(list.map(({ catId, key, waiting }) => [catId, key, waiting])).toEqual([
    ["b", "hold", 3],
    ["c", "look_sound", 3],
    ["a", "with_dogs", 2],
    ["b", "with_dogs", 2],
    ["c", "with_dogs", 2],
  ])
  expect(list[2]).toMatchObject({ todo: "Meet a calm dog", at: "facts" })
})

test("the grouped count is the plain count, pair by pair", () => {
  fc.assert(
    fc.property(manyCats, people, (candidates, persons) => {
      const key = (one: { catId: string; key: string }) => `${one.catId} ${one.key}`
      const grouped = unknownsToSettle({ candidates, people: persons, asOfDay: TODAY })
      const plain = new Map<string, number>()
      for (const person of persons)
        for (const one of unknownsToSettle({ candidates, people: [person], asOfDay: TODAY }))
          plain.set(key(one), (plain.get(key(one)) ?? 0) + one.waiting)
      expect(new Map(grouped.map((one) => [key(one), one.waiting]))).toEqual(plain)
    }),
  )
})

test("a cat and an adopter that were read before match as if they never had been", () => {
  const weights = { ...DEFAULT_MATCH, evidence: { ...DEFAULT_MATCH.evidence, high: 1 } }
  fc.assert(
    fc.property(anyCandidate, anyAnswers, anyAnswers, ({ cat }, answers, others) => {
      matchPair({ cat, adopter: others })
      matchPair({ cat, adopter: answers, parameters: weights })
      expect(matchPair({ cat, adopter: answers })).toEqual(
        matchPair({ cat: structuredClone(cat), adopter: structuredClone(answers) }),
      )
    }),
  )
})
