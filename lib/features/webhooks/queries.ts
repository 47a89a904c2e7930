import "server-only"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

const MOST_DELIVERIES = 20

/** Every webhook with its last deliveries. */
export const webhooksOf = (viewer: Viewer) =>
  read(viewer, (db) =>
    db.webhook.findMany({
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: {
        id: true,
        url: true,
        events: true,
        active: true,
        problem: true,
        version: true,
        deliveries: {
          orderBy: [{ createdAt: "desc" }, { id: "desc" }],
          take: MOST_DELIVERIES,
          select: {
            id: true,
            event: true,
            state: true,
            tries: true,
            problem: true,
            nextTryAt: true,
            sentAt: true,
            createdAt: true,
            payload: true,
          },
        },
      },
    }),
  )
export type WebhookLine = Awaited<ReturnType<typeof webhooksOf>>[number]
export type DeliveryLine = WebhookLine["deliveries"][number]
