import "server-only"
import type { z } from "zod"
import { dayFromIso } from "@/lib/domain/calendar/day"
import { OUTCOMES } from "@/lib/domain/outcomes/stays"
import { lockCat, refreshCat } from "@/lib/features/cats/summary-mutations"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, dayOfDate, now, today } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { MendStayInput, QualityNoteInput, RemoveCohortInput, SaveCohortInput } from "./schema"

/** Keeps a cohort under a name; the same name again is the same cohort, changed. */
export const saveCohort = (viewer: Viewer, { id, name, query }: SaveCohortInput): Promise<{ id: string }> =>
  write(viewer, async (db) => {
    const known = await db.savedCohort.findFirst({ where: { name }, select: { id: true } })
    const cohort = known
      ? await db.savedCohort.update({ where: { id: known.id }, data: { query, version: { increment: 1 } } })
      : await db.savedCohort.upsert({
          where: { id },
          create: {
            id,
            shelterId: viewer.shelterId,
            name,
            query,
            createdBy: viewer.personId,
            createdAt: now(),
          },
          update: { name, query },
        })
    await audit(db, viewer, {
      action: "cohort:save",
      entity: "SavedCohort",
      entityId: cohort.id,
      summary: `Saved the cohort ${name}.`,
    })
    return { id: cohort.id }
  })

export const removeCohort = (viewer: Viewer, { id }: z.infer<typeof RemoveCohortInput>): Promise<void> =>
  write(viewer, async (db) => {
    const { count } = await db.savedCohort.deleteMany({ where: { id } })
    if (count > 0)
      await audit(db, viewer, {
        action: "cohort:remove",
        entity: "SavedCohort",
        entityId: id,
        summary: "Removed a saved cohort.",
      })
  })

/** Somebody looked at a row the data check found and says that it is as it should be; it holds until the row changes. */
export const noteQuality = (viewer: Viewer, input: QualityNoteInput): Promise<void> =>
  write(viewer, async (db) => {
    if (await db.qualityNote.findUnique({ where: { id: input.id }, select: { id: true } })) return
    const stay = await db.stay.findUnique({ where: { id: input.stayId }, select: { catId: true } })
    if (!stay) throw new AppError("NOT_FOUND")
    await db.qualityNote.create({
      data: {
        id: input.id,
        shelterId: viewer.shelterId,
        finding: input.finding,
        entity: "Stay",
        entityId: input.stayId,
        seen: input.seen,
        note: input.note,
        personId: viewer.personId,
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: "quality:note",
      entity: "Stay",
      entityId: input.stayId,
      catId: stay.catId,
      summary: "Looked at a finding of the data check: the stay is right as it stands.",
    })
  })

const isOutcome = (word: string | null) => word === null || OUTCOMES.some(({ key }) => key === word)

/** Puts the dates or the outcome of a stay right, with the reason; the import that brought it will not undo this. */
export const mendStay = (viewer: Viewer, input: MendStayInput): Promise<void> =>
  write(viewer, async (db) => {
    const found = await db.stay.findUnique({ where: { id: input.stayId }, select: { catId: true } })
    if (!found) throw new AppError("NOT_FOUND")
    await lockCat(db, found.catId)
    const stay = await db.stay.findUniqueOrThrow({
      where: { id: input.stayId },
      include: { placements: { where: { kind: "adoption" }, select: { startedOn: true } } },
    })
    if (stay.version !== input.version)
      throw new AppError(
        "CONFLICT",
        "Somebody changed this stay meanwhile. Look at it again; nothing was saved.",
      )
    if (!isOutcome(input.outcomeType))
      throw new AppError("INVALID", "outcomeType: choose one of the outcomes. Nothing was saved.", {
        outcomeType: "choose one of the outcomes",
      })
    const last = today(viewer)
    if (dayFromIso(input.intakeOn) > last || (input.outcomeOn && dayFromIso(input.outcomeOn) > last))
      throw new AppError("INVALID", "intakeOn: a day after today cannot be known. Nothing was saved.", {
        intakeOn: "a day after today cannot be known",
      })
    const [adoption] = stay.placements
    if (
      adoption &&
      (input.outcomeType !== "adoption" ||
        dayOfDate(adoption.startedOn) !== dayFromIso(input.outcomeOn ?? ""))
    )
      throw new AppError(
        "CONFLICT",
        "This stay ended with an adoption recorded at the desk; its day and kind are that placement's. Nothing was saved.",
      )
    const dateOf = (day: string | null) => (day ? dateOfDay(dayFromIso(day)) : null)
    await db.stay.update({
      where: { id: stay.id },
      data: {
        intakeOn: dateOfDay(dayFromIso(input.intakeOn)),
        availableOn: dateOf(input.availableOn),
        outcomeOn: dateOf(input.outcomeOn),
        outcomeType: input.outcomeType as never,
        bornOn: dateOf(input.bornOn),
        version: { increment: 1 },
      },
    })
    await audit(db, viewer, {
      action: "stay:mend",
      entity: "Stay",
      entityId: stay.id,
      catId: stay.catId,
      summary: `Put a stay right: ${input.because}`,
      details: {
        before: {
          intakeOn: stay.intakeOn.toISOString().slice(0, 10),
          outcomeOn: stay.outcomeOn?.toISOString().slice(0, 10) ?? null,
          outcomeType: stay.outcomeType,
        },
      },
    })
    await refreshCat(db, viewer, stay.catId)
  })
