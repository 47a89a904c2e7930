import "server-only"
import { can } from "@/lib/domain/access/table"
import type { ProtocolParameters } from "@/lib/domain/harness/protocol"
import { runEngine } from "@/lib/domain/harness/run-engine"
import { GRADUATE_STAGE } from "@/lib/domain/harness/stages"
import { trackOf } from "@/lib/domain/harness/tracks"
import { whatNext } from "@/lib/domain/harness/what-next"
import { turnOf } from "@/lib/domain/programme/due-today"
import type { OnShift } from "@/lib/domain/programme/plan-shift"
import { partOf, planDay, type ShiftCat } from "@/lib/domain/programme/shift-day"
import { tierNumber } from "@/lib/domain/suitability/tiers"
import { ENTRY_COLUMNS, entriesOf, splitAt, withoutSuperseded } from "@/lib/features/cats/histories-queries"
import { LOOK_COLUMNS } from "@/lib/features/cats/look-queries"
import { listHandlers } from "@/lib/features/users/queries"
import { dateOfDay, dayOf, now, today } from "@/lib/platform/clock"
import { type Db, read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import { pausedCats } from "./caseload-queries"
import { outdoorStop } from "./incidents-queries"
import { type ShiftParams, USUAL_MINUTES } from "./shift-schema"

const MS_PER_HOUR = 3_600_000
const DAYS_PER_WEEK = 7
/** 1970-01-01 was a Thursday. */
const THURSDAY = 4
// A house full of cats; a plan of more would not be carried out.
const MOST_CATS = 1000

const courseColumns = {
  id: true,
  name: true,
  room: true,
  ...LOOK_COLUMNS,
  stage: true,
  gateCap: true,
  reviewOpen: true,
  coolDownUntil: true,
  lastSessionAt: true,
  roundAt: true,
  roundStress: true,
  roundEating: true,
  roundIllness: true,
  enrolments: { orderBy: { enrolledAt: "desc" }, take: 1, select: { track: true } },
} as const

/** The day's plan for the people on shift; a volunteer sees the own part of it, planned with everybody named. */
export async function shiftPlan(viewer: Viewer, params: Pick<ShiftParams, "people">) {
  const handlers = await listHandlers(viewer)
  const isStaff = can(viewer, "cat:read")
  return read(viewer, async (db) => {
    const cats = await courses(db, viewer)
    const chosen = params.people ?? [{ id: viewer.personId, minutes: USUAL_MINUTES }]
    const onShift: OnShift[] = handlers.flatMap(({ id, name, clearance }) => {
      const there = chosen.find((one) => one.id === id)
      return there ? [{ personId: id, name, clearance, minutes: there.minutes }] : []
    })
    const whole = planDay(await withTraining(db, viewer, cats), onShift)
    const isOwn = (personId: string) => isStaff || personId === viewer.personId
    const toStage = viewer.role === "volunteer" ? viewer.clearance : GRADUATE_STAGE
    return {
      isStaff,
      ...(isStaff ? { day: whole, beyond: [] } : partOf(whole, { personId: viewer.personId, toStage })),
      people: onShift.filter(({ personId }) => isOwn(personId)),
      /** Everybody the plan was made with, for the address. */
      onShift: onShift.map(({ personId, minutes }) => ({ personId, minutes })),
      isAlone:
        !isStaff && onShift.length > 0 && onShift.every(({ personId }) => personId === viewer.personId),
      handlers: handlers.filter(({ id }) => isOwn(id)),
      slotSessions: isStaff ? await slotSessions(db, viewer) : 0,
      portraits: new Map(cats.flatMap(({ row, stage }) => (stage <= toStage ? [[row.id, row]] : []))),
    }
  })
}
export type ShiftPlanPage = Awaited<ReturnType<typeof shiftPlan>>
type CourseRow = Awaited<ReturnType<typeof courses>>[number]

const weekdayOf = (day: number) => ((day + THURSDAY - 1) % DAYS_PER_WEEK) + 1

/** How many sessions today's slots ask for. */
async function slotSessions(db: Db, viewer: Viewer): Promise<number> {
  const slots = await db.sessionSlot.findMany({
    where: { weekday: weekdayOf(today(viewer)), sessions: { gt: 0 } },
    select: { sessions: true },
  })
  return slots.reduce((sum, { sessions }) => sum + sessions, 0)
}

/** Every running course with its turn, whoever asks, from the stored columns and today's sessions alone. */
async function courses(db: Db, viewer: Viewer) {
  const day = today(viewer)
  const atHours = now().getTime() / MS_PER_HOUR
  const paused = await pausedCats(db, viewer)
  const stop = await outdoorStop(db, viewer)
  const rows = await db.cat.findMany({
    where: {
      inCare: true,
      stage: { gte: 1 },
    },
    orderBy: { name: "asc" },
    take: MOST_CATS,
    select: courseColumns,
  })
  const sessions = withoutSuperseded(
    await db.session.findMany({
      // A day is a day of the shelter's zone: one more on either side holds it whole.
      where: { startedAt: { gte: dateOfDay(day - 1) }, startedOn: dateOfDay(day) },
      select: { id: true, supersedesId: true, catId: true, startedAt: true, setting: true },
    }),
  )
  return rows.map((row) => {
    const own = sessions.filter(({ catId }) => catId === row.id)
    const track = trackOf(row.enrolments[0]?.track)
    const stage = row.stage ?? 1
    const turn = turnOf(
      {
        stage,
        track,
        lastSessionDay: row.lastSessionAt ? dayOf(row.lastSessionAt, viewer) : null,
        hoursToday: own
          .filter(({ setting }) => setting !== "show")
          .map(({ startedAt }) => startedAt.getTime() / MS_PER_HOUR),
        isAtShow: own.some(({ setting }) => setting === "show"),
        isReviewOpen: row.reviewOpen,
        isPaused: paused.has(row.id),
        restUntilHours: row.coolDownUntil ? row.coolDownUntil.getTime() / MS_PER_HOUR : null,
        round: row.roundAt && {
          day: dayOf(row.roundAt, viewer),
          stress: row.roundStress,
          hasEaten: row.roundEating === "unknown" ? null : row.roundEating !== "no",
          isIll: row.roundIllness === "unknown" ? null : row.roundIllness === "yes",
        },
        outdoorStop: stop.isStopped ? stop.sentence : null,
        gateCap: tierNumber(row.gateCap),
      },
      { day, atHours },
    )
    return { row, stage, track, turn }
  })
}

/** The histories are read for the cats whose turn it may be, all at once; the others need no next step. */
async function withTraining(db: Db, viewer: Viewer, cats: readonly CourseRow[]): Promise<ShiftCat[]> {
  const asOfDay = today(viewer)
  const open = cats.filter(({ turn }) => turn.kind !== "not_today").map(({ row }) => row.id)
  const histories = await db.cat.findMany({
    where: { id: { in: open } },
    select: {
      id: true,
      sessions: { select: ENTRY_COLUMNS },
      harnessEvents: true,
      enrolments: { orderBy: { enrolledAt: "desc" }, take: 1, include: { protocolVersion: true } },
    },
  })
  const byId = new Map(histories.map((history) => [history.id, history]))
  return cats.map(({ row, stage, track, turn }) => {
    const { id: catId, name, room } = row
    const history = byId.get(catId)
    const enrolment = history?.enrolments[0]
    const base = { catId, name, room, stage, track, turn }
    if (!history || !enrolment) return base
    const protocol = enrolment.protocolVersion.parameters as unknown as ProtocolParameters
    const { entries } = splitAt(entriesOf(history, asOfDay), enrolment.enrolledAt)
    const { state } = runEngine(entries, {
      exitChecks: true,
      startingStage: enrolment.startingStage,
      parameters: protocol,
    })
    const next = whatNext({
      state,
      asOfDay,
      atHours: now().getTime() / MS_PER_HOUR,
      gateCap: tierNumber(row.gateCap),
      protocol,
    })
    return { ...base, stage: next.stage, training: { state, next, protocol } }
  })
}
