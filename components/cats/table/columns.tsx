"use client"
import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  tableFeatures,
} from "@tanstack/react-table"
import NextLink from "next/link"
import type { Calendar, CatRow } from "@/lib/domain/cats/cat-row"
import { type CatColumn, type CellKind, COLUMNS } from "@/lib/domain/cats/columns"
import { NARROWEST, WIDEST } from "@/lib/domain/cats/table-layout"
import { GATES } from "@/lib/domain/suitability/gates"
import { routes } from "@/lib/platform/routes"
import { CatPortrait } from "../portrait"
import { TierBlaze } from "../tier-blaze"
import { cellWords } from "./cell-words"
import classes from "./table.module.css"

export interface ColumnMeta {
  kind: CellKind
  column: CatColumn
}

export const features = tableFeatures({
  columnMeta: metaHelper<ColumnMeta>(),
  columnVisibilityFeature,
  columnOrderingFeature,
  columnSizingFeature,
  columnResizingFeature,
})
export type TableFeatures = typeof features

const helper = createColumnHelper<TableFeatures, CatRow>()

function NameCell({ cat, opens }: { cat: CatRow; opens: boolean }) {
  const words = (
    <>
      <CatPortrait cat={{ ...cat, seed: cat.id }} size={26} />
      <strong>{cat.name}</strong>
      {cat.code ? <small>{cat.code}</small> : null}
    </>
  )
  return opens ? (
    <NextLink href={routes.cat(cat.id)} prefetch={false} className={classes.name}>
      {words}
    </NextLink>
  ) : (
    <span className={classes.name}>{words}</span>
  )
}

const gateTitles = (ids: readonly string[]) =>
  ids.map((id) => GATES.find((gate) => gate.id === id)?.title ?? id).join(", ")

function CatCell({
  column,
  cat,
  calendar,
  opens,
}: {
  column: CatColumn
  cat: CatRow
  calendar: Calendar
  opens: boolean
}) {
  if (column.key === "name") return <NameCell cat={cat} opens={opens} />
  if (column.key === "ready") return <TierBlaze tier={cat.sufficient ? cat.effective : null} />
  const words =
    column.key === "gates" && cat.gatesOpen.length > 0
      ? gateTitles(cat.gatesOpen)
      : cellWords(column, cat, calendar)
  return <span title={words.length > 14 ? words : undefined}>{words}</span>
}

/** The catalogue as the table's columns; `opens` says whether a name leads to the cat's page. */
export const columnsFor = (calendar: Calendar, opens: boolean) =>
  helper.columns(
    COLUMNS.map((column) =>
      helper.display({
        id: column.key,
        header: column.label,
        size: column.width,
        minSize: NARROWEST,
        maxSize: WIDEST,
        meta: { kind: column.kind, column },
        cell: ({ row }) => <CatCell column={column} cat={row.original} calendar={calendar} opens={opens} />,
      }),
    ),
  )
