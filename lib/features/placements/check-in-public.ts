import "server-only"
import type { CheckInAnswers } from "@/lib/domain/placement/check-in-questions"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { readForVisitor, systemDb, writeAsVisitor } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { hashToken, isLinkToken } from "@/lib/platform/token"
import type { Visitor } from "@/lib/platform/viewer"
import { visitorOf } from "@/lib/platform/visitor"
import type { CheckInForm } from "./check-in-schema"

/** Whoever opens a check-in's link is a visitor of its shelter; null when there is no such check-in. */
export async function visitorOfCheckIn(token: string): Promise<Visitor | null> {
  if (!isLinkToken(token)) return null
  const found = await systemDb().checkIn.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { shelterId: true },
  })
  return found && visitorOf(found.shelterId)
}

/** A check-in as its adopter sees it: which cat, which day, and what was answered before. Nobody is named. */
export interface OpenCheckIn {
  catName: string
  day: number
  answers: CheckInAnswers | null
  /** The cat is back with us: nothing is asked any more. */
  isOver: boolean
}

export const checkInByToken = (visitor: Visitor, token: string): Promise<OpenCheckIn | null> =>
  readForVisitor(visitor, async (db) => {
    const found = await db.checkIn.findUnique({
      where: { tokenHash: hashToken(token) },
      select: {
        day: true,
        answers: true,
        placement: { select: { endedOn: true, cat: { select: { name: true } } } },
      },
    })
    if (!found) return null
    return {
      catName: found.placement.cat.name,
      day: found.day,
      answers: found.answers as CheckInAnswers | null,
      isOver: found.placement.endedOn !== null,
    }
  })

/** Keeps the answers of a check-in; answered again, the newest count. */
export async function answerByLink(visitor: Visitor, token: string, answers: CheckInForm): Promise<void> {
  await writeAsVisitor(visitor, async (db) => {
    const found = await db.checkIn.findUnique({
      where: { tokenHash: hashToken(token) },
      select: {
        id: true,
        placement: { select: { endedOn: true, catId: true, cat: { select: { name: true } } } },
      },
    })
    if (!found) throw new AppError("NOT_FOUND")
    if (found.placement.endedOn) throw new AppError("CONFLICT")
    await db.checkIn.update({
      where: { id: found.id },
      data: { answers: { ...answers }, answeredAt: now(), answeredBy: "adopter", version: { increment: 1 } },
    })
    await audit(db, visitor, {
      action: "check-in:answer",
      entity: "CheckIn",
      entityId: found.id,
      catId: found.placement.catId,
      summary: `A check-in about ${found.placement.cat.name} was answered at home.`,
    })
  })
}
