/** Days after intake at which the groups may be formed; the first is the usual one. */
export const LANDMARK_DAYS = [14, 7, 21, 30] as const
export type LandmarkDay = (typeof LANDMARK_DAYS)[number]

/** One course followed from day 0, and the day its status changed for good (null = never). */
export type ChangingCourse = { time: number; event: number; changedAt: number | null }

export type LandmarkRows = {
  /** Position in the input, group at the landmark, and the clock begun anew there. */
  rows: { index: number; changed: boolean; time: number; event: number }[]
  /** Courses that ended on or before the landmark: they cannot say anything about a status at it. */
  dropped: number
}

/**
 * Landmark analysis: drops courses that ended on or before the landmark day, groups the rest by their status on that
 * day (a change on the day itself counts) and starts the clock there. Throws on a landmark below 0. It avoids immortal
 * time: a group is never formed by what comes later. Source: Anderson, Cain and Gelber 1983.
 */
export function atLandmark(courses: readonly ChangingCourse[], landmark: number): LandmarkRows {
  if (!(landmark >= 0)) throw new RangeError(`A landmark must be a day from 0 on, got ${landmark}.`)
  const rows = courses.flatMap(({ time, event, changedAt }, index) =>
    time <= landmark
      ? []
      : [{ index, changed: changedAt !== null && changedAt <= landmark, time: time - landmark, event }],
  )
  return { rows, dropped: courses.length - rows.length }
}

export type StartStopRow = { index: number; changed: boolean; entry: number; time: number; event: number }

/**
 * The same courses as start-stop rows for Simon-Makuch curves: a course counts as unchanged until the day of its change
 * and as changed from then on. A change on day 0 leaves one changed row; a change on the last day leaves one unchanged row.
 */
export function startStopRows(courses: readonly ChangingCourse[]): StartStopRow[] {
  return courses.flatMap(({ time, event, changedAt }, index): StartStopRow[] => {
    if (changedAt === null || changedAt >= time) return [{ index, changed: false, entry: 0, time, event }]
    if (changedAt <= 0) return [{ index, changed: true, entry: 0, time, event }]
    return [
      { index, changed: false, entry: 0, time: changedAt, event: 0 },
      { index, changed: true, entry: changedAt, time, event },
    ]
  })
}
