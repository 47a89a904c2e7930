"use client"
import { createColumnHelper, tableFeatures, useTable } from "@tanstack/react-table"
import NextLink from "next/link"
import type { Tier } from "@/lib/domain/suitability/tiers"
import classes from "./cats-table.module.css"
import { CatPortrait } from "./portrait"
import { TierBlaze } from "./tier-blaze"

/** A row as the screen shows it; days and words are made on the server, which knows the shelter's clock. */
export interface CatItem {
  id: string
  href: string
  name: string
  code: string | null
  colour: string | null
  sex: string
  age: string
  room: string | null
  tier: Tier | null
  potential: string
  band: string
  stage: string
  lastSession: string
  stay: string
  flags: string[]
}

export interface SortLink {
  href: string
  direction: "ascending" | "descending" | null
}

const features = tableFeatures({})
const column = createColumnHelper<typeof features, CatItem>()
const columns = column.columns([
  column.accessor("name", {
    header: "Cat",
    cell: ({ row: { original: cat } }) => (
      <NextLink href={cat.href} className={classes.name}>
        <CatPortrait cat={{ seed: cat.id, colour: cat.colour }} size={30} />
        <span>
          <strong>{cat.name}</strong>
          {cat.code ? <small>{cat.code}</small> : null}
        </span>
      </NextLink>
    ),
  }),
  column.accessor("tier", { header: "Ready for", cell: ({ row }) => <TierBlaze tier={row.original.tier} /> }),
  column.accessor("potential", { header: "Potential" }),
  column.accessor("band", { id: "suitability", header: "Suitability" }),
  column.accessor("stage", { header: "Harness stage" }),
  column.accessor("lastSession", { id: "session", header: "Last session" }),
  column.accessor("stay", { header: "In care" }),
  column.accessor("age", { header: "Age" }),
  column.accessor("room", { header: "Room" }),
  column.accessor("flags", { header: "To do", cell: ({ row }) => row.original.flags.join(", ") }),
])

const ARROWS = { ascending: " ↑", descending: " ↓" } as const

/** The cats table: rows and order come from the server, the table lays them out. */
export function CatsTable({ items, sorts }: { items: CatItem[]; sorts: Record<string, SortLink> }) {
  const table = useTable({ features, columns, data: items })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
    <section className={classes.scroll} aria-label="Table of cats" tabIndex={0}>
      <table className={classes.table}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => {
                const sort = sorts[header.column.id]
                return (
                  <th key={header.id} scope="col" aria-sort={sort?.direction ?? undefined}>
                    {sort ? (
                      <NextLink href={sort.href} scroll={false}>
                        <table.FlexRender header={header} />
                        {sort.direction ? ARROWS[sort.direction] : ""}
                      </NextLink>
                    ) : (
                      <table.FlexRender header={header} />
                    )}
                  </th>
                )
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.original.id}>
              {row.getAllCells().map((cell) => (
                <td key={cell.id}>
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
