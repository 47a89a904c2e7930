import "server-only"
import { v7 as newId } from "uuid"
import { now } from "@/lib/platform/clock"
import type { Db } from "@/lib/platform/db"
import { runSoon } from "@/lib/platform/jobs"
import { absoluteAddress } from "@/lib/platform/public-address"
import { routes } from "@/lib/platform/routes"
import type { Viewer } from "@/lib/platform/viewer"
import { WEBHOOKS_JOB, type WebhookEvent, type WebhookPayload } from "./schema"

interface NotedEvent {
  type: WebhookEvent
  catId: string
  kind?: "adoption" | "foster" | "trial"
}

/**
 * Writes down what other systems are to be told, in the transaction of the change itself: told exactly when it happened,
 * and by a job afterwards. Called when the cat's summary is up to date.
 */
export async function noteEvent(db: Db, viewer: Viewer, { type, catId, kind }: NotedEvent): Promise<void> {
  const hooks = await db.webhook.findMany({
    where: { active: true, events: { has: type } },
    select: { id: true },
  })
  if (hooks.length === 0) return
  const cat = await db.cat.findUniqueOrThrow({
    where: { id: catId },
    select: { slug: true, name: true, listed: true },
  })
  const data = {
    catId,
    slug: cat.slug,
    name: cat.name,
    address: cat.listed ? absoluteAddress(routes.publicCat(cat.slug)) : null,
    ...(kind ? { kind } : {}),
  }
  for (const hook of hooks) await putDelivery(db, viewer, { webhookId: hook.id, type, data })
  runSoon(WEBHOOKS_JOB)
}

/** One delivery that waits to be sent. */
export async function putDelivery(
  db: Db,
  viewer: Viewer,
  {
    id = newId(),
    webhookId,
    type,
    data,
  }: Pick<WebhookPayload, "type" | "data"> & { id?: string; webhookId: string },
): Promise<void> {
  const payload: WebhookPayload = { id, type, timestamp: now().toISOString(), data }
  await db.webhookDelivery.create({
    data: {
      id,
      shelterId: viewer.shelterId,
      webhookId,
      event: type,
      payload,
      nextTryAt: now(),
      createdAt: now(),
    },
  })
}
