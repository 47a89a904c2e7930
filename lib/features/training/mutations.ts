import "server-only"
import { can } from "@/lib/domain/access/table"
import { preview } from "@/lib/domain/harness/preview"
import type { ProtocolParameters } from "@/lib/domain/harness/protocol"
import { checkSession } from "@/lib/domain/harness/session-constraints"
import { tierNumber } from "@/lib/domain/suitability/tiers"
import { type EvaluatedCat, evaluateCat, lockCat, refreshCat } from "@/lib/features/cats/summary-mutations"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, dayOf, dayOfDate, now } from "@/lib/platform/clock"
import { type Db, type Prisma, write } from "@/lib/platform/db"
import { AppError, type FieldProblems } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { exitFactsOf, type SessionSetting, toCandidate, toDraft } from "./candidate-schema"
import { storeDecisions } from "./decisions-mutations"
import type { SessionInput } from "./schema"

const MS_PER_HOUR = 3_600_000
// A phone's clock may run a little ahead; more than this is a wrong date.
const AHEAD_MS = 10 * 60_000
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

function settingOf(viewer: Viewer, { summary, rows }: EvaluatedCat, startedAt: Date): SessionSetting {
  const day = dayOf(startedAt, viewer)
  return {
    handlerId: viewer.personId,
    day,
    stage: summary.training?.stage ?? 1,
    gateCap: tierNumber(summary.gates.cap),
    otherSessionsToday: rows.sessions
      .filter((session) => dayOfDate(session.startedOn) === day)
      .map((session) => session.startedAt.getTime() / MS_PER_HOUR),
  }
}

function requireHandler(viewer: Viewer, stage: number) {
  if (can(viewer, "session:log", { stage })) return
  throw new AppError(
    "FORBIDDEN",
    `This cat is at stage ${stage}; you are cleared up to stage ${viewer.clearance}. Nothing was saved.`,
  )
}

/** Saves one session and what it does to the stage. The same session sent twice is saved once and answered the same. */
export async function logSession(viewer: Viewer, input: SessionInput): Promise<SavedSession> {
  const startedAt = new Date(input.startedAt)
  if (startedAt.getTime() > now().getTime() + AHEAD_MS)
    throw new AppError("INVALID", "startedAt: lies in the future. Check the clock of this device.", {
      startedAt: "lies in the future",
    })
  return write(viewer, async (db) => {
    await lockCat(db, input.catId)
    const before = await evaluateCat(db, viewer, input.catId)
    const { rows } = before
    const { training } = before.summary
    const enrolment = rows.enrolments.at(-1)
    if (!enrolment || !training)
      throw new AppError(
        "INVALID",
        `${rows.name} is not enrolled in harness training yet. Enrol the cat first; nothing was saved.`,
      )
    const known = rows.sessions.find((session) => session.id === input.sessionId)
    if (known && known.handlerId !== viewer.personId) throw new AppError("CONFLICT")
    const setting = settingOf(viewer, before, startedAt)
    const candidate = toCandidate(input, setting)
    const history = before.histories.entries
    if (!known) requireHandler(viewer, training.stage)
    const advice = known ? [] : requireSound(input, setting, before.histories.protocol)
    const effect = preview({
      history: known ? history : history.filter((entry) => (entry.atHours ?? 0) <= (candidate.atHours ?? 0)),
      candidate,
      exitChecks: true,
      startingStage: enrolment.startingStage,
      protocol: before.histories.protocol,
    })
    if (!known) {
      await insertSession(db, viewer, {
        input,
        setting,
        protocolVersionId: enrolment.protocolVersionId,
        startedAt,
      })
      const after = await refreshCat(db, viewer, input.catId)
      await storeDecisions(db, viewer, after)
      await audit(db, viewer, {
        action: "session:log",
        entity: "Session",
        entityId: input.sessionId,
        catId: input.catId,
        summary: `Session with ${rows.name}: ${effect.sentence}`,
        details: {
          stage: after.summary.training?.stage ?? null,
          peakStress: input.peakStress,
          incident: input.incident,
        },
      })
    }
    return {
      sessionId: input.sessionId,
      wasKnown: known !== undefined,
      from: effect.from,
      to: effect.to,
      sentence: effect.sentence,
      advice,
    }
  })
}

/** The session rules: throws for what must be put right, returns what is only advised. */
function requireSound(
  input: SessionInput,
  setting: SessionSetting,
  protocol: ProtocolParameters | undefined,
): string[] {
  const problems = checkSession(toDraft(input, setting), protocol)
  const fields: FieldProblems = {}
  for (const problem of problems)
    if (problem.isBlocking) fields[FIELD_OF_PROBLEM[problem.field] ?? problem.field] ??= problem.sentence
  const [first] = Object.values(fields)
  if (first) throw new AppError("INVALID", `${first} Nothing was saved.`, fields)
  return problems.map((problem) => problem.sentence)
}

async function insertSession(
  db: Db,
  viewer: Viewer,
  {
    input,
    setting,
    protocolVersionId,
    startedAt,
  }: { input: SessionInput; setting: SessionSetting; protocolVersionId: string; startedAt: Date },
) {
  const {
    sessionId,
    outing,
    fit,
    headInByChoice: _h,
    doorwayHit: _d,
    carrierHit: _c,
    signs,
    ...plain
  } = input
  await db.session.create({
    data: {
      ...plain,
      id: sessionId,
      shelterId: viewer.shelterId,
      protocolVersionId,
      startedAt,
      startedOn: dateOfDay(setting.day),
      handlerId: viewer.personId,
      loggedBy: viewer.personId,
      signs,
      exitFacts: exitFactsOf(input, setting),
      ...(fit ? { fit: fitRow(input, setting) } : {}),
      ...(outing ? { weather: outing } : {}),
      createdAt: now(),
    },
  })
}

function fitRow(input: SessionInput, setting: SessionSetting): Prisma.InputJsonObject {
  const passed = toCandidate(input, setting).fitPassed ?? null
  const backOut = input.fit?.backOutPassed
  return {
    ...input.fit,
    passed,
    ...(backOut === null || backOut === undefined ? {} : { backOut: backOut ? "pass" : "fail" }),
  }
}
