import "server-only"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { ArchiveReportInput, SaveReportInput } from "./definition-schema"

/** Keeps a new report, or changes one that nobody changed meanwhile. A new one that is sent twice is kept once. */
export const saveReport = (viewer: Viewer, { id, version, name, definition }: SaveReportInput) =>
  write(viewer, async (db) => {
    const data = { name, subject: definition.subject, definition }
    if (version === 0) {
      if (await db.reportDefinition.findUnique({ where: { id }, select: { id: true } })) return { id }
      await db.reportDefinition.create({
        data: { id, shelterId: viewer.shelterId, createdBy: viewer.personId, createdAt: now(), ...data },
      })
    } else {
      const { count } = await db.reportDefinition.updateMany({
        where: { id, version },
        data: { ...data, version: { increment: 1 } },
      })
      if (count === 0) throw new AppError("CONFLICT")
    }
    await audit(db, viewer, {
      action: version === 0 ? "report.add" : "report.change",
      entity: "ReportDefinition",
      entityId: id,
      summary: `A report about ${definition.subject} was ${version === 0 ? "saved" : "changed"}.`,
      details: { columns: definition.columns },
    })
    return { id }
  })

/** Puts a report aside, or takes it back. Nothing that was made of it is lost. A report that goes out by mail stays until its schedule ends. */
export const archiveReport = (viewer: Viewer, { id, version, isArchived }: ArchiveReportInput) =>
  write(viewer, async (db) => {
    const scheduled = await db.reportSchedule.count({ where: { definitionId: id, endedAt: null } })
    if (isArchived && scheduled > 0)
      throw new AppError("INVALID", "This report still goes out by mail. End its schedule first.")
    const { count } = await db.reportDefinition.updateMany({
      where: { id, version },
      data: { archivedAt: isArchived ? now() : null, version: { increment: 1 } },
    })
    if (count === 0) throw new AppError("CONFLICT")
    await audit(db, viewer, {
      action: isArchived ? "report.archive" : "report.restore",
      entity: "ReportDefinition",
      entityId: id,
      summary: isArchived ? "A report was put aside." : "A report was taken back.",
    })
    return { id }
  })
