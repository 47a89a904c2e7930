import "server-only"
import { v7 as newId } from "uuid"
import { type Day, dayFromIso } from "@/lib/domain/calendar/day"
import type { SessionEntry } from "@/lib/domain/harness/history"
import { homeEffect, homeSession, homeState } from "@/lib/domain/passport/home-log"
import type { PassportContent } from "@/lib/domain/passport/passport"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, dayOfDate, now, today } from "@/lib/platform/clock"
import { type Db, readForVisitor, systemDb, writeAsVisitor } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { hashToken, isLinkToken } from "@/lib/platform/token"
import type { Visitor } from "@/lib/platform/viewer"
import { visitorOf } from "@/lib/platform/visitor"
import { PASSPORT_ROWS, readPassport } from "./rows-schema"
import type { HomeInput } from "./schema"

/**
 * Whoever opens a passport is a visitor of the shelter that issued it, which need not be the one whose cats are shown
 * here; null when nobody issued one with this link.
 */
export async function visitorOfPassport(token: string): Promise<Visitor | null> {
  if (!isLinkToken(token)) return null
  const found = await systemDb().passport.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { shelterId: true },
  })
  return found && visitorOf(found.shelterId)
}

/** A passport as its link shows it: what was handed over, and where the cat stands at home. */
export interface OpenPassport {
  content: PassportContent
  expiresDay: Day
  todayDay: Day
  /** Stage at home with what was logged there. */
  stage: number
  isReviewOpen: boolean
  restUntilDay: Day | null
  sessions: readonly { day: Day; stress: number; hits: number | null; trials: number | null }[]
  /** A new session's id, made with the page: sent twice, it is kept once. */
  entryId: string
}

async function findPassport(db: Db, visitor: Visitor, token: string) {
  if (!isLinkToken(token)) return null
  const found = await db.passport.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { ...PASSPORT_ROWS, shelterId: true, catId: true, expiresOn: true, revokedAt: true },
  })
  if (!found || found.revokedAt || dayOfDate(found.expiresOn) < today(visitor)) return null
  const read = readPassport(found)
  // A cat that came back has another home now: its former one reads no more.
  return read.placement?.endedOn ? null : { ...found, ...read }
}

/** The passport behind a link; null when it was never given out, has run out or was withdrawn. */
export const passportByToken = (visitor: Visitor, token: string): Promise<OpenPassport | null> =>
  readForVisitor(visitor, async (db) => {
    const found = await findPassport(db, visitor, token)
    if (!found) return null
    const day = today(visitor)
    const state = homeState(found.content, found.entries, day)
    return {
      content: found.content,
      expiresDay: dayOfDate(found.expiresOn),
      todayDay: day,
      stage: state.stage,
      isReviewOpen: state.review,
      restUntilDay: state.coolDownUntil?.untilDay ?? null,
      sessions: found.entries.toReversed().flatMap((entry) =>
        "stress" in entry
          ? [
              {
                day: entry.day,
                stress: entry.stress,
                hits: entry.hits ?? null,
                trials: entry.trials ?? null,
              },
            ]
          : [],
      ),
      entryId: newId(),
    }
  })

function toEntry(content: PassportContent, input: HomeInput): SessionEntry {
  return homeSession(content, {
    id: input.entryId,
    day: dayFromIso(input.heldOn),
    handler: input.who,
    hits: input.hits,
    trials: input.trials,
    stress: input.stress,
    recoverySec: input.recoverySec,
    incident: input.incident,
    endedBy: input.endedBy,
    secondPerson: input.isPair,
    fitPassed: input.isFitPassed,
    backOutPassed: input.isBackOutPassed,
    headInByChoice: input.headInByChoice,
    wornSec: input.wornMinutes === null ? null : Math.round(input.wornMinutes * 60),
    gait: input.gait,
    doorwayHit: input.doorwayHit,
    carrierHit: input.carrierHit,
    outing: { place: input.place, isChecked: input.isOutingChecked, isProtected: input.isProtected },
  })
}

/** Keeps a session held at home and says what it did; sent twice it is kept once, and answered the same. */
export async function logAtHome(
  visitor: Visitor,
  token: string,
  input: HomeInput,
): Promise<{ from: number; to: number; verdict: string | null }> {
  return writeAsVisitor(visitor, async (db) => {
    const found = await findPassport(db, visitor, token)
    if (!found) throw new AppError("NOT_FOUND")
    const entry = toEntry(found.content, input)
    if (entry.day > today(visitor) || entry.day < found.content.issuedDay)
      throw new AppError("INVALID", undefined, { heldOn: "day" })
    const known = await db.passportEntry.findUnique({
      where: { id: input.entryId },
      select: { passportId: true },
    })
    if (known && known.passportId !== found.id) throw new AppError("CONFLICT")
    const { from, to, verdict } = homeEffect(found.content, found.entries, entry)
    if (!known) {
      const { count } = await db.passportEntry.createMany({
        data: {
          id: input.entryId,
          shelterId: found.shelterId,
          passportId: found.id,
          heldAt: now(),
          heldOn: dateOfDay(entry.day),
          entry: entry as object,
          createdAt: now(),
        },
        skipDuplicates: true, // the same send may arrive twice at once
      })
      if (count > 0)
        await audit(db, visitor, {
          action: "passport:log",
          entity: "PassportEntry",
          entityId: input.entryId,
          catId: found.catId,
          summary: `A session with ${found.content.name} was logged at home.`,
        })
    }
    return { from, to, verdict: verdict?.verdict ?? null }
  })
}
