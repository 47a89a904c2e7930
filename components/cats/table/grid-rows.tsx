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

function GridRow({
  place,
  rowAt,
  columnKeys,
  active,
  ...props
}: Omit<RowsProps, "items" | "height"> & { place: number }) {
  const row = rowAt(place)
  if (!row) return <PendingRow place={place} columnKeys={columnKeys} pin={props.pin} active={active} />
  const cat = row.original
  const isSelected = props.has(cat.id)
  const tabIndex = (column: number) => (active.row === place && active.column === column ? 0 : -1)
  return (
    <tr
      aria-rowindex={place + 2}
      aria-selected={isSelected}
      data-row={place}
      data-active={active.row === place || undefined}
      data-peeked={props.peeked === cat.id || undefined}
    >
      <td
        className={classes.tick}
        {...props.pin(0)}
        data-place={`${place}:0`}
        tabIndex={tabIndex(0)}
        aria-colindex={1}
      >
        <input
          type="checkbox"
          tabIndex={-1}
          checked={isSelected}
          aria-label={`Select ${cat.name}`}
          onChange={() => {}}
          onClick={(event) => props.onTick(place, event.shiftKey)}
        />
      </td>
      {row.getVisibleCells().map((cell, index) => {
        const shared = {
          ...props.pin(index + 1),
          "data-place": `${place}:${index + 1}`,
          "data-kind": cell.column.columnDef.meta?.kind,
          tabIndex: tabIndex(index + 1),
          "aria-colindex": index + 2,
        }
        const content = props.editor(cell) ?? props.drawCell(cell)
        return index === 0 ? (
          <th key={cell.id} scope="row" {...shared}>
            {content}
          </th>
        ) : (
          <td key={cell.id} {...shared}>
            {content}
          </td>
        )
      })}
    </tr>
  )
}

/** A row on its way: as high and as wide as the row that will stand there. */
function PendingRow({
  place,
  columnKeys,
  pin,
  active,
}: Pick<RowsProps, "columnKeys" | "pin" | "active"> & { place: number }) {
  const tabIndex = (column: number) => (active.row === place && active.column === column ? 0 : -1)
  return (
    <tr aria-rowindex={place + 2} aria-busy="true" className={classes.pending}>
      <td className={classes.tick} {...pin(0)} data-place={`${place}:0`} tabIndex={tabIndex(0)} />
      {columnKeys.map((key, index) => (
        <td key={key} {...pin(index + 1)} data-place={`${place}:${index + 1}`} tabIndex={tabIndex(index + 1)}>
          <span className={classes.bar} />
          {index === 0 ? <span className={classes.hidden}>Loading</span> : null}
        </td>
      ))}
    </tr>
  )
}
