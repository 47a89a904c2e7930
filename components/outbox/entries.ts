"use client"
import { announceChange, deviceStore, type OutboxEntry } from "./device-store"

export type NewEntry = Pick<OutboxEntry, "id" | "kind" | "personId" | "personName" | "title" | "payload"> & {
  holdMs?: number
}

/** Puts an entry on the device, durably, before anything is sent. */
export async function putEntry({ holdMs = 0, ...entry }: NewEntry): Promise<void> {
  const store = await deviceStore()
  const nowMs = Date.now()
  const written: OutboxEntry = {
    ...entry,
    createdAtMs: nowMs,
    holdUntilMs: nowMs + holdMs,
    state: "waiting",
    wasSent: false,
    tries: 0,
  }
  await store.put("entries", written)
  // Asks the browser not to clear this away when the device runs full; its answer changes nothing here.
  void navigator.storage?.persist?.().catch(() => false)
  announceChange()
}

/** Changes what never left this device; false when it may have arrived already, so that a correction has to follow it. */
export async function rewriteEntry(
  id: string,
  change: Pick<OutboxEntry, "title" | "payload"> & { holdMs: number },
): Promise<boolean> {
  const store = await deviceStore()
  const turn = store.transaction("entries", "readwrite")
  const entry = await turn.store.get(id)
  const isHere = entry?.state === "waiting" && !entry.wasSent
  if (isHere) {
    const { holdMs, ...words } = change
    await turn.store.put({ ...entry, ...words, holdUntilMs: Date.now() + holdMs })
  }
  await turn.done
  if (isHere) announceChange()
  return isHere
}

/** Changes entries in one go; what is gone meanwhile stays gone. */
export async function patchEntries(patches: ReadonlyMap<string, Partial<OutboxEntry>>): Promise<void> {
  const store = await deviceStore()
  const turn = store.transaction("entries", "readwrite")
  for (const [id, patch] of patches) {
    const entry = await turn.store.get(id)
    if (entry) await turn.store.put({ ...entry, ...patch })
  }
  await turn.done
  announceChange()
}

export const allEntries = async (): Promise<OutboxEntry[]> => (await deviceStore()).getAll("entries")

/** Removes entries for good: saved ones that are old, or one a person threw away on purpose. */
export async function removeEntries(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const store = await deviceStore()
  const turn = store.transaction("entries", "readwrite")
  for (const id of ids) await turn.store.delete(id)
  await turn.done
  announceChange()
}
