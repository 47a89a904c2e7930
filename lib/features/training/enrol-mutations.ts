import "server-only"
import { can } from "@/lib/domain/access/table"
import { trackWords } from "@/lib/domain/harness/tracks"
import { lockCat, refreshCat } from "@/lib/features/cats/summary-mutations"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, dayOf, now } from "@/lib/platform/clock"
import { type Db, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { storeDecisions } from "./decisions-mutations"
import { ownProtocol } from "./protocols-mutations"
import type { EnrolInput, HarnessEventInput } from "./schema"

/** The protocol of a new course: the chosen version when it is approved, the shelter's own otherwise. */
async function chosenProtocol(db: Db, versionId: string | undefined) {
  const chosen = versionId
    ? await db.protocolVersion.findUnique({ where: { id: versionId } })
    : await ownProtocol(db)
  if (chosen?.status !== "approved")
    throw new AppError("INVALID", "Choose a protocol that is approved. Nothing was saved.", {
      protocolVersionId: "is not approved",
    })
  return chosen
}

/** Enrols a cat in a protocol as it stands now; the version is pinned. */
export async function enrol(viewer: Viewer, input: EnrolInput): Promise<{ stage: number }> {
  if (input.startingStage > 1 && !can(viewer, "session:override"))
    throw new AppError(
      "FORBIDDEN",
      "A cat that starts beyond stage 1 needs the behaviour lead. Nothing was saved.",
    )
  return write(viewer, async (db) => {
    await lockCat(db, input.catId)
    const cat = await db.cat.findUnique({ where: { id: input.catId }, select: { name: true } })
    if (!cat) throw new AppError("NOT_FOUND")
    const known = await db.enrolment.findUnique({ where: { id: input.enrolmentId } })
    if (!known) {
      const protocol = await chosenProtocol(db, input.protocolVersionId)
      await db.enrolment.create({
        data: {
          id: input.enrolmentId,
          shelterId: viewer.shelterId,
          catId: input.catId,
          protocolVersionId: protocol.id,
          startingStage: input.startingStage,
          track: input.track ?? "harness",
          reason: input.reason || null,
          enrolledBy: viewer.personId,
          approvedBy: input.startingStage > 1 ? viewer.personId : null,
          enrolledAt: now(),
          createdAt: now(),
        },
      })
      await audit(db, viewer, {
        action: "cat:enrol",
        entity: "Enrolment",
        entityId: input.enrolmentId,
        catId: input.catId,
        summary: `Enrolled ${cat.name} in ${trackWords(input.track ?? "harness").course} (${protocol.name}, version ${protocol.number}).`,
      })
    }
    const { summary } = await refreshCat(db, viewer, input.catId)
    return { stage: summary.training?.stage ?? input.startingStage }
  })
}

const EVENT_RIGHTS = {
  review_cleared: "gate:clear:G8",
  override: "session:override",
  p0_redo: "session:override",
  p0_check: "session:log",
} as const

const EVENT_WORDS = {
  review_cleared: "Closed the review",
  override: "Set the stage by hand",
  p0_redo: "Asked for the pre-check again",
  p0_check: "Pre-check passed",
} as const

/** Records an event of the training history: a review closed, an override, a pre-check. */
export async function recordHarnessEvent(
  viewer: Viewer,
  input: HarnessEventInput,
): Promise<{ stage: number | null }> {
  return write(viewer, async (db) => {
    await lockCat(db, input.catId)
    const cat = await db.cat.findUnique({ where: { id: input.catId }, select: { name: true, stage: true } })
    if (!cat) throw new AppError("NOT_FOUND")
    if (!can(viewer, EVENT_RIGHTS[input.kind], { catId: input.catId, stage: cat.stage ?? 1 }))
      throw new AppError("FORBIDDEN")
    const { kind, eventId, catId, reason, ...details } = input
    const known = await db.harnessEvent.findUnique({ where: { id: eventId }, select: { id: true } })
    if (!known) {
      await db.harnessEvent.create({
        data: {
          id: eventId,
          shelterId: viewer.shelterId,
          catId,
          kind,
          at: now(),
          onDay: dateOfDay(dayOf(now(), viewer)),
          details,
          reason: reason ?? null,
          personId: viewer.personId,
          createdAt: now(),
        },
      })
      await audit(db, viewer, {
        action: `harness:${kind}`,
        entity: "HarnessEvent",
        entityId: eventId,
        catId,
        summary: `${EVENT_WORDS[kind]}: ${cat.name}${reason ? `. ${reason}` : "."}`,
      })
    }
    const after = await refreshCat(db, viewer, catId)
    if (!known) await storeDecisions(db, viewer, after)
    return { stage: after.summary.training?.stage ?? null }
  })
}
