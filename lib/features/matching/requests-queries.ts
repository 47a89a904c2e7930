import "server-only"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

const MOST_REQUESTS = 200

/** Requests to meet, newest last: who asked for whom, and by when we answer. */
export const listRequests = (viewer: Viewer) =>
  read(viewer, (db) =>
    db.request.findMany({
      orderBy: { createdAt: "asc" },
      take: MOST_REQUESTS,
      select: {
        id: true,
        status: true,
        createdAt: true,
        answerBy: true,
        message: true,
        cat: { select: { id: true, name: true } },
        adopter: { select: { id: true, name: true } },
      },
    }),
  )
