import type { NextRequest } from "next/server"
import { matrixFile } from "@/lib/features/reports/matrix-queries"
import { MatrixFileParams } from "@/lib/features/reports/matrix-schema"
import { checkInput } from "@/lib/platform/action"
import { ERRORS, toAppError } from "@/lib/platform/errors"
import { requireRight } from "@/lib/platform/require-role"

/** One month of the matrix as its collector takes it. */
export async function GET(request: NextRequest) {
  try {
    const viewer = await requireRight("outcomes:export")
    const params = checkInput(MatrixFileParams, Object.fromEntries(request.nextUrl.searchParams))
    const { name, type, text } = await matrixFile(viewer, params)
    return new Response(text, {
      headers: {
        "content-type": type,
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-store",
      },
    })
  } catch (error) {
    const { code, message } = toAppError(error)
    return new Response(message, { status: ERRORS[code].status })
  }
}
