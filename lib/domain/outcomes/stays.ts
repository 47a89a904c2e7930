import type { Day } from "@/lib/domain/calendar/day"

/** How a stay can begin, in the order of the monthly matrix. */
export const INTAKE_TYPES = [
  "stray",
  "owner_relinquished",
  "owner_intended_euthanasia",
  "transfer_in",
  "seized_impounded",
  "other_intake",
] as const
export type IntakeType = (typeof INTAKE_TYPES)[number]

/** How a stay can end, in the order of the monthly matrix; the exit state is what cohort curves compete over. */
export const OUTCOMES = [
  { key: "adoption", isLive: true, exitState: "adoption" },
  { key: "rto", isLive: true, exitState: "rto" },
  { key: "transfer_out", isLive: true, exitState: "transfer" },
  { key: "rtf", isLive: true, exitState: "rtf" },
  { key: "other_live", isLive: true, exitState: "other" },
  { key: "died", isLive: false, exitState: "death" },
  { key: "lost", isLive: false, exitState: "other" },
  { key: "shelter_euthanasia", isLive: false, exitState: "death" },
  { key: "owner_intended_euthanasia_out", isLive: false, exitState: "death" },
] as const
export type Outcome = (typeof OUTCOMES)[number]["key"]

/** Competing exits; the event code of a state is its position plus 1, and 0 is "still in care". */
export const EXIT_STATES = ["adoption", "transfer", "rto", "rtf", "death", "other"] as const
export type ExitState = (typeof EXIT_STATES)[number]

/** One stay of one cat, as statistics see it. A returned cat has a new stay with the same catKey. */
export type Stay = {
  catKey: string
  intakeDay: Day
  outcomeDay: Day | null
  outcome: Outcome | null
  intakeType: IntakeType
  /** The source's own word for the intake, kept for the table of returns. */
  intakeDetail?: string | null
  /** Whether the record says that the cat came back from an adopter. */
  isReturn?: boolean
  sex: "F" | "M" | "unknown"
  birthDay: Day | null
  availableDay: Day | null
}

/** From which day time is counted; always named beside a figure. */
export const CLOCKS = ["intake", "available"] as const
export type Clock = (typeof CLOCKS)[number]

const EVENT_CODE = new Map<Outcome, number>(
  OUTCOMES.map(({ key, exitState }) => [key, EXIT_STATES.indexOf(exitState) + 1]),
)

/** The event code of a stay: 0 still in care, otherwise the position of its exit state plus 1. */
export function eventCode(stay: Pick<Stay, "outcome">): number {
  return stay.outcome === null ? 0 : (EVENT_CODE.get(stay.outcome) ?? 0)
}

/** The event code of one exit state. */
export function codeOfState(state: ExitState): number {
  return EXIT_STATES.indexOf(state) + 1
}
