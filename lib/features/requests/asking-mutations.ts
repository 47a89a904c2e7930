import "server-only"
import { randomInt } from "node:crypto"
import { v7 as newId } from "uuid"
import { ANSWER_DAYS } from "@/lib/domain/requests/request-path"
import { SHORT_CODES, shortCode } from "@/lib/domain/requests/short-code"
import { insertAnswers } from "@/lib/features/adopters/mutations"
import type { ChoicesInput } from "@/lib/features/adopters/schema"
import { writeMessage } from "@/lib/features/mail/messages-mutations"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, now, today } from "@/lib/platform/clock"
import { type Db, writeAsVisitor } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { canSendMail } from "@/lib/platform/mailer"
import { hashToken, linkMark, linkToken } from "@/lib/platform/token"
import type { Visitor } from "@/lib/platform/viewer"
import { type AskInput, CONSENT_VERSION, type HereInput } from "./asking-schema"
import { addRequestEvent, lockRequestId } from "./events-mutations"

const CODE_TRIES = 20

async function listedCat(db: Db, visitor: Visitor, slug: string) {
  const cat = await db.cat.findFirst({
    where: { slug, listed: true, shelterId: visitor.shelterId },
    select: { id: true, name: true },
  })
  if (!cat) throw new AppError("CONFLICT", "gone")
  return cat
}

async function addAsker(
  db: Db,
  visitor: Visitor,
  asker: {
    name: string
    email: string | null
    phone: string | null
    contactNote: string | null
    source: "questionnaire" | "walk_in"
    language: string
    choices: ChoicesInput | null
  },
) {
  const { name, email, phone, contactNote, source, language, choices } = asker
  const adopterId = newId()
  await db.adopter.create({
    data: {
      ...{ name, email, phone, contactNote, source, language },
      id: adopterId,
      shelterId: visitor.shelterId,
      createdAt: now(),
    },
  })
  if (choices) await insertAnswers(db, { shelterId: visitor.shelterId, adopterId, choices, by: null })
  return adopterId
}

const isKnown = (db: Db, requestId: string) =>
  db.request.findUnique({ where: { id: requestId }, select: { id: true } })

/** Keeps a request to meet from home and returns the token of its status page. Sent twice, it is one request. */
export async function askToMeet(visitor: Visitor, input: AskInput): Promise<{ token: string }> {
  const { requestId } = input
  const token = linkToken("request", requestId)
  await writeAsVisitor(visitor, async (db) => {
    await lockRequestId(db, requestId)
    if (await isKnown(db, requestId)) return
    const cat = await listedCat(db, visitor, input.slug)
    const adopterId = await addAsker(db, visitor, { ...input, source: "questionnaire" })
    const isConfirmed = input.email !== null && canSendMail()
    await db.request.create({
      data: {
        id: requestId,
        shelterId: visitor.shelterId,
        catId: cat.id,
        adopterId,
        origin: "home",
        message: input.message,
        tokenHash: hashToken(token),
        confirmHash: isConfirmed ? hashToken(linkToken("request-confirm", requestId)) : null,
        consent: CONSENT_VERSION,
        consentAt: now(),
        answerBy: dateOfDay(today(visitor) + ANSWER_DAYS),
        createdAt: now(),
      },
    })
    await addRequestEvent(db, visitor, requestId, "asked")
    if (input.email)
      await writeMessage(db, visitor, {
        adopterId,
        requestId,
        template: isConfirmed ? "confirm" : "received",
        values: {
          cat: cat.name,
          link: linkMark(isConfirmed ? "request-confirm" : "request", requestId),
          status: linkMark("request", requestId),
        },
        by: null,
      })
    await audit(db, visitor, {
      action: "request:create",
      entity: "Request",
      entityId: requestId,
      catId: cat.id,
      summary: `Somebody asks to meet ${cat.name}.`,
    })
  })
  return { token }
}

/** Keeps "I am here now": a first name, a code for the counter. Sent twice, it is one request with one code. */
export async function askHere(visitor: Visitor, input: HereInput): Promise<{ token: string }> {
  const { requestId } = input
  const token = linkToken("request", requestId)
  await writeAsVisitor(visitor, async (db) => {
    await lockRequestId(db, requestId)
    if (await isKnown(db, requestId)) return
    const cat = await listedCat(db, visitor, input.slug)
    const adopterId = await addAsker(db, visitor, {
      ...input,
      email: null,
      phone: null,
      contactNote: null,
      source: "walk_in",
    })
    await db.request.create({
      data: {
        id: requestId,
        shelterId: visitor.shelterId,
        catId: cat.id,
        adopterId,
        origin: "walk_in",
        shortCode: await freeCode(db),
        tokenHash: hashToken(token),
        answerBy: dateOfDay(today(visitor)),
        createdAt: now(),
      },
    })
    await addRequestEvent(db, visitor, requestId, "asked")
    await audit(db, visitor, {
      action: "request:create",
      entity: "Request",
      entityId: requestId,
      catId: cat.id,
      summary: `Somebody stands in front of ${cat.name} and would like to meet.`,
    })
  })
  return { token }
}

/** A code nobody who waits now has. */
async function freeCode(db: Db): Promise<string> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(current_setting('app.shelter_id') || 'short-code', 0))`
  for (let tries = 0; tries < CODE_TRIES; tries++) {
    const code = shortCode(randomInt(SHORT_CODES))
    const taken = await db.request.findFirst({
      where: { shortCode: code, closedAt: null },
      select: { id: true },
    })
    if (!taken) return code
  }
  throw new AppError("TOO_MANY")
}

/** The address answered: the request counts from now on. Confirmed twice, it is confirmed once. Returns the status page's token. */
export async function confirmRequest(visitor: Visitor, confirmToken: string): Promise<{ token: string }> {
  return writeAsVisitor(visitor, async (db) => {
    const request = await db.request.findUnique({
      where: { confirmHash: hashToken(confirmToken) },
      select: { id: true, catId: true, confirmedAt: true, adopterId: true, cat: { select: { name: true } } },
    })
    if (!request) throw new AppError("NOT_FOUND")
    const token = linkToken("request", request.id)
    const { count } = await db.request.updateMany({
      where: { id: request.id, confirmedAt: null, status: { in: ["new", "talking", "meeting"] } },
      data: {
        confirmedAt: now(),
        answerBy: dateOfDay(today(visitor) + ANSWER_DAYS),
        version: { increment: 1 },
      },
    })
    if (count === 0) return { token }
    await addRequestEvent(db, visitor, request.id, "confirmed")
    await writeMessage(db, visitor, {
      adopterId: request.adopterId,
      requestId: request.id,
      template: "received",
      values: { cat: request.cat.name, status: linkMark("request", request.id) },
      by: null,
    })
    await audit(db, visitor, {
      action: "request:confirm",
      entity: "Request",
      entityId: request.id,
      catId: request.catId,
      summary: `The request to meet ${request.cat.name} was confirmed.`,
    })
    return { token }
  })
}

/** The adopter takes the request back. */
export async function withdrawRequest(visitor: Visitor, token: string): Promise<void> {
  await writeAsVisitor(visitor, async (db) => {
    const request = await db.request.findUnique({
      where: { tokenHash: hashToken(token) },
      select: { id: true, catId: true, status: true, cat: { select: { name: true } } },
    })
    if (!request) throw new AppError("NOT_FOUND")
    const { count } = await db.request.updateMany({
      where: { id: request.id, status: { in: ["new", "talking", "meeting"] } },
      data: { status: "closed", closeReason: "withdrawn", closedAt: now(), version: { increment: 1 } },
    })
    if (count === 0) return
    await addRequestEvent(db, visitor, request.id, "closed")
    await audit(db, visitor, {
      action: "request:withdraw",
      entity: "Request",
      entityId: request.id,
      catId: request.catId,
      summary: `A request to meet ${request.cat.name} was taken back.`,
    })
  })
}
