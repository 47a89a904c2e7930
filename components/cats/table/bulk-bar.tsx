"use client"
import { Button, Group, Text } from "@mantine/core"
import { formatNumber } from "@/lib/platform/format"
import type { BulkKind } from "./bulk-plan"
import classes from "./cats-desk.module.css"
import type { Selecting } from "./use-selection"

interface BarProps {
  selecting: Selecting
  total: number
  begin: (kind: BulkKind) => void
}

/** What can be done with the chosen cats; its room is always there, so that the table does not jump. */
export function BulkBar({ selecting, total, begin }: BarProps) {
  const { selection, selectAll, clear } = selecting
  const count = selection.isAll ? total : selection.ids.size
  if (count === 0) return null
  return (
    <section className={classes.bulk} aria-label="Selected cats">
      <Text size="sm" fw={700} role="status">
        {selection.isAll ? `All ${formatNumber(total)} that match` : `${formatNumber(count)} selected`}
      </Text>
      <Group gap="xs">
        {selection.isAll || count === total ? null : (
          <Button size="compact-sm" variant="subtle" onClick={selectAll}>
            Select all {formatNumber(total)} that match
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={() => begin("tag")}>
          Tag …
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => begin("record")}>
          Room, unit, publish …
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={clear}>
          Let go
        </Button>
      </Group>
    </section>
  )
}
