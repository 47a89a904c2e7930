import { TIER_LABELS, TIER_NAMES, type Tier } from "@/lib/domain/suitability/tiers"
import type { PublicCatCard } from "@/lib/features/cats/public"
import type { Texts } from "@/lib/platform/texts"

/** What words are made with: the texts of a request, or those a page gave to the device. */
export type Speech = Pick<Texts, "say" | "count" | "entry">

const MONTHS_PER_YEAR = 12
// Up to two years a month makes a difference.
const YEARS_FROM_MONTHS = 24

function ageWords({ say, count }: Speech, { ageMonths, isAgeEstimated }: PublicCatCard): string {
  if (ageMonths === null) return say("words.ageUnknown")
  if (ageMonths < 1) return say("words.ageUnderMonth")
  const age =
    ageMonths < YEARS_FROM_MONTHS
      ? count("words.months", ageMonths)
      : count("words.years", Math.floor(ageMonths / MONTHS_PER_YEAR))
  return isAgeEstimated ? say("words.about", { age }) : age
}

/** "today", "yesterday", "12 days ago". */
export function agoWords({ say }: Pick<Speech, "say">, days: number): string {
  if (days <= 0) return say("words.today")
  return days === 1 ? say("words.yesterday") : say("words.daysAgo", { n: days })
}

/** Age, sex and energy in one line. */
export function factWords(speech: Speech, card: PublicCatCard): string {
  const facts = [
    ageWords(speech, card),
    card.sex === "unknown" ? null : speech.say(`words.${card.sex}`),
    card.energy ? speech.say(`words.${card.energy}`) : null,
  ]
  return facts.filter(Boolean).join(", ")
}

export function waitingWords({ say, count }: Speech, { daysWaiting }: PublicCatCard): string | null {
  if (daysWaiting === null) return null
  return daysWaiting === 0 ? say("words.waitingToday") : count("words.waiting", daysWaiting)
}

export const seenWords = ({ say }: Speech, { seenDaysAgo }: PublicCatCard): string =>
  seenDaysAgo === null ? say("words.notSeen") : say("words.seen", { when: agoWords({ say }, seenDaysAgo) })

export const growWords = ({ say, entry }: Speech, { mayGrowInto }: PublicCatCard): string | null =>
  mayGrowInto
    ? say("words.mayGrow", { tier: entry(`tier.${mayGrowInto}.name`, TIER_NAMES[mayGrowInto]) })
    : null

/** The ready-for label, or that it is withheld. */
export const tierWords = ({ say, entry }: Speech, tier: Tier | null): string =>
  tier ? entry(`tier.${tier}.label`, TIER_LABELS[tier]) : say("words.withheld")
