import { archiveFile } from "@/lib/features/exchange/queries"
import { RunParams } from "@/lib/features/reports/runs-schema"
import { checkInput } from "@/lib/platform/action"
import { ERRORS, toAppError } from "@/lib/platform/errors"
import { requireRight } from "@/lib/platform/require-role"

interface Props {
  params: Promise<{ runId: string }>
}

/** A finished archive of the shelter. */
export async function GET(_: Request, { params }: Props) {
  try {
    const viewer = await requireRight("settings:edit")
    const { runId } = checkInput(RunParams, await params)
    const { bytes, name } = await archiveFile(viewer, runId)
    return new Response(bytes, {
      headers: {
        "content-type": "application/gzip",
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-store",
      },
    })
  } catch (error) {
    const { code, message } = toAppError(error)
    return new Response(message, { status: ERRORS[code].status })
  }
}
