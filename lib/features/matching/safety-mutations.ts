import "server-only"
import { type Day, dayFromIso } from "@/lib/domain/calendar/day"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, dayOfDate, now, today } from "@/lib/platform/clock"
import { type Db, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { SafetyEndInput, SafetyNeedInput, SafetyReviewInput } from "./safety-schema"

const NAMES: Record<string, string> = {
  dogs: "dogs",
  cats: "other cats",
  young_children: "young children",
}

function pastDay(viewer: Viewer, iso: string, field: string): Day {
  const day = dayFromIso(iso)
  if (day > today(viewer))
    throw new AppError("INVALID", `${field}: lies in the future. Nothing was saved.`, {
      [field]: "lies in the future",
    })
  return day
}

/** Documents that a cat needs a home without a kind of companion. It excludes until 90 days after its last review. */
export async function documentNeed(viewer: Viewer, input: SafetyNeedInput): Promise<void> {
  const day = dateOfDay(pastDay(viewer, input.documentedOn, "documentedOn"))
  await write(viewer, async (db) => {
    const cat = await db.cat.findUnique({ where: { id: input.catId }, select: { name: true } })
    if (!cat) throw new AppError("NOT_FOUND")
    if (await db.safetyNeed.findUnique({ where: { id: input.needId }, select: { id: true } })) return
    await db.safetyNeed.create({
      data: {
        id: input.needId,
        shelterId: viewer.shelterId,
        catId: input.catId,
        excludes: input.excludes,
        evidence: input.evidence,
        documentedOn: day,
        reviewedOn: day,
        createdBy: viewer.personId,
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: "safety:document",
      entity: "SafetyNeed",
      entityId: input.needId,
      catId: input.catId,
      summary: `Safety need of ${cat.name}: a home without ${NAMES[input.excludes]} (${input.documentedOn}).`,
      details: { evidence: input.evidence },
    })
  })
}

/** Says that the need was looked at again and still holds. */
export async function reviewNeed(viewer: Viewer, input: SafetyReviewInput): Promise<void> {
  const day = pastDay(viewer, input.reviewedOn, "reviewedOn")
  await write(viewer, async (db) => {
    const need = await openNeed(db, input.needId)
    const isRepeat = need.version === input.version + 1 && dayOfDate(need.reviewedOn) === day
    if (isRepeat) return
    if (day < dayOfDate(need.documentedOn))
      throw new AppError("INVALID", "reviewedOn: lies before the need was documented. Nothing was saved.", {
        reviewedOn: "lies before the need was documented",
      })
    await change(db, input, { reviewedOn: dateOfDay(day) })
    await audit(db, viewer, {
      action: "safety:review",
      entity: "SafetyNeed",
      entityId: input.needId,
      catId: need.catId,
      summary: `Looked again at a safety need of ${need.cat.name}: still without ${NAMES[need.excludes]} (${input.reviewedOn}).`,
      details: { note: input.note },
    })
  })
}

/** Ends a need that is over; the row and the reason stay on record. */
export async function endNeed(viewer: Viewer, input: SafetyEndInput): Promise<void> {
  await write(viewer, async (db) => {
    const need = await openNeed(db, input.needId)
    if (need.endedOn && need.version === input.version + 1) return
    await change(db, input, { endedOn: dateOfDay(today(viewer)) })
    await audit(db, viewer, {
      action: "safety:end",
      entity: "SafetyNeed",
      entityId: input.needId,
      catId: need.catId,
      summary: `A safety need of ${need.cat.name} is over: ${NAMES[need.excludes]}.`,
      details: { reason: input.reason },
    })
  })
}

async function openNeed(db: Db, needId: string) {
  const need = await db.safetyNeed.findUnique({
    where: { id: needId },
    include: { cat: { select: { name: true } } },
  })
  if (!need) throw new AppError("NOT_FOUND")
  return need
}

async function change(
  db: Db,
  { needId, version }: { needId: string; version: number },
  data: { reviewedOn?: Date; endedOn?: Date },
) {
  const changed = await db.safetyNeed.updateMany({
    where: { id: needId, version, endedOn: null },
    data: { ...data, version: { increment: 1 } },
  })
  if (changed.count === 0) throw new AppError("CONFLICT")
}
