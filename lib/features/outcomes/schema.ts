import { z } from "zod"
import { CLOCKS } from "@/lib/domain/outcomes/stays"

const day = z.iso.date("must be a date such as 2026-01-31").optional()

/** The cohort a chart speaks about, as the address or the command line holds it. */
export const CohortInput = z
  .object({ from: day, to: day, clock: z.enum(CLOCKS, "must be intake or available").default("intake") })
  .refine(({ from, to }) => !from || !to || from <= to, { path: ["to"], message: "must not lie before from" })
export type CohortInput = z.infer<typeof CohortInput>

/** The same from an address: what is not understood falls back to the whole cohort. */
export const CohortParams = z.object({
  from: day.catch(undefined),
  to: day.catch(undefined),
  clock: z.enum(CLOCKS).catch("intake"),
})
