import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type QueuedCat, WORK_KINDS, type WorkItem } from "@/lib/domain/cats/work-item"
import { byValue, queueWork } from "@/lib/domain/cats/work-queue"
import { DEFAULT_SUITABILITY } from "@/lib/domain/suitability/parameters"

const TODAY = 1000

/** A cat that needs nothing today: trained yesterday, rated a week ago, far from any limit. */
const CONTENT: QueuedCat = {
  id: "c1",
  name: "Juniper",
  room: "B2",
  intakeDay: TODAY - 60,
  track: "harness",
  stage: 3,
  isReviewOpen: false,
  isResting: false,
  lastSessionDay: TODAY - 1,
  lastRatingDay: TODAY - 7,
  isSufficient: true,
  suitabilityLow: 50,
  look: "none",
  gatesOpen: [],
  isHeldByGates: false,
  round: { day: TODAY, stress: 0, hasEaten: true, isIll: false },
}

const itemsOf = (more: Partial<QueuedCat>) => queueWork([{ ...CONTENT, ...more }], TODAY)
const kindsOf = (more: Partial<QueuedCat>) => itemsOf(more).map(({ kind }) => kind)
const whyOf = (more: Partial<QueuedCat>) => itemsOf(more).map(({ kind, because }) => `${kind}: ${because}`)

test("a cat that needs nothing is not in the queue", () => {
  expect(itemsOf({})).toEqual([])
})

describe("training", () => {
  test("an open review comes before any session, for resting cats too", () => {
    const review = ["review: a panic or escape waits for the behaviour lead; no session counts until then"]
    expect(whyOf({ isReviewOpen: true, lastSessionDay: TODAY - 12 })).toEqual(review)
    expect(whyOf({ isReviewOpen: true, isResting: true })).toEqual(review)
  })

  test("an enrolled cat waits for its first session", () => {
    expect(whyOf({ lastSessionDay: null, stage: 1 })).toEqual([
      "session: enrolled and not started yet; stage 1, meet the gear",
    ])
  })

  test("a session from two days on, a warning from eleven, gone after fourteen", () => {
    const after = (days: number) => kindsOf({ lastSessionDay: TODAY - days })
    expect([1, 2, 10, 11, 14, 15].map(after)).toEqual([
      [],
      ["session"],
      ["session"],
      ["lapse"],
      ["lapse"],
      ["session"],
    ])
    expect(whyOf({ lastSessionDay: TODAY - 12 })).toEqual([
      "lapse: 12 days without one; after 14 a step is lost (stage 3, fastened, short)",
    ])
    expect(whyOf({ lastSessionDay: TODAY - 4 })).toEqual([
      "session: 4 days since the last; stage 3, fastened, short",
    ])
  })

  test("no lapse is threatened where no step can be lost", () => {
    expect(whyOf({ stage: 1, lastSessionDay: TODAY - 12 })).toEqual([
      "session: 12 days since the last; stage 1, meet the gear",
    ])
    expect(whyOf({ stage: 1, track: "cart", lastSessionDay: TODAY - 14 })).toEqual([
      "session: 14 days since the last; cart or patio",
    ])
    expect(kindsOf({ stage: 4, track: "carrier", lastSessionDay: TODAY - 12 })).toEqual(["lapse"])
  })

  test("a resting cat is asked for no session at all, and is still looked at", () => {
    for (const lastSessionDay of [null, TODAY - 5, TODAY - 12, TODAY - 40]) {
      expect(itemsOf({ isResting: true, lastSessionDay })).toEqual([])
    }
    expect(kindsOf({ isResting: true, lastSessionDay: TODAY - 12, lastRatingDay: null })).toEqual([
      "first_rating",
    ])
  })

  test("only a well known cat whose low bound reaches 40 is put forward", () => {
    const loose = { stage: null, lastSessionDay: null, lastRatingDay: TODAY }
    expect(whyOf({ ...loose, suitabilityLow: 40 })).toEqual([
      "enrol: well enough known, and temperament speaks for training",
    ])
    expect(kindsOf({ ...loose, suitabilityLow: 39.9 })).toEqual([])
    expect(kindsOf({ ...loose, isSufficient: false })).not.toContain("enrol")
  })
})

describe("ratings", () => {
  test("nobody is asked to rate a cat before three days in care, or of unknown intake", () => {
    const here = (days: number) => kindsOf({ intakeDay: TODAY - days, lastRatingDay: null })
    expect([0, 2, 3].map(here)).toEqual([[], [], ["first_rating"]])
    expect(kindsOf({ intakeDay: null, lastRatingDay: null })).toEqual([])
    expect(kindsOf({ intakeDay: TODAY - 2, isSufficient: false, lastRatingDay: TODAY })).toEqual([])
  })

  test("each reason in words", () => {
    expect(whyOf({ lastRatingDay: null })).toEqual(["first_rating: 60 days here and nobody has rated yet"])
    expect(whyOf({ isSufficient: false })).toEqual([
      "rating: not enough ratings, days or raters for a label yet",
    ])
    expect(whyOf({ lastRatingDay: TODAY - 45 })).toEqual(["rating: the last rating is 45 days old and fades"])
    expect(kindsOf({ lastRatingDay: TODAY - 44 })).toEqual([])
  })

  test("the limits are those of the version that counts", () => {
    const stricter = { ...DEFAULT_SUITABILITY, patioPack: { ...DEFAULT_SUITABILITY.patioPack, scoreLow: 50 } }
    const kinds = (cat: Partial<QueuedCat>, version = stricter) =>
      queueWork([{ ...CONTENT, ...cat }], TODAY, version).map(({ kind }) => kind)
    expect(kinds({})).toEqual(["rating"])
    expect(kinds({}, DEFAULT_SUITABILITY)).toEqual([])
    const loose = { stage: null, lastSessionDay: null, lastRatingDay: TODAY, suitabilityLow: 45 }
    expect([kinds(loose), kinds(loose, DEFAULT_SUITABILITY)]).toEqual([[], ["enrol"]])
  })

  test("near a limit one more look, but not every day", () => {
    const near = "rating: close to a limit between two labels"
    expect([34.9, 35, 45, 45.1, 54.9, 55, 65, 65.1].map((low) => whyOf({ suitabilityLow: low }))).toEqual([
      [],
      [near],
      [near],
      [],
      [],
      [near],
      [near],
      [],
    ])
    expect([2, 3].map((ago) => kindsOf({ suitabilityLow: 60, lastRatingDay: TODAY - ago }))).toEqual([
      [],
      ["rating"],
    ])
  })
})

describe("care, rounds and gates", () => {
  const round = { day: TODAY, stress: 0, hasEaten: true, isIll: false } as const

  test("what today's round found comes before everything, yesterday's does not", () => {
    expect(whyOf({ round: { ...round, isIll: true, hasEaten: false, stress: 3 } })).toEqual([
      "care: today's round: signs of illness, has not eaten, stress 3; no session today",
    ])
    expect(kindsOf({ round: { ...round, isIll: true, day: TODAY - 1 } })).toEqual(["round"])
    expect(kindsOf({ round: { ...round, stress: null, hasEaten: null, isIll: null } })).toEqual([])
  })

  test("one line for each room not looked into today, none for cats without a room", () => {
    const cats = ["B", "B", "A", null].map((room, n) => ({
      ...CONTENT,
      id: `${n}`,
      room,
      round: n === 0 ? null : { ...round, day: TODAY - 2 },
    }))
    expect(queueWork(cats, TODAY).map(({ title, because }) => `${title}: ${because}`)).toEqual([
      "Room round in B: 2 cats were not looked at today, one for 2 days",
      "Room round in A: 1 cat was not looked at today, one for 2 days",
    ])
  })

  test("gates are work only where they alone hold a cat back", () => {
    expect(whyOf({ gatesOpen: ["G1", "G3"], isHeldByGates: true })).toEqual([
      "gate: only this keeps the cat from more: microchip, parasites",
    ])
    expect(kindsOf({ gatesOpen: ["G1"], isHeldByGates: false })).toEqual([])
  })
})

describe("order", () => {
  test("kinds by value, then the longer wait, then the name", () => {
    const cats: QueuedCat[] = [
      { ...CONTENT, id: "1", name: "Due", lastSessionDay: TODAY - 3 },
      { ...CONTENT, id: "2", name: "Overdue", lastSessionDay: TODAY - 9 },
      { ...CONTENT, id: "3", name: "Also due", lastSessionDay: TODAY - 3 },
      { ...CONTENT, id: "4", name: "New", lastRatingDay: null },
      { ...CONTENT, id: "5", name: "Stale", lastRatingDay: TODAY - 50 },
      { ...CONTENT, id: "6", name: "Lapsing", lastSessionDay: TODAY - 13 },
      { ...CONTENT, id: "7", name: "Ready", stage: null },
      { ...CONTENT, id: "8", name: "Shaken", isReviewOpen: true },
    ]
    const names = ["Shaken", "Lapsing", "New", "Overdue", "Also due", "Due", "Stale", "Ready"]
    expect(queueWork(cats, TODAY).map(({ catName }) => catName)).toEqual(names)
    expect(queueWork([...cats].reverse(), TODAY).map(({ catName }) => catName)).toEqual(names)
  })

  test("a line names its cat and room; a cat not yet known well comes before a stale rating", () => {
    expect(itemsOf({ isSufficient: false })[0]).toMatchObject({ catId: "c1", catName: "Juniper", room: "B2" })
    const stale = { ...CONTENT, id: "c2", lastRatingDay: TODAY - 80 }
    const queue = queueWork([stale, { ...CONTENT, isSufficient: false }], TODAY)
    expect(queue.map(({ catId }) => catId)).toEqual(["c1", "c2"])
  })

  test("no item of a lesser kind ever stands before one of a greater", () => {
    const item = fc.record<WorkItem>({
      kind: fc.constantFrom(...WORK_KINDS),
      catId: fc.uuid(),
      catName: fc.string(),
      room: fc.constant(null),
      title: fc.constant("t"),
      because: fc.constant("b"),
      urgency: fc.integer({ min: 0, max: 200 }),
      minutes: fc.constant(5),
    })
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const order = [...items].sort(byValue).map(({ kind }) => WORK_KINDS.indexOf(kind))
        expect(order).toEqual([...order].sort((a, b) => a - b))
      }),
    )
  })
})
