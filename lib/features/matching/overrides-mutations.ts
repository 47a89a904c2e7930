import "server-only"
import { dayFromIso } from "@/lib/domain/calendar/day"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, now } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import type { OverrideReviewInput } from "./desk-schema"

/** Keeps what was learned from a month's decisions against the order. Notes are added, never changed. */
export async function reviewOverrides(viewer: Viewer, input: OverrideReviewInput): Promise<void> {
  await write(viewer, async (db) => {
    const known = await db.overrideReview.findUnique({ where: { id: input.reviewId }, select: { id: true } })
    if (known) return
    await db.overrideReview.create({
      data: {
        id: input.reviewId,
        shelterId: viewer.shelterId,
        monthOn: dateOfDay(dayFromIso(`${input.month}-01`)),
        finding: input.finding,
        personId: viewer.personId,
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: "match:review",
      entity: "OverrideReview",
      entityId: input.reviewId,
      summary: `Looked at the decisions against the order of ${input.month}.`,
    })
  })
}
