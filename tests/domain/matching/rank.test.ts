import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { FIT_ITEMS, type Importance } from "@/lib/domain/matching/parameters"
import { rankAdopters, rankCats } from "@/lib/domain/matching/rank"
import { anyAnswers, anyCandidate, baseAnswers, candidate, freeCat, juniper } from "./cats"

const TODAY = 20_000
const manyCats = fc.uniqueArray(anyCandidate, { selector: ({ id }) => id, minLength: 1, maxLength: 8 })

describe("both directions", () => {
  const noisy = { ...juniper, dims: { ...juniper.dims, sound: { mean: 1, se: 0.3 } } }
  const person = { id: "p", answers: baseAnswers }

  test("the cats for one adopter, with one record per pair", () => {
    const list = rankCats({
      person,
      candidates: [
        candidate("noisy", { cat: noisy }),
        candidate("calm"),
        candidate("held", { facts: { ...freeCat, isLegallyFree: "no" } }),
      ],
      asOfDay: TODAY,
    })
    expect(list.open.map(({ id }) => id)).toEqual(["calm", "noisy"])
    expect(list.open[0]?.pair).toMatchObject({
      catId: "calm",
      adopterId: "p",
      asOfDay: TODAY,
      parametersVersion: "match-1",
    })
    expect(list.setAside.map(({ catId, hard }) => [catId, hard.exclusions[0]?.rule])).toEqual([
      ["held", "H1"],
    ])
  })

  test("the adopters for one cat read the same record; equal matches go to who waited longer", () => {
    const people = [
      { id: "a", answers: { ...baseAnswers, otherAnimals: "dogs" as const }, daysWaiting: 90 },
      { id: "b", answers: baseAnswers, daysWaiting: 1 },
      { id: "c", answers: baseAnswers, daysWaiting: 5 },
    ]
    const list = rankAdopters({ candidate: candidate("calm"), people, asOfDay: TODAY })
    expect(list.open.map(({ adopterId }) => adopterId)).toEqual(["c", "b", "a"])
    const [fromCat] = list.open
    const fromPerson = rankCats({
      person: { id: "c", answers: baseAnswers },
      candidates: [candidate("calm")],
      asOfDay: TODAY,
    })
    expect(fromPerson.open[0]?.pair).toEqual(fromCat)
  })

  test("a small first page keeps a place for the longest stay", () => {
    const candidates = [
      ...["a", "b", "c"].map((id) => candidate(id)),
      candidate("waiting", { daysInCare: 200, cat: { ...juniper, effectiveTier: 0, potentialTier: 1 } }),
    ]
    const list = rankCats({
      person: { id: "p", answers: { ...baseAnswers, willingToTrain: false } },
      candidates,
      asOfDay: TODAY,
      pageSize: 2,
    })
    expect(list.open.map(({ id, isLifted }) => [id, isLifted])).toEqual([
      ["a", false],
      ["waiting", true],
      ["b", false],
      ["c", false],
    ])
  })
})

describe("properties", () => {
  test("a veto never raises a rank", () => {
    fc.assert(
      fc.property(manyCats, anyAnswers, fc.nat(), (candidates, answers, pick) => {
        const chosen = candidates[pick % candidates.length]
        const rankOf = (list: typeof candidates) => {
          const { open } = rankCats({ person: { id: "p", answers }, candidates: list, asOfDay: TODAY })
          const place = open.findIndex(({ id }) => id === chosen?.id)
          return place < 0 ? candidates.length : place
        }
        const vetoed = candidates.map((one) =>
          one === chosen ? { ...one, facts: { ...one.facts, isLegallyFree: "no" as const } } : one,
        )
        expect(rankOf(vetoed)).toBeGreaterThanOrEqual(rankOf(candidates))
      }),
    )
  })

  test("importance never changes who is set aside, nor whom to talk to first", () => {
    const importance = fc.record(
      Object.fromEntries(FIT_ITEMS.map((item) => [item, fc.constantFrom<Importance>(0, 1, 2, 3)])),
    )
    fc.assert(
      fc.property(manyCats, anyAnswers, importance, (candidates, answers, weights) => {
        const flagged = (more: object) => {
          const list = rankCats({
            person: { id: "p", answers: { ...answers, ...more } },
            candidates,
            asOfDay: TODAY,
          })
          const talk = list.open.filter(({ pair }) => pair.talkFirst.isNeeded).map(({ id }) => id)
          return [list.setAside.map(({ catId }) => catId), talk.sort()]
        }
        expect(flagged({ importance: weights, mattersMost: null })).toEqual(flagged({}))
      }),
    )
  })

  test("every cat is in exactly one of the two lists", () => {
    fc.assert(
      fc.property(manyCats, anyAnswers, (candidates, answers) => {
        const list = rankCats({ person: { id: "p", answers }, candidates, asOfDay: TODAY, pageSize: 3 })
        const ids = [...list.open.map(({ id }) => id), ...list.setAside.map(({ catId }) => catId)]
        expect(ids.sort()).toEqual(candidates.map(({ id }) => id).sort())
      }),
    )
  })
})
