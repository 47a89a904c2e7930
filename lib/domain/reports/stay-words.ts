import type { IntakeType, Outcome } from "@/lib/domain/outcomes/stays"

/** How a stay began, in words. */
export const INTAKE_LABELS: Record<IntakeType, string> = {
  stray: "stray at large",
  owner_relinquished: "relinquished by owner",
  owner_intended_euthanasia: "owner-intended euthanasia",
  transfer_in: "transferred in",
  seized_impounded: "seized or impounded",
  other_intake: "other intake",
}

/** How a stay ended, in words. */
export const OUTCOME_LABELS: Record<Outcome, string> = {
  adoption: "adoption",
  rto: "returned to owner",
  transfer_out: "transferred out",
  rtf: "returned to field",
  other_live: "other live outcome",
  died: "died in care",
  lost: "lost in care",
  shelter_euthanasia: "shelter euthanasia",
  owner_intended_euthanasia_out: "owner-intended euthanasia",
}
