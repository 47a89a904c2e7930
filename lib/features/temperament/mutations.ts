import "server-only"
import { v7 as newId } from "uuid"
import { noticeConditions } from "@/lib/domain/temperament/conditions"
import { dimensionOf } from "@/lib/domain/temperament/dimensions"
import { tagOf } from "@/lib/domain/temperament/tags"
import { lockCat, refreshCat } from "@/lib/features/cats/summary-mutations"
import { isCertified } from "@/lib/features/users/queries"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, dayOf, now } from "@/lib/platform/clock"
import { type Db, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { keepAssessment } from "./assessments-mutations"
import type { RatingSheetInput, TagInput } from "./schema"

const MS_PER_HOUR = 3_600_000
// A tablet's clock may run a little ahead; more than this is a wrong date.
const AHEAD_MS = 10 * 60_000

/** Hours from the intake to a moment; null when only the day of intake is known and it is too near to tell. */
async function hoursSinceIntake(db: Db, catId: string, moment: Date): Promise<number | null> {
  const stay = await db.stay.findFirst({
    where: { catId, intakeOn: { lte: moment } },
    orderBy: { intakeOn: "desc" },
    select: { intakeOn: true, intakeAt: true },
  })
  if (!stay) return null
  // Without a time of day the cat came at the end of that day: the cautious reading of the 72 hours.
  const came = stay.intakeAt?.getTime() ?? stay.intakeOn.getTime() + 24 * MS_PER_HOUR
  return Math.max(0, (moment.getTime() - came) / MS_PER_HOUR)
}

export interface SavedSheet {
  sheetId: string
  /** Whether this very sheet was here before: a repeated save. */
  wasKnown: boolean
  /** Estimates of the rated dimensions after saving. */
  estimates: { dimension: string; mean: number; se: number }[]
  reasons: readonly string[]
}

/** Saves the ratings of one sheet; a sheet sent twice is saved once. What was seen is never refused, only weighed. */
export async function recordRatings(viewer: Viewer, input: RatingSheetInput): Promise<SavedSheet> {
  const ratedAt = new Date(input.ratedAt)
  if (ratedAt.getTime() > now().getTime() + AHEAD_MS)
    throw new AppError("INVALID", "ratedAt: lies in the future. Check the clock of this device.", {
      ratedAt: "lies in the future",
    })
  return write(viewer, async (db) => {
    const cat = await db.cat.findUnique({ where: { id: input.catId }, select: { id: true, name: true } })
    if (!cat) throw new AppError("NOT_FOUND", "There is no such cat here.")
    await lockCat(db, cat.id)
    const known = await db.rating.findFirst({
      where: { sheetId: input.sheetId },
      select: { catId: true, raterId: true },
    })
    if (known && (known.catId !== cat.id || known.raterId !== viewer.personId)) throw new AppError("CONFLICT")
    if (!known) await insertRatings(db, viewer, { input, ratedAt, catName: cat.name })
    const evaluated = await refreshCat(db, viewer, cat.id)
    if (!known) await keepAssessment(db, viewer, evaluated, input.sheetId)
    const { suitability } = evaluated.summary
    return {
      sheetId: input.sheetId,
      wasKnown: known !== null,
      estimates: input.ratings.map(({ dimension }) => {
        const { mean, se } = suitability.dims[dimension]
        return { dimension, mean, se }
      }),
      reasons: suitability.reasons,
    }
  })
}

async function insertRatings(
  db: Db,
  viewer: Viewer,
  { input, ratedAt, catName }: { input: RatingSheetInput; ratedAt: Date; catName: string },
) {
  const rubric = await db.rubricVersion.findFirstOrThrow({
    where: { status: "approved" },
    orderBy: { number: "desc" },
    select: { id: true },
  })
  const hours = await hoursSinceIntake(db, input.catId, ratedAt)
  const certified = await isCertified(db, viewer, viewer.personId)
  const broken = noticeConditions({ ...input, hoursInCare: hours })
    .filter((notice) => notice.status === "broken")
    .map((notice) => notice.condition)
  await db.rating.createMany({
    data: input.ratings.map(({ dimension, value, note }) => ({
      id: newId(),
      shelterId: viewer.shelterId,
      catId: input.catId,
      sheetId: input.sheetId,
      rubricVersionId: rubric.id,
      dimension,
      value,
      raterId: viewer.personId,
      certified,
      ratedAt,
      ratedOn: dateOfDay(dayOf(ratedAt, viewer)),
      context: input.context,
      stress: input.stress,
      hoursSinceIntake: hours,
      place: input.place || null,
      note: note || null,
      broken,
      createdAt: now(),
    })),
  })
  const seen = input.ratings
    .filter((rating) => rating.value !== null)
    .map((rating) => dimensionOf(rating.dimension).name.toLowerCase())
  await audit(db, viewer, {
    action: "rating:create",
    entity: "Rating",
    entityId: input.sheetId,
    catId: input.catId,
    summary:
      seen.length > 0
        ? `Rated ${catName}: ${seen.join(", ")}.`
        : `Looked at ${catName}; nothing was seen to rate.`,
  })
}

/** Puts a tag on cats or takes it off; cats that already stand so are left alone. */
export async function setTag(viewer: Viewer, input: TagInput): Promise<{ changed: number }> {
  const tag = tagOf(input.tag)
  if (input.isOn && tag.needsEvidence && !input.evidence)
    throw new AppError("INVALID", `evidence: say who saw it, and where, before putting on "${tag.label}".`, {
      evidence: "say who saw it, and where",
    })
  return write(viewer, async (db) => {
    let changed = 0
    for (const catId of input.catIds) {
      const cat = await db.cat.findUnique({ where: { id: catId }, select: { name: true } })
      if (!cat)
        throw new AppError("NOT_FOUND", "One of these cats is not here any more. Nothing was changed.")
      const last = await db.tagEvent.findFirst({
        where: { catId, tag: tag.key },
        orderBy: { createdAt: "desc" },
      })
      if ((last?.isOn ?? false) === input.isOn) continue
      await db.tagEvent.create({
        data: {
          id: newId(),
          shelterId: viewer.shelterId,
          catId,
          tag: tag.key,
          isOn: input.isOn,
          evidence: input.evidence || null,
          personId: viewer.personId,
          createdAt: now(),
        },
      })
      await audit(db, viewer, {
        action: "tag:edit",
        entity: "Cat",
        entityId: catId,
        catId,
        summary: input.isOn ? `Put "${tag.label}" on ${cat.name}.` : `Took "${tag.label}" off ${cat.name}.`,
      })
      await refreshCat(db, viewer, catId)
      changed++
    }
    return { changed }
  })
}
