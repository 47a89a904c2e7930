import "server-only"
import { placeInQueue } from "@/lib/domain/requests/hold-queue"
import { REQUEST_STATUSES, type RequestStatus } from "@/lib/domain/requests/request-path"
import { readShortCode } from "@/lib/domain/requests/short-code"
import { dayOfDate, now, today } from "@/lib/platform/clock"
import { type Db, type Prisma, read } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { absoluteAddress, withLinks } from "@/lib/platform/public-address"
import { routes } from "@/lib/platform/routes"
import { hashToken, linkToken } from "@/lib/platform/token"
import type { Viewer } from "@/lib/platform/viewer"
import type { RequestListParams } from "./board-schema"
import { isUnconfirmed, QUEUE_ROWS, toQueued } from "./rows-schema"

/** Cards of one column; the rest of it is a page of its own. */
export const CARDS_PER_COLUMN = 20
const ENDED_SHOWN_DAYS = 30
const DAY_MS = 86_400_000

const CARD = {
  id: true,
  version: true,
  status: true,
  origin: true,
  shortCode: true,
  createdAt: true,
  answerBy: true,
  answeredAt: true,
  meetingAt: true,
  closedAt: true,
  closeReason: true,
  confirmHash: true,
  confirmedAt: true,
  catId: true,
  cat: { select: { id: true, name: true, listed: true } },
  adopter: { select: { id: true, name: true, erasedAt: true } },
} satisfies Prisma.RequestSelect
type CardRow = Prisma.RequestGetPayload<{ select: typeof CARD }>

export interface RequestCard extends Omit<CardRow, "confirmHash" | "confirmedAt"> {
  isUnconfirmed: boolean
  /** Nobody has answered, and the day we promised has passed. */
  isLate: boolean
  queue: { place: number; of: number } | null
}

export interface RequestColumn {
  status: RequestStatus
  total: number
  cards: RequestCard[]
  next: string | null
}

const orderOf = (status: RequestStatus): Prisma.RequestOrderByWithRelationInput[] => {
  if (status === "new") return [{ answerBy: "asc" }, { createdAt: "asc" }, { id: "asc" }]
  if (status === "meeting") return [{ meetingAt: "asc" }, { id: "asc" }]
  if (status === "talking") return [{ createdAt: "asc" }, { id: "asc" }]
  return [{ closedAt: "desc" }, { id: "asc" }]
}

async function toCards(db: Db, viewer: Viewer, rows: readonly CardRow[]): Promise<RequestCard[]> {
  const waiting = await db.request.findMany({
    where: {
      catId: { in: [...new Set(rows.map(({ catId }) => catId))] },
      status: { in: ["new", "talking", "meeting"] },
    },
    select: { ...QUEUE_ROWS, catId: true },
  })
  return rows.map(({ confirmHash, confirmedAt, ...row }) => ({
    ...row,
    isUnconfirmed: isUnconfirmed({ confirmHash, confirmedAt, answeredAt: row.answeredAt }),
    isLate: row.status === "new" && row.answeredAt === null && dayOfDate(row.answerBy) < today(viewer),
    queue: placeInQueue(waiting.filter(({ catId }) => catId === row.catId).map(toQueued), row.id),
  }))
}

/** The board: every state with its first requests, or one state with its pages. Ended ones of the last 30 days. */
export const requestBoard = (viewer: Viewer, params: RequestListParams): Promise<RequestColumn[]> =>
  read(viewer, async (db) => {
    const endedSince = new Date(now().getTime() - ENDED_SHOWN_DAYS * DAY_MS)
    const columns: RequestColumn[] = []
    for (const status of params.status ? [params.status] : REQUEST_STATUSES) {
      const hasEnded = status === "placed" || status === "closed"
      const where: Prisma.RequestWhereInput = {
        status,
        ...(hasEnded && !params.status ? { closedAt: { gte: endedSince } } : {}),
      }
      const found = await db.request.findMany({
        where,
        orderBy: orderOf(status),
        take: CARDS_PER_COLUMN + 1,
        ...(params.status && params.after ? { cursor: { id: params.after }, skip: 1 } : {}),
        select: CARD,
      })
      const rows = found.slice(0, CARDS_PER_COLUMN)
      columns.push({
        status,
        total: await db.request.count({ where }),
        cards: await toCards(db, viewer, rows),
        next: found.length > rows.length ? (rows.at(-1)?.id ?? null) : null,
      })
    }
    return columns
  })

/** The waiting request with the code somebody says at the counter; null when there is none. */
export const requestByCode = (viewer: Viewer, typed: string): Promise<string | null> =>
  read(viewer, async (db) => {
    const code = readShortCode(typed)
    if (!code) return null
    const found = await db.request.findFirst({
      where: { shortCode: code, closedAt: null },
      select: { id: true },
    })
    return found?.id ?? null
  })

/** One request with its person, its messages as they are read, and what happened so far. */
export const requestRecord = (viewer: Viewer, requestId: string) =>
  read(viewer, async (db) => {
    const row = await db.request.findUnique({
      where: { id: requestId },
      select: {
        ...CARD,
        tokenHash: true,
        message: true,
        meetingMin: true,
        adopter: {
          select: {
            id: true,
            name: true,
            email: true,
            phone: true,
            contactNote: true,
            language: true,
            erasedAt: true,
            answers: { take: 1, select: { id: true } },
          },
        },
        events: { orderBy: { at: "asc" }, select: { id: true, kind: true, at: true } },
        messages: {
          orderBy: { createdAt: "desc" },
          select: {
            id: true,
            version: true,
            subject: true,
            body: true,
            state: true,
            problem: true,
            tries: true,
            sentAt: true,
            createdAt: true,
          },
        },
      },
    })
    if (!row) throw new AppError("NOT_FOUND")
    const [card] = await toCards(db, viewer, [row])
    if (!card) throw new AppError("NOT_FOUND")
    const token = linkToken("request", row.id)
    const { tokenHash, message, meetingMin, adopter, events, messages } = row
    return {
      ...card,
      message,
      meetingMin,
      adopter: { ...adopter, hasAnswers: adopter.answers.length > 0 },
      events,
      messages: messages.map((one) => ({ ...one, body: withLinks(one.body) })),
      statusAddress: hashToken(token) === tokenHash ? absoluteAddress(routes.request(token)) : null,
    }
  })
export type RequestRecord = Awaited<ReturnType<typeof requestRecord>>
