import { describe, expect, test } from "vitest"
import type { HistoryEntry } from "@/lib/domain/harness/history"
import { replay } from "@/lib/domain/harness/replay"
import { runEngine } from "@/lib/domain/harness/run-engine"
import { met, notMet, refusal, told } from "./sessions"

/**
 * Stories in which rules meet, worked out by hand from the protocol's words. One word per entry, the day first:
 * m met, n not met, r refusal, f afraid (stress 3), p panic (stress 4), s slips out (calm), w worried and over it in
 * 20 s, x exposure, fx a frightening exposure, R review closed, Q pre-check asked for, P pre-check passed, O5 override.
 */
function read(story: string): HistoryEntry[] {
  return story.split(" ").map((word, index): HistoryEntry => {
    const [, digits = "", kind = ""] = /^(\d+)(\D.*)$/.exec(word) ?? []
    const base = { day: Number(digits), id: `e${String(index).padStart(3, "0")}` }
    if (kind.startsWith("O"))
      return { ...base, override: { stage: Number(kind.slice(1)), reason: "seen", by: "lead" } }
    const entry = KINDS[kind]?.(base.day)
    if (!entry) throw new RangeError(`no such entry: ${word}`)
    return { ...entry, ...base }
  })
}

const KINDS: Record<string, (day: number) => HistoryEntry> = {
  m: (day) => met(day),
  n: (day) => notMet(day),
  r: (day) => refusal(day),
  f: (day) => notMet(day, { stress: 3, recoverySec: 90, endedBy: "handler_stop" }),
  p: (day) => notMet(day, { stress: 4, recoverySec: 300, endedBy: "emergency" }),
  s: (day) => met(day, { incident: "slipped" }),
  w: (day) => met(day, { stress: 2, recoverySec: 20 }),
  x: (day) => met(day, { hits: null, trials: null }),
  fx: (day) => met(day, { hits: null, trials: null, stress: 3, recoverySec: 60 }),
  rf: (day) => refusal(day, { stress: 3, recoverySec: 60 }),
  R: (day) => ({ day, review: true }),
  Q: (day) => ({ day, p0Redo: true }),
  P: (day) => ({ day, p0Passed: true }),
}

const stories: readonly (readonly [name: string, from: number, story: string, log: string])[] = [
  [
    "after a fright the same step is climbed again",
    5,
    "0m 1m 2f 3m 4m 5m",
    "d2 5>4 high stress; d5 4>5 criteria met",
  ],
  ["two frights in a row are two steps", 6, "0f 1f", "d0 6>5 high stress; d1 5>4 high stress"],
  [
    "a fright on a rest day acts and is warned about",
    6,
    "0f 0f",
    "d0 6>5 high stress; d0 5>5 PROTOCOL WARNING; d0 5>4 high stress",
  ],
  ["not met before a fright is forgotten by it", 5, "0n 1f 2n", "d1 5>4 high stress"],
  ["not met, met, not met is no row", 5, "0n 1m 2n", ""],
  ["two rows of two are two steps", 5, "0n 1n 2n 3n", "d1 5>4 two not met; d3 4>3 two not met"],
  ["a row broken by an exposure is still a row", 5, "0n 1x 2n", "d2 5>4 two not met"],
  [
    "a row broken by a worried session that was over soon: indoors that is not met",
    5,
    "0n 1w",
    "d1 5>4 two not met",
  ],
  ["outdoors the same worry is met", 7, "0m 1m 2w", "d2 7>8 criteria met"],
  ["a frightening exposure sets back and rests", 4, "0m 1m 1fx 2m", "d1 4>3 high stress"],
  ["an exposure does not complete a window", 2, "0m 1m 2x", ""],
  ["and does not push one out of it", 2, "0m 1x 2x 3x 4m 5m", "d5 2>3 criteria met"],
  [
    "panic, review closed, rest over: the way up begins two below",
    6,
    "0p 1R 3m 4m 5m",
    "d0 6>4 panic; d1 4>4 review cleared; d5 4>5 criteria met",
  ],
  [
    "with the review still open nothing counts",
    6,
    "0p 3m 4m 5m",
    "d0 6>4 panic; d3 4>4 PROTOCOL WARNING; d4 4>4 PROTOCOL WARNING; d5 4>4 PROTOCOL WARNING",
  ],
  [
    "closed on the fifth day, counting starts there",
    6,
    "0p 4m 5R 5m 6m 7m",
    "d0 6>4 panic; d4 4>4 PROTOCOL WARNING; d5 4>4 review cleared; d7 4>5 criteria met",
  ],
  [
    "a second panic during the review opens no second one",
    7,
    "0p 1p 2R 4m",
    "d0 7>5 panic; d1 5>5 PROTOCOL WARNING; d1 5>3 panic; d2 3>3 review cleared",
  ],
  [
    "a review closed before the second panic is open again",
    7,
    "0p 1R 2p 5m",
    "d0 7>5 panic; d1 5>5 review cleared; d2 5>5 PROTOCOL WARNING; d2 5>3 panic; d5 3>3 PROTOCOL WARNING",
  ],
  ["slipping out of a met session is a panic all the same", 5, "0m 1m 2s", "d2 5>3 incident:slipped"],
  ["a slip by a graduate leads to stage 7", 9, "0m 7s", "d7 9>7 incident:slipped"],
  [
    "a graduate that is afraid repeats stage 8",
    9,
    "0m 7f 8m 9m 10m",
    "d7 9>8 high stress; d10 8>9 criteria met",
  ],
  [
    "a graduate after three weeks: one step, one session back",
    9,
    "0m 21m",
    "d21 9>8 lapse>14d; d21 8>9 refresher",
  ],
  [
    "a graduate after seven weeks: two steps, two sessions back",
    9,
    "0m 49m 50m",
    "d49 9>7 lapse>45d; d49 7>8 refresher; d50 8>9 refresher",
  ],
  [
    "after the refresher three sessions advance as ever",
    5,
    "0m 15m 16m 17m 18m",
    "d15 5>4 lapse>14d; d15 4>5 refresher; d18 5>6 criteria met",
  ],
  [
    "the refresher's own session is not carried over",
    5,
    "0m 15m 16m 17m",
    "d15 5>4 lapse>14d; d15 4>5 refresher",
  ],
  ["a gap that ends in a fright costs both", 6, "0m 20f 21m", "d20 6>5 lapse>14d; d20 5>4 high stress"],
  [
    "and the fright cancels what the gap owed: three sessions are needed",
    6,
    "0m 20f 21m 22m 23m",
    "d20 6>5 lapse>14d; d20 5>4 high stress; d23 4>5 criteria met",
  ],
  ["a gap that ends in a panic costs three", 7, "0m 20p", "d20 7>6 lapse>14d; d20 6>4 panic"],
  ["a session not met after a gap owes on", 5, "0m 20n 21m", "d20 5>4 lapse>14d; d21 4>5 refresher"],
  [
    "two not met after a gap: another step, nothing owed",
    5,
    "0m 20n 21n 22m 23m 24m",
    "d20 5>4 lapse>14d; d21 4>3 two not met; d24 3>4 criteria met",
  ],
  ["an exposure within the gap keeps it from lapsing", 5, "0m 10x 24m", ""],
  [
    "a warned session within the gap does so, too",
    6,
    "0p 1m 2R 15m",
    "d0 6>4 panic; d1 4>4 PROTOCOL WARNING; d2 4>4 review cleared",
  ],
  [
    "a rest longer than two weeks of a review is a lapse besides",
    6,
    "0p 14R 15m",
    "d0 6>4 panic; d14 4>4 review cleared; d15 4>3 lapse>14d; d15 3>4 refresher",
  ],
  ["lapses add up when nothing is trained between", 7, "0m 20n 40n", "d20 7>6 lapse>14d; d40 6>5 lapse>14d"],
  [
    "and are given back one by one",
    7,
    "0m 20n 40n 41m 42m",
    "d20 7>6 lapse>14d; d40 6>5 lapse>14d; d41 5>6 refresher; d42 6>7 refresher",
  ],
  ["at stage 1 a gap takes nothing and owes nothing", 1, "0m 20m 21m", "d20 1>1 lapse>14d"],
  [
    "the second refusal is a step back like any session not met, the third a pause instead of one",
    2,
    "0r 1r 2r",
    "d1 2>1 two not met; d2 1>1 opt-out pause 14d",
  ],
  [
    "a session in the pause is warned about; after it training goes on",
    2,
    "0r 1r 2r 5m 16m 17m 18m",
    "d1 2>1 two not met; d2 1>1 opt-out pause 14d; d5 1>1 PROTOCOL WARNING; d18 1>2 criteria met",
  ],
  [
    "fifteen days after the last session the pause is a lapse, too",
    2,
    "0r 1r 2r 17m",
    "d1 2>1 two not met; d2 1>1 opt-out pause 14d; d17 1>1 lapse>14d",
  ],
  [
    "the second time is for good",
    1,
    "0r 1r 2r 16r 17r 18r 30m",
    "d1 1>1 two not met; d2 1>1 opt-out pause 14d; d17 1>1 two not met; d18 1>1 opt-out final; d30 1>1 PROTOCOL WARNING",
  ],
  ["a met session between keeps refusals from being a row", 2, "0r 1r 2m 3r", "d1 2>1 two not met"],
  ["refusals at stage 3 are sessions not met", 3, "0r 1r 2r", "d1 3>2 two not met"],
  [
    "a step back to stage 2 brings the row with it only from there",
    3,
    "0r 1r 2r 3r 4r",
    "d1 3>2 two not met; d3 2>1 two not met; d4 1>1 opt-out pause 14d",
  ],
  [
    "three refusals, the last one frightened, are both",
    2,
    "0r 1r 2rf",
    "d1 2>1 two not met; d2 1>1 high stress; d2 1>1 opt-out pause 14d",
  ],
  [
    "an override lifts the pause",
    2,
    "0r 1r 2r 4O3 5m 6m 7m",
    "d1 2>1 two not met; d2 1>1 opt-out pause 14d; d4 1>3 override; d7 3>4 criteria met",
  ],
  [
    "an override does not close a review",
    6,
    "0p 4O5 5m",
    "d0 6>4 panic; d4 4>5 override; d5 5>5 PROTOCOL WARNING",
  ],
  ["an override starts the stage afresh", 4, "0m 1m 2O4 3m 4m", "d2 4>4 override"],
  ["an override takes what a gap owed", 5, "0m 20n 21O4 22m 23m", "d20 5>4 lapse>14d; d21 4>4 override"],
  [
    "a new building: sessions wait for the pre-check, then the gap counts",
    5,
    "0m 1Q 10m 11P 12m",
    "d10 5>5 PROTOCOL WARNING",
  ],
  [
    "and where nothing was trained meanwhile the gap is a lapse",
    5,
    "0m 1Q 20P 20m",
    "d20 5>4 lapse>14d; d20 4>5 refresher",
  ],
  [
    "a fright while the pre-check is owed acts",
    5,
    "0m 1Q 2f 3P 3m",
    "d2 5>5 PROTOCOL WARNING; d2 5>4 high stress",
  ],
  [
    "pre-check and review are each their own",
    6,
    "0p 1Q 2R 4m 5P 6m",
    "d0 6>4 panic; d2 4>4 review cleared; d4 4>4 PROTOCOL WARNING",
  ],
  ["two sessions a day need a second day", 2, "0m 0m 0m 1m", "d1 2>3 criteria met"],
  ["two sessions on each of two days, one handler a day", 4, "0m 0m 1m", "d1 4>5 criteria met"],
  ["one handler on even days only", 4, "0m 2m 4m 6m 7m", "d7 4>5 criteria met"],
  ["not met in the middle of four", 3, "0m 1n 2m 3m", "d3 3>4 criteria met"],
  ["not met last of four", 3, "0m 1m 1n 2m", "d2 3>4 criteria met"],
  [
    "an afraid cat is never met, however many hits",
    3,
    "0m 1m 2f 2m",
    "d2 3>2 high stress; d2 2>2 PROTOCOL WARNING",
  ],
]

describe("where rules meet", () => {
  test.each(stories)("%s", (_name, startingStage, story, log) => {
    expect(told(replay(read(story), { startingStage }).log).join("; ")).toBe(log)
  })
})

describe("what is shown on a later day", () => {
  const shown = (startingStage: number, story: string, asOfDay: number) => {
    const { stage, mastered, review, paused, refresherOwed, prefersIndoorsForNow } = runEngine(read(story), {
      startingStage,
      asOfDay,
    })
    return { stage, mastered, review, paused, refresherOwed, prefersIndoorsForNow }
  }

  test.each([
    ["a pause that runs", 2, "0r 1r 2r", 15, { stage: 1, paused: 16, prefersIndoorsForNow: true }],
    ["a pause that has ended", 2, "0r 1r 2r", 16, { stage: 1, paused: null, prefersIndoorsForNow: false }],
    ["a lapse of today on top of an older one", 7, "0m 20n", 40, { stage: 5, mastered: 5, refresherOwed: 2 }],
    ["a review that stays open through a lapse", 6, "0p", 20, { stage: 3, mastered: 3, review: true }],
    ["opted out for good", 1, "0r 1r 2r 16r 17r 18r", 400, { stage: 1, prefersIndoorsForNow: true }],
  ])("%s", (_name, startingStage, story, asOfDay, expected) => {
    expect(shown(startingStage, story, asOfDay)).toMatchObject(expected)
  })
})
