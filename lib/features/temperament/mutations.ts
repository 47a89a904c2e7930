import "server-only"
import { v7 as newId } from "uuid"
import { can } from "@/lib/domain/access/table"
import { capOutdoorValue, noticeConditions } from "@/lib/domain/temperament/conditions"
import { type DimensionKey, dimensionOf } from "@/lib/domain/temperament/dimensions"
import type { DimensionEstimate } from "@/lib/domain/temperament/evidence"
import { tagOf } from "@/lib/domain/temperament/tags"
import { hoursInCareAt } from "@/lib/features/cats/stays-schema"
import { lockCat, refreshCat } from "@/lib/features/cats/summary-mutations"
import { isCertified } from "@/lib/features/users/queries"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, dayOf, now, pastMoment } from "@/lib/platform/clock"
import { type Db, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { keepAssessment } from "./assessments-mutations"
import type { RatingSheetInput, TagInput } from "./schema"
import { estimatesWithout } from "./sheet-queries"

/** Hours from the last intake to a moment; null when the cat had not come yet. */
function hoursSinceIntake(stays: { intakeOn: Date; intakeAt: Date | null }[], moment: Date): number | null {
  const stay = stays.findLast(({ intakeOn }) => intakeOn <= moment)
  if (!stay) return null
  return hoursInCareAt(stay, moment.getTime())
}

type GivenRating = RatingSheetInput["ratings"][number]

export interface SavedSheet {
  sheetId: string
  /** Whether every rating of it was here before: a repeated save. */
  wasKnown: boolean
  /** Estimates of the rated dimensions without and with this sheet; known to the rater only after saving. */
  estimates: (DimensionEstimate & { dimension: DimensionKey; before: DimensionEstimate })[]
  reasons: readonly string[]
}

/**
 * Saves the ratings of one sheet. A sheet may come again, with the same ratings or with further dimensions another day:
 * each dimension of a sheet is saved once, the first time it comes. What was seen is never refused, only weighed.
 */
export async function recordRatings(viewer: Viewer, input: RatingSheetInput): Promise<SavedSheet> {
  for (const ratedAt of [input.ratedAt, ...input.ratings.flatMap((rating) => rating.ratedAt ?? [])])
    pastMoment(ratedAt, "ratedAt")
  if (!can(viewer, "rating:create", { catId: input.catId }))
    throw new AppError("FORBIDDEN", "This cat is not yours to rate. Nothing was saved.")
  return write(viewer, async (db) => {
    const cat = await db.cat.findUnique({ where: { id: input.catId }, select: { id: true, name: true } })
    if (!cat) throw new AppError("NOT_FOUND", "There is no such cat here.")
    await lockCat(db, cat.id)
    const known = await db.rating.findMany({
      where: { sheetId: input.sheetId },
      select: { catId: true, raterId: true, dimension: true },
    })
    if (known.some((rating) => rating.catId !== cat.id || rating.raterId !== viewer.personId))
      throw new AppError("CONFLICT")
    const isKnown = new Set(known.map((rating) => rating.dimension))
    const fresh = input.ratings.filter(({ dimension }) => !isKnown.has(dimension))
    if (fresh.length > 0) await insertRatings(db, viewer, { input, fresh, catName: cat.name })
    const evaluated = await refreshCat(db, viewer, cat.id)
    if (fresh.length > 0) await keepAssessment(db, viewer, evaluated, input.sheetId)
    const { suitability } = evaluated.summary
    const before = await estimatesWithout(db, viewer, evaluated.rows, input)
    return {
      sheetId: input.sheetId,
      wasKnown: fresh.length === 0,
      estimates: input.ratings.map(({ dimension }) => ({
        dimension,
        ...suitability.dims[dimension],
        before: before[dimension],
      })),
      reasons: suitability.reasons,
    }
  })
}

/** The version a sheet answers: the one it was asked under, even when a newer one was approved meanwhile. */
async function versionOf(db: Db, askedUnder: string | undefined): Promise<string> {
  const version = await db.rubricVersion.findFirst({
    where: askedUnder ? { id: askedUnder, status: { in: ["approved", "retired"] } } : { status: "approved" },
    orderBy: { number: "desc" },
    select: { id: true },
  })
  if (!version)
    throw new AppError(
      "INVALID",
      "rubricVersionId: no approved version of the questions. Nothing was saved.",
      {
        rubricVersionId: "is no approved version",
      },
    )
  return version.id
}

async function insertRatings(
  db: Db,
  viewer: Viewer,
  { input, fresh, catName }: { input: RatingSheetInput; fresh: GivenRating[]; catName: string },
) {
  const rubricVersionId = await versionOf(db, input.rubricVersionId)
  const certified = await isCertified(db, viewer, viewer.personId)
  const stays = await db.stay.findMany({
    where: { catId: input.catId },
    orderBy: { intakeOn: "asc" },
    select: { intakeOn: true, intakeAt: true },
  })
  const rows = fresh.map((rating) => {
    const ratedAt = new Date(rating.ratedAt ?? input.ratedAt)
    const stress = rating.stress ?? input.stress
    const hoursInCare = hoursSinceIntake(stays, ratedAt)
    return {
      id: newId(),
      shelterId: viewer.shelterId,
      catId: input.catId,
      sheetId: input.sheetId,
      rubricVersionId,
      dimension: rating.dimension,
      value: keptValue(rating),
      raterId: viewer.personId,
      certified,
      ratedAt,
      ratedOn: dateOfDay(dayOf(ratedAt, viewer)),
      context: input.context,
      stress,
      hoursSinceIntake: hoursInCare,
      place: input.place || null,
      note: keptNote(rating),
      broken: noticeConditions({ ...input, stress, hoursInCare })
        .filter((notice) => notice.status === "broken")
        .map((notice) => notice.condition),
      createdAt: now(),
    }
  })
  await db.rating.createMany({ data: rows })
  const seen = fresh
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

const isRestlessOutdoor = ({ dimension, isRestless = false }: GivenRating) =>
  dimension === "outdoor" && isRestless

const keptValue = (rating: GivenRating) => capOutdoorValue(rating.value, isRestlessOutdoor(rating))

/** The capped value keeps its reason with it, in the words of the sheet. */
const keptNote = (rating: GivenRating) =>
  [isRestlessOutdoor(rating) ? "Restless at the glass." : "", rating.note ?? ""].filter(Boolean).join(" ") ||
  null

export interface TaggedCats {
  changed: number
  /** The cats that were changed: what an undo is about. */
  catIds: string[]
}

/** Puts a tag on cats or takes it off; cats that already stand so are left alone. */
export async function setTag(viewer: Viewer, input: TagInput): Promise<TaggedCats> {
  const tag = tagOf(input.tag)
  if (input.isOn && tag.needsEvidence && !input.evidence)
    throw new AppError("INVALID", `evidence: say who saw it, and where, before putting on "${tag.label}".`, {
      evidence: "say who saw it, and where",
    })
  return write(viewer, async (db) => {
    const changed: string[] = []
    // In the order of ids, so that two writers of the same cats wait for each other instead of locking each other out.
    for (const catId of input.catIds.toSorted()) {
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
      changed.push(catId)
    }
    return { changed: changed.length, catIds: changed }
  })
}
