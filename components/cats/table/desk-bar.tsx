"use client"
import { ActionIcon, Anchor, Button, Group, Text, Title } from "@mantine/core"
import type { ReactNode } from "react"
import { ButtonLink } from "@/components/ui/links"
import { type CatListParams, catListQuery } from "@/lib/features/cats/list-schema"
import { formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import classes from "./cats-desk.module.css"
import type { ViewChange } from "./use-cat-view"

interface BarProps {
  params: CatListParams
  /** How many match; null while another list is on its way. */
  total: number | null
  may: { takeIn: boolean; export: boolean }
  exportHref: string
  change: (to: ViewChange) => void
  openColumns: () => void
  openFilters: () => void
  openKeys: () => void
  children: ReactNode
}

/** Heading, how many, and what arranges the table. */
export function DeskBar({ params, total, may, exportHref, change, children, ...open }: BarProps) {
  const isNarrowed = params.f.length > 0 || params.q !== ""
  const who = params.who === "care" ? "all" : "care"
  return (
    <header className={classes.bar}>
      <Group gap="sm" align="baseline">
        <Title order={1}>Cats</Title>
        <Text role="status">
          <strong>{total === null ? "…" : formatNumber(total)}</strong>{" "}
          {params.who === "care" ? "in care" : "on record"}
          {isNarrowed ? " with these filters" : ""}
        </Text>
        <Anchor
          href={routes.cats() + catListQuery({ ...params, who, after: undefined })}
          onClick={(event) => {
            event.preventDefault()
            change({ who })
          }}
          size="sm"
        >
          {params.who === "care" ? "show cats that have left, too" : "only cats in care"}
        </Anchor>
      </Group>
      <Group gap="xs">
        <Button variant="default" size="compact-md" onClick={open.openFilters} hiddenFrom="md">
          Filters
        </Button>
        {children}
        <Button variant="default" size="compact-md" onClick={open.openColumns}>
          Columns
        </Button>
        {may.export ? (
          <Button component="a" href={exportHref} download variant="default" size="compact-md">
            Export
          </Button>
        ) : null}
        {may.takeIn ? (
          <ButtonLink href={routes.newCat()} variant="default" size="compact-md">
            Take in a cat
          </ButtonLink>
        ) : null}
        <ActionIcon variant="default" size="1.9rem" aria-label="Keys of the table" onClick={open.openKeys}>
          ?
        </ActionIcon>
      </Group>
    </header>
  )
}
