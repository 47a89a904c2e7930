import "server-only"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import { WebhookPayload } from "./schema"

const MOST_DELIVERIES = 20

/** Every webhook with its last deliveries. */
export const webhooksOf = (viewer: Viewer) =>
  read(viewer, async (db) => {
    const hooks = await db.webhook.findMany({
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      include: {
        deliveries: { orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: MOST_DELIVERIES },
      },
    })
    return hooks.map(({ id, url, events, active, problem, version, deliveries }) => ({
      id,
      url,
      events,
      active,
      problem,
      version,
      deliveries: deliveries.map(({ payload, ...one }) => ({
        id: one.id,
        event: one.event,
        state: one.state,
        tries: one.tries,
        problem: one.problem,
        nextTryAt: one.nextTryAt,
        sentAt: one.sentAt,
        createdAt: one.createdAt,
        catName: WebhookPayload.safeParse(payload).data?.data.name ?? null,
      })),
    }))
  })
export type WebhookLine = Awaited<ReturnType<typeof webhooksOf>>[number]
export type DeliveryLine = WebhookLine["deliveries"][number]
