import { skippedFile } from "@/lib/features/imports/queries"
import { ImportId } from "@/lib/features/imports/schema"
import { AppError, ERRORS, toAppError } from "@/lib/platform/errors"
import { requireRight } from "@/lib/platform/require-role"

interface Props {
  params: Promise<{ importId: string }>
}

/** Every row an import left out, as a file for the spreadsheet. */
export async function GET(_: Request, { params }: Props) {
  try {
    const viewer = await requireRight("import:run")
    const parsed = ImportId.safeParse(await params)
    if (!parsed.success) throw new AppError("NOT_FOUND")
    const text = await skippedFile(viewer, parsed.data.importId)
    return new Response(text, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="skipped-rows.csv"',
        "cache-control": "no-store",
      },
    })
  } catch (error) {
    const { code, message } = toAppError(error)
    return new Response(message, { status: ERRORS[code].status })
  }
}
