import "server-only"
import { createHash, randomBytes } from "node:crypto"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, now, today } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { RequestInput } from "./schema"

/** Days within which we answer a request (shelter policy). */
const ANSWER_DAYS = 3

/** Writes down that an adopter asks to meet a cat. Sent twice, it is one request. */
export async function requestMeeting(viewer: Viewer, input: RequestInput): Promise<{ requestId: string }> {
  const { requestId, ...request } = input
  return write(viewer, async (db) => {
    if (await db.request.findUnique({ where: { id: requestId }, select: { id: true } })) return { requestId }
    const cat = await db.cat.findUnique({ where: { id: input.catId }, select: { name: true, listed: true } })
    if (!cat) throw new AppError("NOT_FOUND")
    if (!cat.listed)
      throw new AppError("CONFLICT", `${cat.name} is not looking for a home now. Nothing was saved.`)
    await db.request.create({
      data: {
        ...request,
        id: requestId,
        shelterId: viewer.shelterId,
        // The status page by token comes with the public request form; its secret is never stored in the clear.
        tokenHash: createHash("sha256").update(randomBytes(32)).digest("base64url"),
        answerBy: dateOfDay(today(viewer) + ANSWER_DAYS),
        createdAt: now(),
      },
    })
    await audit(db, viewer, {
      action: "request:create",
      entity: "Request",
      entityId: requestId,
      catId: input.catId,
      summary: `Somebody asks to meet ${cat.name}.`,
    })
    return { requestId }
  })
}
