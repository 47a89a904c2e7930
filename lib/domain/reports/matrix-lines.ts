import type { IntakeType, Outcome } from "@/lib/domain/outcomes/stays"

/** Ages of the monthly matrix in the order of its form; a kitten is one below five months. */
export const MATRIX_AGES = [
  { key: "adult", heading: "Adult", label: "Adult" },
  { key: "upToFiveMonths", heading: "Up To 5 Months", label: "Up to 5 months" },
  { key: "ageUnknown", heading: "Age Unknown", label: "Age unknown" },
] as const
export type MatrixAge = (typeof MATRIX_AGES)[number]["key"]

/** Ways in, in the order of the form. */
export const INTAKE_LINES = [
  { key: "stray", heading: "Stray At Large", label: "Stray at large" },
  { key: "owner", heading: "Relinquished By Owner", label: "Relinquished by owner" },
  { key: "inInState", heading: "Transferred In From Instate", label: "Transferred in, in state" },
  { key: "inOutOfState", heading: "Transferred In From Out Of State", label: "Transferred in, out of state" },
  {
    key: "inInternational",
    heading: "Transferred In From International Agency",
    label: "Transferred in, international",
  },
  {
    key: "euthanasiaIn",
    heading: "Intake Owner-Intended Euthanasia",
    label: "Owner-intended euthanasia (intake)",
  },
  { key: "seized", heading: "Seized Or Impounded", label: "Seized or impounded" },
  { key: "otherIn", heading: "Other Intakes", label: "Other intakes" },
] as const
export type IntakeLine = (typeof INTAKE_LINES)[number]["key"]

/** Ways out, in the order of the form. */
export const OUTCOME_LINES = [
  { key: "adoption", heading: "Adoption", label: "Adoption", isLive: true },
  { key: "returnedToOwner", heading: "Returned To Owner", label: "Returned to owner", isLive: true },
  {
    key: "outInState",
    heading: "Transferred Out To Instate",
    label: "Transferred out, in state",
    isLive: true,
  },
  {
    key: "outOutOfState",
    heading: "Transferred Out To Out Of State",
    label: "Transferred out, out of state",
    isLive: true,
  },
  {
    key: "outInternational",
    heading: "Transferred Out To International Agency",
    label: "Transferred out, international",
    isLive: true,
  },
  { key: "returnedToField", heading: "Returned To Field", label: "Returned to field", isLive: true },
  { key: "otherLive", heading: "Other Live Outcome", label: "Other live outcome", isLive: true },
  { key: "lost", heading: "Lost In Care", label: "Lost in care", isLive: false },
  { key: "died", heading: "Died In Care", label: "Died in care", isLive: false },
  { key: "euthanasia", heading: "Shelter Euthanasia", label: "Shelter euthanasia", isLive: false },
  {
    key: "euthanasiaOut",
    heading: "Outcome Owner-Intended Euthanasia",
    label: "Owner-intended euthanasia (outcome)",
    isLive: false,
  },
] as const
export type OutcomeLine = (typeof OUTCOME_LINES)[number]["key"]

type Reach = "InState" | "OutOfState" | "International"

const PLAIN_INTAKES: Record<Exclude<IntakeType, "transfer_in">, IntakeLine> = {
  stray: "stray",
  owner_relinquished: "owner",
  owner_intended_euthanasia: "euthanasiaIn",
  seized_impounded: "seized",
  other_intake: "otherIn",
}

const PLAIN_OUTCOMES: Record<Exclude<Outcome, "transfer_out">, OutcomeLine> = {
  adoption: "adoption",
  rto: "returnedToOwner",
  rtf: "returnedToField",
  other_live: "otherLive",
  died: "died",
  lost: "lost",
  shelter_euthanasia: "euthanasia",
  owner_intended_euthanasia_out: "euthanasiaOut",
}

/** How far a transfer went, from the record's own words; null where they do not say. */
export function reachOf(detail: string | null): Reach | null {
  if (detail === null) return null
  if (/international|abroad|overseas/i.test(detail)) return "International"
  if (/out[\s_-]*of[\s_-]*state|interstate/i.test(detail)) return "OutOfState"
  return /\bin[\s_-]*state/i.test(detail) ? "InState" : null
}

/** The line of an intake. An adoption that came back counts as relinquished; a transfer of unknown reach as in state. */
export function intakeLine(stay: {
  intakeType: IntakeType
  isReturn: boolean
  intakeDetail?: string | null
}): IntakeLine {
  if (stay.isReturn) return "owner"
  if (stay.intakeType !== "transfer_in") return PLAIN_INTAKES[stay.intakeType]
  return `in${reachOf(stay.intakeDetail ?? null) ?? "InState"}`
}

/** The line of an outcome; a transfer of unknown reach counts as in state. */
export function outcomeLine(outcome: Outcome, detail: string | null): OutcomeLine {
  if (outcome !== "transfer_out") return PLAIN_OUTCOMES[outcome]
  return `out${reachOf(detail) ?? "InState"}`
}
