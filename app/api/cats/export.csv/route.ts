import type { NextRequest } from "next/server"
import { exportCats } from "@/lib/features/cats/export-queries"
import { CatListParams, readListQuery } from "@/lib/features/cats/list-schema"
import { beginDownload } from "@/lib/platform/download-stream"
import { ERRORS, toAppError } from "@/lib/platform/errors"
import { requireRight } from "@/lib/platform/require-role"

/** What the table shows, as a file: the same filters, order and columns, every matching cat. */
export async function GET(request: NextRequest) {
  try {
    const viewer = await requireRight("cat:read")
    const query = request.nextUrl.searchParams
    const params = CatListParams.parse(readListQuery(query))
    const parts = exportCats(viewer, params, (query.get("columns") ?? "").split(",").filter(Boolean))
    return new Response(await beginDownload(parts, "cats.csv", 1), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="cats.csv"',
        "cache-control": "no-store",
      },
    })
  } catch (error) {
    const { code, message } = toAppError(error)
    return new Response(message, { status: ERRORS[code].status })
  }
}
