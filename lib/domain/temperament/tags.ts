import type { DimensionKey } from "./dimensions"

/** Who may see a tag. */
export type TagAudience = "public" | "staff"

/** A rule a derived tag follows from: an estimate with enough evidence, or a fact counted from the session history. */
export type TagRule =
  | {
      readonly kind: "estimate"
      readonly dim: DimensionKey
      readonly atLeast?: number
      readonly atMost?: number
    }
  | {
      readonly kind: "training"
      readonly fact: TrainingFactKey
      readonly atLeast: number
      readonly because: string
    }

/** Counts from the training history that tags may follow from; the caller counts them. */
export const TRAINING_FACTS = [
  "foodRewardsTaken",
  "toyRewardsTaken",
  "slips",
  "restsFromTraining",
  "carrierTrackMastered",
] as const
export type TrainingFactKey = (typeof TRAINING_FACTS)[number]

/** One tag: a short trait label with its meaning. `derivedFrom` is empty for tags people put on by hand. */
export interface Tag {
  readonly key: string
  readonly label: string
  readonly meaning: string
  readonly audience: TagAudience
  /** Every rule must hold; nobody puts a derived tag on by hand. */
  readonly derivedFrom: readonly TagRule[]
  /** Needs a note of who saw it and where before it may be put on. */
  readonly needsEvidence: boolean
}

function byHand(key: string, label: string, meaning: string, more: Partial<Tag> = {}): Tag {
  return { key, label, meaning, audience: "public", derivedFrom: [], needsEvidence: false, ...more }
}

function derived(key: string, label: string, meaning: string, ...derivedFrom: TagRule[]): Tag {
  return { key, label, meaning, audience: "public", derivedFrom, needsEvidence: false }
}

const high = (dim: DimensionKey, atLeast = 4): TagRule => ({ kind: "estimate", dim, atLeast })
const low = (dim: DimensionKey, atMost = 2.25): TagRule => ({ kind: "estimate", dim, atMost })
const training = (fact: TrainingFactKey, atLeast: number, because: string): TagRule => ({
  kind: "training",
  fact,
  atLeast,
  because,
})

/** The catalogue of tags (product page, Tags). Limits are design choices on the 1 to 5 scale. */
export const TAGS: readonly Tag[] = [
  derived("curious", "Curious", "Goes to look at what is new.", high("novelty", 3.75)),
  derived(
    "confident",
    "Confident",
    "Soon over a fright and at ease with new things.",
    high("recovery", 3.75),
    high("novelty", 3.5),
  ),
  derived(
    "noise_sensitive",
    "Noise-sensitive",
    "Needs a quiet place and slow steps with sound.",
    low("sound"),
  ),
  derived(
    "door_darter",
    "Door-darter",
    "Heads for open doors; needs two doors and practice.",
    low("threshold"),
  ),
  derived(
    "food_motivated",
    "Works for food",
    "Food is a reward worth working for.",
    high("motivation", 3.5),
    training("foodRewardsTaken", 3, "food was taken gladly in {n} sessions"),
  ),
  derived(
    "toy_motivated",
    "Works for play",
    "A toy is a reward worth working for.",
    high("motivation", 3.5),
    training("toyRewardsTaken", 3, "play was taken gladly in {n} sessions"),
  ),
  derived(
    "carrier_happy",
    "Likes the carrier",
    "Uses the carrier as a place to rest.",
    high("carrier", 3.75),
  ),
  derived(
    "handling_shy",
    "Shy of hands",
    "Prefers to come by choice; touch in small steps.",
    low("handling"),
  ),
  derived("window_watcher", "Window watcher", "Content with a view to watch.", high("outdoor", 3.75)),
  derived("checks_in", "Checks in", "Looks back to its person while exploring.", high("engagement", 3.75)),
  derived("slow_to_warm", "Slow to warm", "Takes its time with people it does not know.", low("people", 2.5)),
  {
    ...derived(
      "escape_artist",
      "Escape artist",
      "Has got out of a harness more than once: refit, two people, closed places only.",
      training("slips", 2, "out of the harness {n} times"),
    ),
    audience: "staff",
  },
  derived(
    "prefers_indoors_for_now",
    "Prefers indoors for now",
    "Said no to training for the moment, and we listen.",
    training("restsFromTraining", 1, "the cat ended training by choice several times in a row"),
  ),
  derived(
    "good_traveller",
    "Good traveller",
    "Calm when carried from place to place.",
    training("carrierTrackMastered", 1, "the carrier track is mastered"),
  ),
  byHand("lives_with_cats", "Has lived with cats", "Seen or told to live well with other cats.", {
    needsEvidence: true,
  }),
  byHand("lives_with_dogs", "Has lived with dogs", "Seen or told to live well with dogs.", {
    needsEvidence: true,
  }),
  byHand("lives_with_children", "Has lived with children", "Seen or told to live well with children.", {
    needsEvidence: true,
  }),
  byHand("special_care", "Special care", "Needs some care every day or often; ask us which.", {
    needsEvidence: true,
  }),
  byHand("learns_by_watching", "Learns by watching", "Tries what another cat has shown."),
  byHand("rides_in_backpack", "Rides in a backpack", "Comes along in a backpack and likes it."),
  byHand("prefers_cart_or_patio", "Prefers a cart or patio", "Enjoys the outside without walking."),
]

/** The catalogue entry of a tag; throws RangeError for an unknown key. */
export function tagOf(key: string): Tag {
  const found = TAGS.find((tag) => tag.key === key)
  if (!found) throw new RangeError(`there is no tag called "${key}"`)
  return found
}

/** Whether a tag follows from data and so cannot be put on by hand. */
export function isDerivedTag(tag: Tag): boolean {
  return tag.derivedFrom.length > 0
}
