import type { NextRequest } from "next/server"
import { outcomesFile } from "@/lib/features/outcomes/files-queries"
import { ChartFileParams, readOutcomesParams } from "@/lib/features/outcomes/schema"
import { AppError, ERRORS, toAppError } from "@/lib/platform/errors"
import { log } from "@/lib/platform/log"
import { requireRight } from "@/lib/platform/require-role"

/** A file of a chart, or of a part of the outcomes page: the cohorts are the address's. */
export async function GET(request: NextRequest) {
  try {
    const viewer = await requireRight("outcomes:export")
    const query = Object.fromEntries(request.nextUrl.searchParams)
    const asked = ChartFileParams.safeParse(query)
    if (!asked.success)
      throw new AppError(
        "NOT_FOUND",
        "Say which file: format csv, xlsx, pdf, svg or png, and the chart, such as C1.",
      )
    const file = await outcomesFile(viewer, readOutcomesParams(query), asked.data)
    return new Response(file.body, {
      headers: {
        "content-type": file.contentType,
        "content-disposition": `attachment; filename="${file.name}"`,
        "cache-control": "no-store",
      },
    })
  } catch (error) {
    const { code, message } = toAppError(error)
    if (code === "UNEXPECTED") log.error({ err: error }, "a file of the outcomes failed")
    return new Response(message, { status: ERRORS[code].status })
  }
}
