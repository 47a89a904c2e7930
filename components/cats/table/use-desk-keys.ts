"use client"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import { type RefObject, useRef } from "react"
import { columnOf } from "@/lib/domain/cats/columns"
import { NARROWEST, type TableLayout, WIDEST, widthOf } from "@/lib/domain/cats/table-layout"
import { routes } from "@/lib/platform/routes"
import type { BulkKind } from "./bulk-plan"
import type { KnownList } from "./use-cat-list"
import type { Changes } from "./use-changes"
import { type GridFocus, HEADINGS, type Place } from "./use-grid-focus"
import { gridKeys, type KeyActions } from "./use-grid-keys"
import type { useInlineEdit } from "./use-inline-edit"
import type { Selecting } from "./use-selection"

interface Desk {
  focus: GridFocus
  list: KnownList
  layout: TableLayout
  selecting: Selecting
  edit: ReturnType<typeof useInlineEdit>
  changes: Changes
  sort: (column: string, isAdded: boolean) => void
  changeLayout: (more: Partial<TableLayout>) => void
  beginBulk: (kind: BulkKind) => void
  setPanel: (panel: "columns" | "filters" | "keys" | "views") => void
  may: { edit: boolean; read: boolean }
  searchField: RefObject<HTMLInputElement | null>
  side: RefObject<HTMLElement | null>
  exportHref: string
  isPeeking: boolean
  setPeeking: (isPeeking: boolean) => void
}

const WIDTH_STEP = 16

/** What the keys of the table do, and how boxes are ticked. */
export function useDeskKeys(desk: Desk) {
  const { focus, list, layout, selecting, edit, setPanel, may } = desk
  const router = useRouter()
  /** The row a range starts from. */
  const anchor = useRef<number | null>(null)
  const columnAt = ({ column }: Place) => layout.columns[column - 1]
  const catAt = ({ row }: Place) => list.rows.get(row)

  function selectRange(from: number, to: number, isOn = true) {
    const places = Array.from({ length: Math.abs(to - from) + 1 }, (_, step) => Math.min(from, to) + step)
    const cats = places.flatMap((place) => list.rows.get(place) ?? [])
    selecting.set(
      cats.map((cat) => cat.id),
      isOn,
    )
    if (cats.length < Math.min(places.length, list.total - Math.min(from, to)))
      notifications.show({
        message: "Some rows of this range are not loaded yet: scroll through it, or select all that match.",
      })
  }

  function tick(row: number, isRange: boolean) {
    const cat = list.rows.get(row)
    if (!cat) return
    if (isRange && anchor.current !== null) selectRange(anchor.current, row)
    else {
      selecting.set([cat.id], !selecting.has(cat.id))
      anchor.current = row
    }
  }

  function toggle(place: Place, isRange: boolean) {
    if (place.row > HEADINGS) return tick(place.row, isRange)
    if (place.column === 0) return selecting.selection.isAll ? selecting.clear() : selecting.selectAll()
    sortBy(place, isRange)
  }

  function sortBy(place: Place, isAdded: boolean) {
    const column = columnAt(place)
    if (column && columnOf(column)?.order) desk.sort(column, isAdded)
  }

  function change(place: Place) {
    const [cat, column] = [catAt(place), columnAt(place)]
    if (!cat || !column || !may.edit) return
    if (!edit.begin(cat, column))
      notifications.show({ message: `“${columnOf(column)?.label}” cannot be changed here.` })
  }

  function widen(place: Place, by: number) {
    const column = columnAt(place)
    if (!column) return
    const width = Math.min(WIDEST, Math.max(NARROWEST, widthOf(layout, column) + by))
    desk.changeLayout({ widths: { ...layout.widths, [column]: width } })
  }

  function openFilters() {
    const first = desk.side.current?.querySelector<HTMLElement>("summary")
    // On a narrow screen the facets are in a drawer.
    if (first?.offsetParent) first.focus()
    else setPanel("filters")
  }

  function exportFile() {
    if (may.read) window.location.assign(desk.exportHref)
  }

  const actions: KeyActions = {
    Enter: (place) => (place.row === HEADINGS ? toggle(place, false) : desk.setPeeking(true)),
    "Shift Enter": (place) => toggle(place, true),
    Escape: () => (desk.isPeeking ? desk.setPeeking(false) : selecting.clear()),
    " ": (place) => toggle(place, false),
    "Shift  ": (place) => toggle(place, true),
    "Ctrl a": () => selecting.selectAll(),
    o: (place) => {
      const cat = catAt(place)
      if (cat && may.read) router.push(routes.cat(cat.id))
    },
    e: change,
    F2: change,
    t: () => desk.beginBulk("tag"),
    b: () => desk.beginBulk("record"),
    u: () => desk.changes.undoLast(),
    s: (place) => sortBy(place, false),
    "Shift s": (place) => sortBy(place, true),
    "+": (place) => widen(place, WIDTH_STEP),
    "-": (place) => widen(place, -WIDTH_STEP),
    c: () => setPanel("columns"),
    v: () => setPanel("views"),
    "/": () => desk.searchField.current?.focus(),
    f: openFilters,
    x: exportFile,
    "?": () => setPanel("keys"),
  }

  const onKeyDown = gridKeys({
    focus,
    last: { row: list.total - 1, column: layout.columns.length },
    actions,
    selectRange,
  })
  return { onKeyDown, tick }
}
