import { z } from "zod"
import { orderByBand } from "@/lib/domain/matching/order"
import { listOf, numberWithin } from "./field-checks"
import { evaluator } from "./read-input"

/** Other keys of an object are handed through: the answer is the same objects, in order. */
const entry = z.looseObject(
  {
    id: z.string({ error: "must be a text" }).min(1, { error: "must not be empty" }),
    M: numberWithin(0, 100, "must be a number from 0 to 100 or null").nullable(),
    los: numberWithin(0, 1_000_000, "must be a number of days from 0"),
  },
  { error: "must be an object" },
)

/** A list of candidates in the order in which it is shown. */
export const evaluateOrderInput = evaluator(listOf(entry, "must be a list of objects"), (items) =>
  orderByBand(items),
)
