import "server-only"
import { caseOf } from "@/lib/domain/raters/described-cases"
import { casesForSitting, type SittingResult, scoreCases, scorePairs } from "@/lib/domain/raters/sitting"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, dayOfDate, now, today } from "@/lib/platform/clock"
import { type Db, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { doubleRatings } from "./raters-queries"
import type { LiveCertificationInput, SittingInput } from "./raters-schema"

export interface JudgedSitting {
  result: SittingResult
  cases: { key: string; given: number; reference: number; because: string }[]
}

/** Judges a sitting on described cases and keeps it, passed or not. One sitting a day: a case just explained is no test. */
export async function sitCases(viewer: Viewer, { sittingId, answers }: SittingInput): Promise<JudgedSitting> {
  return write(viewer, async (db) => {
    await lockPerson(db, viewer.personId)
    const mine = await db.certification.findMany({
      where: { personId: viewer.personId, method: "cases" },
      orderBy: { createdAt: "asc" },
    })
    const before = mine.findIndex((one) => one.id === sittingId)
    const last = mine.at(-1)
    if (before < 0 && last && dayOfDate(last.passedOn) === today(viewer))
      throw new AppError("CONFLICT", "You sat the cases today. Another sitting is possible tomorrow.")
    const asked = casesForSitting(before < 0 ? mine.length : before).map(({ key }) => key)
    if (answers.some(({ caseKey }) => !asked.includes(caseKey)))
      throw new AppError(
        "INVALID",
        "These are not the cases of this sitting. Reload the page and begin again.",
      )
    const onDay = before < 0 ? today(viewer) : dayOfDate(mine[before]?.passedOn ?? now())
    const result = scoreCases(answers, onDay)
    if (before < 0)
      await keepSitting(db, viewer, {
        id: sittingId,
        personId: viewer.personId,
        method: "cases",
        result,
        details: { answers },
      })
    const cases = answers.map(({ caseKey, value }) => {
      const { reference, because } = caseOf(caseKey)
      return { key: caseKey, given: value, reference, because }
    })
    return { result, cases }
  })
}

/** Judges a person by live double ratings with certified colleagues, the newest first. */
export async function certifyLive(
  viewer: Viewer,
  { certificationId, personId }: LiveCertificationInput,
): Promise<SittingResult> {
  return write(viewer, async (db) => {
    const person = await db.person.findUnique({ where: { id: personId }, select: { name: true } })
    if (!person) throw new AppError("NOT_FOUND", "There is no such person here.")
    await lockPerson(db, personId)
    const certificates = await db.certification.findMany({
      where: { personId: { not: personId }, expiresOn: { not: null } },
      select: { personId: true, passedOn: true, expiresOn: true },
    })
    const heldOn = (rater: string, day: number) =>
      certificates.some(
        (one) =>
          one.personId === rater &&
          dayOfDate(one.passedOn) <= day &&
          one.expiresOn !== null &&
          dayOfDate(one.expiresOn) >= day,
      )
    const pairs = (await doubleRatings(db, viewer)).flatMap((pair) => {
      const [left, right] = pair.raters
      if (left === personId && heldOn(right, pair.day)) return [pair.values]
      return right === personId && heldOn(left, pair.day) ? [[pair.values[1], pair.values[0]] as const] : []
    })
    const result = scorePairs(pairs, today(viewer))
    const known = await db.certification.findUnique({ where: { id: certificationId }, select: { id: true } })
    if (!known)
      await keepSitting(db, viewer, {
        id: certificationId,
        personId,
        method: "live",
        result,
        details: { pairs },
      })
    return result
  })
}

const lockPerson = (db: Db, personId: string) =>
  db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`rater ${personId}`}, 0))`

async function keepSitting(
  db: Db,
  viewer: Viewer,
  sitting: { id: string; personId: string; method: string; result: SittingResult; details: object },
) {
  const { id, personId, method, result, details } = sitting
  await db.certification.create({
    data: {
      id,
      shelterId: viewer.shelterId,
      personId,
      method,
      details: JSON.parse(JSON.stringify(details)),
      kappaLinear: result.kappaLinear ?? 0,
      withinOne: result.withinOne,
      pairs: result.clips,
      passedOn: dateOfDay(today(viewer)),
      expiresOn: result.validUntilDay === null ? null : dateOfDay(result.validUntilDay),
      recordedBy: viewer.personId,
      createdAt: now(),
    },
  })
  const how = method === "cases" ? "on described cases" : "by live double ratings"
  await audit(db, viewer, {
    action: "rater:certify",
    entity: "Person",
    entityId: personId,
    summary: result.passed ? `Certified as a rater ${how}.` : `Sat as a rater ${how}, not passed.`,
  })
}
