import { z } from "zod"

/** Any day of the week to look at, and which list; both lists without one. */
export const ExposureParams = z.object({
  week: z.iso.date().optional().catch(undefined),
  list: z.enum(["cats", "match"]).optional().catch(undefined),
})
export type ExposureParams = z.infer<typeof ExposureParams>
