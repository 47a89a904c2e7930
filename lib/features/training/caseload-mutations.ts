import "server-only"
import { v7 as newId } from "uuid"
import { lockCat } from "@/lib/features/cats/summary-mutations"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, dayOf, now } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { type CoursePauseInput, type SlotsInput, WEEKDAYS } from "./caseload-schema"

/** Sets how many sessions people can give in each part of the week; all or none, and never over somebody else's change. */
export async function setSlots(viewer: Viewer, { slots }: SlotsInput): Promise<void> {
  await write(viewer, async (db) => {
    // Two people who open an empty grid at once: the second waits, and then finds the first one's slots.
    await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`slots ${viewer.shelterId}`}, 0))`
    const known = await db.sessionSlot.findMany({ where: { personId: null } })
    const changes: string[] = []
    for (const { weekday, part, sessions, version } of slots) {
      const slot = known.find((one) => one.weekday === weekday && one.part === part)
      if ((slot?.version ?? 0) !== version)
        throw new AppError(
          "CONFLICT",
          "Somebody changed the slots meanwhile. Reload to see them; nothing was saved.",
        )
      if ((slot?.sessions ?? 0) === sessions) continue
      if (slot)
        await db.sessionSlot.update({ where: { id: slot.id }, data: { sessions, version: { increment: 1 } } })
      else
        await db.sessionSlot.create({
          data: { id: newId(), shelterId: viewer.shelterId, weekday, part, sessions, createdAt: now() },
        })
      changes.push(`${WEEKDAYS[weekday - 1]} ${part} ${sessions}`)
    }
    if (changes.length === 0) return
    await audit(db, viewer, {
      action: "caseload:slots",
      entity: "Shelter",
      entityId: viewer.shelterId,
      summary: `Session slots: ${changes.join(", ")}.`,
    })
  })
}

/** Pauses a running course, or takes it up again. The stage stays; the lapse rule goes on counting days, and says so. */
export async function pauseCourse(
  viewer: Viewer,
  { eventId, catId, isPaused, reason }: CoursePauseInput,
): Promise<void> {
  await write(viewer, async (db) => {
    await lockCat(db, catId)
    const cat = await db.cat.findUnique({ where: { id: catId }, select: { name: true, stage: true } })
    if (!cat) throw new AppError("NOT_FOUND")
    if (cat.stage === null)
      throw new AppError("INVALID", `${cat.name} has no running course. Nothing was saved.`)
    if (await db.harnessEvent.findUnique({ where: { id: eventId }, select: { id: true } })) return
    await db.harnessEvent.create({
      data: {
        id: eventId,
        shelterId: viewer.shelterId,
        catId,
        kind: isPaused ? "paused" : "resumed",
        at: now(),
        onDay: dateOfDay(dayOf(now(), viewer)),
        reason: reason || null,
        personId: viewer.personId,
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: isPaused ? "caseload:pause" : "caseload:resume",
      entity: "HarnessEvent",
      entityId: eventId,
      catId,
      summary: `${isPaused ? "Paused" : "Took up again"} the course of ${cat.name}${reason ? `. ${reason}` : "."}`,
    })
  })
}
