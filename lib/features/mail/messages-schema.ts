import { z } from "zod"

/** What we write to adopters about; the words are in the messages under mail.<template>. */
export const MAIL_TEMPLATES = [
  "confirm",
  "received",
  "talking",
  "meeting",
  "moved",
  "placed_elsewhere",
  "closed",
  "check_in",
  "disclosure",
  "note",
] as const
export type MailTemplate = (typeof MAIL_TEMPLATES)[number]

/** The job that sends what waits. */
export const SEND_JOB = "send-messages"

export const MESSAGE_STATES = ["waiting", "sent", "failed", "by_hand", "withdrawn"] as const
export type MessageState = (typeof MESSAGE_STATES)[number]

export const OwnMessageInput = z.object({
  messageId: z.uuid(),
  requestId: z.uuid(),
  subject: z.string().trim().min(1, "say what it is about").max(200),
  body: z.string().trim().min(1, "write something first").max(5000),
})
export type OwnMessageInput = z.infer<typeof OwnMessageInput>

export const MessageChangeInput = z.object({
  messageId: z.uuid(),
  version: z.int(),
  /** Sent by hand, or to be tried again. */
  to: z.enum(["sent", "waiting"]),
})
export type MessageChangeInput = z.infer<typeof MessageChangeInput>
