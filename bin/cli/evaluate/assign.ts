import { planEvent } from "@/lib/domain/matching/assign"
import { listOf, numberWithin, object } from "./field-checks"
import { evaluator } from "./read-input"

const score = numberWithin(-1_000_000, 1_000_000, "must be a number")

const input = object({
  scores: listOf(listOf(score), "must be a list of rows"),
  noMatch: score.nullish(),
}).superRefine(({ scores }, context) => {
  const width = scores[0]?.length ?? 0
  const ragged = scores.findIndex((row) => row.length !== width)
  if (ragged < 0) return
  const message = `must have ${width} values like the first row, not ${scores[ragged]?.length ?? 0}`
  context.addIssue({ code: "custom", path: ["scores", ragged], message })
})

/** The best assignment of an adoption event. */
export const evaluateAssignInput = evaluator(input, ({ scores, noMatch }) => {
  const { assignment, total, greedyTotal, blocking } = planEvent({ scores, noMatch: noMatch ?? null })
  return { assignment, total, greedyTotal, blocking }
})
