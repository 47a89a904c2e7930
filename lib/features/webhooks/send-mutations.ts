import "server-only"
import { createHmac } from "node:crypto"
import { now } from "@/lib/platform/clock"
import { Prisma, systemDb, write } from "@/lib/platform/db"
import { toAppError } from "@/lib/platform/errors"
import { log } from "@/lib/platform/log"
import { operatorOf } from "@/lib/platform/operator"
import { callOut } from "@/lib/platform/outgoing"
import { unseal } from "@/lib/platform/sealed"
import type { Viewer } from "@/lib/platform/viewer"

const MINUTE_MS = 60_000
/** Waits after the first, second … try that failed; after the last one somebody sends it again by hand. */
export const WAITS_MINUTES = [1, 5, 30, 2 * 60, 6 * 60, 24 * 60] as const
/** A delivery being sent is left alone this long; then its sender is taken for dead. */
const CLAIM_MS = 2 * MINUTE_MS
const TIMEOUT_MS = 10_000
const AT_ONCE = 200
/** So many deliveries given up in a row switch a webhook off. */
export const GIVE_UP_AFTER = 20

/** What proves where a message comes from (Standard Webhooks): HMAC-SHA256 over id, time and body. */
export const signatureOf = (
  secret: string,
  signed: { id: string; timestamp: number; body: string },
): string =>
  `v1,${createHmac("sha256", Buffer.from(secret.replace(/^whsec_/, ""), "base64"))
    .update(`${signed.id}.${signed.timestamp}.${signed.body}`)
    .digest("base64")}`

/**
 * Sends what is due, of every shelter; returns how many were taken. Webhooks are served side by side, one delivery after
 * the other; one that does not answer is asked again at the next turn, so that it holds nobody else up.
 */
export async function sendWaitingDeliveries(): Promise<number> {
  const due = await systemDb().webhookDelivery.findMany({
    where: { state: "waiting", OR: [{ tries: 0 }, { nextTryAt: { lte: now() } }], webhook: { active: true } },
    orderBy: [{ nextTryAt: "asc" }, { id: "asc" }],
    take: AT_ONCE,
    select: { id: true, shelterId: true, webhookId: true },
  })
  const byHook = new Map<string, typeof due>()
  for (const one of due) byHook.set(one.webhookId, [...(byHook.get(one.webhookId) ?? []), one])
  const sent = await Promise.all([...byHook.values()].map(sendInTurn))
  return sent.reduce((sum, count) => sum + count, 0)
}

async function sendInTurn(deliveries: readonly { id: string; shelterId: string }[]): Promise<number> {
  let sent = 0
  for (const { id, shelterId } of deliveries) {
    const shelter = await systemDb().shelter.findUnique({ where: { id: shelterId }, select: { code: true } })
    const result = shelter ? await sendOne(await operatorOf(shelter.code), id) : "passed"
    if (result === "failed") break
    if (result === "sent") sent++
  }
  return sent
}

/** Takes a delivery for this worker: locked while it is looked at, then left alone by everybody for a while. */
const claim = (viewer: Viewer, id: string) =>
  write(viewer, async (db) => {
    const found = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
      select d."id" from "WebhookDelivery" d join "Webhook" w on w."shelterId" = d."shelterId" and w."id" = d."webhookId"
      where d."id" = ${id}::uuid and d."state" = 'waiting' and (d."tries" = 0 or d."nextTryAt" <= ${now()}) and w."active"
      for update of d skip locked`)
    if (found.length === 0) return null
    return db.webhookDelivery.update({
      where: { id },
      data: { nextTryAt: new Date(now().getTime() + CLAIM_MS), tries: { increment: 1 } },
      include: { webhook: { select: { url: true, sealed: true } } },
    })
  })
type Claimed = NonNullable<Awaited<ReturnType<typeof claim>>>

async function sendOne(viewer: Viewer, id: string): Promise<"sent" | "failed" | "passed"> {
  const delivery = await claim(viewer, id)
  if (!delivery) return "passed"
  const { status, problem } = await post(delivery)
  if (problem === null) {
    await settle(viewer, id, { state: "sent", status, sentAt: now(), nextTryAt: null, problem: null })
    return "sent"
  }
  const wait = WAITS_MINUTES[delivery.tries - 1]
  log.warn({ deliveryId: id, status, problem }, "a webhook was not taken")
  await settle(
    viewer,
    id,
    wait === undefined
      ? { state: "failed", status, nextTryAt: null, problem }
      : { state: "waiting", status, nextTryAt: new Date(now().getTime() + wait * MINUTE_MS), problem },
  )
  if (wait === undefined) await giveUp(viewer, delivery.webhookId)
  return "failed"
}

async function post({
  id,
  payload,
  webhook,
}: Claimed): Promise<{ status: number | null; problem: string | null }> {
  const body = JSON.stringify(payload)
  const timestamp = Math.floor(now().getTime() / 1000)
  try {
    const { status } = await callOut(webhook.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "Slackline",
        "webhook-id": id,
        "webhook-timestamp": String(timestamp),
        "webhook-signature": signatureOf(unseal("webhook", webhook.sealed), { id, timestamp, body }),
      },
      body,
      timeoutMs: TIMEOUT_MS,
      maxBytes: 0,
      readsBody: false,
    })
    const isTaken = status >= 200 && status < 300
    return { status, problem: isTaken ? null : `The other system answered ${status}.` }
  } catch (thrown) {
    return { status: null, problem: toAppError(thrown).message }
  }
}

const settle = (
  viewer: Viewer,
  id: string,
  data: {
    state: string
    status: number | null
    nextTryAt: Date | null
    problem: string | null
    sentAt?: Date
  },
) => write(viewer, (db) => db.webhookDelivery.update({ where: { id }, data, select: { id: true } }))

/** Switches a webhook off whose last deliveries were all given up; nothing is lost, what waits is sent when it is on again. */
const giveUp = (viewer: Viewer, webhookId: string) =>
  write(viewer, async (db) => {
    const last = await db.webhookDelivery.findMany({
      where: { webhookId, state: { in: ["sent", "failed"] } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: GIVE_UP_AFTER,
      select: { state: true },
    })
    if (last.length < GIVE_UP_AFTER || last.some(({ state }) => state === "sent")) return
    await db.webhook.updateMany({
      where: { id: webhookId, active: true },
      data: {
        active: false,
        problem: `Switched off by itself: ${GIVE_UP_AFTER} deliveries in a row were not taken.`,
        version: { increment: 1 },
      },
    })
  })
