"use client"
import { type Cell, useTable } from "@tanstack/react-table"
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual"
import { type CSSProperties, type KeyboardEvent, type RefObject, useEffect, useMemo } from "react"
import type { Calendar, CatRow } from "@/lib/domain/cats/cat-row"
import { type TableLayout, widthOf } from "@/lib/domain/cats/table-layout"
import { type CatListParams, WINDOW_ROWS } from "@/lib/features/cats/list-schema"
import { CellEditor } from "./cell-editor"
import { columnsFor, features, type TableFeatures } from "./columns"
import { GridHead } from "./grid-head"
import { GridRows } from "./grid-rows"
import classes from "./table.module.css"
import type { CatList } from "./use-cat-list"
import { type GridFocus, HEADINGS, type Pin } from "./use-grid-focus"
import { MOST_CHARACTERS, type useInlineEdit } from "./use-inline-edit"
import type { Selecting } from "./use-selection"

export const ROW_HEIGHTS = { compact: 36, roomy: 48 } as const
const TICK_WIDTH = 38

interface GridProps {
  box: RefObject<HTMLDivElement | null>
  source: CatList
  params: CatListParams
  /** Where a page without scripts begins. */
  startsAt: number
  layout: TableLayout
  onWidths: (widths: Record<string, number>) => void
  calendar: Calendar
  mayOpen: boolean
  focus: GridFocus
  selecting: Selecting
  edit: ReturnType<typeof useInlineEdit>
  peeked: string | null
  onSort: (column: string, isAdded: boolean) => void
  onTick: (place: number, isRange: boolean) => void
  onPress: (place: number) => void
  onKeyDown: (event: KeyboardEvent) => void
}

/** The cats as a grid: rows drawn as far as they are in sight, read as far as they are needed. */
export function CatsGrid(props: GridProps) {
  const { box, source, layout, focus, selecting, edit, calendar, mayOpen } = props
  const { list } = source
  const height = ROW_HEIGHTS[layout.density]
  const { row: activeRow } = focus.active
  const virtualizer = useVirtualizer({
    count: list.total,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 12,
    scrollPaddingStart: height,
    initialRect: { width: 1000, height: height * WINDOW_ROWS },
    initialOffset: props.startsAt * height,
    // The row of the keyboard stays drawn wherever the list scrolls, or the focus would fall to the page.
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range)
      if (activeRow < 0 || activeRow >= list.total || drawn.includes(activeRow)) return drawn
      return [...drawn, activeRow].sort((a, b) => a - b)
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that become higher or lower are measured anew
  useEffect(() => virtualizer.measure(), [height])
  const items = virtualizer.getVirtualItems()
  const [first, last] = [items.at(0)?.index ?? 0, items.at(-1)?.index ?? 0]
  const { need } = source
  // biome-ignore lint/correctness/useExhaustiveDependencies: a list that was read anew may lack what is in sight
  useEffect(() => {
    for (const { index } of items) need(index, index)
  }, [first, last, need, list.windows, list.query])
  useEffect(() => {
    if (activeRow > HEADINGS) virtualizer.scrollToIndex(activeRow, { align: "auto" })
  }, [activeRow, virtualizer])

  const drawn = items.flatMap(({ index }) => list.rows.get(index) ?? [])
  const columns = useMemo(() => columnsFor(calendar, mayOpen), [calendar, mayOpen])
  const shown = layout.columns
  const table = useTable({
    features,
    columns,
    // biome-ignore lint/correctness/useExhaustiveDependencies: a new array on every scroll step would redraw every row
    data: useMemo(() => drawn, [first, last, list.rows]),
    getRowId: (cat: CatRow) => cat.id,
    columnResizeMode: "onChange",
    state: {
      columnOrder: [...shown],
      columnVisibility: useMemo(
        () => Object.fromEntries(columns.map(({ id }) => [id ?? "", shown.includes(id ?? "")])),
        [columns, shown],
      ),
      columnSizing: layout.widths,
    },
    onColumnSizingChange: (update) =>
      props.onWidths(typeof update === "function" ? update(layout.widths) : update),
  })
  const byId = new Map(table.getRowModel().rows.map((row) => [row.id, row]))
  const lefts = [0, TICK_WIDTH]
  for (const key of shown) lefts.push((lefts.at(-1) ?? 0) + widthOf(layout, key))
  const pin = (column: number): Pin =>
    column > layout.pinned
      ? {}
      : { "data-pinned": column === layout.pinned ? "last" : "on", style: { left: lefts[column] } }

  const editor = (cell: Cell<TableFeatures, CatRow, unknown>) => {
    const cat = cell.row.original
    const column = cell.column.columnDef.meta?.column
    if (!column?.edits || edit.editing?.catId !== cat.id || edit.editing.column !== column.key) return null
    const field = column.edits
    return (
      <CellEditor
        label={`${column.label} of ${cat.name}`}
        value={String(cat[field] ?? "")}
        mostCharacters={MOST_CHARACTERS[field]}
        onSave={(typed) => edit.finish(cat, field, typed)}
        onCancel={() => edit.finish(cat, field, null)}
      />
    )
  }

  const { selection } = selecting
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the grid inside takes the focus, its keys are heard here
    <div
      ref={box}
      className={classes.box}
      data-stale={!source.isCurrent || undefined}
      style={{ scrollPaddingLeft: lefts[layout.pinned + 1] }}
      onKeyDown={props.onKeyDown}
      onClick={(event) => {
        const target = event.target as HTMLElement
        const place = target.closest<HTMLElement>("[data-place]")?.dataset.place?.split(":").map(Number)
        if (!place || target.closest("a, input, thead")) return
        focus.go({ row: place[0] ?? 0, column: place[1] ?? 1 })
        if (place[1] !== 0) props.onPress(place[0] ?? 0)
      }}
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells take the focus is a grid, by WAI-ARIA
        role="grid"
        aria-label="Cats"
        aria-rowcount={list.total + 1}
        aria-colcount={shown.length + 1}
        aria-multiselectable="true"
        aria-busy={!source.isCurrent}
        className={classes.table}
        data-density={layout.density}
        style={{ width: lefts.at(-1), "--row": `${height}px` } as CSSProperties}
      >
        <colgroup>
          <col style={{ width: TICK_WIDTH }} />
          {shown.map((key) => (
            <col key={key} style={{ width: widthOf(layout, key) }} />
          ))}
        </colgroup>
        <GridHead
          group={table.getHeaderGroups()[0]}
          params={props.params}
          active={focus.active}
          pin={pin}
          onSort={props.onSort}
          selectAll={{
            isOn: selection.isAll,
            isSome: !selection.isAll && selection.ids.size > 0,
            toggle: selection.isAll ? selecting.clear : selecting.selectAll,
          }}
        />
        <GridRows
          items={items}
          height={virtualizer.getTotalSize()}
          rowAt={(place) => byId.get(list.rows.get(place)?.id ?? "")}
          columnKeys={shown}
          active={focus.active}
          pin={pin}
          has={selecting.has}
          peeked={props.peeked}
          editor={editor}
          drawCell={(cell) => <table.FlexRender cell={cell} />}
          onTick={props.onTick}
        />
      </table>
    </div>
  )
}
