import "server-only"
import { write } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"
import type { CatChange, EditCatsInput } from "./bulk-schema"
import { editOne } from "./mutations"

/** What one portion did: what can be undone, and which cats somebody else had changed meanwhile. */
export interface EditedCats {
  changed: { catId: string; version: number; before: CatChange }[]
  conflicts: string[]
}

/** Changes some cats in one transaction. A cat that somebody else changed since it was read is left alone and named. */
export function editCats(viewer: Viewer, { items }: EditCatsInput): Promise<EditedCats> {
  // In the order of ids, so that two portions at once wait for each other instead of locking each other out.
  const inOrder = items.toSorted((a, b) => (a.catId < b.catId ? -1 : 1))
  return write(viewer, async (db) => {
    const edited: EditedCats = { changed: [], conflicts: [] }
    for (const { catId, version, change } of inOrder) {
      const result = await editOne(db, viewer, { catId, version, ...change })
      if (result)
        edited.changed.push({ catId, version: result.version, before: valuesBefore(result.before, change) })
      else edited.conflicts.push(catId)
    }
    return edited
  })
}

/** The values a change replaced: what the undo puts back. */
function valuesBefore(before: Required<CatChange>, change: CatChange): CatChange {
  return Object.fromEntries(Object.keys(change).map((key) => [key, before[key as keyof CatChange]]))
}
