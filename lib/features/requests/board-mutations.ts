import "server-only"
import { instantInZone } from "@/lib/domain/calendar/zone"
import {
  ANSWER_DAYS,
  type CloseReason,
  canMove,
  OPEN_STATUSES,
  type RequestStatus,
} from "@/lib/domain/requests/request-path"
import { writeMessage } from "@/lib/features/mail/messages-mutations"
import type { MailTemplate } from "@/lib/features/mail/messages-schema"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, now, today } from "@/lib/platform/clock"
import { type Db, type Prisma, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { formatMoment } from "@/lib/platform/format"
import { DEFAULT_LANGUAGE, languageOf, textsIn, type Values } from "@/lib/platform/texts"
import { hashToken, linkMark, linkToken } from "@/lib/platform/token"
import type { Viewer } from "@/lib/platform/viewer"
import type { CloseInput, MeetingInput, RequestInput, TalkInput } from "./board-schema"
import { addRequestEvent, lockRequestId } from "./events-mutations"
import { isUnconfirmed } from "./rows-schema"

/** Writes down that an adopter asks to meet a cat. Sent twice, it is one request. */
export async function requestMeeting(viewer: Viewer, input: RequestInput): Promise<{ requestId: string }> {
  const { requestId, ...request } = input
  return write(viewer, async (db) => {
    await lockRequestId(db, requestId)
    if (await db.request.findUnique({ where: { id: requestId }, select: { id: true } })) return { requestId }
    const adopter = await db.adopter.findUnique({
      where: { id: input.adopterId },
      select: { erasedAt: true },
    })
    if (!adopter || adopter.erasedAt) throw new AppError("NOT_FOUND")
    const cat = await db.cat.findUnique({ where: { id: input.catId }, select: { name: true, listed: true } })
    if (!cat) throw new AppError("NOT_FOUND")
    if (!cat.listed)
      throw new AppError("CONFLICT", `${cat.name} is not looking for a home now. Nothing was saved.`)
    await db.request.create({
      data: {
        ...request,
        id: requestId,
        shelterId: viewer.shelterId,
        origin: "staff",
        tokenHash: hashToken(linkToken("request", requestId)),
        answerBy: dateOfDay(today(viewer) + ANSWER_DAYS),
        createdAt: now(),
      },
    })
    await addRequestEvent(db, viewer, requestId, "asked")
    await audit(db, viewer, {
      action: "request:create",
      entity: "Request",
      entityId: requestId,
      catId: input.catId,
      summary: `Somebody asks to meet ${cat.name}.`,
    })
    return { requestId }
  })
}

const MOVED_WORDS: Record<RequestStatus, string> = {
  new: "is new",
  talking: "is being talked about",
  meeting: "has a meeting planned",
  placed: "led to a home",
  closed: "was closed",
}

interface Move {
  to: RequestStatus
  event: string
  data: Prisma.RequestUpdateManyMutationInput
  template: MailTemplate | null
  values?: (language: string, cat: string) => Values
}

async function move(
  viewer: Viewer,
  input: { requestId: string; version: number },
  plan: (request: { status: RequestStatus; meetingAt: Date | null; meetingSeq: number }) => Move,
): Promise<void> {
  await write(viewer, async (db) => {
    const request = await db.request.findUnique({
      where: { id: input.requestId },
      include: { cat: { select: { name: true } }, adopter: { select: { language: true, erasedAt: true } } },
    })
    if (!request || request.adopter.erasedAt) throw new AppError("NOT_FOUND")
    const { to, event, data, template, values } = plan(request)
    if (!canMove(request.status, to))
      throw new AppError(
        "CONFLICT",
        `This request ${MOVED_WORDS[request.status]}: it cannot be moved there. Nothing was saved.`,
      )
    const { count } = await db.request.updateMany({
      where: { id: request.id, version: input.version },
      data: {
        ...data,
        status: to,
        handledBy: viewer.personId,
        answeredAt: request.answeredAt ?? now(),
        version: { increment: 1 },
      },
    })
    if (count === 0) throw new AppError("CONFLICT")
    await withdrawMeetingMessages(db, request.id)
    await addRequestEvent(db, viewer, request.id, event)
    if (template)
      await writeMessage(db, viewer, {
        adopterId: request.adopterId,
        requestId: request.id,
        template,
        values: {
          cat: request.cat.name,
          status: linkMark("request", request.id),
          ...values?.(request.adopter.language, request.cat.name),
        },
        by: viewer.personId,
      })
    await audit(db, viewer, {
      action: `request:${event}`,
      entity: "Request",
      entityId: request.id,
      catId: request.catId,
      summary: `A request to meet ${request.cat.name} ${MOVED_WORDS[to]}.`,
    })
  })
}

/** We talk with the adopter, or do so again after the request was closed. */
export const takeUp = (viewer: Viewer, input: TalkInput): Promise<void> =>
  move(viewer, input, ({ status }) => ({
    to: "talking",
    event: status === "closed" ? "reopened" : "talking",
    data: { closedAt: null, closeReason: null, meetingAt: null, meetingMin: null },
    template: input.isTold ? "talking" : null,
  }))

/** Plans a meeting, or moves it to another time. */
export async function planMeeting(viewer: Viewer, input: MeetingInput): Promise<void> {
  const meetingAt = new Date(instantInZone(input.meetingAt, viewer.timeZone))
  if (meetingAt < now())
    throw new AppError("INVALID", "meetingAt: lies in the past. Nothing was saved.", {
      meetingAt: "lies in the past",
    })
  await move(viewer, input, (request) => ({
    to: "meeting",
    event: request.meetingAt ? "moved" : "meeting",
    data: { meetingAt, meetingMin: input.minutes, meetingSeq: request.meetingSeq + 1 },
    template: input.isTold ? (request.meetingAt ? "moved" : "meeting") : null,
    values: (language) => ({
      when: formatMoment(meetingAt, { timeZone: viewer.timeZone, locale: language }),
    }),
  }))
}

/** Closes a request with a reason, told in kind words when wanted. */
export const closeRequest = (viewer: Viewer, input: CloseInput): Promise<void> =>
  move(viewer, input, () => ({
    to: "closed",
    event: "closed",
    data: { closedAt: now(), closeReason: input.reason },
    template: input.isTold ? "closed" : null,
    values: (language, cat) => ({ reason: closingWords(language, input.reason, cat) }),
  }))

const closingWords = (language: string, reason: CloseReason, cat: string) =>
  textsIn(languageOf(language) ?? DEFAULT_LANGUAGE).say(`request.closed.${reason}`, { name: cat })

/**
 * What an adoption does to the requests for that cat, in its own transaction: the adopter's own have led to a home, and
 * everybody else who waited is told kindly, at an address that answered. A trial tells nobody: the cat may come back.
 */
export async function settleRequests(
  db: Db,
  viewer: Viewer,
  placed: { catId: string; catName: string; adopterId: string },
): Promise<void> {
  const waiting = await db.request.findMany({
    where: { catId: placed.catId, status: { in: [...OPEN_STATUSES] } },
    select: { id: true, adopterId: true, confirmHash: true, confirmedAt: true, answeredAt: true },
  })
  for (const request of waiting) {
    const isTheirs = request.adopterId === placed.adopterId
    const { count } = await db.request.updateMany({
      where: { id: request.id, status: { in: [...OPEN_STATUSES] } },
      data: {
        status: isTheirs ? "placed" : "closed",
        closedAt: now(),
        closeReason: isTheirs ? null : "other_home",
        version: { increment: 1 },
      },
    })
    if (count === 0) continue
    await withdrawMeetingMessages(db, request.id)
    await addRequestEvent(db, viewer, request.id, isTheirs ? "placed" : "closed")
    if (isTheirs || isUnconfirmed(request)) continue
    await writeMessage(db, viewer, {
      adopterId: request.adopterId,
      requestId: request.id,
      template: "placed_elsewhere",
      values: { cat: placed.catName, status: linkMark("request", request.id) },
      by: viewer.personId,
    })
  }
}

/** The cat came back: what stood as a home is one no more. */
export async function closePlacedRequests(
  db: Db,
  viewer: Viewer,
  home: { catId: string; adopterId: string },
): Promise<void> {
  const placed = await db.request.findMany({ where: { ...home, status: "placed" }, select: { id: true } })
  for (const { id } of placed) {
    await db.request.updateMany({
      where: { id },
      data: { status: "closed", closeReason: "came_back", closedAt: now(), version: { increment: 1 } },
    })
    await addRequestEvent(db, viewer, id, "closed")
  }
}

/** A meeting that was moved or given up: what still waits to be sent about it says the wrong time. */
const withdrawMeetingMessages = (db: Db, requestId: string) =>
  db.message.updateMany({
    where: {
      requestId,
      template: { in: ["meeting", "moved"] },
      state: { in: ["waiting", "failed", "by_hand"] },
    },
    data: { state: "withdrawn", nextTryAt: null, version: { increment: 1 } },
  })
