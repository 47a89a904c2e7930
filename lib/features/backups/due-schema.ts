import { isoFromDay } from "@/lib/domain/calendar/day"
import { dayInZone, instantInZone } from "@/lib/domain/calendar/zone"

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const NIGHTLY_AT = "02:30"
const TRIAL_DAYS = 30

/** When a thing was last done and last begun, whatever came of it; null = never. */
export interface LastRuns {
  done: Date | null
  begun: Date | null
}

/** The last half past two at night in a time zone, at or before a moment. */
export function lastNight(now: Date, timeZone: string): Date {
  const today = dayInZone(now.getTime(), timeZone)
  const moments = [0, 1].map((back) => instantInZone(`${isoFromDay(today - back)}T${NIGHTLY_AT}`, timeZone))
  return new Date(moments.find((moment) => moment <= now.getTime()) ?? now.getTime() - DAY_MS)
}

const restedSince = (begun: Date | null, now: Date, ms: number) =>
  begun === null || now.getTime() - begun.getTime() >= ms

/** Whether the nightly backup should be made now: none since last night, and no try within the hour. */
export const isBackupDue = (last: LastRuns, now: Date, timeZone: string): boolean =>
  (last.done === null || last.done < lastNight(now, timeZone)) && restedSince(last.begun, now, HOUR_MS)

/** Whether the monthly trial should be made now: none for 30 days, and no try within the day. */
export const isTrialDue = (last: LastRuns, now: Date): boolean =>
  (last.done === null || now.getTime() - last.done.getTime() >= TRIAL_DAYS * DAY_MS) &&
  restedSince(last.begun, now, DAY_MS)

const LATE_HOURS = 36
const UNTRIED_DAYS = 40

/** What is not well with the backups of an install that needs them, as sentences; none when all is well. */
export function backupWarnings(facts: {
  now: Date
  lastDone: Date | null
  lastTrialDone: Date | null
  /** Of the newest backup and the newest trial. */
  problems: readonly string[]
  firstShelterAt: Date
}): string[] {
  const hoursSince = (moment: Date) => (facts.now.getTime() - moment.getTime()) / HOUR_MS
  const warnings = [...facts.problems]
  if (hoursSince(facts.lastDone ?? facts.firstShelterAt) > LATE_HOURS)
    warnings.push(
      facts.lastDone
        ? "The newest backup is older than 36 hours."
        : "No backup of this install was made yet.",
    )
  if (hoursSince(facts.lastTrialDone ?? facts.firstShelterAt) > UNTRIED_DAYS * 24)
    warnings.push("No restore has been tried for 40 days.")
  return warnings
}
