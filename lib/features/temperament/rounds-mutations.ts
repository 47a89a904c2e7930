import "server-only"
import { describeLook } from "@/lib/domain/cats/describe-look"
import { lockCat, refreshCat } from "@/lib/features/cats/summary-mutations"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, dayOf, now, pastMoment } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { RoundLookInput } from "./rounds-schema"

export interface SavedLook {
  lookId: string
  /** What was seen, in words. */
  sentence: string
}

/**
 * Saves one look of a room round. A look sent twice is saved once, and a correction may arrive before what it corrects:
 * the answer and what counts in the end are the same in any order.
 */
export async function recordRoundLook(viewer: Viewer, input: RoundLookInput): Promise<SavedLook> {
  const checkedAt = pastMoment(input.seenAt, "seenAt")
  return write(viewer, async (db) => {
    const cat = await db.cat.findUnique({ where: { id: input.catId }, select: { id: true, name: true } })
    if (!cat) throw new AppError("NOT_FOUND", "There is no such cat here.")
    await lockCat(db, cat.id)
    const sentence = `${cat.name}: ${describeLook(input)}.`
    const ids = [input.lookId, ...(input.supersedesId ? [input.supersedesId] : [])]
    const known = await db.roundCheck.findMany({
      where: { id: { in: ids } },
      select: { id: true, catId: true, personId: true },
    })
    // Nobody puts another person's look right, and one look is at one cat.
    if (known.some((look) => look.catId !== cat.id || look.personId !== viewer.personId))
      throw new AppError("CONFLICT", "This look belongs to another cat or another person. It was not saved.")
    if (known.some((look) => look.id === input.lookId)) return { lookId: input.lookId, sentence }
    await db.roundCheck.create({
      data: {
        id: input.lookId,
        shelterId: viewer.shelterId,
        catId: cat.id,
        checkedAt,
        checkedOn: dateOfDay(dayOf(checkedAt, viewer)),
        stress: input.stress,
        eating: input.eating,
        illness: input.illness,
        illnessNote: input.illness === "yes" ? input.illnessNote || null : null,
        personId: viewer.personId,
        supersedesId: input.supersedesId ?? null,
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: "round:look",
      entity: "RoundCheck",
      entityId: input.lookId,
      catId: cat.id,
      summary: input.supersedesId ? `Put a round look right: ${sentence}` : `Round look at ${sentence}`,
    })
    await refreshCat(db, viewer, cat.id)
    return { lookId: input.lookId, sentence }
  })
}
