import { DEFAULT_PROTOCOL, type ProtocolParameters } from "@/lib/domain/harness/protocol"
import { GRADUATE_STAGE } from "@/lib/domain/harness/stages"

/** Sessions a week that a course asks for (shelter policy): the carrier track lives on few, a graduate on one. */
export const PACE = { harness: 3, harnessAtLeast: 2, carrier: 1, graduate: 1 } as const

const DAYS_PER_WEEK = 7

/** How long the rest of a course takes when every session is met: the honest least, never a promise. */
export interface CourseLength {
  readonly sessions: number
  /** Days at the given pace; null when there is no pace at all. */
  readonly days: number | null
  readonly sentence: string
}

/**
 * The least sessions and days from a stage (1 to 9) to graduation at so many sessions a week: three met sessions a
 * stage, on two calendar days at least. Throws RangeError outside 1 to 9 or for a negative pace. Source: rule C.2
 * (24 sessions for a clean course); two sessions a week are twelve weeks, not sixteen days.
 */
export function courseLength(input: {
  readonly stage: number
  readonly sessionsPerWeek: number
  readonly protocol?: ProtocolParameters
}): CourseLength {
  const { stage, sessionsPerWeek, protocol = DEFAULT_PROTOCOL } = input
  if (!Number.isInteger(stage) || stage < 1 || stage > GRADUATE_STAGE)
    throw new RangeError(`stage must be a whole number from 1 to 9, not ${stage}`)
  if (!(sessionsPerWeek >= 0)) throw new RangeError("sessionsPerWeek must be 0 or more")
  const stages = GRADUATE_STAGE - stage
  const sessions = stages * protocol.advance.metSessions
  if (stages === 0) return { sessions: 0, days: 0, sentence: "A graduate: one session a week keeps it fresh" }
  if (sessionsPerWeek === 0)
    return { sessions, days: null, sentence: `${sessions} sessions to go, and no slot for them` }
  const byPace = Math.ceil((sessions * DAYS_PER_WEEK) / sessionsPerWeek)
  const days = Math.max(byPace, stages * protocol.advance.days)
  return {
    sessions,
    days,
    sentence: `${sessions} met sessions to go: ${inWords(days)} at least, at ${sessionsPerWeek} a week`,
  }
}

const inWords = (days: number) =>
  days < 2 * DAYS_PER_WEEK ? `${days} days` : `${Math.round(days / DAYS_PER_WEEK)} weeks`
