import type { AgeBand } from "@/lib/domain/calendar/age"
import type { IntakeType } from "@/lib/domain/outcomes/stays"
import { TIER_NAMES } from "@/lib/domain/suitability/tiers"
import type { CohortParams } from "@/lib/features/outcomes/schema"

export const AGE_WORDS: Record<AgeBand, string> = {
  kitten_under_5m: "Under 5 months",
  adult_5m_to_10y: "5 months to 10 years",
  senior_10y_plus: "10 years and more",
  unknown: "Not known",
}
export const INTAKE_WORDS: Record<IntakeType, string> = {
  stray: "Stray",
  owner_relinquished: "Given up by the owner",
  owner_intended_euthanasia: "Brought for euthanasia",
  transfer_in: "Transferred in",
  seized_impounded: "Seized or impounded",
  other_intake: "Otherwise",
}

/** A cohort in one line: what is not said is no condition. */
export function cohortWords(
  cohort: CohortParams,
  views: readonly { id: string; name: string }[] = [],
): string {
  const { name, from, to, age, intake, sex, potential, trained, landmark, view, clock, incare } = cohort
  const words = [
    ...(from || to ? [`intakes ${from ?? "from the beginning"} to ${to ?? "the end"}`] : ["all intakes"]),
    ...(clock === "available" ? ["time since made available"] : []),
    ...(age ? [AGE_WORDS[age].toLowerCase()] : []),
    ...(intake ? [INTAKE_WORDS[intake].toLowerCase()] : []),
    ...(sex ? [{ F: "female", M: "male", unknown: "sex not known" }[sex]] : []),
    ...(potential ? [`potential ${TIER_NAMES[potential]}`] : []),
    ...(trained ? [trained === "yes" ? "in training" : "not in training"] : []),
    ...(landmark || potential || trained ? [`from day ${landmark ?? 14}`] : []),
    ...(view ? [`view ${views.find(({ id }) => id === view)?.name ?? "that is gone"}`] : []),
    ...(incare ? ["with cats in care on the first day"] : []),
  ].join(", ")
  return name ? `${name} (${words})` : words.charAt(0).toUpperCase() + words.slice(1)
}
