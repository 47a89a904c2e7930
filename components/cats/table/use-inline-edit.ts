"use client"
import { useCallback, useState } from "react"
import type { CatRow } from "@/lib/domain/cats/cat-row"
import { columnOf, type EditableField } from "@/lib/domain/cats/columns"
import { editCatsAction } from "@/lib/features/cats/actions"
import { type Changes, outcome, sayProblem } from "./use-changes"

/** The cell that is being typed in. */
export interface Editing {
  catId: string
  column: string
}

interface Parts {
  changes: Changes
  /** Shows changed rows at once and reads the list anew. */
  refresh: (changed?: readonly CatRow[]) => void
  /** Gives the keyboard back to the cell. */
  back: () => void
}

export const MOST_CHARACTERS = {
  name: 60,
  room: 60,
  unit: 60,
  colour: 80,
  published: 0,
} as const satisfies Record<EditableField, number>

/** Changing one cell in the table: saved at once, with the way back, and never over somebody else's change. */
export function useInlineEdit({ changes, refresh, back }: Parts) {
  const [editing, setEditing] = useState<Editing | null>(null)

  const save = useCallback(
    async (cat: CatRow, field: EditableField, value: string | boolean | null) => {
      const label = columnOf(field)?.label.toLowerCase() ?? field
      refresh([{ ...cat, [field]: value }])
      const saved = await outcome(
        editCatsAction({ items: [{ catId: cat.id, version: cat.version, change: { [field]: value } }] }),
      )
      const changed = saved?.data.changed[0]
      refresh(changed ? [{ ...cat, [field]: value, version: changed.version }] : [cat])
      if (saved && !changed)
        sayProblem(
          `Somebody else changed ${cat.name} meanwhile. Your ${label} was not saved; the row shows how it stands now.`,
        )
      if (!changed) return
      const undo = async () => {
        const { catId, version, before } = changed
        const undone = await outcome(editCatsAction({ items: [{ catId, version, change: before }] }))
        if (undone?.data.conflicts.length)
          sayProblem(`${cat.name} was changed again since. Nothing was taken back.`)
        refresh()
      }
      changes.say(`Changed ${label === "cat" ? "name" : label} of ${cat.name}.`, undo)
    },
    [changes, refresh],
  )

  const begin = useCallback(
    (cat: CatRow, column: string) => {
      const field = columnOf(column)?.edits
      if (!field) return false
      if (field === "published") save(cat, field, !cat.published)
      else setEditing({ catId: cat.id, column })
      return true
    },
    [save],
  )

  const finish = useCallback(
    (cat: CatRow, field: EditableField, typed: string | null) => {
      setEditing(null)
      back()
      if (typed === null) return
      if (field === "name" && typed === "") sayProblem("A cat needs a name. Nothing was saved.")
      else save(cat, field, typed || null)
    },
    [back, save],
  )

  return { editing, begin, finish }
}
