import { z } from "zod"

/** Lines on a page of the desk's lists. */
export const DESK_PAGE_SIZE = 25
const NOTE_MAX = 4000

const place = z.coerce.number().int().min(1).max(10_000).catch(1)

/** Which page of an ordered list, and of what was set aside. */
export const DeskParams = z.object({ page: place, aside: place })
export type DeskParams = z.infer<typeof DeskParams>

/** One page of a list that was ordered as a whole; a page past the end is the last one. */
export function pageOf<T>(all: readonly T[], asked: number) {
  const pages = Math.max(1, Math.ceil(all.length / DESK_PAGE_SIZE))
  const page = Math.min(asked, pages)
  const from = (page - 1) * DESK_PAGE_SIZE
  return { rows: all.slice(from, from + DESK_PAGE_SIZE), page, pages, from, total: all.length }
}

export const OverrideParams = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
})

export const OverrideReviewInput = z.object({
  reviewId: z.uuid(),
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "must be a month such as 2026-11"),
  finding: z.string().trim().min(1, "write what you learned").max(NOTE_MAX),
})
export type OverrideReviewInput = z.infer<typeof OverrideReviewInput>
