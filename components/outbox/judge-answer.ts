import type { OutboxAnswer } from "@/lib/platform/outbox-schema"
import type { OutboxEntry } from "./device-store"

// A lost update or an error of the server's own heals by itself as a rule; after so many tries a person should look.
const TRIES_BEFORE_ASKING = 4

/**
 * What becomes of an entry after an answer: saved, tried again later, or put before the person with the reason. Nothing
 * is given up silently.
 */
export function judgeAnswer(
  entry: Pick<OutboxEntry, "tries">,
  answer: OutboxAnswer,
  nowMs: number,
): Partial<OutboxEntry> {
  const tries = entry.tries + 1
  if (answer.ok) return { state: "saved", tries, savedAtMs: nowMs, data: answer.data, problem: undefined }
  switch (answer.code) {
    case "INVALID":
    case "FORBIDDEN":
    case "NOT_FOUND":
      return { state: "needs_you", tries, problem: answer.sentence }
    case "CONFLICT":
    case "UNEXPECTED":
      return tries < TRIES_BEFORE_ASKING
        ? { state: "waiting", tries }
        : { state: "needs_you", tries, problem: answer.sentence }
    default:
      return { state: "waiting", tries }
  }
}
