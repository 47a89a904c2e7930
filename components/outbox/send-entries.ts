"use client"
import type { ErrorCode } from "@/lib/platform/errors"
import {
  ENTRIES_AT_ONCE,
  type OutboxGreeting,
  type OutboxReply,
  type OutboxRequest,
} from "@/lib/platform/outbox-schema"
import type { OutboxEntry } from "./device-store"
import { allEntries, patchEntries } from "./entries"
import { judgeAnswer } from "./judge-answer"

// A connection that takes longer is none.
const PATIENCE_MS = 20_000

/** What came of an attempt: all through, nobody answered, or the door was closed and why. */
export type SendOutcome = { met: "server" } | { met: "nobody" } | { met: "closed"; code: ErrorCode }

/** Whether an entry of this person may go out at a moment; what was cut off on its way may always. */
export const isDue = (entry: OutboxEntry, personId: string, atMs: number) =>
  entry.personId === personId &&
  (entry.state === "sending" || (entry.state === "waiting" && entry.holdUntilMs <= atMs))

// Far enough for everything that is held back for one more tap.
const WITH_HELD_MS = 60_000

/** Sends what this person wrote down and is due, oldest first. One page at a time, and only ever under the person's own name. */
export function sendEntries(
  personId: string,
  { address, evenHeld = false }: { address: string; evenHeld?: boolean },
): Promise<SendOutcome> {
  const work = () => sendInTurn(personId, { address, evenHeld })
  // Inside the lock nobody else is sending: what says "sending" was cut off and goes out again.
  return navigator.locks ? navigator.locks.request("slackline-outbox", work) : work()
}

async function sendInTurn(
  personId: string,
  { address, evenHeld }: { address: string; evenHeld: boolean },
): Promise<SendOutcome> {
  for (;;) {
    const due = (await allEntries())
      .filter((entry) => isDue(entry, personId, Date.now() + (evenHeld ? WITH_HELD_MS : 0)))
      .sort((a, b) => a.createdAtMs - b.createdAtMs)
      .slice(0, ENTRIES_AT_ONCE)
    if (due.length === 0) return { met: "server" }
    await patchEntries(new Map(due.map(({ id }) => [id, { state: "sending" as const, wasSent: true }])))
    const reply = await post(address, {
      personId,
      entries: due.map(({ id, kind, payload }) => ({ id, kind, payload })),
    })
    const answers = reply?.ok ? new Map(reply.data.answers.map((answer) => [answer.id, answer])) : new Map()
    await patchEntries(
      new Map(
        due.map((entry) => {
          const answer = answers.get(entry.id)
          return [entry.id, answer ? judgeAnswer(entry, answer, Date.now()) : { state: "waiting" as const }]
        }),
      ),
    )
    if (!reply) return { met: "nobody" }
    if (!reply.ok) return { met: "closed", code: reply.code }
    // Some have to wait for another try: not at once.
    if ([...answers.values()].some((answer) => !answer.ok)) return { met: "closed", code: "UNAVAILABLE" }
  }
}

async function post(address: string, request: OutboxRequest): Promise<OutboxReply | null> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return (await response.json()) as OutboxReply
  } catch {
    return null
  }
}

/** Asks who is signed in and which build answers; null when nobody does. */
export async function greet(address: string): Promise<OutboxGreeting | null> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) })
    return response.ok ? ((await response.json()) as OutboxGreeting) : null
  } catch {
    return null
  }
}
