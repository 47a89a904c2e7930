import { createHash } from "node:crypto"
import { dueCalendar } from "@/lib/features/calendar/queries"
import { viewerByCalendar } from "@/lib/platform/api-viewer"

/** What is due, for the calendar program of one person; who holds the address reads it, until it is taken back. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }) {
  const viewer = await viewerByCalendar((await params).token)
  if (!viewer) return new Response(null, { status: 404 })
  const text = await dueCalendar(viewer)
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`
  const known = request.headers.get("if-none-match")?.split(",") ?? []
  if (known.some((one) => one.trim().replace(/^W\//, "") === etag))
    return new Response(null, { status: 304, headers: { etag } })
  return new Response(text, { headers: { "content-type": "text/calendar; charset=utf-8", etag } })
}
