"use client"
import type { HeaderGroup } from "@tanstack/react-table"
import type { MouseEvent } from "react"
import type { CatRow } from "@/lib/domain/cats/cat-row"
import { nextSort, parseSort, type SortKey, writeSort } from "@/lib/domain/cats/sort-keys"
import { type CatListParams, catListQuery } from "@/lib/features/cats/list-schema"
import { routes } from "@/lib/platform/routes"
import type { TableFeatures } from "./columns"
import classes from "./table.module.css"
import { HEADINGS, type Pin, type Place } from "./use-grid-focus"

interface HeadProps {
  group: HeaderGroup<TableFeatures, CatRow> | undefined
  params: CatListParams
  active: Place
  pin: (column: number) => Pin
  selectAll: { isOn: boolean; isSome: boolean; toggle: () => void }
  onSort: (column: string, isAdded: boolean) => void
}

const ARIA_SORT = { true: "descending", false: "ascending" } as const

/** What a heading says of its place in the order: an arrow, and a number when several columns count. */
function orderMark(keys: readonly SortKey[], column: string) {
  const place = keys.findIndex((key) => key.column === column)
  const key = keys[place]
  if (!key) return null
  return { key, words: `${key.isDescending ? "↓" : "↑"}${keys.length > 1 ? place + 1 : ""}` }
}

export function GridHead({ group, params, active, pin, selectAll, onSort }: HeadProps) {
  const keys = parseSort(params.sort)
  const tabIndex = (column: number) => (active.row === HEADINGS && active.column === column ? 0 : -1)
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th
          scope="col"
          className={classes.tick}
          {...pin(0)}
          data-place={`${HEADINGS}:0`}
          tabIndex={tabIndex(0)}
          aria-colindex={1}
        >
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label="Select every cat that matches"
            checked={selectAll.isOn}
            ref={(box) => {
              if (box) box.indeterminate = selectAll.isSome
            }}
            onChange={selectAll.toggle}
          />
        </th>
        {group?.headers.map((header, index) => {
          const column = header.column.id
          const isSortable = header.column.columnDef.meta?.column.order !== undefined
          const mark = orderMark(keys, column)
          const sort = writeSort(nextSort(keys, column, false))
          const click = (event: MouseEvent) => {
            if (event.ctrlKey || event.metaKey) return
            event.preventDefault()
            onSort(column, event.shiftKey)
          }
          return (
            <th
              key={header.id}
              scope="col"
              data-kind={header.column.columnDef.meta?.kind}
              aria-sort={mark ? ARIA_SORT[`${mark.key.isDescending}`] : undefined}
              {...pin(index + 1)}
              data-place={`${HEADINGS}:${index + 1}`}
              tabIndex={tabIndex(index + 1)}
              aria-colindex={index + 2}
            >
              {isSortable ? (
                <a
                  href={routes.cats() + catListQuery({ ...params, sort, after: undefined })}
                  tabIndex={-1}
                  onClick={click}
                  title="Sort; with Shift as one key more"
                >
                  {header.column.columnDef.meta?.column.label} {mark ? <b>{mark.words}</b> : null}
                </a>
              ) : (
                <span>{header.column.columnDef.meta?.column.label}</span>
              )}
              {/* For the mouse; the keyboard has + and −. */}
              <span
                className={classes.grip}
                aria-hidden="true"
                onMouseDown={header.getResizeHandler()}
                onTouchStart={header.getResizeHandler()}
              />
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
