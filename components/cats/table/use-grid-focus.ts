"use client"
import { type RefObject, useCallback, useEffect, useRef, useState } from "react"

/** A cell: row -1 is the headings, column 0 the boxes to tick. */
export interface Place {
  row: number
  column: number
}

export const HEADINGS = -1

/** What keeps a cell in sight while the others scroll sideways. */
export interface Pin {
  "data-pinned"?: "on" | "last"
  style?: { left: number | undefined }
}

/** Which cell the keyboard stands on. One cell takes the Tab key (roving), and it stays drawn wherever the list scrolls. */
export function useGridFocus(grid: RefObject<HTMLElement | null>, rows: number, columns: number) {
  const [active, setActive] = useState<Place>({ row: 0, column: 1 })
  // Only a key or a click moves the focus; a list that changes under it does not take it from the search field.
  const isWanted = useRef(false)

  const go = useCallback(
    (place: Place) => {
      isWanted.current = true
      setActive({
        row: Math.min(Math.max(place.row, HEADINGS), rows - 1),
        column: Math.min(Math.max(place.column, 0), columns - 1),
      })
    },
    [rows, columns],
  )

  // A row that leaves the list takes the focus with it; then it goes to the row in its place and not to the page.
  const isInside = useRef(false)
  useEffect(() => {
    const follow = (event: Event) => {
      isInside.current = grid.current?.contains(event.target as Node) === true
    }
    document.addEventListener("focusin", follow)
    document.addEventListener("pointerdown", follow)
    return () => {
      document.removeEventListener("focusin", follow)
      document.removeEventListener("pointerdown", follow)
    }
  }, [grid])

  const row = rows === 0 ? HEADINGS : Math.min(active.row, rows - 1)
  const column = Math.min(active.column, columns - 1)

  // After every draw: the cell may only come into being when its row has scrolled into sight.
  useEffect(() => {
    const isLost = isInside.current && document.activeElement === document.body
    if (!isWanted.current && !isLost) return
    const cell = grid.current?.querySelector<HTMLElement>(`[data-place="${row}:${column}"]`)
    if (!cell) return
    isWanted.current = false
    cell.focus({ preventScroll: true })
    cell.scrollIntoView({ block: "nearest", inline: "nearest" })
  })

  return { active: { row, column }, go }
}
export type GridFocus = ReturnType<typeof useGridFocus>
