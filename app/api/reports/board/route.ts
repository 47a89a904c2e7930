import type { NextRequest } from "next/server"
import { boardPdf, lastWholeMonth } from "@/lib/features/reports/board-queries"
import { BoardParams } from "@/lib/features/reports/board-schema"
import { ERRORS, toAppError } from "@/lib/platform/errors"
import { requireRight } from "@/lib/platform/require-role"

/** The board report as a PDF of two pages. */
export async function GET(request: NextRequest) {
  try {
    const viewer = await requireRight("outcomes:export")
    const given = BoardParams.parse(Object.fromEntries(request.nextUrl.searchParams))
    const month = given.month ?? lastWholeMonth(viewer)
    return new Response(await boardPdf(viewer, month), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `attachment; filename="board-${month}.pdf"`,
        "cache-control": "no-store",
      },
    })
  } catch (error) {
    const { code, message } = toAppError(error)
    return new Response(message, { status: ERRORS[code].status })
  }
}
