import { exitFactsOf, type SessionSetting, toCandidate, trialsOf } from "./candidate-schema"
import { FitInput, OutingInput, SessionInput } from "./schema"

/** What the form's answers are in the columns of a session; who, when and under which protocol is the writer's to add. */
export function toSessionColumns(input: SessionInput, setting: SessionSetting) {
  const {
    sessionId,
    outing,
    fit,
    removal,
    headInByChoice: _head,
    doorwayHit: _door,
    carrierHit: _carrier,
    stageShown: _shown,
    entersOnCue,
    shutSec,
    carriedSec,
    leashId,
    ...plain
  } = input
  return {
    ...plain,
    ...trialsOf(input),
    id: sessionId,
    exitFacts: {
      ...exitFactsOf(input, setting),
      ...(input.track === "harness" ? {} : { entersOnCue, shutSec, carriedSec, harnessStage: setting.stage }),
      ...(leashId ? { leashId } : {}),
    },
    ...(fit ? { fit: fitColumn(input, setting) } : {}),
    ...(outing ? { weather: outing } : {}),
    ...(removal ? { removal } : {}),
  }
}

function fitColumn(input: SessionInput, setting: SessionSetting) {
  const passed = toCandidate(input, setting).fitPassed ?? null
  const backOut = input.fit?.backOutPassed
  return {
    ...input.fit,
    passed,
    ...(backOut === null || backOut === undefined ? {} : { backOut: backOut ? "pass" : "fail" }),
  }
}

/** A stored session, in the columns the form fills. */
export interface SessionColumns {
  id: string
  catId: string
  startedAt: Date
  fit: unknown
  weather: unknown
  exitFacts: unknown
}

/** A stored session as the form takes it, for putting it right; what the form of its day did not ask is left out. */
export function toSessionInput({
  id,
  startedAt,
  fit,
  weather,
  exitFacts,
  ...row
}: SessionColumns): SessionInput {
  const facts = exitFacts as Record<string, unknown>
  const { headInByChoice, doorwayHit, carrierHit, entersOnCue, shutSec, carriedSec, leashId } = facts
  return SessionInput.parse({
    ...row,
    sessionId: id,
    startedAt: startedAt.toISOString(),
    fit: FitInput.safeParse(fit).data ?? null,
    outing: OutingInput.safeParse(weather).data ?? null,
    headInByChoice,
    doorwayHit,
    carrierHit,
    entersOnCue,
    shutSec,
    carriedSec,
    leashId,
    stageShown: null,
  })
}
