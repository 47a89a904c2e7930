import "server-only"
import { v7 as newId } from "uuid"
import { monthOf, shiftMonth } from "@/lib/domain/calendar/month"
import { nextDue, type ScheduleEvery } from "@/lib/domain/reports/schedule"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, dayOfDate, now, today } from "@/lib/platform/clock"
import { type Prisma, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { readDefinition } from "./definition-schema"
import { MAKERS, matrixTitle } from "./makers-queries"
import { receiversOf } from "./receivers-queries"
import { type NewRun, queueRun } from "./run-mutations"
import type { EndScheduleInput, RunFormat, RunKind, SaveScheduleInput, ScheduleKind } from "./runs-schema"

const RUN_OF: Record<ScheduleKind, RunKind> = { definition: "rows", matrix: "matrix", board: "board" }

/** Keeps a new schedule, or changes one. Only people who may export figures can be chosen. */
export const saveSchedule = (viewer: Viewer, input: SaveScheduleInput) =>
  write(viewer, async (db) => {
    const { id, version, kind, definitionId, format, every, onDay, personIds } = input
    if (!MAKERS[RUN_OF[kind]]?.formats.includes(format))
      throw new AppError("INVALID", "This report is not made in that format.", {
        format: "choose another format",
      })
    const allowed = new Set((await receiversOf(db)).map((person) => person.id))
    if (personIds.some((person) => !allowed.has(person)))
      throw new AppError(
        "INVALID",
        "Only people of the shelter with an account and the right to export figures can get a report.",
        {
          personIds: "choose people who may export figures",
        },
      )
    if (
      definitionId &&
      !(await db.reportDefinition.findFirst({ where: { id: definitionId, archivedAt: null } }))
    )
      throw new AppError("NOT_FOUND")
    const nextOn = dateOfDay(nextDue({ every, onDay }, today(viewer)))
    const data = { kind, definitionId, format, every, onDay, personIds: [...new Set(personIds)], nextOn }
    if (version === 0) {
      if (await db.reportSchedule.findUnique({ where: { id }, select: { id: true } })) return { id }
      await db.reportSchedule.create({
        data: { id, shelterId: viewer.shelterId, createdBy: viewer.personId, createdAt: now(), ...data },
      })
    } else {
      const { count } = await db.reportSchedule.updateMany({
        where: { id, version, endedAt: null },
        data: { ...data, version: { increment: 1 } },
      })
      if (count === 0) throw new AppError("CONFLICT")
    }
    await audit(db, viewer, {
      action: version === 0 ? "schedule.add" : "schedule.change",
      entity: "ReportSchedule",
      entityId: id,
      summary: `A report goes out by mail every ${every}, to ${personIds.length} of the shelter's people.`,
      details: { kind, format, onDay },
    })
    return { id }
  })

/** Ends a schedule; what it made is kept like every file. */
export const endSchedule = (viewer: Viewer, { id, version }: EndScheduleInput) =>
  write(viewer, async (db) => {
    const { count } = await db.reportSchedule.updateMany({
      where: { id, version, endedAt: null },
      data: { endedAt: now(), version: { increment: 1 } },
    })
    if (count === 0) throw new AppError("CONFLICT")
    await audit(db, viewer, {
      action: "schedule.end",
      entity: "ReportSchedule",
      entityId: id,
      summary: "A report does not go out by mail any more.",
    })
    return { id }
  })

/** One file for a due schedule, however many days were missed, and the next day in the same transaction. */
export const followSchedule = (viewer: Viewer, id: string) =>
  write(viewer, async (db) => {
    const [locked] = await db.$queryRaw<{ id: string }[]>`
      select "id" from "ReportSchedule"
      where "id" = ${id}::uuid and "endedAt" is null and "nextOn" <= ${dateOfDay(today(viewer))}::date
      for update skip locked`
    if (!locked) return false
    const schedule = await db.reportSchedule.findUniqueOrThrow({
      where: { id },
      include: { definition: true },
    })
    const order = orderOf(schedule, dayOfDate(schedule.nextOn))
    const kept = new Set((await receiversOf(db)).map((person) => person.id))
    await queueRun(db, viewer, {
      ...order,
      id: newId(),
      format: schedule.format as RunFormat,
      total: await totalOf(viewer, order),
      scheduleId: id,
      mailTo: schedule.personIds.filter((person) => kept.has(person)),
    })
    const next = nextDue({ every: schedule.every as ScheduleEvery, onDay: schedule.onDay }, today(viewer))
    await db.reportSchedule.update({ where: { id }, data: { nextOn: dateOfDay(next) } })
    return true
  })

type Due = Prisma.ReportScheduleGetPayload<{ include: { definition: true } }>

function orderOf({ kind, definition }: Due, dueDay: number): Pick<NewRun, "kind" | "title" | "params"> {
  const monthBefore = shiftMonth(monthOf(dueDay), -1)
  if (kind === "matrix")
    return { kind: "matrix", title: matrixTitle(monthBefore), params: { month: monthBefore } }
  if (kind === "board") return { kind: "board", title: "Board report", params: { month: monthBefore } }
  if (!definition) throw new AppError("NOT_FOUND")
  const params = { name: definition.name, definition: readDefinition(definition.definition) }
  return { kind: "rows", title: definition.name, params }
}

const totalOf = async (viewer: Viewer, { kind, params }: Pick<NewRun, "kind" | "params">) =>
  (await MAKERS[kind]?.count(viewer, params)) ?? null
