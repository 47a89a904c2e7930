import { ownPersonalData } from "@/lib/features/requests/personal-data-queries"
import { visitorOfRequest } from "@/lib/features/requests/status-public"

/** Everything kept about the person behind a request, to take away. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const visitor = await visitorOfRequest(token)
  if (!visitor) return new Response(null, { status: 404 })
  const data = await ownPersonalData(visitor, token)
  return Response.json(data, {
    headers: {
      "Content-Disposition": 'attachment; filename="my-data.json"',
      "Cache-Control": "private, no-store",
    },
  })
}
