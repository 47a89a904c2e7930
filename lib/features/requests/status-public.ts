import "server-only"
import type { Portrait } from "@/lib/domain/cats/portrait"
import { placeInQueue } from "@/lib/domain/requests/hold-queue"
import type { RequestStatus } from "@/lib/domain/requests/request-path"
import { PUBLIC_CAT_SELECT, toPublicCard } from "@/lib/features/cats/public"
import { readForVisitor, systemDb } from "@/lib/platform/db"
import { hashToken, isLinkToken } from "@/lib/platform/token"
import type { Visitor } from "@/lib/platform/viewer"
import { visitorOf } from "@/lib/platform/visitor"
import { isUnconfirmed, QUEUE_ROWS, toQueued } from "./rows-schema"

type TokenColumn = "tokenHash" | "confirmHash"

/** Whoever opens a request's link is a visitor of its shelter; null when there is no such request. */
export async function visitorOfRequest(
  token: string,
  column: TokenColumn = "tokenHash",
): Promise<Visitor | null> {
  if (!isLinkToken(token)) return null
  const hash = hashToken(token)
  const found = await systemDb().request.findUnique({
    where: column === "tokenHash" ? { tokenHash: hash } : { confirmHash: hash },
    select: { shelterId: true },
  })
  return found && visitorOf(found.shelterId)
}

/** A request as its own adopter sees it: what happened, what comes next, and nothing about anybody else. */
export interface RequestStatusPage {
  cat: { name: string; slug: string | null; portrait: Portrait }
  origin: "home" | "walk_in" | "staff"
  status: RequestStatus
  isUnconfirmed: boolean
  shortCode: string | null
  askedAt: Date
  answerBy: Date
  /** Place among those who wait for this cat; null when nobody waits any more. */
  queue: { place: number; of: number } | null
  meeting: { id: string; sequence: number; at: Date; minutes: number } | null
  closeReason: string | null
  events: { kind: string; at: Date }[]
  shelter: ShelterContact
  isErased: boolean
}

export interface ShelterContact {
  name: string
  email: string | null
  phone: string | null
  address: string | null
  visitHours: string | null
}

/** How to reach the shelter, as anybody may know it. */
export const contactOf = (visitor: Visitor): Promise<ShelterContact> =>
  readForVisitor(visitor, async (db) => {
    const found = await db.shelter.findUniqueOrThrow({
      where: { id: visitor.shelterId },
      select: { name: true, contactEmail: true, contactPhone: true, address: true, visitHours: true },
    })
    const { contactEmail: email, contactPhone: phone, ...rest } = found
    return { ...rest, email, phone }
  })

/** The request behind a status link; null when there is none. */
export async function requestByToken(visitor: Visitor, token: string): Promise<RequestStatusPage | null> {
  if (!isLinkToken(token)) return null
  const shelter = await contactOf(visitor)
  return readForVisitor(visitor, async (db) => {
    const request = await db.request.findUnique({
      where: { tokenHash: hashToken(token) },
      include: {
        cat: { select: { ...PUBLIC_CAT_SELECT, listed: true } },
        adopter: { select: { erasedAt: true } },
        events: { orderBy: { at: "asc" }, select: { kind: true, at: true } },
      },
    })
    if (!request) return null
    const waiting = await db.request.findMany({
      where: { catId: request.catId, status: { in: ["new", "talking", "meeting"] } },
      select: QUEUE_ROWS,
    })
    const { name, slug, portrait } = toPublicCard(request.cat, visitor)
    return {
      cat: { name, slug: request.cat.listed ? slug : null, portrait },
      origin: request.origin === "walk_in" ? "walk_in" : request.origin === "staff" ? "staff" : "home",
      status: request.status,
      isUnconfirmed: isUnconfirmed(request),
      shortCode: request.shortCode,
      askedAt: request.createdAt,
      answerBy: request.answerBy,
      queue: placeInQueue(waiting.map(toQueued), request.id),
      meeting: request.meetingAt
        ? {
            id: request.id,
            sequence: request.meetingSeq,
            at: request.meetingAt,
            minutes: request.meetingMin ?? 30,
          }
        : null,
      closeReason: request.closeReason,
      events: request.events,
      shelter,
      isErased: request.adopter.erasedAt !== null,
    }
  })
}

/** The name of the cat a confirmation is about; null when there is no such link. */
export const catOfConfirmation = (visitor: Visitor, confirmToken: string): Promise<string | null> =>
  readForVisitor(visitor, async (db) => {
    const found = await db.request.findUnique({
      where: { confirmHash: hashToken(confirmToken) },
      select: { cat: { select: { name: true } } },
    })
    return found?.cat.name ?? null
  })
