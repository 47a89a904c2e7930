import { INTAKE_TYPES, OUTCOMES } from "@/lib/domain/outcomes/stays"

/** A file's return from foster or trial: no intake, the stay goes on. */
export const FOSTER_RETURN = "foster_return"
/** A visit (a service, a clinic day): neither this row nor the outcome that follows it is a stay. */
export const NO_STAY = "no_stay"
/** Words for the state after a row that are no exit. */
export const NOT_EXITS = ["foster", "trial", "none"] as const
export const DEAD_ON_ARRIVAL = "dead_on_arrival"

const OUTCOME_KEYS = OUTCOMES.map((outcome) => outcome.key)

/** The words each kind of field knows; a profile's map must lead to one of them. */
export const VOCABULARIES = {
  intake: [...INTAKE_TYPES, FOSTER_RETURN, NO_STAY],
  returned: INTAKE_TYPES,
  outcome: [...OUTCOME_KEYS, ...NOT_EXITS, DEAD_ON_ARRIVAL],
  movement: [...OUTCOME_KEYS, ...NOT_EXITS],
  death: ["died", "shelter_euthanasia", "owner_intended_euthanasia_out", DEAD_ON_ARRIVAL],
  sex: ["F", "M", "unknown"],
  known: ["yes", "no", "unknown"],
  flag: ["yes", "no"],
} as const satisfies Record<string, readonly string[]>
export type VocabularyKind = keyof typeof VOCABULARIES

/** Answers of the questionnaire that a file can already hold, with the values each takes. */
export const ANSWER_FIELDS = [
  { key: "desiredTier", values: ["0", "1", "2"], isList: false },
  { key: "willingToTrain", values: ["yes", "no"], isList: false },
  { key: "trainTime", values: ["0", "1", "2", "3"], isList: false },
  { key: "homeSound", values: ["1", "2", "3", "4", "5"], isList: false },
  { key: "visitorBusy", values: ["1", "2", "3", "4", "5"], isList: false },
  { key: "homeEnergy", values: ["1", "2", "3", "4", "5"], isList: false },
  { key: "wantCuddly", values: ["1", "2", "3", "4", "5"], isList: false },
  { key: "otherAnimals", values: ["none", "dogs", "cats", "small_pets", "young_children"], isList: true },
] as const

/** Facts whose value must be yes, no or unknown; `energy_level` takes 1 to 5, any other fact a short text. */
export const KNOWN_FACTS = [
  "lives_with_dogs",
  "lives_with_cats",
  "lives_with_children",
  "special_care",
  "fiv_positive",
  "felv_positive",
  "deaf",
  "blind",
  "declawed",
  "good_on_lead",
  "good_traveller",
  "crate_trained",
  "house_trained",
] as const

/** The words a fact can have, or null when any short text will do. */
export function factVocabulary(fact: string): readonly string[] | null {
  if (fact === "energy_level") return ["1", "2", "3", "4", "5"]
  return KNOWN_FACTS.some((known) => known === fact) ? VOCABULARIES.known : null
}
