"use client"
import type { Cell, Row } from "@tanstack/react-table"
import type { VirtualItem } from "@tanstack/react-virtual"
import { Fragment, type ReactNode } from "react"
import type { CatRow } from "@/lib/domain/cats/cat-row"
import type { TableFeatures } from "./columns"
import classes from "./table.module.css"
import type { Pin, Place } from "./use-grid-focus"

interface RowsProps {
  items: VirtualItem[]
  height: number
  rowAt: (place: number) => Row<TableFeatures, CatRow> | undefined
  columnKeys: readonly string[]
  active: Place
  pin: (column: number) => Pin
  has: (id: string) => boolean
  peeked: string | null
  editor: (cell: Cell<TableFeatures, CatRow, unknown>) => ReactNode | null
  drawCell: (cell: Cell<TableFeatures, CatRow, unknown>) => ReactNode
  onTick: (place: number, isRange: boolean) => void
}

const Spacer = ({ height, columns }: { height: number; columns: number }) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row of no interest to anybody cannot take the focus
  <tr aria-hidden="true" className={classes.spacer}>
    <td colSpan={columns} style={{ height }} />
  </tr>
)

/** The rows in sight, with room above, between and below for those that are not drawn. */
export function GridRows({ items, height, columnKeys, ...props }: RowsProps) {
  let drawnTo = 0
  const columns = columnKeys.length + 1
  return (
    <tbody>
      {items.map((item) => {
        const gap = item.start - drawnTo
        drawnTo = item.end
        return (
          <Fragment key={item.index}>
            {gap > 0 ? <Spacer height={gap} columns={columns} /> : null}
            <GridRow place={item.index} columnKeys={columnKeys} {...props} />
          </Fragment>
        )
      })}
      {height > drawnTo ? <Spacer height={height - drawnTo} columns={columns} /> : null}
    </tbody>
  )
}

/**
 * One row; the same cells whether its cat has been read yet or not, so that the one with the focus keeps it while the
 * list is sorted, filtered or read on.
 */
function GridRow({
  place,
  rowAt,
  columnKeys,
  active,
  ...props
}: Omit<RowsProps, "items" | "height"> & { place: number }) {
  const row = rowAt(place)
  const cat = row?.original
  const cells = row?.getVisibleCells()
  const isSelected = cat !== undefined && props.has(cat.id)
  const shared = (column: number) => ({
    ...props.pin(column),
    "data-place": `${place}:${column}`,
    tabIndex: active.row === place && active.column === column ? 0 : -1,
    "aria-colindex": column + 1,
  })
  return (
    <tr
      aria-rowindex={place + 2}
      aria-selected={isSelected}
      aria-busy={cat ? undefined : true}
      data-peeked={(cat && props.peeked === cat.id) || undefined}
    >
      <td className={classes.tick} {...shared(0)}>
        {cat ? (
          <input
            type="checkbox"
            tabIndex={-1}
            checked={isSelected}
            aria-label={`Select ${cat.name}`}
            onChange={() => {}}
            onClick={(event) => props.onTick(place, event.shiftKey)}
          />
        ) : null}
      </td>
      {columnKeys.map((key, index) => {
        const cell = cells?.[index]
        const content = cell ? (props.editor(cell) ?? props.drawCell(cell)) : pendingCell(index === 0)
        const kind = cell?.column.columnDef.meta?.kind
        return index === 0 ? (
          <th key={key} scope="row" {...shared(1)}>
            {content}
          </th>
        ) : (
          <td key={key} data-kind={kind} {...shared(index + 1)}>
            {content}
          </td>
        )
      })}
    </tr>
  )
}

/** In place of a cell on its way. */
const pendingCell = (isFirst: boolean) => (
  <>
    <span className={classes.bar} />
    {isFirst ? <span className={classes.hidden}>Loading</span> : null}
  </>
)
