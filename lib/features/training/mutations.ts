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
import type { EnrolInput, HarnessEventInput, SessionInput } from "./schema"

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

/** Enrols a cat in the shelter's protocol as it stands now; the version is pinned. */
export async function enrol(viewer: Viewer, input: EnrolInput): Promise<{ stage: number }> {
  if (input.startingStage > 1 && !can(viewer, "session:override"))
    throw new AppError(
      "FORBIDDEN",
      "A cat that starts beyond stage 1 needs the behaviour lead. Nothing was saved.",
    )
  return write(viewer, async (db) => {
    await lockCat(db, input.catId)
    const cat = await db.cat.findUnique({ where: { id: input.catId }, select: { name: true } })
    if (!cat) throw new AppError("NOT_FOUND")
    const known = await db.enrolment.findUnique({ where: { id: input.enrolmentId } })
    if (!known) {
      const protocol = await db.protocolVersion.findFirstOrThrow({
        where: { status: "approved" },
        orderBy: [{ key: "asc" }, { number: "desc" }],
      })
      await db.enrolment.create({
        data: {
          id: input.enrolmentId,
          shelterId: viewer.shelterId,
          catId: input.catId,
          protocolVersionId: protocol.id,
          startingStage: input.startingStage,
          reason: input.reason || null,
          enrolledBy: viewer.personId,
          approvedBy: input.startingStage > 1 ? viewer.personId : null,
          enrolledAt: now(),
          createdAt: now(),
        },
      })
      await audit(db, viewer, {
        action: "cat:enrol",
        entity: "Enrolment",
        entityId: input.enrolmentId,
        catId: input.catId,
        summary: `Enrolled ${cat.name} in harness training (${protocol.name}, version ${protocol.number}).`,
      })
    }
    const { summary } = await refreshCat(db, viewer, input.catId)
    return { stage: summary.training?.stage ?? input.startingStage }
  })
}

const EVENT_RIGHTS = {
  review_cleared: "gate:clear:G8",
  override: "session:override",
  p0_redo: "session:override",
  p0_check: "session:log",
  carrier_check: "session:log",
} as const

const EVENT_WORDS = {
  review_cleared: "Closed the review",
  override: "Set the stage by hand",
  p0_redo: "Asked for the pre-check again",
  p0_check: "Pre-check passed",
  carrier_check: "Carrier practice",
} as const

/** Records an event of the training history: a review closed, an override, a pre-check, carrier practice. */
export async function recordHarnessEvent(
  viewer: Viewer,
  input: HarnessEventInput,
): Promise<{ stage: number | null }> {
  return write(viewer, async (db) => {
    await lockCat(db, input.catId)
    const cat = await db.cat.findUnique({ where: { id: input.catId }, select: { name: true, stage: true } })
    if (!cat) throw new AppError("NOT_FOUND")
    if (!can(viewer, EVENT_RIGHTS[input.kind], { stage: cat.stage ?? 1 })) throw new AppError("FORBIDDEN")
    const { kind, eventId, catId, reason, ...details } = input
    const known = await db.harnessEvent.findUnique({ where: { id: eventId }, select: { id: true } })
    if (!known) {
      await db.harnessEvent.create({
        data: {
          id: eventId,
          shelterId: viewer.shelterId,
          catId,
          kind,
          at: now(),
          onDay: dateOfDay(dayOf(now(), viewer)),
          details,
          reason: reason ?? null,
          personId: viewer.personId,
          createdAt: now(),
        },
      })
      await audit(db, viewer, {
        action: `harness:${kind}`,
        entity: "HarnessEvent",
        entityId: eventId,
        catId,
        summary: `${EVENT_WORDS[kind]}: ${cat.name}${reason ? `. ${reason}` : "."}`,
      })
    }
    const after = await refreshCat(db, viewer, catId)
    if (!known) await storeDecisions(db, viewer, after)
    return { stage: after.summary.training?.stage ?? null }
  })
}
