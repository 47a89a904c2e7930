import "server-only"
import { can } from "@/lib/domain/access/table"
import { LOOK_COLUMNS } from "@/lib/features/cats/look-queries"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

/** The cats of a foster carer that are in care: what their portrait needs, and whether a session may be logged. */
export const fosterCats = (viewer: Viewer) =>
  read(viewer, async (db) => {
    const cats = await db.cat.findMany({
      where: { id: { in: [...(viewer.onlyCats ?? [])] }, inCare: true },
      orderBy: { name: "asc" },
      select: { id: true, name: true, stage: true, ...LOOK_COLUMNS },
    })
    return cats.map(({ stage, ...cat }) => {
      const mayLog = stage !== null && can(viewer, "session:log", { catId: cat.id, stage })
      const isBeyond = stage !== null && !mayLog && viewer.clearance > 0
      return {
        ...cat,
        mayLog,
        why: isBeyond ? `${cat.name} trains at the shelter just now; what you see at home helps.` : null,
      }
    })
  })
export type FosterCats = Awaited<ReturnType<typeof fosterCats>>
