import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { compareEntries, type HistoryEntry, type SessionEntry } from "@/lib/domain/harness/history"
import { preview } from "@/lib/domain/harness/preview"
import { replay } from "@/lib/domain/harness/replay"
import { runEngine } from "@/lib/domain/harness/run-engine"
import { enrol } from "@/lib/domain/harness/state"
import { takeStep } from "@/lib/domain/harness/take-step"
import { met } from "./sessions"

const session = fc.record({
  gap: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 3 }) }, fc.integer({ min: 4, max: 60 })),
  hits: fc.constantFrom(0, 1, 4, 5, 5, 5),
  stress: fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 3, 4),
  recoverySec: fc.constantFrom(null, 5, 30, 31),
  handler: fc.constantFrom("h1", "h2"),
  incident: fc.constantFrom("none", "none", "none", "none", "slipped", "scratch"),
  endedBy: fc.constantFrom("plan", "cat_choice"),
  event: fc.constantFrom(null, null, null, null, "review", "p0Redo", "p0Passed"),
})

const history = fc.array(session, { maxLength: 45 }).map((drafts): HistoryEntry[] => {
  let day = 0
  return drafts.map(({ gap, event, ...facts }, index): HistoryEntry => {
    day += gap
    const id = `e${String(index).padStart(3, "0")}`
    return event
      ? ({ day, id, [event]: true } as unknown as HistoryEntry)
      : ({ day, id, trials: 5, ...facts } as SessionEntry)
  })
})
const stage = fc.integer({ min: 1, max: 9 })

describe("whatever the history", () => {
  test("replay is the same as step by step", () => {
    fc.assert(
      fc.property(history, stage, (entries, startingStage) => {
        const stepwise = entries.reduce((state, entry) => takeStep(state, entry).state, enrol(startingStage))
        expect(replay(entries, { startingStage }).state).toEqual(stepwise)
      }),
    )
  })

  test("a preview says what a replay with the candidate says", () => {
    fc.assert(
      fc.property(
        history,
        stage,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 4 }),
        (entries, startingStage, gap, stress) => {
          const before = replay(entries, { startingStage })
          const candidate = met((entries.at(-1)?.day ?? 0) + gap, { stress })
          const after = replay([...entries, candidate], { startingStage })
          const shown = preview({ history: entries, candidate, startingStage })
          expect([shown.from, shown.to]).toEqual([before.state.stage, after.state.stage])
          expect(shown.lines).toEqual(after.log.slice(before.log.length))
        },
      ),
    )
  })

  test("a session of stress 4 never raises the stage, and is remembered", () => {
    fc.assert(
      fc.property(history, stage, fc.integer({ min: 0, max: 60 }), (entries, startingStage, gap) => {
        const before = runEngine(entries, { startingStage })
        const day = (entries.at(-1)?.day ?? 0) + gap
        const after = runEngine([...entries, met(day, { stress: 4 })], { startingStage })
        expect(after.stage).toBeLessThanOrEqual(before.stage)
        expect(after.panic).toEqual([...before.panic, day])
        expect(after.review).toBe(true)
      }),
    )
  })

  test("a calm met session never lowers the stage unless a lapse applies", () => {
    fc.assert(
      fc.property(history, stage, fc.integer({ min: 0, max: 14 }), (entries, startingStage, gap) => {
        const before = runEngine(entries, { startingStage })
        const lastDay = entries.at(-1)?.day ?? 0
        const day = Math.max(lastDay, Math.min(lastDay + gap, (before.lastSessionDay ?? lastDay) + 14))
        const isLapse = before.lastSessionDay !== null && day - before.lastSessionDay > 14
        fc.pre(!isLapse)
        expect(runEngine([...entries, met(day)], { startingStage }).stage).toBeGreaterThanOrEqual(
          before.stage,
        )
      }),
    )
  })

  test("the stage stays on the ladder, every line of the log joins the one before, and mastery is one less", () => {
    fc.assert(
      fc.property(history, stage, (entries, startingStage) => {
        const result = runEngine(entries, { startingStage })
        const stages = [startingStage, ...result.log.map((line) => line.to)]
        expect(result.log.map((line) => line.from)).toEqual(stages.slice(0, -1))
        expect(Math.min(...stages)).toBeGreaterThanOrEqual(1)
        expect(Math.max(...stages)).toBeLessThanOrEqual(9)
        expect([result.storedStage, result.mastered]).toEqual([stages.at(-1), (stages.at(-1) ?? 1) - 1])
      }),
    )
  })

  test("no line raises the stage by more than one, and only criteria, refresher and override raise it", () => {
    fc.assert(
      fc.property(history, stage, (entries, startingStage) => {
        for (const { from, to, why } of runEngine(entries, { startingStage }).log) {
          if (to > from) expect([to - from, ["criteria met", "refresher"].includes(why)]).toEqual([1, true])
        }
      }),
    )
  })

  test("an entry sent twice acts once and gets its first answer", () => {
    fc.assert(
      fc.property(history, fc.nat(), (entries, pick) => {
        fc.pre(entries.length > 0)
        const index = pick % entries.length
        const again = entries[index] as HistoryEntry
        const doubled = replay([...entries, again])
        expect(doubled.state).toEqual(replay(entries).state)
        expect(doubled.decisions.at(-1)).toEqual(doubled.decisions[index])
      }),
    )
  })

  test("what arrived late finds its place: any order of arrival gives the same state", () => {
    const arrival = history.chain((entries) =>
      fc.tuple(
        fc.constant(entries),
        fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
      ),
    )
    fc.assert(
      fc.property(arrival, ([entries, arrived]) => {
        expect(replay([...arrived].sort(compareEntries)).state).toEqual(replay(entries).state)
      }),
    )
  })

  test("a stricter product never stands higher than the command line after one clean stretch", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), stage, (length, startingStage) => {
        const entries = Array.from({ length }, (_, day) => met(day))
        const loose = runEngine(entries, { startingStage }).stage
        expect(runEngine(entries, { startingStage, exitChecks: true }).stage).toBeLessThanOrEqual(loose)
      }),
    )
  })

  test("the result can be stored: it is plain data", () => {
    fc.assert(
      fc.property(history, (entries) => {
        const { state } = replay(entries)
        expect(JSON.parse(JSON.stringify(state))).toEqual(state)
      }),
    )
  })
})
