import { describe, expect, test } from "vitest"
import { deriveTags } from "@/lib/domain/temperament/derive-tags"
import type { DimensionKey } from "@/lib/domain/temperament/dimensions"
import type { DimensionEstimate } from "@/lib/domain/temperament/evidence"
import { isDerivedTag, TAGS, tagOf } from "@/lib/domain/temperament/tags"

function estimates(
  means: Partial<Record<DimensionKey, number>>,
  W = 1,
): Partial<Record<DimensionKey, DimensionEstimate>> {
  return Object.fromEntries(Object.entries(means).map(([dim, mean]) => [dim, { mean, se: 0.5, W }]))
}

function keysFor(means: Partial<Record<DimensionKey, number>>, training = {}, W = 1): string[] {
  return deriveTags({ estimates: estimates(means, W), training }).map((tag) => tag.key)
}

describe("the catalogue of tags", () => {
  test("has unique keys, a meaning each, and hand-put tags beside derived ones", () => {
    expect(new Set(TAGS.map((tag) => tag.key)).size).toBe(TAGS.length)
    expect(TAGS.filter(isDerivedTag).length).toBeGreaterThan(10)
    const byHand = TAGS.filter((tag) => !isDerivedTag(tag)).map((tag) => tag.key)
    expect(byHand).toContain("lives_with_dogs")
    expect(() => tagOf("purrs")).toThrow(RangeError)
  })

  test("what is said about living together needs evidence", () => {
    const needing = TAGS.filter((tag) => tag.needsEvidence).map((tag) => tag.key)
    expect(needing).toEqual(["lives_with_cats", "lives_with_dogs", "lives_with_children", "special_care"])
  })

  test("how a cat escapes is for staff", () => {
    expect(TAGS.filter((tag) => tag.audience === "staff").map((tag) => tag.key)).toEqual(["escape_artist"])
  })
})

describe("derived tags", () => {
  test.each<[string, Partial<Record<DimensionKey, number>>]>([
    ["curious", { novelty: 3.75 }],
    ["noise_sensitive", { sound: 2.25 }],
    ["door_darter", { threshold: 2.25 }],
    ["carrier_happy", { carrier: 3.75 }],
    ["handling_shy", { handling: 2.25 }],
    ["window_watcher", { outdoor: 3.75 }],
    ["checks_in", { engagement: 3.75 }],
    ["slow_to_warm", { people: 2.5 }],
  ])("%s follows at its limit, and not from the middle", (key, means) => {
    expect(keysFor(means)).toEqual([key])
    expect(keysFor(Object.fromEntries(Object.keys(means).map((dim) => [dim, 3])))).toEqual([])
  })

  test("confident needs both, quick recovery and ease with the new", () => {
    expect(keysFor({ recovery: 4 })).toEqual([])
    expect(keysFor({ recovery: 4, novelty: 3.5 })).toEqual(["confident"])
  })

  test("thin evidence says nothing about the cat", () => {
    expect(keysFor({ sound: 1, novelty: 5 }, {}, 0.49)).toEqual([])
  })

  test("food and toys need what was taken, not only the drive", () => {
    expect(keysFor({ motivation: 4 })).toEqual([])
    expect(keysFor({ motivation: 4 }, { foodRewardsTaken: 3 })).toEqual(["food_motivated"])
    expect(keysFor({ motivation: 4 }, { foodRewardsTaken: 2, toyRewardsTaken: 5 })).toEqual(["toy_motivated"])
  })

  test("training facts speak for themselves", () => {
    expect(keysFor({}, { slips: 2, restsFromTraining: 1, carrierTrackMastered: 1 })).toEqual([
      "escape_artist",
      "prefers_indoors_for_now",
      "good_traveller",
    ])
    expect(keysFor({}, { slips: 1, restsFromTraining: 0 })).toEqual([])
  })

  test("each says what it follows from", () => {
    const [tag] = deriveTags({ estimates: estimates({ sound: 1.9 }), training: {} })
    expect(tag?.reason).toBe("Noise-sensitive, because everyday sound is estimated at 1.9 (2.25 or less).")
    const [slips] = deriveTags({ estimates: {}, training: { slips: 3 } })
    expect(slips?.reason).toBe("Escape artist, because out of the harness 3 times.")
  })
})
