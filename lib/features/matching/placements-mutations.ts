import "server-only"
import { v7 as newId } from "uuid"
import { type Day, dayFromIso } from "@/lib/domain/calendar/day"
import { CHECK_IN_DAYS } from "@/lib/domain/passport/first-year"
import { touchFigures } from "@/lib/features/cats/mutations"
import { lockCat, refreshCat } from "@/lib/features/cats/summary-mutations"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, dayOfDate, now, today } from "@/lib/platform/clock"
import { type Db, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { snapshotPair } from "./mutations"
import type { CheckInInput, PlacementInput, ReturnInput } from "./schema"

const ARTICLES = { adoption: "Adopted", foster: "Gone to foster", trial: "Gone on trial" } as const

function requirePast(day: Day, viewer: Viewer, field: string) {
  if (day > today(viewer))
    throw new AppError("INVALID", `${field}: lies in the future. Nothing was saved.`, {
      [field]: "lies in the future",
    })
}

/**
 * Places a cat: adoption ends the stay and plans the check-ins; foster and trial are no exits. Of two counsellors who
 * place one cat, exactly one wins: the cat's row is locked, and a cat that is placed or gone is refused.
 */
export async function placeCat(viewer: Viewer, input: PlacementInput): Promise<{ placementId: string }> {
  const startedOn = dayFromIso(input.startedOn)
  requirePast(startedOn, viewer, "startedOn")
  if (input.kind !== "foster" && !input.adopterId)
    throw new AppError("INVALID", "adopterId: choose the adopter. Nothing was saved.", {
      adopterId: "choose the adopter",
    })
  return write(viewer, async (db) => {
    await lockCat(db, input.catId)
    if (await db.placement.findUnique({ where: { id: input.placementId }, select: { id: true } }))
      return { placementId: input.placementId }
    const cat = await db.cat.findUnique({
      where: { id: input.catId },
      include: { stays: { where: { outcomeOn: null } }, placements: { where: { endedOn: null } } },
    })
    if (!cat) throw new AppError("NOT_FOUND")
    const stay = cat.stays.at(-1)
    if (!stay) throw new AppError("CONFLICT", `${cat.name} is not in care any more. Nothing was saved.`)
    const running = cat.placements.find((placement) => placement.kind !== "foster")
    if (running && running.adopterId !== input.adopterId)
      throw new AppError("CONFLICT", `${cat.name} has just been placed by somebody else. Nothing was saved.`)
    if (startedOn < dayOfDate(stay.intakeOn))
      throw new AppError("INVALID", "startedOn: lies before the cat came. Nothing was saved.", {
        startedOn: "lies before the intake",
      })
    for (const earlier of cat.placements)
      await db.placement.update({
        where: { id: earlier.id },
        data: {
          endedOn: dateOfDay(startedOn),
          endReason: input.kind === "adoption" ? "adopted" : "placed elsewhere",
        },
      })
    const frozen =
      input.adopterId && input.kind !== "foster" && !running
        ? await snapshotPair(db, viewer, { adopterId: input.adopterId, catId: cat.id })
        : {}
    await db.placement.create({
      data: {
        id: input.placementId,
        shelterId: viewer.shelterId,
        catId: cat.id,
        stayId: stay.id,
        adopterId: input.adopterId,
        kind: input.kind,
        startedOn: dateOfDay(startedOn),
        dueOn: input.dueOn ? dateOfDay(dayFromIso(input.dueOn)) : null,
        frozen: {
          match: frozen,
          stage: cat.stage,
          mastered: cat.mastered,
          potential: cat.potential,
          effective: cat.effective,
          suitability: cat.suitability,
          estimates: cat.estimates as object,
        },
        createdBy: viewer.personId,
        createdAt: now(),
      },
    })
    if (input.kind === "adoption")
      await finishAdoption(db, viewer, { stayId: stay.id, placementId: input.placementId, startedOn })
    await audit(db, viewer, {
      action: "placement:create",
      entity: "Placement",
      entityId: input.placementId,
      catId: cat.id,
      summary: `${ARTICLES[input.kind]}: ${cat.name}.`,
    })
    await refreshCat(db, viewer, cat.id)
    return { placementId: input.placementId }
  })
}

async function finishAdoption(
  db: Db,
  viewer: Viewer,
  { stayId, placementId, startedOn }: { stayId: string; placementId: string; startedOn: Day },
) {
  await db.stay.update({
    where: { id: stayId },
    data: { outcomeOn: dateOfDay(startedOn), outcomeType: "adoption", version: { increment: 1 } },
  })
  await db.checkIn.createMany({
    data: CHECK_IN_DAYS.map((day) => ({
      id: newId(),
      shelterId: viewer.shelterId,
      placementId,
      day,
      dueOn: dateOfDay(startedOn + day),
    })),
  })
  await touchFigures(db, viewer)
}

/** Records that a cat came back: the placement ends and a new stay begins; the history follows the cat. */
export async function recordReturn(viewer: Viewer, input: ReturnInput): Promise<{ stayId: string }> {
  const returnedOn = dayFromIso(input.returnedOn)
  requirePast(returnedOn, viewer, "returnedOn")
  return write(viewer, async (db) => {
    const known = await db.return.findUnique({ where: { id: input.returnId }, select: { newStayId: true } })
    if (known) return { stayId: known.newStayId ?? "" }
    const placement = await db.placement.findUnique({
      where: { id: input.placementId },
      include: { cat: true, stay: true },
    })
    if (!placement) throw new AppError("NOT_FOUND")
    await lockCat(db, placement.catId)
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
    await touchFigures(db, viewer)
    await audit(db, viewer, {
      action: "placement:return",
      entity: "Return",
      entityId: input.returnId,
      catId: placement.catId,
      summary: `${placement.cat.name} came back: ${input.reason.replaceAll("_", " ")}.`,
    })
    await refreshCat(db, viewer, placement.catId)
    return { stayId }
  })
}

/** Writes down the answers of a check-in. */
export async function answerCheckIn(viewer: Viewer, input: CheckInInput): Promise<void> {
  await write(viewer, async (db) => {
    const { count } = await db.checkIn.updateMany({
      where: { id: input.checkInId, version: input.version },
      data: { answers: input.answers, answeredAt: now(), version: { increment: 1 } },
    })
    if (count === 0) throw new AppError("CONFLICT")
    await audit(db, viewer, {
      action: "check-in:answer",
      entity: "CheckIn",
      entityId: input.checkInId,
      summary: "A check-in was answered.",
    })
  })
}
