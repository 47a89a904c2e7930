import { asResult, checkInput, type Result } from "@/lib/platform/action"
import { buildId } from "@/lib/platform/build"
import { AppError, ERRORS } from "@/lib/platform/errors"
import {
  isOutboxKind,
  type OutboxAnswer,
  type OutboxGreeting,
  OutboxRequest,
} from "@/lib/platform/outbox-schema"
import { currentViewer, requireRight } from "@/lib/platform/require-role"
import { requireSameOrigin } from "@/lib/platform/same-origin"
import { TAKEN_BY } from "./kinds"

// Fifteen full sheets with long notes stay below this.
const LARGEST_REQUEST = 1_000_000
const NEVER_KEPT = { "cache-control": "no-store" }

/** Who is signed in on this device, and which build answers. */
export async function GET() {
  const viewer = await currentViewer()
  const greeting: OutboxGreeting = {
    build: buildId(),
    person: viewer ? { id: viewer.personId, name: viewer.name } : null,
  }
  return Response.json(greeting, { headers: NEVER_KEPT })
}

/** Takes what was written down on a device, entry by entry. Sent again, it answers again and saves nothing twice. */
export async function POST(request: Request) {
  const reply = await asResult(async () => {
    await requireSameOrigin()
    const viewer = await requireRight("account:own")
    const text = await request.text()
    if (text.length > LARGEST_REQUEST) throw new AppError("INVALID", "This is too much at once.")
    const { personId, entries } = checkInput(OutboxRequest, fromJson(text))
    if (personId !== viewer.personId) throw new AppError("OTHER_PERSON")
    const answers: OutboxAnswer[] = []
    for (const { id, kind, payload } of entries) answers.push({ id, ...(await take(kind, payload)) })
    return { answers }
  })
  return Response.json(reply, { status: reply.ok ? 200 : ERRORS[reply.code].status, headers: NEVER_KEPT })
}

async function take(kind: string, payload: unknown): Promise<Result<unknown>> {
  if (!isOutboxKind(kind))
    return { ok: false, code: "INVALID", sentence: `This server does not know entries called "${kind}".` }
  // Each action checks its own input; what came over the wire is anything.
  const takes: (input: never) => Promise<Result<unknown>> = TAKEN_BY[kind]
  return takes(payload as never)
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
