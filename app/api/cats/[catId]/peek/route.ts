import { z } from "zod"
import { peekAt } from "@/lib/features/cats/peek-queries"
import { AppError, ERRORS, toAppError } from "@/lib/platform/errors"
import { requireRight } from "@/lib/platform/require-role"

interface Props {
  params: Promise<{ catId: string }>
}

const CatId = z.object({ catId: z.uuid() })

/** One cat at a glance, for the panel beside the list. */
export async function GET(_: Request, { params }: Props) {
  try {
    const viewer = await requireRight("cat:list")
    const parsed = CatId.safeParse(await params)
    if (!parsed.success) throw new AppError("NOT_FOUND")
    const peek = await peekAt(viewer, parsed.data.catId)
    return Response.json(peek, { headers: { "cache-control": "no-store" } })
  } catch (error) {
    const { code, message } = toAppError(error)
    return Response.json({ sentence: message }, { status: ERRORS[code].status })
  }
}
