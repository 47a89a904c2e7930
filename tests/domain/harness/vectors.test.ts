import { describe, expect, test } from "vitest"
import type { HistoryEntry } from "@/lib/domain/harness/history"
import { runEngine } from "@/lib/domain/harness/run-engine"
import vectors from "@/tests/fixtures/vectors/domain-vectors.json"

interface EngineVector {
  readonly input: readonly HistoryEntry[]
  readonly stage: number
  readonly mastered: number
  readonly review: boolean
  readonly panic: readonly number[]
  readonly log: readonly object[]
}

const cases = Object.entries(vectors as unknown as Record<string, EngineVector>).filter(([name]) =>
  name.startsWith("engine:"),
)

describe("the reference sequences of the protocol", () => {
  test("there are fifteen of them", () => {
    expect(cases).toHaveLength(15)
  })

  test.each(cases)("%s", (_name, { input, ...expected }) => {
    const { stage, mastered, review, panic, log } = runEngine(input)
    expect({ stage, mastered, review, panic, log }).toEqual(expected)
  })
})
