"use client"
import type { KeyboardEvent } from "react"
import { type GridFocus, HEADINGS, type Place } from "./use-grid-focus"

/** What keys do beyond moving; each gets the place the keyboard stands on. */
export type KeyActions = Partial<Record<string, (place: Place) => void>>

const SCREEN_ROWS = 15

/** Where a moving key leads; null when the key does not move. */
export function moveOf(key: string, hasControl: boolean, { row, column }: Place, last: Place): Place | null {
  switch (key) {
    case "ArrowDown":
    case "j":
      return { row: row + 1, column }
    case "ArrowUp":
    case "k":
      return { row: row - 1, column }
    case "ArrowRight":
      return { row, column: column + 1 }
    case "ArrowLeft":
      return { row, column: column - 1 }
    case "PageDown":
      return { row: row + SCREEN_ROWS, column }
    case "PageUp":
      return { row: Math.max(0, row - SCREEN_ROWS), column }
    case "Home":
      return hasControl ? { row: 0, column } : { row, column: 0 }
    case "End":
      return hasControl ? { row: last.row, column } : { row, column: last.column }
    default:
      return null
  }
}

interface Keys {
  focus: GridFocus
  last: Place
  actions: KeyActions
  /** Shift with a moving key chooses the rows on the way. */
  selectRange: (from: number, to: number) => void
}

/** The keyboard of the grid. Letters count only while the focus is in the table, so nobody who dictates starts a change. */
export const gridKeys =
  ({ focus, last, actions, selectRange }: Keys) =>
  (event: KeyboardEvent) => {
    if (
      event.defaultPrevented ||
      event.altKey ||
      (event.target as HTMLElement).matches("input:not([type=checkbox]), select, textarea")
    )
      return
    const hasControl = event.ctrlKey || event.metaKey
    const place = focus.active
    const next = hasControl && event.key.length === 1 ? null : moveOf(event.key, hasControl, place, last)
    if (next) {
      event.preventDefault()
      if (event.shiftKey && next.row !== place.row && place.row > HEADINGS) selectRange(place.row, next.row)
      focus.go(next)
      return
    }
    const name = `${hasControl ? "Ctrl " : ""}${event.shiftKey && event.key !== "?" && event.key !== "+" ? "Shift " : ""}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`
    const action = actions[name]
    if (!action) return
    event.preventDefault()
    action(place)
  }
