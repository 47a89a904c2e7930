import "server-only"
import { randomBytes } from "node:crypto"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { runSoon } from "@/lib/platform/jobs"
import { addressProblem } from "@/lib/platform/outgoing"
import { seal } from "@/lib/platform/sealed"
import type { Viewer } from "@/lib/platform/viewer"
import { putDelivery } from "./outbox-mutations"
import {
  type DeliveryInput,
  type NewWebhookInput,
  type SwitchWebhookInput,
  type TestWebhookInput,
  WEBHOOKS_JOB,
} from "./schema"

const SECRET_BYTES = 32
const MOST_WEBHOOKS = 20

/** Sets up a webhook. Its signing secret is in this answer and nowhere else to be read. */
export async function addWebhook(viewer: Viewer, input: NewWebhookInput): Promise<{ secret: string }> {
  const problem = addressProblem(input.url)
  if (problem) throw new AppError("INVALID", `url: ${problem}. Nothing was saved.`, { url: problem })
  const secret = `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`
  const sealed = seal("webhook", secret)
  await write(viewer, async (db) => {
    const known = await db.webhook.findUnique({ where: { id: input.id } })
    if (known) {
      // Asked twice: the first answer was lost, and its secret with it.
      if (known.createdBy !== viewer.personId || known.version > 1) throw new AppError("CONFLICT")
      await db.webhook.update({ where: { id: input.id }, data: { sealed } })
      return
    }
    if ((await db.webhook.count()) >= MOST_WEBHOOKS)
      throw new AppError("CONFLICT", `There are ${MOST_WEBHOOKS} webhooks already. Nothing was saved.`)
    await db.webhook.create({
      data: {
        id: input.id,
        shelterId: viewer.shelterId,
        url: input.url,
        sealed,
        events: [...new Set(input.events)],
        createdBy: viewer.personId,
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: "webhook:add",
      entity: "Webhook",
      entityId: input.id,
      summary: `Set up a webhook to ${new URL(input.url).host} (${input.events.join(", ")}).`,
    })
  })
  return { secret }
}

/** Switches a webhook off, or on again; what waited is sent then. */
export async function switchWebhook(
  viewer: Viewer,
  { id, version, active }: SwitchWebhookInput,
): Promise<void> {
  await write(viewer, async (db) => {
    const hook = await db.webhook.findUnique({ where: { id } })
    if (!hook) throw new AppError("NOT_FOUND")
    const { count } = await db.webhook.updateMany({
      where: { id, version },
      data: { active, problem: null, version: { increment: 1 } },
    })
    if (count === 0) throw new AppError("CONFLICT")
    if (active)
      await db.webhookDelivery.updateMany({
        where: { webhookId: id, state: "waiting" },
        data: { nextTryAt: now() },
      })
    await audit(db, viewer, {
      action: active ? "webhook:on" : "webhook:off",
      entity: "Webhook",
      entityId: id,
      summary: `Switched the webhook to ${new URL(hook.url).host} ${active ? "on" : "off"}.`,
    })
  })
  if (active) runSoon(WEBHOOKS_JOB)
}

/** Puts a test on its way; a press sent twice is one test. */
export async function testWebhook(viewer: Viewer, { id, deliveryId }: TestWebhookInput): Promise<void> {
  await write(viewer, async (db) => {
    const hook = await db.webhook.findUnique({ where: { id }, select: { active: true } })
    if (!hook) throw new AppError("NOT_FOUND")
    if (!hook.active) throw new AppError("CONFLICT", "Switch the webhook on first. Nothing was sent.")
    if (await db.webhookDelivery.findUnique({ where: { id: deliveryId }, select: { id: true } })) return
    const data = { catId: null, slug: null, name: null, address: null }
    await putDelivery(db, viewer, { id: deliveryId, webhookId: id, type: "test", data })
    await audit(db, viewer, {
      action: "webhook:test",
      entity: "Webhook",
      entityId: id,
      summary: "Sent a test through a webhook.",
    })
  })
  runSoon(WEBHOOKS_JOB)
}

/** Sends an event once more, with the same id and the same words. */
export async function sendAgain(viewer: Viewer, { deliveryId }: DeliveryInput): Promise<void> {
  await write(viewer, async (db) => {
    const delivery = await db.webhookDelivery.findUnique({
      where: { id: deliveryId },
      include: { webhook: { select: { active: true } } },
    })
    if (!delivery) throw new AppError("NOT_FOUND")
    if (!delivery.webhook.active)
      throw new AppError("CONFLICT", "Switch the webhook on first. Nothing was sent.")
    if (delivery.state === "waiting" && delivery.tries === 0) return
    await db.webhookDelivery.update({
      where: { id: deliveryId },
      data: { state: "waiting", tries: 0, nextTryAt: now(), problem: null },
    })
    await audit(db, viewer, {
      action: "webhook:again",
      entity: "Webhook",
      entityId: delivery.webhookId,
      summary: `Sent ${delivery.event} once more.`,
    })
  })
  runSoon(WEBHOOKS_JOB)
}
