import "server-only"
import { can } from "@/lib/domain/access/table"
import { climbCarrierSteps, type StepSession } from "@/lib/domain/harness/carrier-track"
import { isSession, type SessionEntry } from "@/lib/domain/harness/history"
import { preview } from "@/lib/domain/harness/preview"
import { DEFAULT_PROTOCOL, type ProtocolParameters } from "@/lib/domain/harness/protocol"
import { replay } from "@/lib/domain/harness/replay"
import { checkSession } from "@/lib/domain/harness/session-constraints"
import { applyLapse } from "@/lib/domain/harness/setbacks"
import { tierNumber } from "@/lib/domain/suitability/tiers"
import { toSessionEntry, withoutSuperseded } from "@/lib/features/cats/histories-queries"
import { type EvaluatedCat, evaluateCat, lockCat, refreshCat } from "@/lib/features/cats/summary-mutations"
import { stepSessionsOf } from "@/lib/features/cats/tracks-queries"
import { audit } from "@/lib/platform/audit"
import { at, dateOfDay, dayOf, dayOfDate, now, pastMoment } from "@/lib/platform/clock"
import { type Db, write } from "@/lib/platform/db"
import { AppError, type FieldProblems } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { type SessionSetting, sentenceOf, toCandidate, toDraft } from "./candidate-schema"
import { requireCorrectable } from "./corrections-mutations"
import { storeDecisions } from "./decisions-mutations"
import { ageOf, fitRanOut, offeredGear } from "./gear-queries"
import { registerIncident } from "./incident-mutations"
import { outdoorStopAt } from "./incidents-queries"
import type { SessionInput } from "./schema"
import { toSessionColumns } from "./session-row-schema"
import { historyBefore, rootOf, versionsOf } from "./session-versions-schema"

const MS_PER_HOUR = 3_600_000
/** Where the form has no field of that name, the problem is shown at the field that settles it. */
const FIELD_OF_PROBLEM: Record<string, string> = {
  fitPassed: "fit",
  atHours: "startedAt",
  peakOfSigns: "peakStress",
}

export interface SavedSession {
  sessionId: string
  wasKnown: boolean
  from: number
  to: number
  sentence: string
  advice: string[]
}

/** What beside the form decides how a session counts: stage and gates as they stood on its day, however late it arrives. */
async function settingOf(
  db: Db,
  viewer: Viewer,
  { present, input, startedAt }: { present: EvaluatedCat; input: SessionInput; startedAt: Date },
): Promise<SessionSetting & { carried: readonly StepSession[] }> {
  const day = dayOf(startedAt, viewer)
  const isToday = day === dayOf(now(), viewer)
  const { rows, histories } = present
  const { summary } = isToday ? present : await at(startedAt, () => evaluateCat(db, viewer, input.catId))
  const corrected = rows.sessions.find((session) => session.id === input.supersedesId)
  const versions = versionsOf(rows.sessions, input)
  const moment = { id: input.sessionId, day, atHours: startedAt.getTime() / MS_PER_HOUR }
  const { startingStage, protocol = DEFAULT_PROTOCOL } = histories
  const carried = historyBefore(stepSessionsOf(withoutSuperseded(rows.sessions)), moment, versions)
  const gateCap = tierNumber(summary.gates.cap)
  const { state } = replay(historyBefore(histories.entries, moment, versions), {
    exitChecks: true,
    startingStage,
    protocol,
  })
  const { stage } = applyLapse({ state, day, protocol }).state
  return {
    carried,
    // Who puts a session right did not hold it.
    handlerId: corrected?.handlerId ?? viewer.personId,
    day,
    stage,
    gateCap,
    gear: await offeredGear(db, viewer, { catId: input.catId, stage }),
    fitRanOut: await fitRanOut(db, viewer, rows),
    carrierStep: climbCarrierSteps(carried, { gateCap, harnessStage: stage }).step,
    ageMonths: ageOf(viewer, rows),
    isStopped: (await outdoorStopAt(db, viewer, startedAt)).isStopped,
    otherSessionsToday: rows.sessions
      .filter((session) => dayOfDate(session.startedOn) === day && !versions.has(session.id))
      .map((session) => session.startedAt.getTime() / MS_PER_HOUR),
  }
}

function requireHandler(viewer: Viewer, { catId, stage }: { catId: string; stage: number }) {
  if (can(viewer, "session:log", { catId, stage })) return
  if (viewer.onlyCats && !viewer.onlyCats.includes(catId))
    throw new AppError("FORBIDDEN", "This cat is not among yours. Nothing was saved.")
  throw new AppError(
    "FORBIDDEN",
    `This cat is at stage ${stage}; you are cleared up to stage ${viewer.clearance}. Nothing was saved.`,
  )
}

/**
 * Saves one session, or one that puts another right, and what it does to the stage. Sent twice it is saved once and
 * answered the same; arriving late, or before the one it corrects, it leads to the same stage and decisions.
 */
export async function logSession(viewer: Viewer, input: SessionInput): Promise<SavedSession> {
  const startedAt = pastMoment(input.startedAt, "startedAt")
  return write(viewer, async (db) => {
    await lockCat(db, input.catId)
    const before = await evaluateCat(db, viewer, input.catId)
    const { rows } = before
    const enrolment = rows.enrolments.at(-1)
    if (!enrolment || !before.summary.training)
      throw new AppError(
        "INVALID",
        `${rows.name} is not enrolled in harness training yet. Enrol the cat first; nothing was saved.`,
      )
    const known = rows.sessions.find((session) => session.id === input.sessionId)
    if (known && known.loggedBy !== viewer.personId) throw new AppError("CONFLICT")
    const { supersedesId } = input
    const setting = await settingOf(db, viewer, { present: before, input, startedAt })
    const advice: string[] = []
    if (!known) {
      requireHandler(viewer, { catId: input.catId, stage: setting.stage })
      if (supersedesId) requireCorrectable(viewer, rows.sessions, { ...input, supersedesId })
      advice.push(...requireSound(input, setting, before.histories.protocol))
    }
    const candidate = known ? storedEntry(known) : toCandidate(input, setting)
    const effect = preview({
      history: historyBefore(before.histories.entries, candidate, versionsOf(rows.sessions, input)),
      candidate,
      exitChecks: true,
      startingStage: enrolment.startingStage,
      protocol: before.histories.protocol,
    })
    const sentence = sentenceOf({ effect, input, setting, carried: setting.carried })
    if (!known) {
      await db.session.create({
        data: {
          ...toSessionColumns(input, setting),
          shelterId: viewer.shelterId,
          protocolVersionId: enrolment.protocolVersionId,
          startedAt,
          startedOn: dateOfDay(setting.day),
          handlerId: setting.handlerId,
          loggedBy: viewer.personId,
          createdAt: now(),
        },
      })
      await registerIncident(db, viewer, { input, setting, rootId: rootOf(rows.sessions, input), startedAt })
      const after = await refreshCat(db, viewer, input.catId)
      await storeDecisions(db, viewer, after)
      await audit(db, viewer, {
        action: supersedesId ? "session:correct" : "session:log",
        entity: "Session",
        entityId: input.sessionId,
        catId: input.catId,
        summary: supersedesId
          ? `Put a session with ${rows.name} right, because ${input.because}: ${sentence}`
          : `Session with ${rows.name}: ${sentence}`,
        details: {
          stage: after.summary.training?.stage ?? null,
          peakStress: input.peakStress,
          incident: input.incident,
          supersedesId,
        },
      })
    }
    return {
      sessionId: input.sessionId,
      wasKnown: known !== undefined,
      from: effect.from,
      to: effect.to,
      sentence,
      advice,
    }
  })
}

function storedEntry(row: EvaluatedCat["rows"]["sessions"][number]): SessionEntry {
  const entry = toSessionEntry(row)
  if (!isSession(entry)) throw new Error("a session row is a session")
  return entry
}

/** The session rules: throws for what must be put right, returns what is only advised. */
function requireSound(
  input: SessionInput,
  setting: SessionSetting,
  protocol: ProtocolParameters | undefined,
): string[] {
  // Another session may have moved the stage while this one waited on a device: it is asked for what its form asked for.
  const stage = Math.min(setting.stage, input.stageShown ?? setting.stage)
  const problems = checkSession(toDraft(input, { ...setting, stage }), protocol)
  const fields: FieldProblems = {}
  for (const problem of problems)
    if (problem.isBlocking) fields[FIELD_OF_PROBLEM[problem.field] ?? problem.field] ??= problem.sentence
  const [first] = Object.values(fields)
  if (first) throw new AppError("INVALID", `${first} Nothing was saved.`, fields)
  return problems.map((problem) => problem.sentence)
}
