"use client"
import { useRouter } from "next/navigation"
import { useCallback, useState } from "react"
import { v7 as newId } from "uuid"
import type { TableLayout } from "@/lib/domain/cats/table-layout"
import { changeViewAction, deleteViewAction, saveViewAction } from "@/lib/features/cats/actions"
import type { CatListParams } from "@/lib/features/cats/list-schema"
import type { SavedView } from "@/lib/features/cats/views-queries"
import { listOf } from "./use-cat-view"
import { type Changes, outcome } from "./use-changes"

interface Parts {
  first: SavedView[]
  changes: Changes
  /** Goes to a view, or away from one. */
  go: (view: SavedView | null) => void
}

const inOrder = (views: SavedView[]) => views.toSorted((a, b) => a.name.localeCompare(b.name, "en"))
const asSent = (layout: TableLayout): Record<string, unknown> => ({ ...layout })

/** Keeping, renaming, sharing and deleting views; the menu changes with the answer, not before. */
export function useViews({ first, changes, go }: Parts) {
  const router = useRouter()
  const [views, setViews] = useState(first)
  const put = useCallback(
    (view: SavedView) => setViews((known) => inOrder([...known.filter((one) => one.id !== view.id), view])),
    [],
  )

  async function save(name: string, isShared: boolean, params: CatListParams, layout: TableLayout) {
    const viewId = newId()
    const query = listOf(params)
    const saved = await outcome(saveViewAction({ viewId, name, isShared, query, layout: asSent(layout) }))
    if (!saved) return false
    const view: SavedView = {
      id: viewId,
      name,
      isShared,
      isMine: true,
      ownerName: null,
      query,
      layout,
      version: saved.data.version,
    }
    put(view)
    go(view)
    changes.say(`Saved the view "${name}".`)
    return true
  }

  async function change(
    view: SavedView,
    more: { name?: string; isShared?: boolean; query?: string; layout?: TableLayout },
    said: string,
  ) {
    const { layout, ...fields } = more
    const changed = await outcome(
      changeViewAction({
        viewId: view.id,
        version: view.version,
        ...fields,
        ...(layout ? { layout: asSent(layout) } : {}),
      }),
    )
    if (!changed) {
      // Somebody else's tab was first: the menu shows how it stands.
      router.refresh()
      return false
    }
    put({ ...view, ...more, version: changed.data.version })
    changes.say(said)
    return true
  }

  async function remove(view: SavedView) {
    const gone = await outcome(deleteViewAction({ viewId: view.id, version: view.version }))
    if (!gone) return
    setViews((known) => known.filter((one) => one.id !== view.id))
    go(null)
    changes.say(`Deleted the view "${view.name}".`, async () => {
      const { id: viewId, name, isShared, query, layout } = view
      const back = await outcome(saveViewAction({ viewId, name, isShared, query, layout: asSent(layout) }))
      if (back) put({ ...view, version: back.data.version })
    })
  }

  return { views, save, change, remove }
}
export type Views = ReturnType<typeof useViews>
