import "server-only"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { canSendMail } from "@/lib/platform/mailer"
import type { Viewer } from "@/lib/platform/viewer"
import { writeMessage } from "./messages-mutations"
import type { MessageChangeInput, OwnMessageInput } from "./messages-schema"

/** Writes to an adopter in staff's own words. Sent twice, it is one message. */
export async function sendOwnMessage(viewer: Viewer, input: OwnMessageInput): Promise<void> {
  await write(viewer, async (db) => {
    const request = await db.request.findUnique({
      where: { id: input.requestId },
      select: { adopterId: true, catId: true, answeredAt: true },
    })
    if (!request) throw new AppError("NOT_FOUND")
    if (await db.message.findUnique({ where: { id: input.messageId }, select: { id: true } })) return
    await writeMessage(db, viewer, {
      messageId: input.messageId,
      adopterId: request.adopterId,
      requestId: input.requestId,
      template: "note",
      wording: { subject: input.subject, body: input.body },
      by: viewer.personId,
    })
    await audit(db, viewer, {
      action: "message:write",
      entity: "Request",
      entityId: input.requestId,
      catId: request.catId,
      summary: "Wrote to an adopter about a request.",
    })
  })
}

/** Marks a message as sent by hand, or has it tried again. */
export async function changeMessage(viewer: Viewer, input: MessageChangeInput): Promise<void> {
  if (input.to === "waiting" && !canSendMail())
    throw new AppError("CONFLICT", "No mail server is set; send it by hand and mark it as sent.")
  await write(viewer, async (db) => {
    const { count } = await db.message.updateMany({
      where: { id: input.messageId, version: input.version },
      data:
        input.to === "sent"
          ? { state: "sent", sentAt: now(), nextTryAt: null, version: { increment: 1 } }
          : { state: "waiting", tries: 0, nextTryAt: now(), problem: null, version: { increment: 1 } },
    })
    if (count === 0) throw new AppError("CONFLICT")
    await audit(db, viewer, {
      action: "message:change",
      entity: "Message",
      entityId: input.messageId,
      summary: input.to === "sent" ? "A message was sent by hand." : "A message is tried again.",
    })
  })
}
