import "server-only"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { type Db, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { hashToken, linkToken } from "@/lib/platform/token"
import type { Viewer } from "@/lib/platform/viewer"
import type { NewFeedInput } from "./schema"

const endAll = (db: Db, viewer: Viewer) =>
  db.calendarFeed.updateMany({
    where: { personId: viewer.personId, revokedAt: null },
    data: { revokedAt: now() },
  })

/** Gives the person asking a calendar address; an earlier one ends with it. */
export async function openFeed(viewer: Viewer, { id }: NewFeedInput): Promise<void> {
  if (viewer.isOnSharedDevice)
    throw new AppError("FORBIDDEN", "Subscribe on your own device, signed in with your password.")
  await write(viewer, async (db) => {
    if (await db.calendarFeed.findUnique({ where: { id }, select: { id: true } })) return
    await endAll(db, viewer)
    await db.calendarFeed.create({
      data: {
        id,
        shelterId: viewer.shelterId,
        personId: viewer.personId,
        tokenHash: hashToken(linkToken("calendar", id)),
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: "calendar:open",
      entity: "CalendarFeed",
      entityId: id,
      summary: "Made a calendar address.",
    })
  })
}

/** Takes the own calendar address back. */
export const closeFeed = (viewer: Viewer): Promise<void> =>
  write(viewer, async (db) => {
    const { count } = await endAll(db, viewer)
    if (count === 0) return
    await audit(db, viewer, {
      action: "calendar:close",
      entity: "Person",
      entityId: viewer.personId,
      summary: "Took the calendar address back.",
    })
  })
