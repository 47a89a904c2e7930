"use client"
import { Anchor, Button, Group, Stack, Title } from "@mantine/core"
import type { BlindSheet } from "@/lib/features/temperament/queries"
import { routes } from "@/lib/platform/routes"
import { UNHOUSED } from "./round-state"
import { SheetEffect } from "./sheet-effect"

/** After a quick look: where it is, what it moved, and where to go on. */
export function QuickLookDone({
  sheet,
  entryId,
  onAgain,
}: {
  sheet: BlindSheet
  entryId: string
  onAgain: () => void
}) {
  return (
    <Stack maw={720} pb="5rem">
      <Title order={1}>Quick look at {sheet.name}</Title>
      <SheetEffect entryId={entryId} dimensions={sheet.dimensions} />
      <Group>
        <Button variant="default" onClick={onAgain}>
          Another look at {sheet.name}
        </Button>
        <Anchor href={routes.roomRound(sheet.room ?? UNHOUSED)}>Back to the round</Anchor>
        <Anchor href={routes.cat(sheet.id)}>{sheet.name}'s page</Anchor>
      </Group>
    </Stack>
  )
}
