import "server-only"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { CheckInInput } from "./check-in-schema"

/** Writes down the answers of a check-in after a call. */
export async function answerCheckIn(viewer: Viewer, input: CheckInInput): Promise<void> {
  await write(viewer, async (db) => {
    const { count } = await db.checkIn.updateMany({
      where: { id: input.checkInId, version: input.version },
      data: { answers: input.answers, answeredAt: now(), answeredBy: "staff", version: { increment: 1 } },
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
