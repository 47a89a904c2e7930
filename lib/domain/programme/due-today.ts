import type { Day } from "@/lib/domain/calendar/day"
import type { RoundState } from "@/lib/domain/cats/work-item"
import { roundFindings, type SessionWait, sessionWait } from "@/lib/domain/cats/work-lines"
import { gateNeededAt } from "@/lib/domain/harness/judge-session"
import { isStoppedWork } from "@/lib/domain/harness/outing-rules"
import { DEFAULT_PROTOCOL } from "@/lib/domain/harness/protocol"
import { GRADUATE_STAGE } from "@/lib/domain/harness/stages"
import type { Track } from "@/lib/domain/harness/tracks"

/** A running course as the day's plan looks at it. Hours are absolute hours of the clock. */
export interface CourseToday {
  readonly stage: number
  readonly track: Track
  readonly lastSessionDay: Day | null
  /** When today's sessions began, those at a show apart. */
  readonly hoursToday: readonly number[]
  /** The cat has been at a show today. */
  readonly isAtShow: boolean
  readonly isReviewOpen: boolean
  readonly isPaused: boolean
  readonly restUntilHours: number | null
  /** The newest look of a room round. */
  readonly round: RoundState | null
  /** Why outdoor stages stand still in the whole shelter; null when they do not. */
  readonly outdoorStop: string | null
  readonly gateCap: 0 | 1 | 2
}

export interface Moment {
  readonly day: Day
  readonly atHours: number
}

/** Whether it is a cat's turn: due, possible when time is left, or not today; always with the reasons in words. */
export interface Turn {
  readonly kind: "due" | "if_time" | "not_today"
  readonly reasons: readonly string[]
  /** Larger is more urgent; 0 for a cat whose turn it is not. */
  readonly urgency: number
  /** The earliest moment for a session, in absolute hours; null for at once, or when none is known. */
  readonly fromHours: number | null
}

/**
 * Whose turn it is. Not today: ill or afraid at the round, an open review, a pause by hand, a running rest, the stop of
 * outdoor stages, a day at a show, two sessions already, or weekly courses that had theirs. A second session comes three
 * hours after the first at the earliest. Source: rules C.1, C.2, G.4 and B.4 (G9).
 */
export function turnOf(course: CourseToday, moment: Moment): Turn {
  const against = whyNotToday(course, moment)
  if (against)
    return { kind: "not_today", reasons: [against.because], urgency: 0, fromHours: against.until ?? null }
  const wait = sessionWait(course, moment.day)
  const { perDay, hoursApart } = DEFAULT_PROTOCOL.session
  const isSecond = course.hoursToday.length > 0
  const isWeekly = wait.kind === "early" && (course.track !== "harness" || course.stage === GRADUATE_STAGE)
  if (course.hoursToday.length >= perDay) return notToday(`done for today: ${perDay} sessions are the most`)
  if (isWeekly) return notToday(`once a week is enough here; ${wait.because}`)
  const earliest = isSecond ? Math.max(...course.hoursToday) + hoursApart : null
  return {
    kind: wait.kind === "early" ? "if_time" : "due",
    reasons: [
      ...(isSecond ? ["a second session is possible"] : waitWords(wait)),
      ...(course.gateCap < gateNeededAt(course.stage)
        ? [`gates are not clear for stage ${course.stage}: stay indoors`]
        : []),
    ],
    urgency: wait.urgency + (wait.kind === "lapse" ? LAPSE_FIRST : 0),
    fromHours: earliest !== null && earliest > moment.atHours ? earliest : null,
  }
}

const notToday = (because: string): Turn => ({
  kind: "not_today",
  reasons: [because],
  urgency: 0,
  fromHours: null,
})

// A step that can still be saved comes before one that is lost already.
const LAPSE_FIRST = 100

const waitWords = (wait: SessionWait): readonly string[] =>
  wait.kind === "lapse" && wait.lapseIn !== null
    ? [`${wait.days} days without one`, lapseWords(wait.lapseIn)]
    : [wait.because]

const lapseWords = (days: number) =>
  days === 0 ? "the last day before a step is lost" : `lapse in ${days} ${days === 1 ? "day" : "days"}`

function whyNotToday(
  course: CourseToday,
  { day, atHours }: Moment,
): { because: string; until?: number } | null {
  const found = roundFindings(course.round, day)
  if (found.length > 0) return { because: `today's round: ${found.join(", ")}` }
  if (course.isReviewOpen) return { because: "a review is open: the behaviour lead closes it first" }
  if (course.isPaused) return { because: "the course is paused" }
  if (course.restUntilHours !== null && course.restUntilHours > atHours)
    return { because: "rests after a setback", until: course.restUntilHours }
  if (course.outdoorStop !== null && isStoppedWork({ ...course, place: null }))
    return { because: course.outdoorStop }
  if (course.isAtShow) return { because: "was at a show today: that is enough" }
  return null
}
