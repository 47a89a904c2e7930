import { finishedFile } from "@/lib/features/reports/queries"
import { RunParams } from "@/lib/features/reports/runs-schema"
import { checkInput } from "@/lib/platform/action"
import { ERRORS, toAppError } from "@/lib/platform/errors"
import { requireRight } from "@/lib/platform/require-role"
import { CONTENT_TYPES } from "@/lib/platform/table-files"

interface Props {
  params: Promise<{ runId: string }>
}

/** A finished file of a report. */
export async function GET(_: Request, { params }: Props) {
  try {
    const viewer = await requireRight("outcomes:export")
    const { runId } = checkInput(RunParams, await params)
    const { bytes, name, format } = await finishedFile(viewer, runId)
    return new Response(bytes, {
      headers: {
        "content-type": CONTENT_TYPES[format],
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-store",
      },
    })
  } catch (error) {
    const { code, message } = toAppError(error)
    return new Response(message, { status: ERRORS[code].status })
  }
}
