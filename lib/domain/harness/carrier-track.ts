import { type Day, daysBetween } from "@/lib/domain/calendar/day"

/** What the carrier track asks for (rule B.3). */
export const CARRIER_TRACK_RULE = {
  shutSec: 300,
  carriedSec: 300,
  maxStress: 1,
  days: 3,
  withinDays: 60,
} as const

/** One session on the carrier track; what is null was not seen. */
export interface CarrierSession {
  readonly day: Day
  readonly entersOnCue: boolean | null
  readonly shutSec: number | null
  readonly carriedIndoorsSec: number | null
  readonly stress: number
}

/**
 * Whether the carrier track is mastered on a day: in on cue, shut for 5 minutes and carried for 5 minutes indoors in one
 * calm session, on 3 different days of the last 60. Sessions after that day are left out. Source: rule B.3.
 */
export function isCarrierTrackMastered(sessions: readonly CarrierSession[], asOfDay: Day): boolean {
  const rule = CARRIER_TRACK_RULE
  const goodDays = sessions.filter((session) => isComplete(session)).map((session) => session.day)
  const recent = goodDays.filter((day) => day <= asOfDay && daysBetween(day, asOfDay) <= rule.withinDays)
  return new Set(recent).size >= rule.days
}

function isComplete({ entersOnCue, shutSec, carriedIndoorsSec, stress }: CarrierSession): boolean {
  const rule = CARRIER_TRACK_RULE
  const isLongEnough = (shutSec ?? 0) >= rule.shutSec && (carriedIndoorsSec ?? 0) >= rule.carriedSec
  return entersOnCue === true && isLongEnough && stress <= rule.maxStress
}
