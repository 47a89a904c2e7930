import { judgeFit } from "@/lib/domain/harness/fit-check"
import type { SessionEntry } from "@/lib/domain/harness/history"
import { isOutdoorWork, judgeOuting } from "@/lib/domain/harness/outing-rules"
import type { SessionDraft } from "@/lib/domain/harness/session-constraints"
import { peakOf } from "@/lib/domain/temperament/calm-ladder"
import type { SessionInput } from "./schema"

const MS_PER_HOUR = 3_600_000

/** What beside the form decides how a session counts. */
export interface SessionSetting {
  handlerId: string
  /** Calendar day of the session in the shelter's time zone. */
  day: number
  stage: number
  gateCap: 0 | 1 | 2
  /** Outdoor work of the whole shelter stood still at the moment of the session. */
  isStopped: boolean
  otherSessionsToday: readonly number[]
}

const fitPassed = (input: SessionInput) => (input.fit ? judgeFit(input.fit).isPassed : null)

/** The facts a stage's exit rule may ask for beside hits and stress. */
export const exitFactsOf = (
  input: SessionInput,
  setting: Pick<SessionSetting, "gateCap" | "stage" | "isStopped">,
) => ({
  headInByChoice: input.headInByChoice,
  doorwayHit: input.doorwayHit,
  carrierHit: input.carrierHit,
  outingClear: input.outing ? judgeOuting(input.outing).isClear : null,
  gateCap: setting.gateCap,
  outdoorsStopped: setting.isStopped && isOutdoorWork(setting.stage, input.place),
})

/** The form as the engine reads it; screen and server use this one function, so the preview is the decision. */
export function toCandidate(input: SessionInput, setting: SessionSetting): SessionEntry {
  return {
    id: input.sessionId,
    day: setting.day,
    atHours: new Date(input.startedAt).getTime() / MS_PER_HOUR,
    hits: input.hits,
    trials: input.trials,
    stress: input.peakStress,
    handler: setting.handlerId,
    recoverySec: input.recoverySec,
    incident: input.incident,
    endedBy: input.endedBy,
    secondPerson: input.secondPersonId !== null,
    fitPassed: fitPassed(input),
    backOutPassed: input.fit?.backOutPassed ?? null,
    wornSec: input.wornSec,
    gait: input.gait,
    place: input.place,
    ...exitFactsOf(input, setting),
  }
}

/** The form as the session rules check it. */
export function toDraft(input: SessionInput, setting: SessionSetting): SessionDraft {
  return {
    stage: setting.stage,
    hits: input.hits,
    trials: input.trials,
    peakStress: input.peakStress,
    peakOfSigns:
      input.signs.length > 0
        ? peakOf(
            input.signs.map((sign) => sign.code),
            setting.stage,
          )
        : null,
    removalStress: input.removal?.stress ?? null,
    recoverySec: input.recoverySec,
    incident: input.incident,
    incidentText: input.incidentText,
    handlerId: setting.handlerId,
    secondPersonId: input.secondPersonId,
    fitPassed: fitPassed(input),
    durationSec: input.durationSec,
    place: input.place,
    leash: input.leash,
    atHours: new Date(input.startedAt).getTime() / MS_PER_HOUR,
    otherSessionsToday: setting.otherSessionsToday,
  }
}
