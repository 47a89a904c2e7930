import {
  type Answers,
  CHOOSABLE_ITEMS,
  MOST_MUSTS,
  MOST_PICKS,
  type OTHER_ANIMALS,
  TALK_TOPICS,
} from "./answers"

export interface QuestionOption {
  readonly value: string
  readonly label: string
  /** What choosing it answers. Lists of several chosen options are joined. */
  readonly sets: Answers
}

/**
 * One question of the form. `one` and `scale` take a single option, `many` up to `most`, `text` free words that are
 * kept with the request and never read by the matcher. Every question may be skipped.
 */
export interface Question {
  readonly number: number
  readonly key: string
  readonly text: string
  readonly hint: string | null
  readonly kind: "one" | "many" | "scale" | "text"
  readonly options: readonly QuestionOption[]
  readonly most: number | null
  readonly fields: readonly (keyof Answers)[]
  readonly isScored: boolean
  readonly isSkippable: true
}

const LEVELS = [1, 2, 3, 4, 5] as const
type LevelField = "homeSound" | "visitorBusy" | "homeEnergy" | "wantCuddly"

function scale(
  field: LevelField,
  labels: readonly [string, string, string, string, string],
): QuestionOption[] {
  return LEVELS.map((level, i) => ({
    value: String(level),
    label: labels[i] ?? "",
    sets: { [field]: level },
  }))
}

function companion(value: (typeof OTHER_ANIMALS)[number], label: string): QuestionOption {
  const topic = TALK_TOPICS.find((one) => one === value)
  return { value, label, sets: topic ? { talkTopics: [topic], otherAnimals: [] } : { otherAnimals: [value] } }
}

const ITEM_LABELS: Record<(typeof CHOOSABLE_ITEMS)[number], string> = {
  energy: "How playful the cat is",
  sound: "Being at ease with noise",
  animals: "Getting on with other animals",
  affection: "Closeness and touch",
  time: "Little training still to do",
  adventure: "Life outdoors together",
}

type Draft = Omit<Question, "number" | "isSkippable" | "hint" | "most" | "options" | "isScored"> &
  Partial<Pick<Question, "hint" | "most" | "options" | "isScored">>

const DRAFTS: readonly Draft[] = [
  {
    key: "good_day",
    text: "Picture a good day with your cat. What happens?",
    kind: "one",
    fields: ["desiredTier"],
    isScored: true,
    options: [
      { value: "window", label: "Life indoors, with the best seat at a window", sets: { desiredTier: 0 } },
      {
        value: "patio",
        label: "Time on a balcony or patio, or riding in a backpack",
        sets: { desiredTier: 1 },
      },
      { value: "trail", label: "Walking outside together", sets: { desiredTier: 2 } },
      { value: "not_sure", label: "I do not know yet", sets: { desiredTier: null } },
    ],
  },
  {
    key: "adventure_importance",
    text: "How much weight does that have for you?",
    kind: "one",
    fields: ["importance"],
    isScored: true,
    options: [
      { value: "nice", label: "It would be a bonus", sets: { importance: { adventure: 1 } } },
      { value: "important", label: "It is important to me", sets: { importance: { adventure: 2 } } },
      { value: "main", label: "It is why I am looking", sets: { importance: { adventure: 3 } } },
    ],
  },
  {
    key: "training",
    text: "Suppose the cat is halfway through its harness course. Would you carry on?",
    kind: "one",
    fields: ["willingToTrain", "wantsCoaching"],
    isScored: true,
    options: [
      { value: "keen", label: "Gladly", sets: { willingToTrain: true, wantsCoaching: false } },
      {
        value: "with_help",
        label: "Yes, with somebody to ask",
        sets: { willingToTrain: true, wantsCoaching: true },
      },
      { value: "no", label: "I would rather not", sets: { willingToTrain: false, wantsCoaching: false } },
    ],
  },
  {
    key: "train_time",
    text: "How long could play or training last on a usual day?",
    kind: "one",
    fields: ["trainTime"],
    isScored: true,
    options: [
      { value: "under_10", label: "Less than 10 minutes", sets: { trainTime: 0 } },
      { value: "10_to_20", label: "10 to 20 minutes", sets: { trainTime: 1 } },
      { value: "20_to_40", label: "20 to 40 minutes", sets: { trainTime: 2 } },
      { value: "over_40", label: "Longer than 40 minutes", sets: { trainTime: 3 } },
    ],
  },
  {
    key: "start_places",
    text: "Where could first steps happen in peace?",
    hint: "Only used for tips.",
    kind: "many",
    fields: ["startPlaces"],
    options: [
      { value: "own_quiet_room", label: "A quiet room at home", sets: { startPlaces: ["own_quiet_room"] } },
      { value: "near_home", label: "A yard, balcony or hallway", sets: { startPlaces: ["near_home"] } },
      { value: "quiet_park", label: "A calm park close by", sets: { startPlaces: ["quiet_park"] } },
      { value: "needs_ideas", label: "I would need ideas", sets: { startPlaces: ["needs_ideas"] } },
    ],
  },
  {
    key: "home_sound",
    text: "What does your home sound like on most days?",
    kind: "scale",
    fields: ["homeSound"],
    isScored: true,
    options: scale("homeSound", ["Very quiet", "Quiet", "In between", "Lively", "Very lively"]),
  },
  {
    key: "visitors",
    text: "How often do people come by whom the cat would not know?",
    kind: "scale",
    fields: ["visitorBusy"],
    isScored: true,
    options: scale("visitorBusy", ["Hardly ever", "Now and then", "Every week", "Most days", "Every day"]),
  },
  {
    key: "companions",
    text: "Who else would the cat meet at your home?",
    hint: "Choose all that apply, or talk to us about it.",
    kind: "many",
    fields: ["otherAnimals", "talkTopics"],
    isScored: true,
    options: [
      companion("dogs", "Dogs"),
      companion("cats", "Cats"),
      companion("small_pets", "Small pets"),
      companion("young_children", "Young children, living here or visiting"),
      companion("none", "None of these"),
    ],
  },
  {
    key: "energy",
    text: "Which pace would suit you in a cat?",
    kind: "scale",
    fields: ["homeEnergy"],
    isScored: true,
    options: scale("homeEnergy", ["Very calm", "Calm", "In between", "Playful", "Always up for a game"]),
  },
  {
    key: "cuddly",
    text: "How close would you like the cat to be?",
    kind: "scale",
    fields: ["wantCuddly"],
    isScored: true,
    options: scale("wantCuddly", [
      "Its own company is fine",
      "Near me",
      "A stroke now and then",
      "Often on my lap",
      "As close as can be",
    ]),
  },
  {
    key: "shy",
    text: "Some cats stay hidden for the first weeks. How would that be?",
    kind: "one",
    fields: ["shyOk"],
    options: [
      { value: "fine", label: "No problem", sets: { shyOk: "fine" } },
      { value: "with_support", label: "All right, if I can ask for advice", sets: { shyOk: "with_support" } },
      { value: "hard_now", label: "Not easy for me at the moment", sets: { shyOk: "hard_now" } },
    ],
  },
  {
    key: "alone",
    text: "For how long is nobody at home on a usual day?",
    hint: "Only used for tips.",
    kind: "one",
    fields: ["aloneHours"],
    options: [
      { value: "up_to_4", label: "Up to 4 hours", sets: { aloneHours: "up_to_4" } },
      { value: "4_to_8", label: "4 to 8 hours", sets: { aloneHours: "4_to_8" } },
      { value: "over_8", label: "More than 8 hours", sets: { aloneHours: "over_8" } },
    ],
  },
  {
    key: "experience",
    text: "Have you lived with cats, or trained one on a harness?",
    hint: "It only tells us how much help to offer.",
    kind: "one",
    fields: ["experience"],
    options: [
      { value: "new", label: "This would be the first time", sets: { experience: "new" } },
      { value: "some", label: "A little", sets: { experience: "some" } },
      { value: "lots", label: "A lot", sets: { experience: "lots" } },
    ],
  },
  {
    key: "getting_about",
    text: "Does anything shape how you would go out together?",
    hint: "Only used for tips.",
    kind: "many",
    fields: ["gettingAbout"],
    options: [
      { value: "stroller", label: "With a stroller", sets: { gettingAbout: ["stroller"] } },
      { value: "wheels", label: "On wheels", sets: { gettingAbout: ["wheels"] } },
      { value: "backpack", label: "With a backpack", sets: { gettingAbout: ["backpack"] } },
      { value: "short_walks", label: "Short ways only", sets: { gettingAbout: ["short_walks"] } },
      { value: "other", label: "Something else", sets: { gettingAbout: ["other"] } },
    ],
  },
  {
    key: "care",
    text: "Which kinds of care could you take on?",
    kind: "many",
    fields: ["careOk"],
    options: [
      { value: "daily_tablet", label: "A tablet every day", sets: { careOk: ["daily_tablet"] } },
      { value: "special_food", label: "A diet", sets: { careOk: ["special_food"] } },
      { value: "regular_vet", label: "Regular visits to the vet", sets: { careOk: ["regular_vet"] } },
      { value: "ask_me", label: "Please ask me", sets: { careOk: ["ask_me"] } },
    ],
  },
  {
    key: "matters_most",
    text: "What counts most for you in all this?",
    hint: "Up to three.",
    kind: "many",
    most: MOST_PICKS,
    fields: ["mattersMost", "doesNotMatter"],
    isScored: true,
    options: CHOOSABLE_ITEMS.map((item) => ({
      value: item,
      label: ITEM_LABELS[item],
      sets: { mattersMost: [item] },
    })),
  },
  {
    key: "musts",
    text: "Is there anything the cat must bring?",
    hint: "At most two. We take these as firm.",
    kind: "many",
    most: MOST_MUSTS,
    fields: ["musts"],
    options: [
      {
        value: "proven_with_my_animals",
        label: "It is known to live well with animals like mine",
        sets: { musts: ["proven_with_my_animals"] },
      },
      { value: "no_special_care", label: "It needs no special care", sets: { musts: ["no_special_care"] } },
    ],
  },
  {
    key: "anything_else",
    text: "What would you like to ask or tell us, and how may we reach you?",
    kind: "text",
    fields: [],
  },
]

/** The eighteen questions in order; form, help, staff view and export read this list. */
export const QUESTIONS: readonly Question[] = DRAFTS.map((draft, i) => ({
  hint: null,
  most: null,
  options: [],
  isScored: false,
  ...draft,
  number: i + 1,
  isSkippable: true,
}))
