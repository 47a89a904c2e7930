import "server-only"
import { readLayout, type TableLayout } from "@/lib/domain/cats/table-layout"
import { namesOf } from "@/lib/features/users/queries"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

/** A saved view as a person may open it. */
export interface SavedView {
  id: string
  name: string
  isShared: boolean
  isMine: boolean
  /** Whose it is, when it is somebody else's. */
  ownerName: string | null
  query: string
  layout: TableLayout
  version: number
}

/** The person's own views and what others share, in the order of their names. */
export const listViews = (viewer: Viewer): Promise<SavedView[]> =>
  read(viewer, async (db) => {
    const rows = await db.savedView.findMany({
      where: { OR: [{ ownerId: viewer.personId }, { isShared: true }] },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    })
    const names = await namesOf(
      db,
      rows.map((row) => row.ownerId),
    )
    return rows.map(({ id, name, isShared, ownerId, query, layout, version }) => ({
      id,
      name,
      isShared,
      isMine: ownerId === viewer.personId,
      ownerName: ownerId === viewer.personId ? null : (names.get(ownerId) ?? null),
      query,
      layout: readLayout(layout),
      version,
    }))
  })
