import { progressOf } from "@/lib/features/imports/progress-queries"
import { ERRORS, toAppError } from "@/lib/platform/errors"
import { requireRight } from "@/lib/platform/require-role"

interface Props {
  params: Promise<{ importId: string }>
}

/** How far an upload's preview or import is; null when none is running. */
export async function GET(_: Request, { params }: Props) {
  try {
    const viewer = await requireRight("import:run")
    const { importId } = await params
    return Response.json(progressOf(viewer, importId), { headers: { "cache-control": "no-store" } })
  } catch (error) {
    const { code, message } = toAppError(error)
    return Response.json({ sentence: message }, { status: ERRORS[code].status })
  }
}
