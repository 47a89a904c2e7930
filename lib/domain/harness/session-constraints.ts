import { isOnFoot } from "./carrier-track"
import { warnAboutPlace } from "./outing-rules"
import { DEFAULT_PROTOCOL, type ProtocolParameters } from "./protocol"
import { advice, checkGear, checkTrack, isAtShow } from "./session-advice"
import type { SessionDraft, SessionProblem } from "./session-draft"
import { maxMinutesAt, minutesForAge } from "./stages"

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
