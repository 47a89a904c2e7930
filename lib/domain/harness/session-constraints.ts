import { isOnFoot } from "./carrier-track"
import type { Incident } from "./history"
import { type Place, warnAboutPlace } from "./outing-rules"
import { DEFAULT_PROTOCOL, type ProtocolParameters } from "./protocol"
import { advice, checkGear, checkTrack, isAtShow } from "./session-advice"
import { maxMinutesAt, minutesForAge } from "./stages"
import type { SettingKey } from "./techniques"
import type { Track } from "./tracks"

export const LEASHES = ["none", "drag", "held"] as const
export type Leash = (typeof LEASHES)[number]

/** A session as it is about to be saved; null is "not recorded". */
export interface SessionDraft {
  readonly stage: number
  /** Met sessions the cat already has at this stage; first air is lengthened by them. */
  readonly metSessionsAtStage?: number
  readonly hits: number | null
  readonly trials: number | null
  readonly peakStress: number
  /** Highest level among the signs ticked, where signs were ticked. */
  readonly peakOfSigns?: number | null
  /** How stressful taking the harness off was, where it was noted. */
  readonly removalStress?: number | null
  readonly recoverySec: number | null
  readonly incident: Incident
  readonly incidentText: string | null
  readonly handlerId: string
  readonly secondPersonId: string | null
  readonly fitPassed: boolean | null
  readonly durationSec: number | null
  readonly place: Place | null
  readonly leash: Leash | null
  readonly atHours: number
  /** Absolute hours of the cat's other sessions of the same calendar day. */
  readonly otherSessionsToday: readonly number[]
  /** The harness course when left out. */
  readonly track?: Track
  /** The carrier step that was practised, and the one the cat is on. */
  readonly trackStep?: number | null
  readonly carrierStep?: number
  readonly setting?: SettingKey
  /** Highest tier the gates allow that day, as a number. */
  readonly gateCap?: 0 | 1 | 2
  readonly outingClear?: boolean | null
  readonly ageMonths?: number | null
  /** Why the fit check on file does not hold any more; null when it does. */
  readonly fitRanOut?: string | null
  /** The gear that was used, with what stands against it. */
  readonly gear?: readonly UsedGear[]
  readonly harnessId?: string | null
  readonly leashId?: string | null
}

/** A piece of gear in a session. */
export interface UsedGear {
  readonly field: "harnessId" | "leashId"
  readonly label: string
  readonly problems: readonly string[]
}

/** One thing about a draft. A blocking problem must be put right before saving; advice is shown and saved with it. */
export interface SessionProblem {
  readonly field: keyof SessionDraft
  readonly isBlocking: boolean
  readonly sentence: string
}

/** Leash held or dragging belongs to stage 5 and later. */
const LEASH_FROM_STAGE = 5

/**
 * What is wrong or unwise about a session record, in plain words; empty when it may be saved as it is.
 * Source: rules C.1 and C.3.
 */
export function checkSession(
  draft: SessionDraft,
  protocol: ProtocolParameters = DEFAULT_PROTOCOL,
): readonly SessionProblem[] {
  return [
    ...checkTrials(draft, protocol),
    ...checkStress(draft, protocol),
    ...checkSafety(draft, protocol),
    ...checkPace(draft, protocol),
    ...checkTrack(draft),
    ...checkGear(draft),
  ]
}

function blocking(field: keyof SessionDraft, sentence: string): SessionProblem {
  return { field, isBlocking: true, sentence }
}

function checkTrials(
  { hits, trials }: SessionDraft,
  { session }: ProtocolParameters,
): readonly SessionProblem[] {
  if (hits === null && trials === null) return []
  if (hits === null || trials === null)
    return [blocking("hits", "Give both hits and trials, or neither for an exposure.")]
  if (!Number.isInteger(trials) || trials < 1) return [blocking("trials", "A session has one trial or more.")]
  if (!Number.isInteger(hits) || hits < 0 || hits > trials) {
    return [blocking("hits", "Hits cannot be fewer than none or more than trials.")]
  }
  if (trials >= session.minTrials && trials <= session.maxTrials) return []
  return [advice("trials", `${session.minTrials} to ${session.maxTrials} trials are a good session.`)]
}

function checkStress(draft: SessionDraft, { met, panic }: ProtocolParameters): readonly SessionProblem[] {
  const { peakStress, peakOfSigns, removalStress, recoverySec, incidentText } = draft
  if (![0, 1, 2, 3, 4].includes(peakStress)) return [blocking("peakStress", "Stress is 0, 1, 2, 3 or 4.")]
  const problems: SessionProblem[] = []
  if (peakOfSigns != null && peakStress < peakOfSigns) {
    problems.push(
      blocking("peakStress", `A sign of level ${peakOfSigns} was ticked: the peak cannot be lower.`),
    )
  }
  if (removalStress != null && peakStress < removalStress) {
    problems.push(
      blocking(
        "peakStress",
        `Taking the harness off was level ${removalStress}: the worst of the session cannot be lower.`,
      ),
    )
  }
  if (peakStress >= met.recoveryFromStress && recoverySec === null && !isAtShow(draft)) {
    problems.push(blocking("recoverySec", "Say how many seconds the cat took to recover."))
  }
  if (recoverySec !== null && !(recoverySec >= 0))
    problems.push(blocking("recoverySec", "Seconds cannot be negative."))
  if (peakStress >= panic.fromStress && !incidentText?.trim()) {
    problems.push(blocking("incidentText", "A panic needs an incident note: what happened, and where."))
  }
  return problems
}

function checkSafety(draft: SessionDraft, { exits }: ProtocolParameters): readonly SessionProblem[] {
  const { stage, handlerId, secondPersonId, fitPassed, place, leash } = draft
  const problems: SessionProblem[] = []
  if (stage >= exits.pairFromStage && isOnFoot(draft) && !isAtShow(draft)) {
    if (!secondPersonId)
      problems.push(blocking("secondPersonId", "From this stage on two people are needed."))
    if (fitPassed !== true)
      problems.push(blocking("fitPassed", "From this stage on a passed fit check is needed."))
  }
  if (secondPersonId && secondPersonId === handlerId) {
    problems.push(blocking("secondPersonId", "The second person must be somebody else."))
  }
  const tooEarly = place && isOnFoot(draft) ? warnAboutPlace(place, stage) : null
  if (tooEarly) problems.push(advice("place", `${tooEarly}.`))
  if (leash && leash !== "none" && stage < LEASH_FROM_STAGE) {
    problems.push(advice("leash", `The leash comes at stage ${LEASH_FROM_STAGE}.`))
  }
  return problems
}

function checkPace(
  draft: SessionDraft,
  { session, stageMinutes }: ProtocolParameters,
): readonly SessionProblem[] {
  const { stage, metSessionsAtStage, durationSec, atHours, otherSessionsToday } = draft
  const problems: SessionProblem[] = []
  if (isAtShow(draft)) return problems
  const stageMost = maxMinutesAt(stage, metSessionsAtStage, stageMinutes)
  const minutes = minutesForAge(stageMost, draft.ageMonths ?? null)
  if (durationSec !== null && durationSec > minutes * 60 && isOnFoot(draft)) {
    const where = minutes < stageMost ? "for a kitten at this stage" : "at this stage"
    problems.push(advice("durationSec", `${minutes} minutes are the most ${where}.`))
  }
  if (otherSessionsToday.length >= session.perDay) {
    problems.push(advice("atHours", `${session.perDay} sessions a day are the most.`))
  }
  if (otherSessionsToday.some((other) => Math.abs(other - atHours) < session.hoursApart)) {
    problems.push(advice("atHours", `Leave ${session.hoursApart} hours between sessions.`))
  }
  return problems
}
