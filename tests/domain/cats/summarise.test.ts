import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type CatHistories, summariseCat } from "@/lib/domain/cats/summarise"
import type { HistoryEntry, SessionEntry } from "@/lib/domain/harness/history"
import type { RecordedFact } from "@/lib/domain/suitability/gate-facts"
import type { GateFactKey } from "@/lib/domain/suitability/gates"
import { TIERS, tierNumber } from "@/lib/domain/suitability/tiers"
import { DIMENSION_KEYS } from "@/lib/domain/temperament/dimensions"
import type { Rating } from "@/lib/domain/temperament/evidence"
import { RATING_CONTEXTS } from "@/lib/domain/temperament/rubric"

const TODAY = 1000

const fact = (key: GateFactKey, value = "yes"): RecordedFact => ({ key, value, onDay: TODAY - 8 })
const CLEAR_FACTS: readonly RecordedFact[] = [
  fact("chip_implanted"),
  fact("chip_scanned"),
  fact("chip_registered"),
  fact("vaccines_core"),
  fact("vaccines_rabies"),
  fact("felv_decided"),
  fact("parasites"),
  fact("vet_clearance", "full"),
  fact("last_surgery", "none"),
  fact("last_vaccine", "done"),
  fact("neutered"),
  fact("hold_over"),
]

/** Every dimension rated alike by two people on two days. */
function looks(more: Partial<Rating> = {}): Rating[] {
  return ["r1", "r2"].flatMap((rater, index) =>
    DIMENSION_KEYS.map((dim): Rating => ({ dim, rater, value: 5, day: TODAY - 2 - index, ...more })),
  )
}

function session(day: number, more: Partial<SessionEntry> = {}): SessionEntry {
  const safety = { secondPerson: true, fitPassed: true, gateCap: 2, outingClear: true } as const
  return { day, hits: 5, trials: 5, stress: 0, handler: "h1", ...safety, ...more }
}

/** A graduate with nothing in the way: temperament, training and gates all say trail. */
const TRAIL_CAT: CatHistories = {
  asOfDay: TODAY,
  name: "Juniper",
  birthDay: TODAY - 900,
  sex: "F",
  room: "B2",
  isInCare: true,
  isPublished: true,
  isPlaced: false,
  isMedicallyHeld: false,
  ratings: looks(),
  previousTier: null,
  gateFacts: CLEAR_FACTS,
  needs: {},
  looks: [{ day: TODAY, stress: 0, eating: "with_me", illness: "no" }],
  weighings: [
    { day: TODAY - 5, kg: 4 },
    { day: TODAY, kg: 4 },
  ],
  hoursInCare: 200,
  isEnrolled: true,
  startingStage: 9,
  entries: [session(TODAY - 2)],
  earlierEntries: [],
  carrierTrackMastered: false,
  trainingFacts: {},
  livesWith: { dogs: "yes" },
  tagsByHand: ["rides_in_backpack"],
}

const summary = (more: Partial<CatHistories> = {}) => summariseCat({ ...TRAIL_CAT, ...more })
const panicAgo = (days: number): HistoryEntry => session(TODAY - days, { stress: 4, recoverySec: 200 })
const reviewAgo = (days: number): HistoryEntry => ({ day: TODAY - days, review: true })

describe("one cat, put together", () => {
  test("a graduate with everything in order", () => {
    const { suitability, demonstration, gates, ready, supportNeed, isListed, tokens, tags } = summary()
    expect([suitability.potential, suitability.sufficient]).toEqual(["TRAIL", true])
    expect([demonstration.tier, gates.cap, ready.effective]).toEqual(["TRAIL", "TRAIL", "TRAIL"])
    expect([supportNeed, isListed]).toEqual([0, true])
    expect(tags).toEqual(expect.arrayContaining(["curious", "rides_in_backpack"]))
    expect(tokens).toEqual(
      expect.arrayContaining(["ready:TRAIL", "stage:9", "gates:clear", "dogs:yes", "tag:rides_in_backpack"]),
    )
  })

  test("a cat that is not enrolled has no training, whatever entries are passed", () => {
    const { training, demonstration, ready, tokens } = summary({ isEnrolled: false })
    expect([training, demonstration.tier, ready.effective]).toEqual([null, "WINDOW", "WINDOW"])
    expect(ready.mayGrowInto).toBe("TRAIL")
    expect(tokens).toContain("stage:none")
  })

  test("the carrier track alone demonstrates patio and pack, and gives its tag", () => {
    const { demonstration, tags } = summary({ isEnrolled: false, carrierTrackMastered: true })
    expect(demonstration).toMatchObject({ tier: "PATIO_PACK", isPackOnly: true })
    expect(tags).toContain("good_traveller")
  })

  test("today's check is no standing task, any other open gate is", () => {
    expect(summary({ looks: [] }).tokens).toContain("gates:clear")
    expect(summary({ needs: { deaf: true } }).tokens).toContain("gates:clear")
    expect(summary({ gateFacts: CLEAR_FACTS.slice(1) }).tokens).toContain("gates:open")
  })

  test("ratings of a later day are refused", () => {
    expect(() => summary({ ratings: looks({ day: TODAY + 1 }) })).toThrow(RangeError)
  })
})

describe("panics follow the cat into a new enrolment", () => {
  const capAfter = (earlierEntries: HistoryEntry[], entries: HistoryEntry[] = [session(TODAY - 2)]) =>
    summary({ earlierEntries, entries }).gates.cap

  test("a reviewed panic caps for 30 days fully, for 90 in part", () => {
    const caps = [20, 30, 31, 90, 91].map((days) => capAfter([panicAgo(days), reviewAgo(days - 1)]))
    expect(caps).toEqual(["WINDOW", "WINDOW", "PATIO_PACK", "PATIO_PACK", "TRAIL"])
  })

  test("one before and one since count together", () => {
    const earlier = [panicAgo(80), reviewAgo(79)]
    expect(capAfter(earlier)).toBe("PATIO_PACK")
    expect(capAfter(earlier, [panicAgo(40), reviewAgo(39)])).toBe("WINDOW")
  })

  test("they weigh without a present enrolment too, and lower what the cat is ready for", () => {
    const earlierEntries = [panicAgo(20), reviewAgo(19)]
    expect(summary({ isEnrolled: false, earlierEntries }).gates.cap).toBe("WINDOW")
    expect(summary({ earlierEntries }).ready.effective).toBe("WINDOW")
  })

  test("an open review of an earlier enrolment is closed by a review event and by nothing else", () => {
    const override = { stage: 9, reason: "came trained", by: "lead" }
    const others: HistoryEntry[] = [
      { day: TODAY - 100, p0Passed: true },
      { day: TODAY - 99, override },
      session(TODAY - 98),
      session(TODAY - 2),
    ]
    expect(capAfter([panicAgo(200)])).toBe("WINDOW")
    expect(capAfter([panicAgo(200)], [])).toBe("WINDOW")
    expect(capAfter([panicAgo(200)], others)).toBe("WINDOW")
    expect(capAfter([panicAgo(200)], [reviewAgo(150), ...others])).toBe("TRAIL")
    expect(capAfter([panicAgo(200), reviewAgo(190)], others)).toBe("TRAIL")
  })
})

describe("listed", () => {
  test("only when published, in care, not placed, not held by the vet and holds are over", () => {
    const flags = fc.record({
      isPublished: fc.boolean(),
      isInCare: fc.boolean(),
      isPlaced: fc.boolean(),
      isMedicallyHeld: fc.boolean(),
      hold: fc.constantFrom("yes", "no", "unknown"),
    })
    fc.assert(
      fc.property(flags, ({ hold, ...more }) => {
        const others = CLEAR_FACTS.filter(({ key }) => key !== "hold_over")
        const gateFacts = hold === "unknown" ? others : [...others, fact("hold_over", hold)]
        const { isPublished, isInCare, isPlaced, isMedicallyHeld } = more
        expect(summary({ ...more, gateFacts }).isListed).toBe(
          isPublished && isInCare && !isPlaced && !isMedicallyHeld && hold === "yes",
        )
      }),
    )
  })

  test("a window cat, an unrated cat and a cat under review are listed like any other", () => {
    expect(summary({ ratings: [] }).isListed).toBe(true)
    expect(summary({ ratings: looks({ value: 1 }), isEnrolled: false }).isListed).toBe(true)
    expect(summary({ entries: [panicAgo(5)] }).isListed).toBe(true)
  })
})

const rating = fc.record<Rating>({
  dim: fc.constantFrom(...DIMENSION_KEYS),
  value: fc.constantFrom(1, 2, 3, 4, 5, 5, null),
  rater: fc.constantFrom("r1", "r2", "r3"),
  day: fc.integer({ min: TODAY - 120, max: TODAY }),
  context: fc.constantFrom(...RATING_CONTEXTS),
  stress: fc.constantFrom(0, 1, 2, 3, 4),
  certified: fc.boolean(),
})

const sessionsUntil = (from: number, to: number) =>
  fc
    .array(
      fc.record({
        day: fc.integer({ min: from, max: to }),
        hits: fc.integer({ min: 0, max: 5 }),
        stress: fc.constantFrom(0, 0, 0, 1, 2, 3, 4),
      }),
      { maxLength: 8 },
    )
    .map((list) => list.sort((a, b) => a.day - b.day).map(({ day, ...more }) => session(day, more)))

const histories = fc
  .record({
    ratings: fc
      .tuple(fc.boolean(), fc.array(rating, { maxLength: 40 }))
      .map(([isWell, others]) => [...(isWell ? looks() : []), ...others]),
    previousTier: fc.constantFrom(...TIERS, null),
    gateFacts: fc.oneof(fc.constant([...CLEAR_FACTS]), fc.subarray([...CLEAR_FACTS])),
    isEnrolled: fc.boolean(),
    startingStage: fc.integer({ min: 1, max: 9 }),
    earlierEntries: sessionsUntil(TODAY - 200, TODAY - 60),
    entries: sessionsUntil(TODAY - 40, TODAY),
    carrierTrackMastered: fc.boolean(),
  })
  .map((more): CatHistories => ({ ...TRAIL_CAT, ...more }))

describe("properties", () => {
  test("ready-for never exceeds potential, demonstrated or gate cap", () => {
    fc.assert(
      fc.property(histories, (one) => {
        const { ready, suitability, demonstration, gates } = summariseCat(one)
        for (const tier of [suitability.potential, demonstration.tier, gates.cap]) {
          expect(tierNumber(ready.effective)).toBeLessThanOrEqual(tierNumber(tier))
        }
        if (!suitability.sufficient) expect([ready.effective, ready.tier]).toEqual(["WINDOW", null])
      }),
      { numRuns: 300 },
    )
  })

  test("the same histories give the same summary", () => {
    fc.assert(
      fc.property(histories, (one) => {
        expect(summariseCat(structuredClone(one))).toEqual(summariseCat(one))
      }),
    )
  })

  test("quick looks alone, however many, never give potential trail", () => {
    const quick = fc
      .tuple(fc.integer({ min: 0, max: 20 }), fc.array(rating, { maxLength: 40 }))
      .map(([rounds, others]) =>
        [...Array.from({ length: rounds }, () => looks()).flat(), ...others].map(
          (one): Rating => ({ ...one, context: "opportunistic" }),
        ),
      )
    fc.assert(
      fc.property(quick, fc.constantFrom(...TIERS, null), (ratings, previousTier) => {
        expect(summary({ ratings, previousTier }).suitability.potential).not.toBe("TRAIL")
      }),
    )
  })

  test("the same looks as set probes do, so it is their kind that is missing", () => {
    const quick = looks({ context: "opportunistic" })
    const many = [...quick, ...quick, ...quick]
    const { potential, safeguardMissing } = summary({ ratings: many }).suitability
    expect([potential, safeguardMissing]).toEqual([
      "PATIO_PACK",
      ["recovery", "sound", "handling", "threshold"],
    ])
    const probed = many.map((one): Rating => ({ ...one, context: "standard" }))
    expect(summary({ ratings: probed }).suitability.potential).toBe("TRAIL")
  })
})
