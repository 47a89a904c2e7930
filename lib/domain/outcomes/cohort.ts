import type { Day } from "@/lib/domain/calendar/day"
import { type Clock, eventCode, type Stay } from "./stays"

export type CohortRequest = {
  stays: readonly Stay[]
  /** First and last intake day of the cohort; by default from the start of the data to its end. */
  from?: Day | null
  to?: Day | null
  clock?: Clock
  /** Last day the data speaks about; by default the latest date in the stays. */
  dataEnd?: Day | null
}

/** A cohort with its follow-up times in whole days (event code 0 = still in care at the end of the data). */
export type Cohort = {
  clock: Clock
  dataStart: Day | null
  dataEnd: Day | null
  from: Day | null
  to: Day | null
  /** Every stay known at the end of the data; an outcome after it is not known yet. */
  known: Stay[]
  /** The cohort: stays that began between from and to. */
  stays: Stay[]
  time: Int32Array
  event: Int32Array
  leftOut: { outcomeBeforeIntake: number; notAvailable: number }
}

/**
 * Picks the cohort. The data starts at its first outcome: stays begun before it are in the data only because
 * they lasted (left truncation), so by default the cohort takes intakes from that day on. Stays whose outcome
 * lies before their intake, or that never became available under that clock, are left out and counted.
 */
export function pickCohort(request: CohortRequest): Cohort {
  const clock = request.clock ?? "intake"
  const dataEnd = request.dataEnd ?? latestDay(request.stays)
  const { known, outcomeBeforeIntake, dataStart } = knownStays(request.stays, dataEnd)
  const from = request.from ?? dataStart
  const to = request.to ?? dataEnd
  const inWindow = known.filter((stay) => isWithin(stay.intakeDay, from, to))
  const stays = clock === "intake" ? inWindow : inWindow.filter(wasAvailable)
  return {
    clock,
    dataStart,
    dataEnd,
    from,
    to,
    known,
    stays,
    time: Int32Array.from(stays, (stay) => daysFollowed(stay, clock, dataEnd ?? 0)),
    event: Int32Array.from(stays, eventCode),
    leftOut: { outcomeBeforeIntake, notAvailable: inWindow.length - stays.length },
  }
}

/** Whether a day lies between two days, both included; an open side (null) always holds. */
export function isWithin(day: Day, from: Day | null, to: Day | null): boolean {
  return (from === null || day >= from) && (to === null || day <= to)
}

/**
 * The stays as they are known at the end of the data: what begins later is left out, an outcome after it has not happened
 * yet, and stays whose outcome lies before their intake are counted and left out. The data starts at its first outcome.
 */
export function knownStays<S extends Stay>(
  stays: readonly S[],
  dataEnd: Day | null,
): { known: S[]; outcomeBeforeIntake: number; dataStart: Day | null } {
  const known: S[] = []
  let outcomeBeforeIntake = 0
  for (const stay of stays) {
    if (dataEnd !== null && stay.intakeDay > dataEnd) continue
    if (stay.outcomeDay !== null && stay.outcomeDay < stay.intakeDay) outcomeBeforeIntake++
    else if (stay.outcomeDay === null || stay.outcome === null || stay.outcomeDay > (dataEnd ?? 0)) {
      known.push({ ...stay, outcomeDay: null, outcome: null })
    } else known.push(stay)
  }
  return { known, outcomeBeforeIntake, dataStart: firstOutcomeDay(known) }
}

function latestDay(stays: readonly Stay[]): Day | null {
  let latest: Day | null = null
  for (const { intakeDay, outcomeDay } of stays) {
    const day = Math.max(intakeDay, outcomeDay ?? intakeDay)
    if (latest === null || day > latest) latest = day
  }
  return latest
}

function firstOutcomeDay(stays: readonly Stay[]): Day | null {
  let first: Day | null = null
  let firstIntake: Day | null = null
  for (const { intakeDay, outcomeDay } of stays) {
    if (outcomeDay !== null && (first === null || outcomeDay < first)) first = outcomeDay
    if (firstIntake === null || intakeDay < firstIntake) firstIntake = intakeDay
  }
  return first ?? firstIntake
}

/** Whether a cat was made available within the stay. */
export function wasAvailable({ availableDay, outcomeDay }: Stay): boolean {
  return availableDay !== null && (outcomeDay === null || availableDay <= outcomeDay)
}

/** Whole days a stay is followed on a clock, to its outcome or to the end of the data; at least 0. */
export function daysFollowed(stay: Stay, clock: Clock, dataEnd: Day): number {
  const start = clock === "available" ? (stay.availableDay ?? stay.intakeDay) : stay.intakeDay
  return Math.max(0, (stay.outcomeDay ?? dataEnd) - start)
}
