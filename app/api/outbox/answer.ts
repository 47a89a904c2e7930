import { asResult, checkInput, type Result } from "@/lib/platform/action"
import { buildId } from "@/lib/platform/build"
import { AppError, ERRORS } from "@/lib/platform/errors"
import {
  isOutboxKind,
  type OutboxAnswer,
  type OutboxGreeting,
  type OutboxKind,
  OutboxRequest,
} from "@/lib/platform/outbox-schema"
import { requireSameOrigin } from "@/lib/platform/same-origin"
import type { Viewer } from "@/lib/platform/viewer"

// Fifteen full sheets with long notes stay below this.
const LARGEST_REQUEST = 1_000_000
const NEVER_KEPT = { "cache-control": "no-store" }

/** The actions that take what is sent, by kind. Each asks for its right and checks its own input. */
export type Takers = Partial<Record<OutboxKind, (payload: never) => Promise<Result<unknown>>>>

/** Says who would be sending now, and which build answers. */
export function greet(viewer: Viewer | null): Response {
  const greeting: OutboxGreeting = {
    build: buildId(),
    person: viewer ? { id: viewer.personId, name: viewer.name } : null,
  }
  return Response.json(greeting, { headers: NEVER_KEPT })
}

/** Takes what was written down on a device, entry by entry. Sent again, it answers again and saves nothing twice. */
export async function takeEntries(
  request: Request,
  { asks, takers }: { asks: () => Promise<Viewer>; takers: Takers },
): Promise<Response> {
  const reply = await asResult(async () => {
    await requireSameOrigin()
    const viewer = await asks()
    const text = await request.text()
    if (text.length > LARGEST_REQUEST) throw new AppError("INVALID", "This is too much at once.")
    const { personId, entries } = checkInput(OutboxRequest, fromJson(text))
    if (personId !== viewer.personId) throw new AppError("OTHER_PERSON")
    const answers: OutboxAnswer[] = []
    for (const { id, kind, payload } of entries) answers.push({ id, ...(await take(takers, kind, payload)) })
    return { answers }
  })
  return Response.json(reply, { status: reply.ok ? 200 : ERRORS[reply.code].status, headers: NEVER_KEPT })
}

async function take(takers: Takers, kind: string, payload: unknown): Promise<Result<unknown>> {
  // What came over the wire is anything; each action checks its own input.
  const takes: ((input: never) => Promise<Result<unknown>>) | undefined = isOutboxKind(kind)
    ? takers[kind]
    : undefined
  return takes
    ? takes(payload as never)
    : { ok: false, code: "INVALID", sentence: `This server does not know entries called "${kind}".` }
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
