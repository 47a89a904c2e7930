import { archiveProgress } from "@/lib/features/exchange/queries"
import { RunParams } from "@/lib/features/reports/runs-schema"
import { checkInput } from "@/lib/platform/action"
import { ERRORS, toAppError } from "@/lib/platform/errors"
import { requireRight } from "@/lib/platform/require-role"

interface Props {
  params: Promise<{ runId: string }>
}

/** How far the making of an archive is. */
export async function GET(_: Request, { params }: Props) {
  try {
    const viewer = await requireRight("settings:edit")
    const { runId } = checkInput(RunParams, await params)
    return Response.json(await archiveProgress(viewer, runId), { headers: { "cache-control": "no-store" } })
  } catch (error) {
    const { code, message } = toAppError(error)
    return Response.json({ sentence: message }, { status: ERRORS[code].status })
  }
}
