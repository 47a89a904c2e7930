"use client"
import { Alert, Anchor, Button, Group, Stack, Title } from "@mantine/core"
import { useOutbox } from "@/components/outbox/outbox-provider"
import type { SavedSession } from "@/lib/features/training/mutations"
import type { SessionInput } from "@/lib/features/training/schema"

interface SessionDoneProps {
  catName: string
  entryId: string
  /** What the page computed before saving. */
  expected: string | null
  ways: readonly { href: string; label: string }[]
  onPutRight: (payload: SessionInput) => void
}

/** After saving: where the session is, what it did or will do, and a way to put it right. */
export function SessionDone({ catName, entryId, expected, ways, onPutRight }: SessionDoneProps) {
  const { mine, standing } = useOutbox()
  const entry = mine.find(({ id }) => id === entryId)
  const saved = entry?.state === "saved" ? (entry.data as SavedSession) : null
  const isRefused = entry?.state === "needs_you"
  return (
    <Stack maw={560} pb="5rem">
      <Title order={1}>Session with {catName}</Title>
      {isRefused ? (
        <Alert color="red" role="alert" title="Not saved yet">
          {entry.problem} What you tapped is still on this device.
        </Alert>
      ) : (
        <Alert color="spruce" variant="light" role="status" title={saved ? "Saved" : "On this device"}>
          {saved
            ? saved.sentence
            : `${standing.connection === "online" ? "Being sent." : "It is sent when the connection is back, also after this page is closed."} As far as this device knows: ${expected ?? ""}`}
        </Alert>
      )}
      <Group>
        {entry ? (
          <Button
            variant={isRefused ? "filled" : "default"}
            onClick={() => onPutRight(entry.payload as SessionInput)}
          >
            {isRefused ? "Change it and send again" : "Put it right"}
          </Button>
        ) : null}
        {ways.map(({ href, label }) => (
          // A whole page load: without a connection the kept page answers.
          <Anchor key={href} href={href}>
            {label}
          </Anchor>
        ))}
      </Group>
    </Stack>
  )
}
