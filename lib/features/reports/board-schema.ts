import { z } from "zod"

/** The last month of a board report. */
export const BoardParams = z.object({
  month: z
    .string()
    .regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, "must be a month such as 2026-05")
    .optional()
    .catch(undefined),
})
