import {
  climbCarrierSteps,
  describeCarrierChange,
  isOnFoot,
  type StepSession,
} from "@/lib/domain/harness/carrier-track"
import type { EquipmentKind } from "@/lib/domain/harness/equipment"
import { judgeFit } from "@/lib/domain/harness/fit-check"
import type { SessionEntry } from "@/lib/domain/harness/history"
import { isStoppedWork, judgeOuting } from "@/lib/domain/harness/outing-rules"
import type { Preview } from "@/lib/domain/harness/preview"
import type { SessionDraft } from "@/lib/domain/harness/session-draft"
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
  /** The gear on offer with what stands against it, and why the fit check on file does not hold. */
  gear?: readonly OfferedGear[]
  fitRanOut?: string | null
  /** The step of the carrier track the cat is on. */
  carrierStep?: number
  ageMonths?: number | null
}

/** A piece of gear as the session form offers it. */
export interface OfferedGear {
  id: string
  kind: EquipmentKind
  label: string
  problems: readonly string[]
}

const outingClear = (input: SessionInput) =>
  input.outing ? judgeOuting(input.outing, !isOnFoot(input)).isClear : null

const fitPassed = (input: SessionInput) => (input.fit ? judgeFit(input.fit).isPassed : null)

const hoursOf = (startedAt: string) => new Date(startedAt).getTime() / MS_PER_HOUR

const wasStopped = (
  { track, place }: SessionInput,
  { stage, isStopped }: Pick<SessionSetting, "stage" | "isStopped">,
) => isStopped && isStoppedWork({ track, stage, place })

/** The facts a stage's exit rule may ask for beside hits and stress. */
export const exitFactsOf = (
  input: SessionInput,
  setting: Pick<SessionSetting, "gateCap" | "stage" | "isStopped">,
) => ({
  headInByChoice: input.headInByChoice,
  doorwayHit: input.doorwayHit,
  carrierHit: input.carrierHit,
  outingClear: outingClear(input),
  gateCap: setting.gateCap,
  outdoorsStopped: wasStopped(input, setting),
})

/** Beside the harness course nothing is a trial: whatever was tapped before the track was changed does not count. */
export const trialsOf = ({ track, hits, trials }: Pick<SessionInput, "track" | "hits" | "trials">) =>
  track === "harness" ? { hits, trials } : { hits: null, trials: null }

/** The form as the steps of the carrier track read it. */
export const toStepSession = (input: SessionInput, setting: SessionSetting): StepSession => ({
  id: input.sessionId,
  day: setting.day,
  atHours: hoursOf(input.startedAt),
  step: input.trackStep,
  stress: input.peakStress,
  incident: input.incident,
  gateCap: setting.gateCap,
  outingClear: outingClear(input),
  harnessStage: setting.stage,
  outdoorsStopped: wasStopped(input, setting),
})

/** The form as the engine reads it; screen and server use this one function, so the preview is the decision. */
export function toCandidate(input: SessionInput, setting: SessionSetting): SessionEntry {
  return {
    id: input.sessionId,
    day: setting.day,
    atHours: hoursOf(input.startedAt),
    ...trialsOf(input),
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

/** What a session does, in words: to the stage, and in the carrier to its steps. */
export function sentenceOf(saved: {
  effect: Preview
  input: SessionInput
  setting: SessionSetting
  /** Carrier sessions before this one. */
  carried: readonly StepSession[]
}): string {
  const { effect, input, setting, carried } = saved
  if (input.track !== "carrier" || input.setting === "show") return effect.sentence
  const now = { gateCap: setting.gateCap, harnessStage: setting.stage }
  const change = describeCarrierChange(
    climbCarrierSteps(carried, now),
    climbCarrierSteps([...carried, toStepSession(input, setting)], now),
  )
  return effect.lines.length > 0 ? `${change} ${effect.sentence}` : change
}

/** The form as the session rules check it. */
export function toDraft(input: SessionInput, setting: SessionSetting): SessionDraft {
  return {
    stage: setting.stage,
    ...trialsOf(input),
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
    atHours: hoursOf(input.startedAt),
    otherSessionsToday: setting.otherSessionsToday,
    track: input.track,
    trackStep: input.trackStep,
    ...(setting.carrierStep ? { carrierStep: setting.carrierStep } : {}),
    setting: input.setting,
    gateCap: setting.gateCap,
    outingClear: outingClear(input),
    ageMonths: setting.ageMonths ?? null,
    fitRanOut: setting.fitRanOut ?? null,
    gear: usedGear(input, setting),
  }
}

/** The gear of a session, as far as it is on offer; what was retired meanwhile is on no list. */
function usedGear(input: SessionInput, { gear = [] }: SessionSetting) {
  return (["harnessId", "leashId"] as const).flatMap((field) => {
    const piece = gear.find(({ id }) => id === input[field])
    return piece ? [{ field, label: piece.label, problems: piece.problems }] : []
  })
}
