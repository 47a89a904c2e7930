import { TIER_LABELS, TIERS, type Tier } from "@/lib/domain/suitability/tiers"
import type { DimensionKey } from "@/lib/domain/temperament/dimensions"
import { type Answers, companionsOf } from "./answers"
import { type CatForMatch, dimensionOfCat, isSeen, type Match } from "./fit"
import { FIT_ITEMS, type FitItem } from "./parameters"

/** A sentence for everybody: no score, no percentage, nothing about gates or incidents. */
export interface Reason {
  readonly key: string
  readonly text: string
  /** The tier the sentence names, for those who say it in another language. */
  readonly tier?: Tier
}

export interface PairReasons {
  /** Up to three reasons for. */
  readonly speaksFor: readonly Reason[]
  /** One or two things to ask us about. */
  readonly askAbout: readonly Reason[]
}

const FITS_FROM = 0.8
const DIFFERS_BELOW = 0.65
const MOST_REASONS = 3
const MOST_QUESTIONS = 2
const HIDES_BELOW = 2.5

/** The dimensions a statement about an item rests on: without having seen them we make none. */
const RESTS_ON: Record<FitItem, readonly DimensionKey[]> = {
  adventure: [],
  energy: ["energy"],
  visitors: ["people"],
  sound: ["sound"],
  animals: ["animals"],
  time: [],
  affection: ["handling", "people"],
}

const FOR_TEXTS: Record<Exclude<FitItem, "adventure">, string> = {
  energy: "About as playful as you would like",
  visitors: "Has taken new faces well, as often as they come to your home",
  sound: "Has stayed at ease with sounds like those of your home",
  animals: "Has kept calm around other animals so far",
  time: "The training still to do fits into your usual day",
  affection: "Likes touch and company as much as you hope for",
}

const ASK_TEXTS: Record<FitItem, string> = {
  adventure: "How far outdoor life may go for this cat, and how long it may take",
  energy: "How much play this cat looks for on a usual day",
  visitors: "How this cat takes new people",
  sound: "How this cat would settle into a lively home",
  animals: "How this cat has been around other animals",
  time: "How much training this cat still needs, and where we can help",
  affection: "How much touch this cat enjoys",
}

const UNSEEN_TEXTS: Partial<Record<FitItem, string>> = {
  energy: "Play: we have not seen enough of it to say",
  visitors: "New people: we have not seen enough to say",
  sound: "Everyday sounds: we have not seen enough to say",
  animals: "Other animals: we have not seen enough to say",
  affection: "Touch and company: we have not seen enough to say",
}

/** The public reasons of one pair, from the same match record that orders the list. */
export function explainPair(pair: {
  readonly cat: CatForMatch
  readonly adopter: Answers
  readonly match: Match
}): PairReasons {
  const questions = [...openTopics(pair), ...differences(pair), ...unseen(pair)]
  const fallback = { key: "usual_day", text: "What a usual day with this cat is like" }
  return {
    speaksFor: strengths(pair).slice(0, MOST_REASONS),
    askAbout: questions.length === 0 ? [fallback] : questions.slice(0, MOST_QUESTIONS),
  }
}

type Pair = { readonly cat: CatForMatch; readonly adopter: Answers; readonly match: Match }

function strengths({ cat, adopter, match }: Pair): Reason[] {
  const entries = FIT_ITEMS.flatMap((item) => {
    const part = match.parts[item]
    if (!part || part.w === 0 || part.f < FITS_FROM || !isItemSeen(cat, item)) return []
    // "No other animals" fits every cat, so it says nothing for this one.
    if (item === "animals" && !asksForAnimals(adopter)) return []
    return [{ item, value: part.w * part.f }]
  })
  entries.sort((a, b) => b.value - a.value)
  return entries.map(({ item }) =>
    item === "adventure" ? adventureReason(cat, adopter) : { key: item, text: FOR_TEXTS[item] },
  )
}

/** Names a tier only when the cat is ready for just the wished one. */
function adventureReason(cat: CatForMatch, adopter: Answers): Reason {
  const tier = TIERS[adopter.desiredTier ?? 0] ?? "WINDOW"
  if (adopter.desiredTier === cat.effectiveTier) {
    return { key: "adventure", text: `Ready now for what you have in mind: ${TIER_LABELS[tier]}`, tier }
  }
  return { key: "adventure", text: "Ready for more than you ask, so your plans are within easy reach" }
}

function openTopics({ cat, adopter }: Pair): Reason[] {
  const topics: Reason[] = []
  const companions = companionsOf(adopter) ?? []
  if (companions.includes("young_children")) {
    topics.push({ key: "young_children", text: "Young children: we would like to talk about this together" })
  }
  if (companions.includes("small_pets")) {
    topics.push({ key: "small_pets", text: "Small pets: how they could live safely side by side" })
  }
  const wish = adopter.desiredTier ?? null
  if (wish !== null && wish > cat.effectiveTier && wish <= cat.potentialTier) {
    const tier = TIERS[wish] ?? "WINDOW"
    const label = TIER_LABELS[tier]
    const isOpen = (adopter.willingToTrain ?? null) === null
    topics.push(
      isOpen
        ? {
            key: "training_unknown",
            text: `Whether you would go on with training: this cat may grow into ${label}`,
            tier,
          }
        : { key: "growing", text: `What it would take to grow into ${label}`, tier },
    )
  }
  const people = dimensionOfCat(cat, "people")
  if (adopter.shyOk === "hard_now" && isSeen(people) && people.mean < HIDES_BELOW) {
    topics.push({ key: "shy", text: "How long this cat may keep to itself in a new home" })
  }
  return topics
}

function differences({ cat, adopter, match }: Pair): Reason[] {
  const entries = FIT_ITEMS.flatMap((item) => {
    const part = match.parts[item]
    if (!part || part.w === 0 || part.f >= DIFFERS_BELOW || !isItemSeen(cat, item)) return []
    // Growing into the wished tier already has its own sentence.
    const isGrowing = item === "adventure" && (adopter.desiredTier ?? 0) <= cat.potentialTier
    return isGrowing ? [] : [{ item, loss: part.w * (1 - part.f) }]
  })
  entries.sort((a, b) => b.loss - a.loss)
  return entries.map(({ item }) => ({ key: item, text: ASK_TEXTS[item] }))
}

function unseen({ cat, adopter, match }: Pair): Reason[] {
  return FIT_ITEMS.flatMap((item) => {
    const part = match.parts[item]
    const text = UNSEEN_TEXTS[item]
    if (!part || part.w === 0 || text === undefined || isItemSeen(cat, item)) return []
    if (item === "animals" && !asksForAnimals(adopter)) return []
    return [{ key: `${item}_unseen`, text }]
  })
}

function isItemSeen(cat: CatForMatch, item: FitItem): boolean {
  return RESTS_ON[item].every((key) => isSeen(dimensionOfCat(cat, key)))
}

function asksForAnimals(adopter: Answers): boolean {
  const companions = companionsOf(adopter) ?? []
  return companions.includes("dogs") || companions.includes("cats")
}
