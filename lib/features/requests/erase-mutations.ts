import "server-only"
import { keptUntil } from "@/lib/domain/requests/keep-until"
import { lockAdopter } from "@/lib/features/mail/messages-mutations"
import { audit } from "@/lib/platform/audit"
import { dayOf, dayOfDate, now, today } from "@/lib/platform/clock"
import { type Db, keep, read, readForVisitor } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { log } from "@/lib/platform/log"
import { hashToken } from "@/lib/platform/token"
import type { Viewer, Visitor } from "@/lib/platform/viewer"
import type { EraseInput } from "./erase-schema"
import { addRequestEvent } from "./events-mutations"
import { forgetImports } from "./forget-imports-mutations"
import { isUnconfirmed } from "./rows-schema"

/** What stands in place of a name: the figures stay whole, the person is gone. */
export const ERASED_NAME = "Erased"

/**
 * Takes everything out that says who the person is or what they wrote: name, contact, answers, messages, notes. Placements
 * and returns stay as numbers. Open requests are closed. It cannot be undone.
 */
async function erase(db: Db, viewer: Viewer | Visitor, adopterId: string): Promise<void> {
  const { name, email, phone } = await db.adopter.findUniqueOrThrow({
    where: { id: adopterId },
    select: { name: true, email: true, phone: true },
  })
  const erased = { name: ERASED_NAME, email: null, phone: null, contactNote: null, staffNote: null }
  await db.adopter.update({
    where: { id: adopterId },
    data: { ...erased, erasedAt: now(), version: { increment: 1 } },
  })
  await db.return.updateMany({ where: { placement: { adopterId } }, data: { note: null } })
  await db.message.deleteMany({ where: { adopterId } })
  await db.answers.deleteMany({ where: { adopterId } })
  await db.eventAdopter.deleteMany({ where: { adopterId } })
  await db.eventPair.deleteMany({ where: { adopterId } })
  await db.matchDecision.deleteMany({ where: { adopterId } })
  await db.disclosure.updateMany({ where: { adopterId }, data: { acknowledgedAs: null } })
  const open = await db.request.findMany({
    where: { adopterId, status: { in: ["new", "talking", "meeting"] } },
    select: { id: true },
  })
  await db.request.updateMany({ where: { adopterId }, data: { message: null, confirmHash: null } })
  for (const { id } of open) {
    await db.request.update({
      where: { id },
      data: { status: "closed", closeReason: "withdrawn", closedAt: now(), version: { increment: 1 } },
    })
    await addRequestEvent(db, viewer, id, "closed")
  }
  const placements = await db.placement.findMany({ where: { adopterId }, select: { id: true, frozen: true } })
  for (const { id, frozen } of placements) {
    // The match was computed from the answers; without them it says nothing that counts.
    const rest = Object.fromEntries(
      Object.entries((frozen ?? {}) as object).filter(([key]) => key !== "match"),
    )
    await db.placement.update({ where: { id }, data: { frozen: rest } })
  }
  await forgetImports(db, viewer, { adopterId, words: [name, email, phone] })
  await audit(db, viewer, {
    action: "adopter:erase",
    entity: "Adopter",
    entityId: adopterId,
    summary: "A person's name, contact, answers and messages were erased.",
  })
}

/** Erases a person on request. Refused while a cat of ours is with them on trial or in foster care: we must reach that home. */
export async function erasePerson(
  viewer: Viewer | Visitor,
  { adopterId }: Pick<EraseInput, "adopterId">,
): Promise<void> {
  await keep(viewer, async (db) => {
    await lockAdopter(db, adopterId)
    const adopter = await db.adopter.findUnique({
      where: { id: adopterId },
      select: { erasedAt: true, placements: { where: { endedOn: null, kind: { not: "adoption" } } } },
    })
    if (!adopter) throw new AppError("NOT_FOUND")
    if (adopter.erasedAt) return
    if (adopter.placements.length > 0)
      throw new AppError(
        "CONFLICT",
        "A cat of ours is with this person now, on trial or in foster care. End that first; nothing was erased.",
      )
    await erase(db, viewer, adopterId)
  })
}

/** The same, asked for by whoever holds the link of a request: they see what is kept, and may end it. */
export async function eraseByLink(visitor: Visitor, token: string): Promise<void> {
  const request = await readForVisitor(visitor, (db) =>
    db.request.findUnique({ where: { tokenHash: hashToken(token) }, select: { adopterId: true } }),
  )
  if (!request) throw new AppError("NOT_FOUND")
  await erasePerson(visitor, request)
}

const AT_ONCE = 500

/** Erases everybody whose time has run out (shelter policy); returns how many. */
export async function eraseWhatIsOver(viewer: Viewer): Promise<number> {
  const due = await read(viewer, async (db) => {
    const { keepRequestsDays } = await db.shelter.findUniqueOrThrow({
      where: { id: viewer.shelterId },
      select: { keepRequestsDays: true },
    })
    const people = await db.adopter.findMany({
      where: { erasedAt: null },
      orderBy: { createdAt: "asc" },
      select: {
        id: true,
        source: true,
        createdAt: true,
        answers: { orderBy: { createdAt: "desc" }, take: 1, select: { createdAt: true } },
        requests: true,
        eventAdopters: { take: 1, select: { id: true } },
        placements: { select: { startedOn: true, endedOn: true } },
      },
    })
    return people
      .filter((person) => {
        const until = keptUntil(
          {
            requests: person.requests.map((request) => ({
              askedDay: dayOf(request.createdAt, viewer),
              endedDay: request.closedAt && dayOf(request.closedAt, viewer),
              isFleeting:
                isUnconfirmed(request) ||
                // Whoever gave answers at the desk or came to an event was spoken with, whatever the request says.
                (request.origin === "walk_in" &&
                  request.answeredAt === null &&
                  person.answers.length === 0 &&
                  person.eventAdopters.length === 0),
            })),
            placements: person.placements.map((placement) => ({
              startedDay: dayOfDate(placement.startedOn),
              endedDay: placement.endedOn && dayOfDate(placement.endedOn),
            })),
            knownDay: dayOf(person.answers[0]?.createdAt ?? person.createdAt, viewer),
          },
          keepRequestsDays,
        )
        return until !== null && until < today(viewer)
      })
      .slice(0, AT_ONCE)
      .map(({ id }) => id)
  })
  let erased = 0
  for (const id of due) {
    try {
      if (await keep(viewer, (db) => eraseUnlessPlaced(db, viewer, id))) erased++
    } catch (error) {
      // One person that cannot be erased now must not keep the others.
      log.error({ err: error, adopterId: id }, "a person was not erased; the next sweep tries again")
    }
  }
  return erased
}

/** Between the look and the erasing a cat may have moved in. */
async function eraseUnlessPlaced(db: Db, viewer: Viewer, adopterId: string): Promise<boolean> {
  await lockAdopter(db, adopterId)
  if ((await db.placement.count({ where: { adopterId, endedOn: null } })) > 0) return false
  await erase(db, viewer, adopterId)
  return true
}
