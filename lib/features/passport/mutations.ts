import "server-only"
import { DEFAULT_PROTOCOL } from "@/lib/domain/harness/protocol"
import { PASSPORT_DAYS } from "@/lib/domain/passport/first-year"
import { homeState } from "@/lib/domain/passport/home-log"
import { makePassport, type PassportHarness } from "@/lib/domain/passport/passport"
import { type EvaluatedCat, evaluateCat, lockCat } from "@/lib/features/cats/summary-mutations"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, dayOfDate, now, today } from "@/lib/platform/clock"
import { type Db, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { hashToken, linkToken } from "@/lib/platform/token"
import type { Viewer } from "@/lib/platform/viewer"
import { PASSPORT_ROWS, readPassport } from "./rows-schema"
import type { HomeReviewInput, IssueInput, PassportChangeInput } from "./schema"

export const PASSPORT_LINK = "passport"

/** The harness of the newest session that names one, and the newest passed fit check in it. */
async function harnessOf(db: Db, rows: EvaluatedCat["rows"]): Promise<PassportHarness | null> {
  const harnessId = rows.sessions.findLast((session) => session.harnessId)?.harnessId
  const check = await db.fitCheckRecord.findFirst({
    where: { catId: rows.id, passed: true, ...(harnessId ? { harnessId } : {}) },
    orderBy: { checkedAt: "desc" },
    select: { harnessId: true, checkedOn: true, check: true },
  })
  const worn = harnessId ?? check?.harnessId
  if (!worn) return null
  const gear = await db.harness.findUnique({
    where: { id: worn },
    select: { style: true, model: true, size: true },
  })
  if (!gear) return null
  const felt = check?.check as { neckFingers?: number | null; chestFingers?: number | null } | undefined
  return {
    ...gear,
    fit: check
      ? {
          day: dayOfDate(check.checkedOn),
          neckFingers: felt?.neckFingers ?? null,
          chestFingers: felt?.chestFingers ?? null,
        }
      : null,
  }
}

/** Where the cat stands at its home, when it is logged there; null otherwise. */
async function stageAtHome(
  db: Db,
  viewer: Viewer,
  { catId, placementId }: { catId: string; placementId: string | undefined },
) {
  const newest = await db.passport.findFirst({
    where: { catId },
    orderBy: { createdAt: "desc" },
    select: PASSPORT_ROWS,
  })
  const last = newest && readPassport(newest)
  if (!placementId || last?.placement?.id !== placementId) return null
  const { content, entries } = last
  const state = homeState(content, entries, today(viewer))
  if (state.review)
    throw new AppError(
      "CONFLICT",
      "Something happened at home and its review is open. Close it first; nothing was saved.",
    )
  // The stage goes on from passport to passport, also when nothing was logged under one of them.
  return { stage: state.stage, log: state.log, stageDay: content.stageDay }
}

async function contentOf(db: Db, viewer: Viewer, { rows, histories, summary }: EvaluatedCat) {
  const { training } = summary
  if (!training)
    throw new AppError("INVALID", `${rows.name} has no training to hand over. Nothing was saved.`)
  const verdicts = new Map(training.sessionVerdicts.map((one) => [one.id, one.verdict]))
  const placement = rows.placements.findLast(({ endedOn }) => endedOn === null)
  const home = await stageAtHome(db, viewer, { catId: rows.id, placementId: placement?.id })
  const { stage, log } = home ?? training
  const content = makePassport({
    name: rows.name,
    issuedDay: today(viewer),
    homeDay: placement ? dayOfDate(placement.startedOn) : null,
    stage,
    log,
    sessions: rows.sessions
      .filter(({ id }) => verdicts.has(id))
      .map(({ id, signs, reward, rewardTaken, techniques }) => ({
        verdict: verdicts.get(id) ?? "exposure",
        signs: (signs as { code: string }[]).map(({ code }) => code),
        reward,
        rewardTaken,
        techniques,
      })),
    harness: await harnessOf(db, rows),
    protocol: histories.protocol ?? DEFAULT_PROTOCOL,
  })
  return {
    placementId: placement?.id ?? null,
    content: { ...content, stageDay: content.stageDay ?? home?.stageDay ?? null },
  }
}

/** Issues a cat's passport as its training stands today; an earlier one of the cat is withdrawn, its home log stays. */
export async function issuePassport(viewer: Viewer, input: IssueInput): Promise<{ passportId: string }> {
  return write(viewer, async (db) => {
    await lockCat(db, input.catId)
    const known = await db.passport.findUnique({ where: { id: input.passportId }, select: { id: true } })
    if (known) return { passportId: known.id }
    const { content, placementId } = await contentOf(db, viewer, await evaluateCat(db, viewer, input.catId))
    await db.passport.updateMany({
      where: { catId: input.catId, revokedAt: null },
      data: { revokedAt: now(), version: { increment: 1 } },
    })
    await db.passport.create({
      data: {
        id: input.passportId,
        shelterId: viewer.shelterId,
        catId: input.catId,
        placementId,
        tokenHash: hashToken(linkToken(PASSPORT_LINK, input.passportId)),
        content: content as object,
        expiresOn: dateOfDay(content.issuedDay + PASSPORT_DAYS),
        issuedBy: viewer.personId,
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: "passport:issue",
      entity: "Passport",
      entityId: input.passportId,
      catId: input.catId,
      summary: `Issued the training passport of ${content.name} at stage ${content.stage}.`,
    })
    return { passportId: input.passportId }
  })
}

/** Withdraws a passport: its link opens no more. */
export async function revokePassport(viewer: Viewer, input: PassportChangeInput): Promise<void> {
  await write(viewer, async (db) => {
    const { count } = await db.passport.updateMany({
      where: { id: input.passportId, version: input.version, revokedAt: null },
      data: { revokedAt: now(), version: { increment: 1 } },
    })
    if (count === 0) throw new AppError("CONFLICT")
    const passport = await db.passport.findUnique({
      where: { id: input.passportId },
      select: { catId: true, cat: { select: { name: true } } },
    })
    await audit(db, viewer, {
      action: "passport:revoke",
      entity: "Passport",
      entityId: input.passportId,
      catId: passport?.catId,
      summary: `Withdrew the training passport of ${passport?.cat.name}.`,
    })
  })
}

/** Closes the review after a panic or an escape at home, so that sessions there count again. */
export async function closeHomeReview(viewer: Viewer, input: HomeReviewInput): Promise<void> {
  await write(viewer, async (db) => {
    const passport = await db.passport.findUnique({
      where: { id: input.passportId },
      select: { catId: true, cat: { select: { name: true } } },
    })
    if (!passport) throw new AppError("NOT_FOUND")
    if (await db.passportEntry.findUnique({ where: { id: input.entryId }, select: { id: true } })) return
    const day = today(viewer)
    await db.passportEntry.create({
      data: {
        id: input.entryId,
        shelterId: viewer.shelterId,
        passportId: input.passportId,
        heldAt: now(),
        heldOn: dateOfDay(day),
        entry: { id: input.entryId, day, review: true },
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: "passport:review",
      entity: "Passport",
      entityId: input.passportId,
      catId: passport.catId,
      summary: `Closed the review of what happened with ${passport.cat.name} at home.`,
    })
  })
}
