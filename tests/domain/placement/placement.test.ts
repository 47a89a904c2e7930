import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { CLAUSES, clausesFor } from "@/lib/domain/placement/agreement"
import { CHALLENGES, type CheckInAnswers, callReasons } from "@/lib/domain/placement/check-in-questions"
import { type DisclosedCat, disclose } from "@/lib/domain/placement/disclosure"
import { ELEMENTS } from "@/lib/domain/sources/elements"
import { DIMENSION_KEYS } from "@/lib/domain/temperament/dimensions"

const cat: DisclosedCat = {
  name: "Juniper",
  events: [],
  facts: [],
  healthKeys: ["special_care", "fiv_positive"],
  companyKeys: ["lives_with_dogs", "lives_with_cats"],
  evidence: {},
  label: { tier: "WINDOW", mayGrowInto: null, isClearedOutdoors: false },
  mastered: 0,
}

describe("the sheet before a placement", () => {
  test("of a cat nobody knows says just that", () => {
    const sheet = disclose(cat)
    expect(sheet.unseen).toEqual(DIMENSION_KEYS)
    expect(sheet.unknownFacts).toEqual([
      "lives_with_dogs",
      "lives_with_cats",
      "special_care",
      "fiv_positive",
      "felv_positive",
    ])
    expect([sheet.bites, sheet.escapes, sheet.health]).toEqual([[], [], []])
    expect(sheet.clauses).toContain("cat_sets_pace")
    expect(sheet.clauses).not.toContain("never_tied")
  })

  test("a later answer replaces an earlier one; no is no news of health, and no unknown", () => {
    const facts = [
      { key: "fiv_positive", value: "yes" as const, text: "test in May", day: 10 },
      { key: "special_care", value: "yes" as const, text: "tablet", day: 10 },
      { key: "special_care", value: "no" as const, text: "healed", day: 20 },
    ]
    const sheet = disclose({ ...cat, facts })
    expect(sheet.health).toEqual([{ key: "fiv_positive", text: "test in May", day: 10 }])
    expect(sheet.unknownFacts).not.toContain("special_care")
  })

  test("tells every bite and every escape, however old and in whatever order they are read", () => {
    const event = fc.record({
      isBite: fc.boolean(),
      day: fc.option(fc.integer({ min: 1, max: 30_000 })),
      kind: fc.constantFrom("bite", "slipped", "bolted", "panic"),
      where: fc.option(fc.string({ maxLength: 8 })),
    })
    fc.assert(
      fc.property(fc.array(event, { maxLength: 8 }), (events) => {
        const sheet = disclose({ ...cat, events })
        expect(sheet.bites.length).toBe(events.filter(({ isBite }) => isBite).length)
        expect(sheet.bites.length + sheet.escapes.length).toBe(events.length)
        expect(disclose({ ...cat, events: events.toReversed() })).toEqual(sheet)
      }),
    )
  })
})

describe("the agreement", () => {
  test("asks for supervision and never tying where a harness is in play, and every number is a statement of the articles", () => {
    const keys = clausesFor({ isHarnessCat: true }).map(({ key }) => key)
    expect(keys).toEqual(CLAUSES.map(({ key }) => key))
    expect(keys).toEqual(expect.arrayContaining(["supervised", "never_tied", "cat_sets_pace"]))
    const numbers = new Set(ELEMENTS.map(({ number }) => number))
    for (const { elements } of CLAUSES) for (const number of elements) expect(numbers).toContain(number)
  })
})

describe("a check-in", () => {
  const fine: CheckInAnswers = {
    inHome: "yes",
    satisfaction: 5,
    outdoors: "never",
    challenges: [],
    vetVisit: true,
    chipRegistered: true,
  }

  test("that goes well asks for nothing", () => expect(callReasons(fine)).toEqual([]))

  test("that does not names who to call and why, most urgent first", () => {
    expect(callReasons({ ...fine, inHome: "no", satisfaction: 1 })).toEqual(["not_there", "unhappy"])
    expect(callReasons({ ...fine, challenges: ["hiding", "not_eating"] })).toEqual(["not_eating"])
    expect(callReasons({ ...fine, outdoors: "weekly_or_more", chipRegistered: false })).toEqual([
      "outdoors_without_chip",
    ])
    expect(callReasons({ ...fine, satisfaction: null, chipRegistered: null, vetVisit: null })).toEqual([])
  })

  test("every challenge can be answered", () => {
    for (const one of CHALLENGES) expect(() => callReasons({ ...fine, challenges: [one] })).not.toThrow()
  })
})
