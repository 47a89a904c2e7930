import { z } from "zod"
import type { Result } from "./action"

/**
 * What can be written down on a device and sent later, with its words. A new kind is one line here and one in
 * app/api/outbox/kinds.ts, which names the action that takes it.
 */
export const OUTBOX_KINDS = {
  round_look: { one: "look", many: "looks" },
  rating_sheet: { one: "sheet", many: "sheets" },
  session: { one: "session", many: "sessions" },
} as const
export type OutboxKind = keyof typeof OUTBOX_KINDS

export const isOutboxKind = (text: string): text is OutboxKind => Object.hasOwn(OUTBOX_KINDS, text)

/** Entries sent at once: small enough that a weak connection gets one through. */
export const ENTRIES_AT_ONCE = 15

/**
 * What a device sends. The address and this shape outlive builds: an entry may wait for days and arrive at a newer
 * version, which still has to understand it.
 */
export const OutboxRequest = z.object({
  /** Who wrote these down; refused when somebody else is signed in by now. */
  personId: z.uuid(),
  entries: z
    .array(z.object({ id: z.uuid(), kind: z.string().max(40), payload: z.unknown() }))
    .min(1)
    .max(ENTRIES_AT_ONCE),
})
export type OutboxRequest = z.infer<typeof OutboxRequest>

/** The answer to one entry. */
export type OutboxAnswer = { id: string } & Result<unknown>
/** The answer to a request: all entries were looked at, or none was. */
export type OutboxReply = Result<{ answers: OutboxAnswer[] }>

/** Who would be sending now, and to which build. */
export interface OutboxGreeting {
  build: string
  person: { id: string; name: string } | null
}
