import type { Day } from "@/lib/domain/calendar/day"

/** Two escapes in 90 days stop all outdoor stages of the shelter until both were reviewed (rule G.4). */
export const STOP_RULE = { escapes: 2, days: 90 } as const

/** Incidents in which a cat got away from its leash. */
export const ESCAPES: readonly string[] = ["slipped", "bolted"]

/** An incident as the stop rule reads it. */
export interface RegisteredIncident {
  readonly id: string
  readonly day: Day
  readonly kind: string
  readonly isNearMiss: boolean
  /** Indoors nothing could be lost: only outings count. */
  readonly isOutdoors: boolean
  /** A review has lifted the stop as far as this incident goes. */
  readonly isLifted: boolean
}

export interface StopVerdict {
  readonly isStopped: boolean
  readonly escapes: readonly string[]
  readonly sentence: string
}

/** Whether outdoor stages are stopped for the whole shelter on a day, by which escapes, and what would lift it. */
export function judgeStop(incidents: readonly RegisteredIncident[], asOfDay: Day): StopVerdict {
  const escapes = incidents
    .filter(
      ({ kind, isNearMiss, isOutdoors, day, isLifted }) =>
        ESCAPES.includes(kind) &&
        !isNearMiss &&
        isOutdoors &&
        !isLifted &&
        day <= asOfDay &&
        asOfDay - day < STOP_RULE.days,
    )
    .sort((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
  const isStopped = escapes.length >= STOP_RULE.escapes
  return {
    isStopped,
    escapes,
    sentence: isStopped
      ? `${escapes.length} escapes in ${STOP_RULE.days} days: outdoor stages stand still in the whole shelter until they are reviewed`
      : escapes.length === 1
        ? `One escape in ${STOP_RULE.days} days; a second one stops the outdoor stages of the whole shelter`
        : `No escape in ${STOP_RULE.days} days`,
  }
}
