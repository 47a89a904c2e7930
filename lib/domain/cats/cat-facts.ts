/** What can be known of a cat beside scores: yes, no, or nobody knows; each with who said it and what was seen. */
export interface CatFactKind {
  readonly key: string
  readonly label: string
  /** "known": yes, no or unknown. "kg": a weighing. */
  readonly kind: "known" | "kg"
  readonly group: "company" | "health" | "past"
  readonly help: string
  /** A yes needs words on who saw it, and where. */
  readonly needsEvidence: boolean
}

/** Where a fact comes from, strongest first (rule A.2: with evidence and source). */
export const FACT_SOURCES = ["staff seen", "foster seen", "vet", "owner note", "never seen"] as const
export type FactSource = (typeof FACT_SOURCES)[number]

export const FACT_SOURCE_NAMES: Readonly<Record<FactSource, string>> = {
  "staff seen": "Seen by staff",
  "foster seen": "Seen in foster care",
  vet: "Said by the vet",
  "owner note": "Told by an earlier owner",
  "never seen": "Nobody has seen it",
}

function known(
  group: CatFactKind["group"],
  key: string,
  label: string,
  help: string,
  needsEvidence = false,
): CatFactKind {
  return { key, label, kind: "known", group, help, needsEvidence }
}

/** The fact catalogue (rule A.2 and the founding articles): forms, the cat's page and the gates' advice read it. */
export const CAT_FACTS: readonly CatFactKind[] = [
  known(
    "company",
    "lives_with_dogs",
    "Lives well with dogs",
    "Seen or told, never guessed from a rating.",
    true,
  ),
  known(
    "company",
    "lives_with_cats",
    "Lives well with cats",
    "Seen or told, never guessed from a rating.",
    true,
  ),
  known(
    "company",
    "lives_with_children",
    "Lives well with children",
    "Seen or told, never guessed from a rating.",
    true,
  ),
  known(
    "company",
    "trusted_person",
    "Trusts a person here",
    "Who is it? Training begins with that person.",
    true,
  ),
  {
    key: "weight_kg",
    label: "Weight",
    kind: "kg",
    group: "health",
    help: "A tenth lost since intake means no session that day.",
    needsEvidence: false,
  },
  known("health", "house_trained", "Uses the litter box", "A change is worth a word to medical."),
  known(
    "health",
    "special_care",
    "Needs care every day or often",
    "Tablets, special food, regular vet visits.",
    true,
  ),
  known(
    "health",
    "medical_hold",
    "Held by the vet",
    "Not free to go home for now: the cat leaves the public list until this says no. Say why and until when.",
    true,
  ),
  known("health", "fiv_positive", "FIV positive", "Advice for outings, no limit by itself."),
  known("health", "felv_positive", "FeLV positive", "Advice for outings, no limit by itself."),
  known("health", "deaf", "Deaf", "Call by sight and touch; never off a closed place."),
  known("health", "blind", "Blind", "Known ground and a short leash."),
  known("health", "three_legs", "Three legs", "Fit the harness lying and standing; short ways."),
  known("health", "declawed", "No claws", "Cannot climb or defend itself: closed places only."),
  known("health", "short_nosed", "Short nose", "Breath and heat: stay well below the warm limit."),
  known(
    "past",
    "outdoor_history",
    "Has been outdoors before",
    "Free roaming, street life or walks; say which.",
    true,
  ),
  known("past", "good_on_lead", "Has walked on a lead", "Before it came here; our own course begins anew."),
  known("past", "good_traveller", "Travels well", "Told of car or train rides."),
  known("past", "crate_trained", "Used to a crate", "Told of sleeping or waiting in one."),
  known(
    "past",
    "restless_indoors",
    "Restless indoors",
    "Calls at birds, paces the sill, over-grooms. A vet looks first: it may be pain or illness.",
    true,
  ),
]

/** The catalogue entry of a fact; throws RangeError for an unknown key. */
export function catFactOf(key: string): CatFactKind {
  const found = CAT_FACTS.find((one) => one.key === key)
  if (!found) throw new RangeError(`there is no fact "${key}"`)
  return found
}
