import type { Day } from "@/lib/domain/calendar/day"

/** An address that never answered, and a first name left at the counter, are kept this long. */
export const KEPT_UNANSWERED_DAYS = 7
/** After the last check-in of a placement (a year) the shelter's own time begins. */
const FIRST_YEAR_DAYS = 365

export interface KeptPerson {
  /** Days of the person's requests: when it ended (null = open), and whether it was ever more than a note. */
  readonly requests: readonly {
    readonly askedDay: Day
    readonly endedDay: Day | null
    /** A walk-in nobody spoke to, or an address that was never confirmed. */
    readonly isFleeting: boolean
  }[]
  /** Placements: when each began and ended (null = at home there now). */
  readonly placements: readonly { readonly startedDay: Day; readonly endedDay: Day | null }[]
  /** The day of the newest answers or of the record itself. */
  readonly knownDay: Day
}

/**
 * The last day name and contact of a person are kept; null while a cat lives with them or a request is open.
 * Whatever ended last counts: a request and `keepDays` (30 to 3,650), a placement's first year and `keepDays`, or seven
 * days for what was never more than a note. Throws RangeError for another number of days. (Shelter policy.)
 */
export function keptUntil(person: KeptPerson, keepDays: number): Day | null {
  if (!(keepDays >= 30 && keepDays <= 3650))
    throw new RangeError(`keepDays must be 30 to 3650, got ${keepDays}.`)
  const ends: Day[] = []
  for (const request of person.requests) {
    if (request.isFleeting) ends.push((request.endedDay ?? request.askedDay) + KEPT_UNANSWERED_DAYS)
    else if (request.endedDay === null) return null
    else ends.push(request.endedDay + keepDays)
  }
  for (const placement of person.placements) {
    if (placement.endedDay === null) return null
    ends.push(Math.max(placement.endedDay, placement.startedDay + FIRST_YEAR_DAYS) + keepDays)
  }
  const isOnlyFleeting = person.placements.length === 0 && person.requests.some((one) => one.isFleeting)
  if (!isOnlyFleeting) ends.push(person.knownDay + keepDays)
  return Math.max(...ends)
}
