import { z } from "zod"

const NOTE_MAX = 1000

export const MatchDecisionInput = z.object({
  decisionId: z.uuid(),
  adopterId: z.uuid(),
  catId: z.uuid(),
  decision: z.enum(["introduce", "not_now", "override"], "choose what was decided"),
  reason: z.string().trim().max(NOTE_MAX).optional(),
})
export type MatchDecisionInput = z.infer<typeof MatchDecisionInput>

export const PlacementInput = z.object({
  placementId: z.uuid(),
  catId: z.uuid(),
  adopterId: z.uuid().nullable(),
  kind: z.enum(["adoption", "foster", "trial"], "choose adoption, foster or trial"),
  startedOn: z.iso.date("must be a date"),
  dueOn: z.iso.date("must be a date").nullable().default(null),
})
export type PlacementInput = z.infer<typeof PlacementInput>

/** Why a cat came back (reasons of the returns chart). */
export const RETURN_REASONS = [
  "behaviour_home_soiling",
  "behaviour_fear_hiding",
  "behaviour_aggression",
  "other_pet",
  "allergy",
  "housing",
  "cost",
  "owner_health_or_life_change",
  "cat_health",
  "expectations_not_a_fit",
  "escaped_found",
  "other",
] as const

export const ReturnInput = z.object({
  returnId: z.uuid(),
  placementId: z.uuid(),
  returnedOn: z.iso.date("must be a date"),
  reason: z.enum(RETURN_REASONS, "choose a reason"),
  note: z.string().trim().max(NOTE_MAX).nullable().default(null),
})
export type ReturnInput = z.infer<typeof ReturnInput>

export const CheckInInput = z.object({
  checkInId: z.uuid(),
  version: z.int(),
  answers: z.object({
    inHome: z.enum(["yes", "no"]),
    satisfaction: z.int().min(1).max(5).nullable(),
    outdoors: z.enum(["never", "less_than_monthly", "monthly", "weekly_or_more"]).nullable(),
    challenges: z.array(z.string().max(40)).max(12),
    vetVisit: z.boolean().nullable(),
    chipRegistered: z.boolean().nullable(),
  }),
})
export type CheckInInput = z.infer<typeof CheckInInput>

export const RequestInput = z.object({
  requestId: z.uuid(),
  catId: z.uuid(),
  adopterId: z.uuid(),
  message: z.string().trim().max(NOTE_MAX).nullable().default(null),
})
export type RequestInput = z.infer<typeof RequestInput>
