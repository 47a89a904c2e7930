import "server-only"
import { v7 as newId } from "uuid"
import { now } from "@/lib/platform/clock"
import type { Db } from "@/lib/platform/db"
import type { Viewer, Visitor } from "@/lib/platform/viewer"

/** Two sends of one form wait for each other: the second finds what the first has kept. */
export async function lockRequestId(db: Db, requestId: string): Promise<void> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${requestId}, 0))`
}

/** Adds what happened to a request, in the transaction in which it happens; by a person of the house where there was one. */
export async function addRequestEvent(db: Db, who: Viewer | Visitor, requestId: string, kind: string) {
  const personId = "personId" in who ? who.personId : null
  await db.requestEvent.create({
    data: {
      id: newId(),
      shelterId: who.shelterId,
      requestId,
      kind,
      at: now(),
      personId,
      createdAt: now(),
    },
  })
}
