import "server-only"
import { type Db, read, readForVisitor } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { withLinks } from "@/lib/platform/public-address"
import { hashToken } from "@/lib/platform/token"
import type { Viewer, Visitor } from "@/lib/platform/viewer"

/** A message as it may be read again. A confirmation proves an address only to who reads its mail, so its link stays there. */
const shownBody = (body: string) => withLinks(body.replace(/\[\[request-confirm:[^\]]*\]\]/g, "…"))

/** Everything kept about one person, as a document they can take away. Notes of staff among themselves are theirs to read, too. */
async function personalData(db: Db, adopterId: string) {
  const person = await db.adopter.findUnique({
    where: { id: adopterId },
    select: {
      name: true,
      email: true,
      phone: true,
      contactNote: true,
      staffNote: true,
      source: true,
      language: true,
      createdAt: true,
      answers: { orderBy: { createdAt: "asc" }, select: { answers: true, createdAt: true } },
      requests: {
        orderBy: { createdAt: "asc" },
        select: {
          status: true,
          origin: true,
          message: true,
          consent: true,
          consentAt: true,
          confirmedAt: true,
          meetingAt: true,
          closedAt: true,
          closeReason: true,
          createdAt: true,
          cat: { select: { name: true } },
        },
      },
      messages: {
        orderBy: { createdAt: "asc" },
        select: { subject: true, body: true, state: true, sentAt: true, createdAt: true },
      },
      placements: {
        orderBy: { startedOn: "asc" },
        select: {
          kind: true,
          startedOn: true,
          endedOn: true,
          cat: { select: { name: true } },
          checkIns: { select: { day: true, answeredAt: true, answers: true } },
        },
      },
      matchDecisions: {
        orderBy: { createdAt: "asc" },
        select: { decision: true, reason: true, createdAt: true, cat: { select: { name: true } } },
      },
      disclosures: { select: { acknowledgedAt: true, acknowledgedAs: true, content: true } },
    },
  })
  if (!person) throw new AppError("NOT_FOUND")
  return { ...person, messages: person.messages.map((one) => ({ ...one, body: shownBody(one.body) })) }
}

export const personalDataOf = (viewer: Viewer, adopterId: string) =>
  read(viewer, (db) => personalData(db, adopterId))

/** The same for the person themselves: whoever holds the link of a request sees what was written with it. */
export const ownPersonalData = (visitor: Visitor, token: string) =>
  readForVisitor(visitor, async (db) => {
    const request = await db.request.findUnique({
      where: { tokenHash: hashToken(token) },
      select: { adopterId: true },
    })
    if (!request) throw new AppError("NOT_FOUND")
    const { staffNote: _, matchDecisions: __, ...own } = await personalData(db, request.adopterId)
    return own
  })
