import type { Tier } from "./tiers"

/** The ten gates. Gates are rules: no score, rating or training buys one back. */
export const GATE_IDS = ["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9", "G10"] as const
export type GateId = (typeof GATE_IDS)[number]

/** Who may clear a gate; "automatic" ones follow from dates and checks and are cleared by nobody. */
export const GATE_CLEARERS = ["staff", "medical", "behaviour_lead", "automatic"] as const
export type GateClearer = (typeof GATE_CLEARERS)[number]

/** One gate as staff see it. Its reason is never public: people only read "not cleared for outdoors yet". */
export interface Gate {
  readonly id: GateId
  readonly title: string
  readonly rule: string
  /** Highest tier while the gate is closed; TRAIL where the gate does not cap by itself. */
  readonly cap: Tier
  readonly clearedBy: GateClearer
  readonly publicText: string
  readonly todo: string
}

const NOT_YET = "Not cleared for outdoors yet"

function gate(
  id: GateId,
  clearedBy: GateClearer,
  words: { title: string; rule: string; todo: string },
): Gate {
  const isCapping = id !== "G9" && id !== "G10"
  return {
    id,
    clearedBy,
    ...words,
    cap: isCapping ? "WINDOW" : "TRAIL",
    publicText: isCapping ? NOT_YET : "",
  }
}

/** The gate catalogue (rule B.4, own wording). */
export const GATES: readonly Gate[] = [
  gate("G1", "staff", {
    title: "Microchip",
    rule: "Chip in place, registered, and found by a scanner in the last 30 days",
    todo: "Scan the chip and check the registration",
  }),
  gate("G2", "medical", {
    title: "Vaccinations",
    rule: "Core series finished with a dose at 16 weeks of age or later, rabies as the law here asks, leukaemia decided by the vet",
    todo: "Ask medical to complete the vaccination record",
  }),
  gate("G3", "medical", {
    title: "Parasites",
    rule: "Protection against fleas, ticks and worms is running",
    todo: "Ask medical for parasite protection",
  }),
  gate("G4", "medical", {
    title: "Vet check",
    rule: "A vet has looked at heart, breathing, pain and movement in the last 90 days; any surgery is 14 days back or more",
    todo: "Book a vet check for outdoor work",
  }),
  gate("G5", "automatic", {
    title: "Age and vaccine rest",
    rule: "16 weeks old or more, and 7 days since the last vaccine",
    todo: "Record birth date and last vaccine, or wait",
  }),
  gate("G6", "medical", {
    title: "Neutered",
    rule: "Spayed or neutered",
    todo: "Ask medical about neutering",
  }),
  gate("G7", "staff", {
    title: "Holds",
    rule: "No stray hold, legal hold or bite quarantine is running",
    todo: "Confirm that every hold is over",
  }),
  gate("G8", "behaviour_lead", {
    title: "Panic and escape",
    rule: "No open review, nothing in 30 days and no two events in 90; a single event 31 to 90 days back allows patio and pack",
    todo: "Behaviour lead: review the event, then give it time",
  }),
  gate("G9", "automatic", {
    title: "Today's check",
    rule: "Calm enough today, has eaten in 24 hours, and has not lost a tenth of the weight at intake",
    todo: "Check stress, appetite and weight today",
  }),
  gate("G10", "medical", {
    title: "Special needs",
    rule: "Advice for cats with FIV or leukaemia virus, a short nose, deafness, blindness, no claws or under 2 kg; a limit only if the vet sets one",
    todo: "Read the advice before going out",
  }),
]

/** How a fact is written: yes or no, or a day on which something happened (or "none": it never did). */
export type GateFactKind = "yes_no" | "event_day" | "tier_limit"

/** One fact a gate reads. */
export interface GateFact {
  readonly key: GateFactKey
  readonly gate: GateId
  readonly label: string
  readonly kind: GateFactKind
  readonly values: readonly string[]
  /** Days the fact holds after its day; null when it does not run out by itself. */
  readonly validForDays: number | null
  /** Whether a later end date on the fact may exceed `validForDays` (a product that works longer). */
  readonly mayHoldLonger: boolean
  readonly clearedBy: Exclude<GateClearer, "automatic">
}

export const GATE_FACT_KEYS = [
  "chip_implanted",
  "chip_scanned",
  "chip_registered",
  "vaccines_core",
  "vaccines_rabies",
  "felv_decided",
  "parasites",
  "vet_clearance",
  "last_surgery",
  "last_vaccine",
  "neutered",
  "hold_over",
  "last_bite",
  "bite_quarantine_over",
  "vet_cap",
] as const
export type GateFactKey = (typeof GATE_FACT_KEYS)[number]

type FactDraft = Omit<GateFact, "kind" | "values" | "validForDays" | "mayHoldLonger"> & Partial<GateFact>

function fact(draft: FactDraft): GateFact {
  return { kind: "yes_no", values: ["yes", "no"], validForDays: null, mayHoldLonger: false, ...draft }
}

/** Days of the rules behind the facts (rule B.4; parasite default: a monthly product). */
export const GATE_DAYS = {
  chipScan: 30,
  parasites: 30,
  vetClearance: 90,
  afterSurgery: 14,
  afterVaccine: 7,
} as const

const EVENT = { kind: "event_day", values: ["done", "none"] } as const

/** The fact catalogue: forms, filters and the gate rules read it. */
export const GATE_FACTS: readonly GateFact[] = [
  fact({ key: "chip_implanted", gate: "G1", label: "Microchip in place", clearedBy: "staff" }),
  fact({
    key: "chip_scanned",
    gate: "G1",
    label: "Chip found by a scanner",
    clearedBy: "staff",
    validForDays: GATE_DAYS.chipScan,
  }),
  fact({ key: "chip_registered", gate: "G1", label: "Chip registered", clearedBy: "staff" }),
  fact({ key: "vaccines_core", gate: "G2", label: "Core vaccines complete", clearedBy: "medical" }),
  fact({
    key: "vaccines_rabies",
    gate: "G2",
    label: "Rabies vaccine as the law asks",
    clearedBy: "medical",
    values: ["yes", "no", "not_required"],
  }),
  fact({
    key: "felv_decided",
    gate: "G2",
    label: "Vet has decided about leukaemia vaccine",
    clearedBy: "medical",
  }),
  fact({
    key: "parasites",
    gate: "G3",
    label: "Flea, tick and worm protection",
    clearedBy: "medical",
    validForDays: GATE_DAYS.parasites,
    mayHoldLonger: true,
  }),
  fact({
    key: "vet_clearance",
    gate: "G4",
    label: "Vet check for outdoor work",
    clearedBy: "medical",
    values: ["full", "carried_only", "no"],
    validForDays: GATE_DAYS.vetClearance,
  }),
  fact({ key: "last_surgery", gate: "G4", label: "Last surgery", clearedBy: "medical", ...EVENT }),
  fact({ key: "last_vaccine", gate: "G5", label: "Last vaccine", clearedBy: "medical", ...EVENT }),
  fact({ key: "neutered", gate: "G6", label: "Spayed or neutered", clearedBy: "medical" }),
  fact({ key: "hold_over", gate: "G7", label: "Stray and legal holds are over", clearedBy: "staff" }),
  fact({
    key: "last_bite",
    gate: "G7",
    label: "Last bite that broke the skin",
    clearedBy: "staff",
    ...EVENT,
  }),
  fact({ key: "bite_quarantine_over", gate: "G7", label: "Bite quarantine is over", clearedBy: "staff" }),
  fact({
    key: "vet_cap",
    gate: "G10",
    label: "Limit set by the vet",
    clearedBy: "medical",
    kind: "tier_limit",
    values: ["none", "WINDOW", "PATIO_PACK"],
  }),
]

/** The catalogue entry of a gate; throws RangeError for an unknown id. */
export function gateOf(id: GateId): Gate {
  const found = GATES.find((one) => one.id === id)
  if (!found) throw new RangeError(`there is no gate "${id}"`)
  return found
}

/** The catalogue entry of a fact; throws RangeError for an unknown key. */
export function gateFactOf(key: GateFactKey): GateFact {
  const found = GATE_FACTS.find((one) => one.key === key)
  if (!found) throw new RangeError(`there is no gate fact "${key}"`)
  return found
}
