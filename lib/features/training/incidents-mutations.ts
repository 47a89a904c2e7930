import "server-only"
import { INCIDENT_KINDS } from "@/lib/domain/programme/mechanisms"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, dayOf, now, pastMoment } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { reviewers } from "./incidents-queries"
import type { IncidentInput, IncidentReviewInput, TakeReviewInput } from "./incidents-schema"

/** Writes a near miss or an incident into the register. */
export async function reportIncident(viewer: Viewer, input: IncidentInput): Promise<void> {
  const happenedAt = pastMoment(input.happenedAt, "happenedAt")
  await write(viewer, async (db) => {
    const cat = await db.cat.findUnique({ where: { id: input.catId }, select: { name: true, stage: true } })
    if (!cat) throw new AppError("NOT_FOUND", "There is no such cat here.")
    const { incidentId, happenedAt: _, ...facts } = input
    if (await db.incident.findUnique({ where: { id: incidentId }, select: { id: true } })) return
    await db.incident.create({
      data: {
        ...facts,
        id: incidentId,
        shelterId: viewer.shelterId,
        happenedAt,
        happenedOn: dateOfDay(dayOf(happenedAt, viewer)),
        stage: cat.stage,
        personId: viewer.personId,
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: "incident:report",
      entity: "Incident",
      entityId: incidentId,
      catId: input.catId,
      summary: `${input.isNearMiss ? "Near miss" : "Incident"} with ${cat.name}: ${INCIDENT_KINDS[input.kind].toLowerCase()}.`,
    })
  })
}

/** Says who looks into an incident; said again, it is somebody else's from then on. */
export async function takeReview(viewer: Viewer, input: TakeReviewInput): Promise<void> {
  await write(viewer, async (db) => {
    const incident = await db.incident.findUnique({
      where: { id: input.incidentId },
      select: { catId: true, cat: { select: { name: true } } },
    })
    if (!incident) throw new AppError("NOT_FOUND", "There is no such incident.")
    const assignee = (await reviewers(db)).find(({ id }) => id === input.assigneeId)
    if (!assignee)
      throw new AppError(
        "INVALID",
        "assigneeId: choose somebody who may close a review. Nothing was saved.",
        {
          assigneeId: "choose somebody who may close a review",
        },
      )
    const { reviewId, ...taken } = input
    if (await db.incidentReview.findUnique({ where: { id: reviewId }, select: { id: true } })) return
    await db.incidentReview.create({
      data: {
        ...taken,
        id: reviewId,
        step: "taken",
        finding: "",
        action: "",
        shelterId: viewer.shelterId,
        personId: viewer.personId,
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: "incident:take",
      entity: "Incident",
      entityId: input.incidentId,
      catId: incident.catId,
      summary: `${assignee.name} looks into the incident with ${incident.cat.name}.`,
    })
  })
}

/** Adds what was found and changed. A review may lift the shelter-wide stop as far as its incident asked for it. */
export async function reviewIncident(viewer: Viewer, input: IncidentReviewInput): Promise<void> {
  await write(viewer, async (db) => {
    const incident = await db.incident.findUnique({
      where: { id: input.incidentId },
      select: { catId: true, cat: { select: { name: true } } },
    })
    if (!incident) throw new AppError("NOT_FOUND", "There is no such incident.")
    const { reviewId, ...review } = input
    if (await db.incidentReview.findUnique({ where: { id: reviewId }, select: { id: true } })) return
    await db.incidentReview.create({
      data: {
        ...review,
        id: reviewId,
        shelterId: viewer.shelterId,
        personId: viewer.personId,
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: "incident:review",
      entity: "Incident",
      entityId: input.incidentId,
      catId: incident.catId,
      summary: `Reviewed the incident with ${incident.cat.name}: ${input.finding}${input.liftsStop ? " It no longer counts for the outdoor stop." : ""}`,
    })
  })
}
