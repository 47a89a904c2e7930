import "server-only"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

/** Puts the list of first steps away, for everybody and for good; again does nothing. */
export async function putFirstStepsAway(viewer: Viewer): Promise<void> {
  await write(viewer, async (db) => {
    const { count } = await db.shelter.updateMany({
      where: { id: viewer.shelterId, firstStepsPutAwayAt: null },
      data: { firstStepsPutAwayAt: now() },
    })
    if (count === 0) return
    await audit(db, viewer, {
      action: "shelter:settings",
      entity: "Shelter",
      entityId: viewer.shelterId,
      summary: "The list of first steps was put away.",
    })
  })
}
