import type { NextRequest } from "next/server"
import { matrixFile } from "@/lib/features/reports/matrix-queries"
import { MatrixFileParams } from "@/lib/features/reports/matrix-schema"
import { AppError, ERRORS, toAppError } from "@/lib/platform/errors"
import { requireRight } from "@/lib/platform/require-role"

/** One month of the matrix as its collector takes it. */
export async function GET(request: NextRequest) {
  try {
    const viewer = await requireRight("outcomes:export")
    const params = MatrixFileParams.safeParse(Object.fromEntries(request.nextUrl.searchParams))
    if (!params.success) throw new AppError("NOT_FOUND", "Say which month, such as 2026-05, and csv or json.")
    const { name, type, text } = await matrixFile(viewer, params.data)
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
