import { describe, expect, test } from "vitest"
import { answerToSign, type ShowCandidate, timeOut, whyNotToShow } from "@/lib/domain/programme/show-rules"

const READY: ShowCandidate = {
  stage: 6,
  gateCap: 1,
  isCarrierTrackMastered: false,
  isReviewOpen: false,
  isResting: false,
  isPaused: false,
  foundToday: [],
  latestStress: [0, 1, 0, 4],
}

describe("who may come to a show", () => {
  test("stage 6 or the carrier track mastered, gates clear, the last three calm", () => {
    expect(whyNotToShow(READY)).toEqual([])
    expect(whyNotToShow({ ...READY, stage: 1, isCarrierTrackMastered: true })).toEqual([])
  })

  test.each<[Partial<ShowCandidate>, string]>([
    [{ stage: 5 }, "carrier track not mastered, and below harness stage 6"],
    [{ gateCap: 0 }, "gates are not clear for Patio & Pack"],
    [{ isReviewOpen: true }, "a review is open"],
    [{ isResting: true }, "rests after a setback"],
    [{ isPaused: true }, "the course is paused"],
    [{ foundToday: ["signs of illness"] }, "today's round: signs of illness"],
    [{ latestStress: [0, 0, 2] }, "not calm in each of the last 3 sessions"],
    [{ latestStress: [0, 0] }, "fewer than 3 sessions so far"],
  ])("%o: %s", (more, because) => {
    expect(whyNotToShow({ ...READY, ...more })).toEqual([because])
  })
})

test("worried to the quiet place, afraid home", () => {
  expect(([0, 1, 2, 3, 4] as const).map(answerToSign)).toEqual(["stay", "stay", "quiet", "home", "home"])
})

test("two hours are the most, a look every half hour, and nobody has looked before the first", () => {
  const minute = 60_000
  const out = (nowMin: number, lookMin: number | null) =>
    timeOut({ fromMs: 0, lastLookMs: lookMin === null ? null : lookMin * minute, nowMs: nowMin * minute })
  expect(out(0, null)).toEqual({ minutes: 0, left: 120, nextLookIn: 0 })
  expect(out(40, 25)).toEqual({ minutes: 40, left: 80, nextLookIn: 15 })
  expect(out(60, 25).nextLookIn).toBe(0)
  expect(out(110, 109)).toEqual({ minutes: 110, left: 10, nextLookIn: 10 })
  expect(out(500, 499)).toEqual({ minutes: 500, left: 0, nextLookIn: 0 })
  expect(out(-1, null).minutes).toBe(0)
})
