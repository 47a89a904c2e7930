import { type Day, daysBetween } from "@/lib/domain/calendar/day"
import type { Tier } from "./tiers"

/** What training must show, and for how long it counts without a session (rule B.3). */
export const DEMONSTRATED_RULE = { trailFromMastered: 8, patioPackFromMastered: 5, validDays: 30 } as const

/** Training as plain numbers: stages mastered (0 to 8), day of the last session of any kind, and the carrier track. */
export interface Training {
  readonly mastered: number
  readonly lastSessionDay: Day | null
  readonly asOfDay: Day
  readonly carrierTrackMastered: boolean
}

/** The demonstrated tier and whether it comes from the carrier track alone ("pack only"). */
export interface Demonstration {
  readonly tier: Tier
  readonly isPackOnly: boolean
  readonly reason: string
}

/** The tier that training has shown and that is still fresh; WINDOW when there is nothing fresh. Source: rule B.3. */
export function demonstratedTier(training: Training): Tier {
  return describeDemonstration(training).tier
}

/** The demonstrated tier with its reason. Throws RangeError for a mastered count outside 0 to 8 or a later session. */
export function describeDemonstration(training: Training): Demonstration {
  const { mastered, lastSessionDay, asOfDay, carrierTrackMastered } = training
  if (!Number.isInteger(mastered) || mastered < 0 || mastered > 8)
    throw new RangeError("mastered must be 0 to 8")
  const sinceDays = lastSessionDay === null ? null : daysBetween(lastSessionDay, asOfDay)
  if (sinceDays !== null && sinceDays < 0) throw new RangeError("lastSessionDay lies after asOfDay")
  const isFresh = sinceDays !== null && sinceDays <= DEMONSTRATED_RULE.validDays
  const stages = `${mastered} of 8 stages mastered`
  if (isFresh && mastered >= DEMONSTRATED_RULE.trailFromMastered) {
    return {
      tier: "TRAIL",
      isPackOnly: false,
      reason: `${stages}, days since the last session: ${sinceDays}`,
    }
  }
  if (isFresh && mastered >= DEMONSTRATED_RULE.patioPackFromMastered) {
    return {
      tier: "PATIO_PACK",
      isPackOnly: false,
      reason: `${stages}, days since the last session: ${sinceDays}`,
    }
  }
  if (carrierTrackMastered)
    return { tier: "PATIO_PACK", isPackOnly: true, reason: "Carrier track mastered: pack only" }
  if (!isFresh && mastered >= DEMONSTRATED_RULE.patioPackFromMastered) {
    return {
      tier: "WINDOW",
      isPackOnly: false,
      reason: `${stages}, but no session in ${DEMONSTRATED_RULE.validDays} days`,
    }
  }
  return { tier: "WINDOW", isPackOnly: false, reason: stages }
}
