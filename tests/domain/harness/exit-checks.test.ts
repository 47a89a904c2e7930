import { describe, expect, test } from "vitest"
import type { SessionEntry } from "@/lib/domain/harness/history"
import { runEngine } from "@/lib/domain/harness/run-engine"
import { met } from "./sessions"

const SAFE = { secondPerson: true, fitPassed: true } as const
const OUT = { ...SAFE, outingClear: true, gateCap: 2 } as const

/** Three met sessions at a stage with facts for each; returns the stage they lead to. */
function stageFrom(
  startingStage: number,
  facts: readonly Partial<SessionEntry>[],
  exitChecks = true,
): number {
  const sessions = facts.map((fact, day) => met(day, fact))
  return runEngine(sessions, { startingStage, exitChecks }).stage
}

describe("extra exit rules of each stage", () => {
  test("the command line leaves them out", () => {
    expect([2, 3, 4, 5, 6, 7, 8].map((stage) => stageFrom(stage, [{}, {}, {}], false))).toEqual([
      3, 4, 5, 6, 7, 8, 9,
    ])
  })

  test("in the product a fact nobody recorded is not met: only stage 1 asks for none", () => {
    expect([1, 2, 3, 4, 5].map((stage) => stageFrom(stage, [{}, {}, {}]))).toEqual([2, 2, 3, 4, 5])
  })

  test("stage 2: the head in by choice once", () => {
    expect(stageFrom(2, [{ headInByChoice: true }, {}, {}])).toBe(3)
    expect(stageFrom(2, [{ headInByChoice: false }, {}, {}])).toBe(2)
  })

  test("stage 3: fit check and two minutes", () => {
    expect(stageFrom(3, [{ fitPassed: true }, { wornSec: 120 }, {}])).toBe(4)
    expect(stageFrom(3, [{ fitPassed: true }, { wornSec: 119 }, {}])).toBe(3)
    expect(stageFrom(3, [{ fitPassed: true, wornSec: 120 }, {}, { fitPassed: false }])).toBe(3)
  })

  test("stage 4: ten minutes once, and a gait of 3 by now", () => {
    expect(stageFrom(4, [{ wornSec: 600 }, {}, { gait: 3 }])).toBe(5)
    expect(stageFrom(4, [{ wornSec: 599 }, {}, { gait: 4 }])).toBe(4)
    expect(stageFrom(4, [{ wornSec: 600, gait: 4 }, {}, { gait: 2 }])).toBe(4)
  })

  test("stage 5: the back-out test, by its latest result", () => {
    expect(stageFrom(5, [{ backOutPassed: false }, { backOutPassed: true }, {}])).toBe(6)
    expect(stageFrom(5, [{ backOutPassed: true }, { backOutPassed: false }, {}])).toBe(5)
  })

  test("stage 6: both kinds of hit, and gates clear for first air", () => {
    const both = [
      { ...SAFE, doorwayHit: true },
      { ...SAFE, carrierHit: true },
    ]
    expect(stageFrom(6, [...both, { ...SAFE, gateCap: 1 }])).toBe(7)
    expect(stageFrom(6, [...both, { ...SAFE, gateCap: 0 }])).toBe(6)
    expect(stageFrom(6, [...both, SAFE])).toBe(6)
    expect(stageFrom(6, [{ ...SAFE, doorwayHit: true }, SAFE, { ...SAFE, gateCap: 1 }])).toBe(6)
  })

  test("stage 6: a hit that has left the last four sessions no longer counts", () => {
    const closed = { ...SAFE, doorwayHit: true, gateCap: 0 } as const
    const facts = [{ ...SAFE, carrierHit: true }, closed, closed, closed, { ...closed, gateCap: 1 } as const]
    expect(stageFrom(6, facts)).toBe(6)
    expect(stageFrom(6, [...facts, { ...SAFE, carrierHit: true, gateCap: 1 }])).toBe(7)
  })

  test.each([
    ["second person", { ...SAFE, secondPerson: null }],
    ["fit check", { ...SAFE, fitPassed: null }],
    ["passed fit check", { ...SAFE, fitPassed: false }],
  ])("from stage 6 a session without %s is not met", (_name, fact) => {
    const result = runEngine([met(0, fact)], { startingStage: 6, exitChecks: true })
    expect(result.sessionVerdicts[0]?.verdict).toBe("not met")
  })

  test("stage 7: gates for the trail let a cat enter stage 8", () => {
    expect(stageFrom(7, [OUT, OUT, OUT])).toBe(8)
    expect(stageFrom(7, [OUT, OUT, { ...OUT, gateCap: 1 }])).toBe(7)
  })

  test.each([
    ["gates", { ...OUT, gateCap: 0 as const }],
    ["weather", { ...OUT, outingClear: null }],
  ])("an outdoor session without clear %s is not met", (_name, fact) => {
    const result = runEngine([met(0, fact)], { startingStage: 7, exitChecks: true })
    expect(result.sessionVerdicts[0]?.verdict).toBe("not met")
  })

  test("stage 8: two places in the last four sessions", () => {
    expect(stageFrom(8, [{ ...OUT, place: "yard" }, { ...OUT, place: "catio" }, OUT])).toBe(9)
    expect(stageFrom(8, [{ ...OUT, place: "yard" }, { ...OUT, place: "yard" }, OUT])).toBe(8)
  })

  test("a refresher does not lead outdoors past closed gates", () => {
    const back = (gateCap: 0 | 1) =>
      runEngine([met(0, { ...OUT }), met(20, { ...SAFE, gateCap })], { startingStage: 7, exitChecks: true })
    expect([back(0).stage, back(0).refresherOwed]).toEqual([6, 1])
    expect([back(1).stage, back(1).refresherOwed]).toEqual([7, 0])
  })

  test("facts of an earlier visit to the stage do not count after a setback", () => {
    const sessions = [met(0, { headInByChoice: true }), met(1, { hits: 0 }), met(2, { hits: 0 })]
    const again = [3, 4, 5, 6, 7, 8].map((day) => met(day))
    expect(runEngine([...sessions, ...again], { startingStage: 2, exitChecks: true }).stage).toBe(2)
  })
})
