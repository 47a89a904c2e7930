import "server-only"
import { read } from "@/lib/platform/db"
import { withLinks } from "@/lib/platform/public-address"
import type { Viewer } from "@/lib/platform/viewer"

const MOST = 50

/** What was written to an adopter beside their requests, as it is read: sheets, check-ins. */
export const messagesBesideRequests = (viewer: Viewer, adopterId: string) =>
  read(viewer, async (db) => {
    const rows = await db.message.findMany({
      where: { adopterId, requestId: null },
      orderBy: { createdAt: "desc" },
      take: MOST,
      select: {
        id: true,
        version: true,
        subject: true,
        body: true,
        state: true,
        problem: true,
        sentAt: true,
        createdAt: true,
      },
    })
    return rows.map((row) => ({ ...row, body: withLinks(row.body) }))
  })
