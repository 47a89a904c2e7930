import type { NextRequest } from "next/server"
import { catWindow } from "@/lib/features/cats/list-queries"
import { CatWindowParams, readListQuery } from "@/lib/features/cats/list-schema"
import { ERRORS, toAppError } from "@/lib/platform/errors"
import { requireRight } from "@/lib/platform/require-role"

/** One window of the list of cats: what the table shows next while somebody scrolls, sorts or filters. */
export async function GET(request: NextRequest) {
  try {
    const viewer = await requireRight("cat:list")
    const params = CatWindowParams.parse(readListQuery(request.nextUrl.searchParams))
    return Response.json(await catWindow(viewer, params), { headers: { "cache-control": "no-store" } })
  } catch (error) {
    const { code, message } = toAppError(error)
    return Response.json({ sentence: message }, { status: ERRORS[code].status })
  }
}
