import type { Day } from "@/lib/domain/calendar/day"
import { isWithin } from "./cohort"
import type { Slice } from "./cohort-slice"
import { enrolledIn, type KnownStay, oncePer, type Prepared, type SessionFact } from "./programme-data"

/** From this stage on a session is held outdoors. (Protocol, stage 7.) */
export const OUTDOORS_FROM_STAGE = 7

/** A cat's harness course within one stay: from its enrolment to the end of the stay. */
export type TrainingCourse = {
  stay: KnownStay
  enrolledDay: Day
  startingStage: number
  endDay: Day
  hasLeft: boolean
  sessions: readonly StagedSession[]
  /** First day on which a stage (or a higher one) was reached. */
  reachedDay: (stage: number) => Day | null
}
export type StagedSession = { session: SessionFact; stage: number }

/** The harness courses of a cohort's stays. */
export const coursesOf = oncePer((slice: Slice): readonly TrainingCourse[] => {
  const courses: TrainingCourse[] = []
  for (const stay of slice.stays) {
    const enrolment = enrolledIn(slice.prepared, stay)
    if (!enrolment) continue
    const endDay = stay.outcomeDay ?? slice.prepared.dataEnd
    const isInside = ({ day }: { day: Day }) => day >= enrolment.day && day <= endDay
    const stages = (slice.prepared.stagesByCat.get(stay.catKey) ?? []).filter(isInside)
    courses.push({
      stay,
      enrolledDay: enrolment.day,
      startingStage: enrolment.startingStage,
      endDay,
      hasLeft: stay.outcomeDay !== null,
      sessions: stagedSessions(slice.prepared, stay).filter(({ session }) => isInside(session)),
      reachedDay: (stage) =>
        enrolment.startingStage >= stage
          ? enrolment.day
          : (stages.find(({ to }) => to >= stage)?.day ?? null),
    })
  }
  return courses
})

/**
 * Every session of a cat with the stage it was held at: where the engine decided something on the session, the stage before
 * its last decision (a lapse comes first and counts), otherwise the stage then reached.
 */
export function stagedSessions(
  prepared: Prepared,
  { catKey, catIndex }: Pick<KnownStay, "catKey" | "catIndex">,
): StagedSession[] {
  const stages = prepared.stagesByCat.get(catKey) ?? []
  let stage = prepared.enrolments[catIndex]?.[0]?.startingStage ?? 1
  let next = 0
  return (prepared.sessionsByCat.get(catKey) ?? []).map((session) => {
    // Decisions that belong to no session (a lapse, an override) come before the first session of a later day.
    while (next < stages.length) {
      const decision = stages[next]
      if (!decision || decision.sessionId !== null || decision.day > session.day) break
      stage = decision.to
      next++
    }
    let heldAt = stage
    while (next < stages.length && stages[next]?.sessionId === session.id) {
      heldAt = stages[next]?.from ?? heldAt
      stage = stages[next]?.to ?? stage
      next++
    }
    return { session, stage: heldAt }
  })
}

/** Sessions of the cohort's cats inside its window, with the stage each was held at. */
export const sessionsInWindow = oncePer((slice: Slice): readonly StagedSession[] => {
  const cats = new Map<number, KnownStay>()
  for (const stay of slice.matching)
    if (!cats.has(stay.catIndex) && slice.prepared.sessionsByCat.has(stay.catKey))
      cats.set(stay.catIndex, stay)
  return [...cats.values()].flatMap((stay) =>
    stagedSessions(slice.prepared, stay).filter(({ session }) => isWithin(session.day, slice.from, slice.to)),
  )
})
