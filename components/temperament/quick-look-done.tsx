"use client"
import { Alert, Anchor, Button, Group, Stack, Title } from "@mantine/core"
import { useOutbox } from "@/components/outbox/outbox-provider"
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
      {sheet.isFoster ? (
        <Received entryId={entryId} />
      ) : (
        <SheetEffect entryId={entryId} dimensions={sheet.dimensions} />
      )}
      <Group>
        <Button variant="default" onClick={onAgain}>
          Another look at {sheet.name}
        </Button>
        {sheet.isFoster ? (
          <Anchor href={routes.foster()}>My foster cats</Anchor>
        ) : (
          <>
            <Anchor href={routes.roomRound(sheet.room ?? UNHOUSED)}>Back to the round</Anchor>
            <Anchor href={routes.cat(sheet.id)}>{sheet.name}'s page</Anchor>
          </>
        )}
      </Group>
    </Stack>
  )
}

/** For a foster carer, who is told that it arrived and not what others saw. */
function Received({ entryId }: { entryId: string }) {
  const { mine } = useOutbox()
  const entry = mine.find(({ id }) => id === entryId)
  if (entry?.state === "needs_you")
    return (
      <Alert color="red" role="alert" title="Not saved, and not lost">
        {entry.problem}
      </Alert>
    )
  return (
    <Alert color="spruce" variant="light" role="status">
      {entry?.state === "saved"
        ? "Saved. Thank you: what a cat does at home is what we cannot see."
        : "Kept on this phone; it is sent as soon as there is a connection."}
    </Alert>
  )
}
