import { personalDataOf } from "@/lib/features/requests/personal-data-queries"
import { AppError, ERRORS, toAppError } from "@/lib/platform/errors"
import { requireRight } from "@/lib/platform/require-role"

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Everything kept about one person, for when they ask for it. */
export async function GET(_request: Request, { params }: { params: Promise<{ adopterId: string }> }) {
  try {
    const viewer = await requireRight("adopter:read")
    const { adopterId } = await params
    if (!UUID.test(adopterId)) throw new AppError("NOT_FOUND")
    return Response.json(await personalDataOf(viewer, adopterId), {
      headers: {
        "content-disposition": 'attachment; filename="personal-data.json"',
        "cache-control": "private, no-store",
      },
    })
  } catch (error) {
    const { code, message } = toAppError(error)
    return new Response(message, { status: ERRORS[code].status })
  }
}
