import { DEFAULT_MATCH, FIT_ITEMS, type FitItem, type Importance, type MatchParameters } from "./parameters"

export const OTHER_ANIMALS = ["none", "dogs", "cats", "small_pets", "young_children"] as const
export type OtherAnimal = (typeof OTHER_ANIMALS)[number]

/** Companions that are never scored: they raise a talking point. */
export const TALK_TOPICS = ["small_pets", "young_children"] as const
export type TalkTopic = (typeof TALK_TOPICS)[number]

export const START_PLACES = ["own_quiet_room", "near_home", "quiet_park", "needs_ideas"] as const
export const SHY_ANSWERS = ["fine", "with_support", "hard_now"] as const
export const ALONE_HOURS = ["up_to_4", "4_to_8", "over_8"] as const
export const EXPERIENCES = ["new", "some", "lots"] as const
export const GETTING_ABOUT = ["stroller", "wheels", "backpack", "short_walks", "other"] as const
export const CARE_KINDS = ["daily_tablet", "special_food", "regular_vet", "ask_me"] as const
export const MUSTS = ["proven_with_my_animals", "no_special_care"] as const
export type Must = (typeof MUSTS)[number]
/** An adopter may name this many must-haves. */
export const MOST_MUSTS = 2
/** The items question 16 offers, and how many of them may be picked. */
export const CHOOSABLE_ITEMS = ["energy", "sound", "animals", "affection", "time", "adventure"] as const
export const MOST_PICKS = 3

export type TierNumber = 0 | 1 | 2
export type Level = 1 | 2 | 3 | 4 | 5

/**
 * What an adopter answered; null or absent = skipped. Contact details and the free words of question 18 are not
 * part of it, so they cannot reach a score.
 */
export interface Answers {
  readonly desiredTier?: TierNumber | null
  /** Question 2 sets `adventure`; other keys come from callers that already resolved question 16. */
  readonly importance?: Partial<Record<FitItem, Importance>> | null
  readonly willingToTrain?: boolean | null
  readonly wantsCoaching?: boolean | null
  readonly trainTime?: 0 | 1 | 2 | 3 | null
  readonly startPlaces?: readonly (typeof START_PLACES)[number][] | null
  readonly homeSound?: Level | null
  readonly visitorBusy?: Level | null
  readonly otherAnimals?: OtherAnimal | readonly OtherAnimal[] | null
  readonly talkTopics?: readonly TalkTopic[] | null
  readonly homeEnergy?: Level | null
  readonly wantCuddly?: Level | null
  readonly shyOk?: (typeof SHY_ANSWERS)[number] | null
  readonly aloneHours?: (typeof ALONE_HOURS)[number] | null
  readonly experience?: (typeof EXPERIENCES)[number] | null
  readonly gettingAbout?: readonly (typeof GETTING_ABOUT)[number][] | null
  readonly careOk?: readonly (typeof CARE_KINDS)[number][] | null
  /** Question 16: up to three picks, and what does not matter. */
  readonly mattersMost?: readonly (typeof CHOOSABLE_ITEMS)[number][] | null
  readonly doesNotMatter?: readonly (typeof CHOOSABLE_ITEMS)[number][] | null
  readonly musts?: readonly Must[] | null
}

/**
 * Importance of every item. Question 16, when answered, decides for the items it offers (picked 3, does not
 * matter 0, others 2), also against question 2; when skipped, question 2 decides adventure and the rest is 2.
 */
export function resolveImportance(
  answers: Answers,
  parameters: MatchParameters = DEFAULT_MATCH,
): Record<FitItem, Importance> {
  const usual = parameters.usualImportance
  const given = answers.importance ?? {}
  const importance = Object.fromEntries(FIT_ITEMS.map((item) => [item, given[item] ?? usual])) as Record<
    FitItem,
    Importance
  >
  const picked = answers.mattersMost ?? null
  const unimportant = answers.doesNotMatter ?? null
  if (picked === null && unimportant === null) return importance
  for (const item of CHOOSABLE_ITEMS) {
    if (picked?.includes(item)) importance[item] = 3
    else importance[item] = unimportant?.includes(item) ? 0 : usual
  }
  return importance
}

/** The companions an adopter named, as a list; null when the question was skipped. */
export function companionsOf(answers: Answers): readonly OtherAnimal[] | null {
  const given = answers.otherAnimals ?? null
  const topics = answers.talkTopics ?? []
  if (given === null) return topics.length > 0 ? topics : null
  const listed: readonly OtherAnimal[] = typeof given === "string" ? [given] : given
  return [...new Set([...listed, ...topics])].filter((word) => word !== "none")
}
