"use client"
import { Anchor, Text } from "@mantine/core"
import { useEffect, useState } from "react"
import { type Draft, onDeviceChange } from "@/components/outbox/device-store"
import { draftsBy } from "@/components/outbox/drafts"
import { useOutbox } from "@/components/outbox/outbox-provider"
import { formatMoment } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"

/** Sessions this person began to write down on this device and did not save; nothing when there are none. */
export function UnfinishedSessions() {
  const { person, place } = useOutbox()
  const [drafts, setDrafts] = useState<readonly Draft[]>([])
  useEffect(() => {
    const look = () =>
      draftsBy(person.id).then(
        (all) => setDrafts(all.filter(({ kind }) => kind === "session")),
        () => setDrafts([]),
      )
    void look()
    return onDeviceChange(() => void look())
  }, [person.id])
  if (drafts.length === 0) return null
  return (
    <ul aria-label="Unfinished sessions on this device">
      {drafts.map(({ key, catId, catName, updatedAtMs }) => (
        <li key={key}>
          <Anchor href={routes.logSession(catId)} fw={700}>
            Go on with the session of {catName}
          </Anchor>
          <Text size="sm" span>
            {" "}
            Begun {formatMoment(new Date(updatedAtMs), place)}; on this device only.
          </Text>
        </li>
      ))}
    </ul>
  )
}
