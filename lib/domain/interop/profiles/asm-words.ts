import type { FactSpec } from "../profile"

/** What Animal Shelter Manager's entry types and entry reasons mean; any other reason is an owner's. */
export const ASM_INTAKES = {
  Stray: "stray",
  Abandoned: "stray",
  "Transfer In": "transfer_in",
  "Transfer from Other Shelter": "transfer_in",
  Seized: "seized_impounded",
  "Police Assist": "seized_impounded",
  "Abuse/ neglect": "seized_impounded",
  Biting: "seized_impounded",
  "Rabies Monitoring": "seized_impounded",
  "Owner requested Euthanasia": "owner_intended_euthanasia",
  "Born in care": "other_intake",
  "Born in Shelter": "other_intake",
  TNR: "other_intake",
  "TNR - Trap/Neuter/Release": "other_intake",
  Wildlife: "other_intake",
  DOA: "other_intake",
  "Dead on arrival": "other_intake",
} as const

/** Its movements by number and by name. A retailer is a place of the shelter's own, a reservation moves nothing. */
export const ASM_MOVEMENTS = {
  "0": "none",
  "1": "adoption",
  "2": "foster",
  "3": "transfer_out",
  "4": "lost",
  "5": "rto",
  "6": "lost",
  "7": "rtf",
  "8": "none",
  Adoption: "adoption",
  Foster: "foster",
  Transfer: "transfer_out",
  Escaped: "lost",
  Reclaimed: "rto",
  Stolen: "lost",
  "Released To Wild": "rtf",
  Retailer: "none",
  Reservation: "none",
  TNR: "rtf",
} as const

/** The names of the numbers, for the record of a stay. */
export const ASM_MOVEMENT_NAMES = {
  "0": "Reservation",
  "1": "Adoption",
  "2": "Foster",
  "3": "Transfer",
  "4": "Escaped",
  "5": "Reclaimed",
  "6": "Stolen",
  "7": "Released To Wild",
  "8": "Retailer",
} as const

const GOOD_WITH = {
  "0": "yes",
  "1": "no",
  "2": null,
  // Neither a plain yes nor a plain no: kept as not known, with the words beside it.
  "3": "unknown",
  "5": "unknown",
  "12": "unknown",
  Yes: "yes",
  No: "no",
  Unknown: null,
  Selective: "unknown",
  "Over 5": "unknown",
  "Over 12": "unknown",
} as const

const NUANCES = {
  "3": "selective",
  "5": "only children over 5",
  "12": "only children over 12",
  Selective: "selective",
  "Over 5": "only children over 5",
  "Over 12": "only children over 12",
} as const

const ENERGY = { "0": null, "1": "1", "2": "2", "3": "3", "4": "4", "5": "5" } as const

const ASM_TRAITS = [
  { fact: "lives_with_cats", csv: "ANIMALGOODWITHCATS", json: "ISGOODWITHCATS" },
  { fact: "lives_with_dogs", csv: "ANIMALGOODWITHDOGS", json: "ISGOODWITHDOGS" },
  { fact: "lives_with_children", csv: "ANIMALGOODWITHKIDS", json: "ISGOODWITHCHILDREN" },
  { fact: "good_on_lead", csv: "ANIMALGOODONLEAD", json: "ISGOODONLEAD" },
  { fact: "good_traveller", csv: "ANIMALGOODTRAVELLER", json: "ISGOODTRAVELLER" },
  { fact: "crate_trained", csv: "ANIMALCRATETRAINED", json: "ISCRATETRAINED" },
  { fact: "house_trained", csv: "ANIMALHOUSETRAINED", json: "ISHOUSETRAINED" },
] as const

/** Its good-with columns and energy as facts with their source. They were never rated, so they never become ratings. */
export function asmFacts(format: "csv" | "json"): FactSpec[] {
  const traits: FactSpec[] = ASM_TRAITS.map((trait) => ({
    fact: trait.fact,
    column: trait[format],
    map: GOOD_WITH,
    evidence: NUANCES,
    optional: true,
  }))
  const column = format === "csv" ? "ANIMALENERGYLEVEL" : "ENERGYLEVEL"
  return [...traits, { fact: "energy_level", column, map: ENERGY, optional: true }]
}
