import { type Day, daysBetween } from "@/lib/domain/calendar/day"
import type { Tier } from "./tiers"

/** Days a panic or escape keeps weighing (rule B.4, G8). */
export const PANIC_RULE = { windowOnlyDays: 30, rememberedDays: 90, eventsForWindow: 2 } as const

/** Panics, escapes and bites of one cat, as days; `reviewPending` while the behaviour lead has not closed the review. */
export interface PanicRecord {
  readonly days: readonly Day[]
  readonly reviewPending: boolean
}

/**
 * The cap that panics and escapes put on a cat on a day: WINDOW while a review is open, within 30 days, or after two in
 * 90 days; PATIO_PACK from 31 to 90 days; TRAIL when nothing is left to weigh. Throws RangeError for a later event.
 */
export function panicCap(panic: PanicRecord, asOfDay: Day): Tier {
  const ages = panic.days.map((day) => daysBetween(day, asOfDay))
  if (ages.some((age) => age < 0)) throw new RangeError("panic.days holds a day after asOfDay")
  const remembered = ages.filter((age) => age <= PANIC_RULE.rememberedDays)
  const isRecent = remembered.some((age) => age <= PANIC_RULE.windowOnlyDays)
  if (panic.reviewPending || isRecent || remembered.length >= PANIC_RULE.eventsForWindow) return "WINDOW"
  return remembered.length > 0 ? "PATIO_PACK" : "TRAIL"
}
