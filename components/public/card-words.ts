import { TIER_NAMES } from "@/lib/domain/suitability/tiers"
import type { PublicCatCard } from "@/lib/features/cats/public"
import { countText, text } from "./text"

const MONTHS_PER_YEAR = 12
// Up to two years a month makes a difference.
const YEARS_FROM_MONTHS = 24

function ageWords({ ageMonths, isAgeEstimated }: PublicCatCard): string {
  if (ageMonths === null) return text("words.ageUnknown")
  if (ageMonths < 1) return text("words.ageUnderMonth")
  const age =
    ageMonths < YEARS_FROM_MONTHS
      ? countText("words.months", ageMonths)
      : countText("words.years", Math.floor(ageMonths / MONTHS_PER_YEAR))
  return isAgeEstimated ? text("words.about", { age }) : age
}

/** "today", "yesterday", "12 days ago". */
export function agoWords(days: number): string {
  if (days <= 0) return text("words.today")
  return days === 1 ? text("words.yesterday") : text("words.daysAgo", { n: days })
}

/** Age, sex and energy in one line. */
export function factWords(card: PublicCatCard): string {
  const facts = [
    ageWords(card),
    card.sex === "unknown" ? null : text(`words.${card.sex}`),
    card.energy ? text(`words.${card.energy}`) : null,
  ]
  return facts.filter(Boolean).join(", ")
}

export function waitingWords({ daysWaiting }: PublicCatCard): string | null {
  if (daysWaiting === null) return null
  return daysWaiting === 0 ? text("words.waitingToday") : countText("words.waiting", daysWaiting)
}

export const seenWords = ({ seenDaysAgo }: PublicCatCard): string =>
  seenDaysAgo === null ? text("words.notSeen") : text("words.seen", { when: agoWords(seenDaysAgo) })

export const growWords = ({ mayGrowInto }: PublicCatCard): string | null =>
  mayGrowInto ? text("words.mayGrow", { tier: TIER_NAMES[mayGrowInto] }) : null
