import "server-only"
import { v7 as newId } from "uuid"
import { type Day, dayFromIso } from "@/lib/domain/calendar/day"
import { lockCat, refreshCat } from "@/lib/features/cats/summary-mutations"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, dayOfDate, now, today } from "@/lib/platform/clock"
import { type Db, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { BiteInput, CloseBiteInput } from "./bites-schema"
import { requirePast } from "./placing-mutations"

async function recordFact(
  db: Db,
  viewer: Viewer,
  fact: { catId: string; key: string; value: string; day: Day; note: string },
) {
  const { day, ...rest } = fact
  await db.gateFact.create({
    data: {
      ...rest,
      id: newId(),
      shelterId: viewer.shelterId,
      factOn: dateOfDay(day),
      personId: viewer.personId,
      createdAt: now(),
    },
  })
}

/**
 * Opens the report of a bite that broke the skin: the facts of gate G7 are written with it, so that the cat is held and
 * off the public list until somebody closes the report. Sent twice, it is one report.
 */
export async function reportBite(viewer: Viewer, input: BiteInput): Promise<void> {
  const day = dayFromIso(input.happenedOn)
  requirePast(day, viewer, "happenedOn")
  await write(viewer, async (db) => {
    await lockCat(db, input.catId)
    if (await db.biteReport.findUnique({ where: { id: input.biteId }, select: { id: true } })) return
    const cat = await db.cat.findUnique({ where: { id: input.catId }, select: { name: true } })
    if (!cat) throw new AppError("NOT_FOUND")
    const { biteId, happenedOn: _, quarantineUntil, ...facts } = input
    await db.biteReport.create({
      data: {
        ...facts,
        id: biteId,
        shelterId: viewer.shelterId,
        happenedOn: dateOfDay(day),
        quarantineUntil: quarantineUntil ? dateOfDay(dayFromIso(quarantineUntil)) : null,
        createdBy: viewer.personId,
        createdAt: now(),
      },
    })
    const note = "bite report"
    await recordFact(db, viewer, { catId: input.catId, key: "last_bite", value: "done", day, note })
    await recordFact(db, viewer, {
      catId: input.catId,
      key: "bite_quarantine_over",
      value: "no",
      day: today(viewer),
      note,
    })
    await audit(db, viewer, {
      action: "bite:report",
      entity: "BiteReport",
      entityId: biteId,
      catId: input.catId,
      summary: `${cat.name} has bitten and the skin is broken: a report is open, and the cat is held.`,
    })
    await refreshCat(db, viewer, input.catId)
  })
}

/** Closes a report: the hold ends with it, unless another report of the cat is open. Not before the quarantine is over. */
export async function closeBite(viewer: Viewer, input: CloseBiteInput): Promise<void> {
  await write(viewer, async (db) => {
    const report = await db.biteReport.findUnique({
      where: { id: input.biteId },
      include: { cat: { select: { name: true } } },
    })
    if (!report) throw new AppError("NOT_FOUND")
    await lockCat(db, report.catId)
    if (report.quarantineUntil && dayOfDate(report.quarantineUntil) >= today(viewer))
      throw new AppError("CONFLICT", "The quarantine is not over yet. Nothing was saved.")
    // Gate G7 takes an "over" of the bite's own day for an older bite's: a night lies between.
    if (dayOfDate(report.happenedOn) >= today(viewer))
      throw new AppError("CONFLICT", "Close it from tomorrow on: a night lies between. Nothing was saved.")
    const { count } = await db.biteReport.updateMany({
      where: { id: report.id, version: input.version, closedAt: null },
      data: {
        closedAt: now(),
        closedBy: viewer.personId,
        finding: input.finding,
        version: { increment: 1 },
      },
    })
    if (count === 0) throw new AppError("CONFLICT")
    const open = await db.biteReport.count({ where: { catId: report.catId, closedAt: null } })
    if (open === 0)
      await recordFact(db, viewer, {
        catId: report.catId,
        key: "bite_quarantine_over",
        value: "yes",
        day: today(viewer),
        note: "bite report closed",
      })
    await audit(db, viewer, {
      action: "bite:close",
      entity: "BiteReport",
      entityId: report.id,
      catId: report.catId,
      summary: `The bite report of ${report.cat.name} was closed.`,
    })
    await refreshCat(db, viewer, report.catId)
  })
}
