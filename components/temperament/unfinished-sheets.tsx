"use client"
import { Anchor, Text } from "@mantine/core"
import { useEffect, useState } from "react"
import { type Draft, onDeviceChange } from "@/components/outbox/device-store"
import { draftsBy } from "@/components/outbox/drafts"
import { useOutbox } from "@/components/outbox/outbox-provider"
import { formatMoment } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { answeredKeys, type SheetDraft } from "./sheet-draft"
import classes from "./unfinished-sheets.module.css"

/** Sheets this person began on this device and did not finish, of one cat or of all; nothing when there are none. */
export function UnfinishedSheets({ catId }: { catId?: string }) {
  const { person, place } = useOutbox()
  const [drafts, setDrafts] = useState<readonly Draft[]>([])
  useEffect(() => {
    const look = () =>
      draftsBy(person.id).then(
        (all) =>
          setDrafts(
            all.filter(
              (draft) => draft.kind === "rating_sheet" && (catId === undefined || draft.catId === catId),
            ),
          ),
        () => setDrafts([]),
      )
    void look()
    return onDeviceChange(() => void look())
  }, [person.id, catId])
  if (drafts.length === 0) return null
  return (
    <ul className={classes.list} aria-label="Unfinished sheets on this device">
      {drafts.map((draft) => {
        const sheet = draft.content as SheetDraft
        return (
          <li key={draft.key}>
            <Anchor href={routes.rateCat(draft.catId)} fw={700}>
              Go on with the sheet of {draft.catName}
            </Anchor>
            <Text size="sm" span>
              {" "}
              {answeredKeys(sheet).length} of {sheet.dimensions.length} answered, last on{" "}
              {formatMoment(new Date(draft.updatedAtMs), place)}; on this device only.
            </Text>
          </li>
        )
      })}
    </ul>
  )
}
