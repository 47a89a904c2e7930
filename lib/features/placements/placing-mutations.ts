import "server-only"
import { v7 as newId } from "uuid"
import { type Day, dayFromIso } from "@/lib/domain/calendar/day"
import { CHECK_IN_DAYS } from "@/lib/domain/passport/first-year"
import { HOLD_WORDS } from "@/lib/domain/placement/holds"
import { lockCat, refreshCat } from "@/lib/features/cats/summary-mutations"
import { snapshotPair } from "@/lib/features/matching/mutations"
import { settleRequests } from "@/lib/features/requests/board-mutations"
import { noteEvent } from "@/lib/features/webhooks/outbox-mutations"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, dayOfDate, now, today } from "@/lib/platform/clock"
import { type Db, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { hashToken, linkToken } from "@/lib/platform/token"
import type { Viewer } from "@/lib/platform/viewer"
import { requireAcknowledged } from "./disclosure-mutations"
import { holdOf } from "./holds-queries"
import type { PlacementInput } from "./schema"

const ARTICLES = { adoption: "Adopted", foster: "Gone to foster", trial: "Gone on trial" } as const

/** Refuses a day that has not come. */
export function requirePast(day: Day, viewer: Viewer, field: string) {
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
    const hold = input.kind === "foster" ? null : await holdOf(db, cat.id)
    if (hold)
      throw new AppError("CONFLICT", `${HOLD_WORDS[hold]} Foster care is possible; nothing was saved.`)
    if (input.adopterId) {
      const adopter = await db.adopter.findUnique({
        where: { id: input.adopterId },
        select: { erasedAt: true },
      })
      if (!adopter || adopter.erasedAt) throw new AppError("NOT_FOUND", "There is no such adopter here.")
    }
    if (cat.placements.some((earlier) => startedOn < dayOfDate(earlier.startedOn)))
      throw new AppError(
        "INVALID",
        "startedOn: lies before the placement that runs now. Nothing was saved.",
        {
          startedOn: "lies before the placement that runs now",
        },
      )
    if (input.dueOn && dayFromIso(input.dueOn) < startedOn)
      throw new AppError("INVALID", "dueOn: lies before the beginning. Nothing was saved.", {
        dueOn: "lies before the beginning",
      })
    const disclosureId =
      input.kind === "foster" || !input.adopterId
        ? null
        : await requireAcknowledged(db, { ...input, adopterId: input.adopterId })
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
        disclosureId,
        createdBy: viewer.personId,
        createdAt: now(),
      },
    })
    if (input.kind === "adoption")
      await finishAdoption(db, viewer, { stayId: stay.id, placementId: input.placementId, startedOn })
    if (input.kind === "adoption" && input.adopterId)
      await settleRequests(db, viewer, { catId: cat.id, catName: cat.name, adopterId: input.adopterId })
    await audit(db, viewer, {
      action: "placement:create",
      entity: "Placement",
      entityId: input.placementId,
      catId: cat.id,
      summary: `${ARTICLES[input.kind]}: ${cat.name}.`,
    })
    await refreshCat(db, viewer, cat.id)
    await noteEvent(db, viewer, { type: "cat.placed", catId: cat.id, kind: input.kind })
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
    data: CHECK_IN_DAYS.map((day) => {
      const id = newId()
      return {
        id,
        shelterId: viewer.shelterId,
        placementId,
        day,
        dueOn: dateOfDay(startedOn + day),
        tokenHash: hashToken(linkToken("check-in", id)),
      }
    }),
  })
}
