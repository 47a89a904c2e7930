import { expect, test } from "vitest"
import { remedyOf } from "@/lib/domain/harness/session-remedies"
import { SUB_STEPS, subStepsOf } from "@/lib/domain/harness/sub-steps"
import { CLICKER_MILESTONES, TECHNIQUES } from "@/lib/domain/harness/techniques"

test("every stage that is worked on has three or four smaller steps of its own", () => {
  for (let stage = 1; stage <= 8; stage++) {
    const steps = subStepsOf(stage)
    expect([3, 4], `stage ${stage}`).toContain(steps.length)
    expect(steps.every(({ key }) => key.startsWith(`${stage}.`))).toBe(true)
  }
  expect(subStepsOf(9)).toEqual([])
  expect(new Set(SUB_STEPS.map(({ label }) => label)).size).toBe(SUB_STEPS.length)
})

test("the clicker marks five milestones, and five techniques have words", () => {
  expect(CLICKER_MILESTONES.map(({ key }) => key)).toEqual(["shown", "put_on", "moves", "doors", "outside"])
  expect(TECHNIQUES.map(({ key }) => key)).toEqual([
    "mealtime",
    "play",
    "clicker",
    "watching",
    "smaller_steps",
  ])
})

test("whatever the session rules find has a way out", () => {
  for (const field of [
    "hits",
    "trials",
    "peakStress",
    "recoverySec",
    "incidentText",
    "secondPersonId",
    "fitPassed",
    "place",
    "leash",
    "durationSec",
    "atHours",
  ] as const)
    expect(remedyOf({ field }), field).not.toBe("")
})
