import type { NextRequest } from "next/server"
import { listingFile } from "@/lib/features/listings/queries"
import { ListingParams } from "@/lib/features/listings/schema"
import { beginDownload } from "@/lib/platform/download-stream"
import { AppError, ERRORS, toAppError } from "@/lib/platform/errors"
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
    // The heading and the first cats.
    return new Response(await beginDownload(parts, target.fileName, 2), {
      headers: headersOf("text/csv", target.fileName),
    })
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
