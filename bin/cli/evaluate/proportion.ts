import { wilson } from "@/lib/domain/outcomes/wilson"
import { object, wholeNumber } from "./field-checks"
import { evaluator } from "./read-input"

const count = wholeNumber(0, Number.MAX_SAFE_INTEGER, "must be a whole number from 0")

const input = object({ x: count, n: count }).superRefine(({ x, n }, context) => {
  if (x > n) context.addIssue({ code: "custom", path: ["x"], message: `must not be more than n (${n})` })
})

/** A share with Wilson's interval; null for 0 of 0. */
export const evaluateProportionInput = evaluator(input, ({ x, n }) => {
  const { p, lower: lo, upper: hi } = wilson(x, n)
  return { p, lo, hi }
})
