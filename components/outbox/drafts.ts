"use client"
import { announceChange, type Draft, deviceStore } from "./device-store"

type Key = Pick<Draft, "kind" | "personId" | "catId">

const keyOf = ({ kind, personId, catId }: Key) => `${kind}:${personId}:${catId}`

/** Keeps what was begun, over what was kept before. */
export async function putDraft(draft: Omit<Draft, "key" | "updatedAtMs">): Promise<void> {
  await (await deviceStore()).put("drafts", { ...draft, key: keyOf(draft), updatedAtMs: Date.now() })
  announceChange()
}

export const draftOf = async (key: Key): Promise<Draft | undefined> =>
  (await deviceStore()).get("drafts", keyOf(key))

export async function dropDraft(key: Key): Promise<void> {
  await (await deviceStore()).delete("drafts", keyOf(key))
  announceChange()
}

/** What this person began on this device, newest first. */
export const draftsBy = async (personId: string): Promise<Draft[]> =>
  (await (await deviceStore()).getAll("drafts"))
    .filter((draft) => draft.personId === personId)
    .sort((a, b) => b.updatedAtMs - a.updatedAtMs)
