"use client"
import { Button, Drawer, Group, Stack, Text } from "@mantine/core"
import { useState } from "react"
import { formatMoment } from "@/lib/platform/format"
import type { EntryState, OutboxEntry } from "./device-store"
import { removeEntries } from "./entries"
import classes from "./outbox-list.module.css"
import { useOutbox } from "./outbox-provider"
import { countWords } from "./outbox-words"

const STATE_WORDS: Record<EntryState, string> = {
  waiting: "waits on this device",
  sending: "on its way",
  saved: "saved",
  needs_you: "not saved",
}
const ORDER: readonly EntryState[] = ["needs_you", "sending", "waiting", "saved"]
// Enough to see that the round went through; the rest is on the cats' pages.
const MOST_SAVED = 30

/** Everything written down on this device: what waits, what was refused and why, what has arrived. */
export function OutboxList({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { mine, others, standing, sendNow } = useOutbox()
  const listed = ORDER.flatMap((state) => {
    const some = mine.filter((entry) => entry.state === state)
    return state === "saved" ? some.slice(-MOST_SAVED).reverse() : some
  })
  const canSend = listed.some(({ state }) => state === "waiting" || state === "sending")
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      transitionProps={{ duration: 0 }}
      title="On this device"
      closeButtonProps={{ "aria-label": "Close the list" }}
    >
      <Stack gap="sm">
        <Text size="sm">
          What you write down is kept here first and then sent. It survives a closed tab, an empty battery and
          an expired sign-in.
        </Text>
        {canSend ? (
          <Button
            onClick={() => void sendNow()}
            disabled={standing.connection === "offline"}
            variant="default"
          >
            {standing.connection === "offline" ? "Sent when the connection is back" : "Send now"}
          </Button>
        ) : null}
        {listed.length === 0 ? <Text>Nothing waits here.</Text> : null}
        <ul className={classes.list}>
          {listed.map((entry) => (
            <Line key={entry.id} entry={entry} />
          ))}
        </ul>
        {others.length > 0 ? (
          <Text size="sm">
            {countWords(others)} of {[...new Set(others.map(({ personName }) => personName))].join(" and ")}{" "}
            {others.length === 1 ? "waits" : "wait"} here until they sign in on this device.
          </Text>
        ) : null}
      </Stack>
    </Drawer>
  )
}

function Line({ entry }: { entry: OutboxEntry }) {
  const { sendNow, place } = useOutbox()
  const [isAsked, setAsked] = useState(false)
  return (
    <li className={classes.line} data-state={entry.state}>
      <Text fw={700}>{entry.title}</Text>
      <Text size="sm">
        {STATE_WORDS[entry.state]}
        {", "}
        <time dateTime={new Date(entry.createdAtMs).toISOString()}>
          {formatMoment(new Date(entry.createdAtMs), place)}
        </time>
      </Text>
      {entry.state === "needs_you" ? (
        <>
          <Text size="sm" className={classes.problem}>
            {entry.problem}
          </Text>
          <Group gap="xs" mt={6}>
            <Button size="sm" variant="default" onClick={() => void sendNow([entry.id])}>
              Try again
            </Button>
            <Button
              size="sm"
              variant="default"
              onClick={() => (isAsked ? void removeEntries([entry.id]) : setAsked(true))}
            >
              {isAsked ? "Yes, throw it away" : "Throw away"}
            </Button>
          </Group>
        </>
      ) : null}
    </li>
  )
}
