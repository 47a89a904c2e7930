import "server-only"
import { v7 as newId } from "uuid"
import { type Day, dayFromIso } from "@/lib/domain/calendar/day"
import type { HistoryEntry, SessionEntry } from "@/lib/domain/harness/history"
import { homeEffect, homeFacts, homeState } from "@/lib/domain/passport/home-log"
import type { PassportContent } from "@/lib/domain/passport/passport"
import { dateOfDay, dayOfDate, now, today } from "@/lib/platform/clock"
import { type Db, readForVisitor, writeAsVisitor } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { hashToken } from "@/lib/platform/token"
import type { Visitor } from "@/lib/platform/viewer"
import type { HomeInput } from "./schema"

const TOKEN = /^[\w-]{43}$/
/** A household logs a session or two a day; more are kept, and not shown. */
const SHOWN_ENTRIES = 400

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
  if (!TOKEN.test(token)) return null
  const found = await db.passport.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      id: true,
      shelterId: true,
      content: true,
      expiresOn: true,
      revokedAt: true,
      placementId: true,
      entries: { orderBy: { heldAt: "desc" }, take: SHOWN_ENTRIES, select: { entry: true } },
    },
  })
  if (!found || found.revokedAt || dayOfDate(found.expiresOn) < today(visitor)) return null
  if (found.placementId) {
    const placement = await db.placement.findUnique({
      where: { id: found.placementId },
      select: { endedOn: true },
    })
    // A cat that came back has another home now: its former one reads no more.
    if (placement?.endedOn) return null
  }
  return {
    ...found,
    content: found.content as unknown as PassportContent,
    entries: found.entries.map(({ entry }) => entry as unknown as HistoryEntry),
  }
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
      sessions: found.entries.flatMap((entry) =>
        "stress" in entry
          ? [{ day: entry.day, stress: entry.stress, hits: entry.hits ?? null, trials: entry.trials ?? null }]
          : [],
      ),
      entryId: newId(),
    }
  })

function toEntry(content: PassportContent, input: HomeInput): SessionEntry {
  const day = dayFromIso(input.heldOn)
  const outing = { place: input.place, isChecked: input.isOutingChecked, isProtected: input.isProtected }
  return {
    id: input.entryId,
    day,
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
    ...homeFacts(content, { day, outing }),
  }
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
      throw new AppError("INVALID", undefined, { heldOn: "choose a day since the passport was issued" })
    const known = await db.passportEntry.findUnique({
      where: { id: input.entryId },
      select: { passportId: true },
    })
    if (known && known.passportId !== found.id) throw new AppError("CONFLICT")
    const { from, to, verdict } = homeEffect(found.content, found.entries, entry)
    if (!known)
      await db.passportEntry.createMany({
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
    return { from, to, verdict: verdict?.verdict ?? null }
  })
}
