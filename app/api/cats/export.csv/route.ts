import type { NextRequest } from "next/server"
import { exportCats } from "@/lib/features/cats/export-queries"
import { CatListParams, readListQuery } from "@/lib/features/cats/list-schema"
import { ERRORS, toAppError } from "@/lib/platform/errors"
import { log } from "@/lib/platform/log"
import { requireRight } from "@/lib/platform/require-role"

/** What the table shows, as a file: the same filters, order and columns, every matching cat. */
export async function GET(request: NextRequest) {
  try {
    const viewer = await requireRight("cat:read")
    const query = request.nextUrl.searchParams
    const params = CatListParams.parse(readListQuery(query))
    const parts = exportCats(viewer, params, (query.get("columns") ?? "").split(",").filter(Boolean))
    // The first part is made before anything is sent, so that a database that is away is an answer and not half a file.
    const first = await parts.next()
    return new Response(streamOf(first.done ? "" : first.value, parts), {
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

function streamOf(first: string, rest: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(first)),
    async pull(controller) {
      try {
        const next = await rest.next()
        if (next.done) controller.close()
        else controller.enqueue(encoder.encode(next.value))
      } catch (error) {
        // Broken off, so that the browser reports a failed download instead of keeping half a list.
        log.error({ err: error }, "the export broke off")
        controller.error(error)
      }
    },
    cancel: () => rest.return(undefined).then(() => {}),
  })
}
