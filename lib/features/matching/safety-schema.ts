import { z } from "zod"

const TEXT_MAX = 1000
const text = (problem: string) => z.string().trim().min(1, problem).max(TEXT_MAX)

/** Companions a documented need can rule out. */
export const NEED_EXCLUDES = ["dogs", "cats", "young_children"] as const

export const SafetyNeedInput = z.object({
  needId: z.uuid(),
  catId: z.uuid(),
  excludes: z.enum(NEED_EXCLUDES, "choose dogs, other cats or young children"),
  evidence: text("say what was seen, and where"),
  documentedOn: z.iso.date("must be a date"),
})
export type SafetyNeedInput = z.infer<typeof SafetyNeedInput>

export const SafetyReviewInput = z.object({
  needId: z.uuid(),
  version: z.int(),
  reviewedOn: z.iso.date("must be a date"),
  note: text("say what you looked at"),
})
export type SafetyReviewInput = z.infer<typeof SafetyReviewInput>

export const SafetyEndInput = z.object({
  needId: z.uuid(),
  version: z.int(),
  reason: text("say why the need is over"),
})
export type SafetyEndInput = z.infer<typeof SafetyEndInput>
