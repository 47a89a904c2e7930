import "server-only"
import { can } from "@/lib/domain/access/table"
import { summariseCat } from "@/lib/domain/cats/summarise"
import { loadCatRows, toHistories } from "@/lib/features/cats/histories-queries"
import { cameAtMs } from "@/lib/features/cats/stays-schema"
import { type Db, read } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { toAskedDimensions } from "./sheet-schema"

/** The approved version of the questions, as it is worded. */
async function approvedVersion(db: Db) {
  const { id, number, dimensions } = await db.rubricVersion.findFirstOrThrow({
    where: { status: "approved" },
    orderBy: { number: "desc" },
    select: {
      id: true,
      number: true,
      dimensions: {
        orderBy: { position: "asc" },
        select: { key: true, safetyCritical: true, wording: true },
      },
    },
  })
  return { versionId: id, versionNumber: number, dimensions: toAskedDimensions(dimensions) }
}

/**
 * What a rater may know before rating: the cat, how long it is here, the questions in the approved words, and which look
 * is worth the minutes. No value and no estimate of anybody leaves this query: the first pass is blind.
 */
export const blindSheet = (viewer: Viewer, catId: string) =>
  read(viewer, async (db) => {
    if (!can(viewer, "rating:create", { catId })) throw new AppError("NOT_FOUND")
    const cat = await loadCatRows(db, catId)
    const { look } = summariseCat(await toHistories(db, viewer, cat))
    const stay = cat.stays.findLast(({ outcomeOn }) => outcomeOn === null)
    return {
      id: cat.id,
      name: cat.name,
      room: cat.room,
      cameAtMs: stay ? cameAtMs(stay) : null,
      isFoster: viewer.onlyCats !== null,
      look,
      ...(await approvedVersion(db)),
    }
  })
export type BlindSheet = Awaited<ReturnType<typeof blindSheet>>
