/**
 * Days of the clock at which groups may be formed; the first is the usual one. Courses that ended on or before the landmark
 * are dropped, the rest are grouped by their status on that day, and time starts there (`sliceOf`): a group is never formed
 * by what comes later. Source: Anderson, Cain and Gelber 1983.
 */
export const LANDMARK_DAYS = [14, 7, 21, 30] as const
export type LandmarkDay = (typeof LANDMARK_DAYS)[number]

/** One course followed from day 0, and the day its status changed for good (null = never). */
export type ChangingCourse = { time: number; event: number; changedAt: number | null }

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
