import { runProgress } from "@/lib/features/reports/queries"
import { RunParams } from "@/lib/features/reports/runs-schema"
import { checkInput } from "@/lib/platform/action"
import { ERRORS, toAppError } from "@/lib/platform/errors"
import { requireRight } from "@/lib/platform/require-role"

interface Props {
  params: Promise<{ runId: string }>
}

/** How far the making of a file is. */
export async function GET(_: Request, { params }: Props) {
  try {
    const viewer = await requireRight("outcomes:export")
    const { runId } = checkInput(RunParams, await params)
    return Response.json(await runProgress(viewer, runId), { headers: { "cache-control": "no-store" } })
  } catch (error) {
    const { code, message } = toAppError(error)
    return Response.json({ sentence: message }, { status: ERRORS[code].status })
  }
}
