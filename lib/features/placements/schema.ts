import { z } from "zod"

const NOTE_MAX = 1000

export const PlacementInput = z.object({
  placementId: z.uuid(),
  catId: z.uuid(),
  adopterId: z.uuid().nullable(),
  kind: z.enum(["adoption", "foster", "trial"], "choose adoption, foster or trial"),
  startedOn: z.iso.date("must be a date"),
  dueOn: z.iso.date("must be a date").nullable().default(null),
  /** The sheet the adopter acknowledged; needed for an adoption and a trial. */
  disclosureId: z.uuid().nullable().default(null),
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
