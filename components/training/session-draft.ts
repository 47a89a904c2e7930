import type { z } from "zod"
import { dayInZone } from "@/lib/domain/calendar/zone"
import { climbCarrierSteps, type StepSession } from "@/lib/domain/harness/carrier-track"
import { compareEntries, type HistoryEntry, isSession } from "@/lib/domain/harness/history"
import { PLACE_FROM_STAGE } from "@/lib/domain/harness/outing-rules"
import { DEFAULT_PROTOCOL } from "@/lib/domain/harness/protocol"
import { type SessionSetting, toCandidate, toStepSession } from "@/lib/features/training/candidate-schema"
import type { SessionSheet } from "@/lib/features/training/queries"
import { SessionInput } from "@/lib/features/training/schema"
import { historyBefore, versionsOf } from "@/lib/features/training/session-versions-schema"

type Typed = z.input<typeof SessionInput>

/** The form while it is being filled: the three required answers may still be missing. */
export type SessionDraftState = Omit<Typed, "peakStress" | "endedBy"> & {
  peakStress: Typed["peakStress"] | null
  endedBy: Typed["endedBy"] | null
  /** When the timer was started, while it runs. */
  timerFromMs?: number | null
}

export type SetSession = (change: Partial<SessionDraftState>) => void

const MS_PER_HOUR = 3_600_000

/** An empty form with everything the last session lets us expect. */
export function beginDraft(sheet: SessionSheet, sessionId: string, nowMs: number): SessionDraftState {
  const { last, stage } = sheet
  const isPair = stage >= (sheet.protocol ?? DEFAULT_PROTOCOL).exits.pairFromStage
  const { track, setting } = sheet.usual
  const isSameTrack = (last?.track ?? track) === track
  const offered = (id: string | null | undefined) => (sheet.gear.some((one) => one.id === id) ? id : null)
  const isKnown = sheet.secondPeople.some(({ id }) => id === last?.secondPersonId)
  return {
    sessionId,
    catId: sheet.cat.id,
    startedAt: new Date(nowMs).toISOString(),
    trials: null,
    hits: null,
    peakStress: null,
    endedBy: null,
    incident: "none",
    signs: [],
    place: last?.place && PLACE_FROM_STAGE[last.place] <= stage ? last.place : "room",
    // What was retired meanwhile is on no list, and a backpack is no harness.
    harnessId: isSameTrack ? offered(last?.harnessId) : null,
    leashId: offered(last?.leashId),
    reward: last?.reward ?? null,
    setting: sheet.isFoster ? "foster" : setting,
    track,
    trackStep: track === "carrier" ? carrierStepFor(sheet) : null,
    secondPersonId: isPair && isKnown ? last?.secondPersonId : null,
    fit: sheet.fitToday,
    stageShown: stage,
  }
}

/** The step a new form begins with: what waits on the device is not looked at yet. */
const carrierStepFor = (sheet: SessionSheet): number =>
  climbCarrierSteps(sheet.carrierSessions, { gateCap: sheet.gateCap, harnessStage: sheet.stage }).step

/** Whether anything was said that would be a pity to lose. */
export const isBegun = (draft: SessionDraftState) =>
  draft.hits !== null ||
  draft.peakStress !== null ||
  draft.endedBy !== null ||
  draft.shutSec != null ||
  draft.carriedSec != null ||
  !!draft.note ||
  !!draft.incidentText ||
  !!draft.timerFromMs

/** What the cat's history is for this session: the server's, and what still waits on this device. */
export function situationOf(input: {
  sheet: SessionSheet
  draft: SessionDraftState
  waiting: readonly unknown[]
  timeZone: string
}): {
  setting: SessionSetting & { carrierStep: number }
  history: readonly HistoryEntry[]
  /** Sessions in the carrier before this one. */
  carried: readonly StepSession[]
} {
  const { sheet, draft, waiting, timeZone } = input
  const dayOf = (at: string) => dayInZone(new Date(at).getTime(), timeZone)
  const { handlerId, stage, gateCap, isStopped, carrierSessions } = sheet
  const unsent = waiting.flatMap((payload) => SessionInput.safeParse(payload).data ?? [])
  const known = new Set([...sheet.history, ...carrierSessions].map(({ id }) => id))
  const added = unsent
    .filter((one) => one.catId === sheet.cat.id && !known.has(one.sessionId))
    .map((one) => ({
      one,
      setting: {
        ...{ handlerId, stage, gateCap, isStopped },
        ...{ day: dayOf(one.startedAt), otherSessionsToday: [] },
      },
    }))
  const entries = [...sheet.history, ...added.map(({ one, setting }) => toCandidate(one, setting))].sort(
    compareEntries,
  )
  const steps = [
    ...carrierSessions,
    ...added
      .filter(({ one }) => one.track === "carrier")
      .map(({ one, setting }) => toStepSession(one, setting)),
  ].sort(compareEntries)
  const corrected = new Set(unsent.flatMap((one) => one.supersedesId ?? []))
  const versions = versionsOf(
    unsent.map((one) => ({ id: one.sessionId, supersedesId: one.supersedesId })),
    { sessionId: draft.sessionId, supersedesId: draft.supersedesId ?? null },
  )
  const day = dayOf(draft.startedAt)
  const moment = { id: draft.sessionId, day, atHours: new Date(draft.startedAt).getTime() / MS_PER_HOUR }
  const others = entries.filter((entry) => !versions.has(entry.id ?? "") && !corrected.has(entry.id ?? ""))
  const carried = historyBefore(
    steps.filter(({ id }) => !corrected.has(id)),
    moment,
    versions,
  )
  return {
    setting: {
      ...{ handlerId, day, stage, gateCap, isStopped },
      gear: sheet.gear,
      fitRanOut: sheet.fitRanOut,
      carrierStep: climbCarrierSteps(carried, { gateCap, harnessStage: stage }).step,
      ageMonths: sheet.ageMonths,
      otherSessionsToday: others.flatMap((entry) =>
        isSession(entry) && entry.day === day && entry.atHours != null ? [entry.atHours] : [],
      ),
    },
    history: historyBefore(others, moment, versions),
    carried,
  }
}
