import type { NextRequest } from "next/server"
import type { ListingTarget } from "@/lib/domain/interop/listings/listing"
import { listingFile } from "@/lib/features/listings/queries"
import { ListingParams } from "@/lib/features/listings/schema"
import { AppError, ERRORS, toAppError } from "@/lib/platform/errors"
import { log } from "@/lib/platform/log"
import { requireRight } from "@/lib/platform/require-role"

interface Props {
  params: Promise<{ target: string }>
}

/** The listed cats as a listing site takes them, or the second file the site wants beside them. */
export async function GET(request: NextRequest, { params }: Props) {
  try {
    const viewer = await requireRight("outcomes:export")
    const query = Object.fromEntries(request.nextUrl.searchParams)
    const { target, account, part } = ListingParams.parse({ ...query, ...(await params) })
    if (!target || (part === "map" && !target.map)) throw new AppError("NOT_FOUND")
    if (part === "map" && target.map)
      return new Response(target.map.text, { headers: headersOf("text/plain", target.map.fileName) })
    const parts = listingFile(viewer, target, account)
    // The first cats are read before anything is sent, so that a database that is away is an answer and not half a file.
    const first = await firstOf(parts)
    return new Response(streamOf(first, parts, target), { headers: headersOf("text/csv", target.fileName) })
  } catch (error) {
    const { code, message } = toAppError(error)
    return new Response(message, { status: ERRORS[code].status })
  }
}

const headersOf = (type: string, fileName: string) => ({
  "content-type": `${type}; charset=utf-8`,
  "content-disposition": `attachment; filename="${fileName}"`,
  "cache-control": "no-store",
})

async function firstOf(parts: AsyncGenerator<string>): Promise<string> {
  const [heading, cats] = [await parts.next(), await parts.next()]
  return `${heading.value ?? ""}${cats.value ?? ""}`
}

function streamOf(
  first: string,
  rest: AsyncGenerator<string>,
  target: ListingTarget,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(first)),
    async pull(controller) {
      try {
        const next = await rest.next()
        if (next.done) controller.close()
        else controller.enqueue(encoder.encode(next.value))
      } catch (error) {
        log.error({ err: error, target: target.key }, "the list for a site broke off")
        controller.error(error)
      }
    },
    cancel: () => rest.return(undefined).then(() => {}),
  })
}
