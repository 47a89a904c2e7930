import "server-only"
import { v7 as newId } from "uuid"
import { dayFromIso } from "@/lib/domain/calendar/day"
import { lockCat, refreshCat } from "@/lib/features/cats/summary-mutations"
import { closePlacedRequests } from "@/lib/features/requests/board-mutations"
import { noteEvent } from "@/lib/features/webhooks/outbox-mutations"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, dayOfDate, now } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { requirePast } from "./placing-mutations"
import type { ReturnInput } from "./schema"

/** Records that a cat came back: the placement ends and a new stay begins; the history follows the cat. */
export async function recordReturn(viewer: Viewer, input: ReturnInput): Promise<{ stayId: string }> {
  const returnedOn = dayFromIso(input.returnedOn)
  requirePast(returnedOn, viewer, "returnedOn")
  return write(viewer, async (db) => {
    const known = await db.return.findUnique({ where: { id: input.returnId }, select: { newStayId: true } })
    if (known) return { stayId: known.newStayId ?? "" }
    const found = await db.placement.findUnique({
      where: { id: input.placementId },
      select: { catId: true },
    })
    if (!found) throw new AppError("NOT_FOUND")
    // Looked at only behind the lock: of two who record one return, the second sees that it ended.
    await lockCat(db, found.catId)
    const placement = await db.placement.findUniqueOrThrow({
      where: { id: input.placementId },
      include: { cat: true, stay: true },
    })
    if (placement.endedOn)
      throw new AppError("CONFLICT", "This placement has already ended. Nothing was saved.")
    if (returnedOn < dayOfDate(placement.startedOn))
      throw new AppError("INVALID", "returnedOn: lies before the placement. Nothing was saved.", {
        returnedOn: "lies before the placement",
      })
    const stayId = placement.kind === "adoption" ? newId() : placement.stayId
    if (placement.kind === "adoption")
      await db.stay.create({
        data: {
          id: stayId,
          shelterId: viewer.shelterId,
          catId: placement.catId,
          intakeOn: dateOfDay(returnedOn),
          intakeType: "owner_relinquished",
          intakeDetail: "adoption return",
          isReturn: true,
          bornOn: placement.cat.bornOn,
          sex: placement.cat.sex,
          createdAt: now(),
        },
      })
    await db.placement.update({
      where: { id: placement.id },
      data: { endedOn: dateOfDay(returnedOn), endReason: input.reason, version: { increment: 1 } },
    })
    await db.return.create({
      data: {
        id: input.returnId,
        shelterId: viewer.shelterId,
        placementId: placement.id,
        newStayId: stayId,
        returnedOn: dateOfDay(returnedOn),
        reason: input.reason,
        note: input.note,
        createdBy: viewer.personId,
        createdAt: now(),
      },
    })
    if (placement.adopterId)
      await closePlacedRequests(db, viewer, { catId: placement.catId, adopterId: placement.adopterId })
    await audit(db, viewer, {
      action: "placement:return",
      entity: "Return",
      entityId: input.returnId,
      catId: placement.catId,
      summary: `${placement.cat.name} came back: ${input.reason.replaceAll("_", " ")}.`,
    })
    await refreshCat(db, viewer, placement.catId)
    await noteEvent(db, viewer, { type: "cat.returned", catId: placement.catId, kind: placement.kind })
    return { stayId }
  })
}
