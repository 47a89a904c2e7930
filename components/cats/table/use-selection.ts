"use client"
import { useCallback, useState } from "react"

/** Chosen cats: some by their ids, or every one that matches. */
export interface Selection {
  ids: ReadonlySet<string>
  isAll: boolean
}

const NONE: Selection = { ids: new Set(), isAll: false }

export function useSelection() {
  const [selection, setSelection] = useState(NONE)
  const clear = useCallback(() => setSelection(NONE), [])
  const selectAll = useCallback(() => setSelection({ ids: new Set(), isAll: true }), [])
  /** Adds cats, or takes them out; touching one cat of "every one" begins a selection by hand. */
  const set = useCallback(
    (ids: readonly string[], isOn: boolean) =>
      setSelection((before) => {
        const next = new Set(before.ids)
        for (const id of ids) {
          if (isOn) next.add(id)
          else next.delete(id)
        }
        return { ids: next, isAll: false }
      }),
    [],
  )
  const has = useCallback((id: string) => selection.isAll || selection.ids.has(id), [selection])
  return { selection, clear, selectAll, set, has }
}
export type Selecting = ReturnType<typeof useSelection>
