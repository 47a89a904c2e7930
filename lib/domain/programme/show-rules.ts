import type { StressLevel } from "@/lib/domain/temperament/calm-ladder"

/** What a cat needs for an adoption show, and how long it stays (shelter policy; gates: rule B.4). */
export const SHOW_RULE = {
  gateCap: 1,
  /** Into the carrier on cue belongs to this stage. */
  fromStage: 6,
  calmSessions: 3,
  maxStress: 1,
  mostMinutes: 120,
  lookEveryMinutes: 30,
  quietFromStress: 2,
  homeFromStress: 3,
} as const

/** What is known of a cat in training before a show. */
export interface ShowCandidate {
  readonly stage: number
  readonly gateCap: 0 | 1 | 2
  readonly isCarrierTrackMastered: boolean
  readonly isReviewOpen: boolean
  readonly isResting: boolean
  readonly isPaused: boolean
  /** What today's round found against it, in words. */
  readonly foundToday: readonly string[]
  /** Worst signs of the latest sessions, newest first. */
  readonly latestStress: readonly number[]
}

/**
 * What keeps a cat from a show, in words; empty when it may come: gates clear for Patio & Pack, used to being carried
 * (carrier track mastered, or harness stage 6), no review, rest, pause or illness, and the last three sessions calm.
 * Fewer sessions are not calm ones: nobody knows yet. Source: shelter policy.
 */
export function whyNotToShow(cat: ShowCandidate): readonly string[] {
  const { gateCap, fromStage, calmSessions, maxStress } = SHOW_RULE
  const latest = cat.latestStress.slice(0, calmSessions)
  return [
    ...(cat.foundToday.length > 0 ? [`today's round: ${cat.foundToday.join(", ")}`] : []),
    ...(cat.isReviewOpen ? ["a review is open"] : []),
    ...(cat.isResting ? ["rests after a setback"] : []),
    ...(cat.isPaused ? ["the course is paused"] : []),
    ...(cat.gateCap < gateCap ? ["gates are not clear for Patio & Pack"] : []),
    ...(cat.isCarrierTrackMastered || cat.stage >= fromStage
      ? []
      : [`carrier track not mastered, and below harness stage ${fromStage}`]),
    ...(latest.length < calmSessions
      ? [`fewer than ${calmSessions} sessions so far`]
      : latest.some((stress) => stress > maxStress)
        ? [`not calm in each of the last ${calmSessions} sessions`]
        : []),
  ]
}

/** What a worst sign at a show asks for: stay, the quiet place, or home at once. */
export type ShowAnswer = "stay" | "quiet" | "home"

export const SHOW_ANSWERS: Readonly<Record<ShowAnswer, string>> = {
  stay: "Stays, while it is this calm",
  quiet: "To the quiet place now: carrier covered, nobody near",
  home: "Home now",
}

/** What to do at a worst sign (0 to 4) at a show. Source: calm ladder; shelter policy. */
export function answerToSign(level: StressLevel): ShowAnswer {
  if (level >= SHOW_RULE.homeFromStress) return "home"
  return level >= SHOW_RULE.quietFromStress ? "quiet" : "stay"
}

/** How the time out of the shelter stands. */
export interface TimeOut {
  readonly minutes: number
  /** Minutes left of the most a cat stays; 0 when it is time to go home. */
  readonly left: number
  /** Minutes until the next look is due, 0 when it is due or nobody has looked; never more than what is left. */
  readonly nextLookIn: number
}

/** The time out at a moment, and when somebody has to look again; moments in milliseconds, before the start counts as 0. */
export function timeOut(show: {
  readonly fromMs: number
  readonly lastLookMs: number | null
  readonly nowMs: number
}): TimeOut {
  const { fromMs, lastLookMs, nowMs } = show
  const minutes = Math.max(0, Math.floor((nowMs - fromMs) / MS_PER_MINUTE))
  const left = Math.max(0, SHOW_RULE.mostMinutes - minutes)
  const sinceLook = lastLookMs === null ? null : Math.floor((nowMs - lastLookMs) / MS_PER_MINUTE)
  const due = sinceLook === null ? 0 : Math.max(0, SHOW_RULE.lookEveryMinutes - Math.max(0, sinceLook))
  return { minutes, left, nextLookIn: Math.min(due, left) }
}

const MS_PER_MINUTE = 60_000
