import { compareEntries, type HistoryEntry } from "@/lib/domain/harness/history"

interface Version {
  id: string
  supersedesId: string | null
}

/** The ids of a session, of everything that put it right and of everything it puts right, as far as they have arrived. */
export function versionsOf(
  rows: readonly Version[],
  session: { sessionId: string; supersedesId: string | null },
): ReadonlySet<string> {
  const ids = new Set([session.sessionId, session.supersedesId ?? session.sessionId])
  // Rows come in any order: ids are gathered until no link adds another one.
  for (let before = 0; before !== ids.size; ) {
    before = ids.size
    for (const row of rows) {
      if (row.supersedesId && (ids.has(row.id) || ids.has(row.supersedesId)))
        ids.add(row.id).add(row.supersedesId)
    }
  }
  return ids
}

/** The id a chain of corrections began with; it may not have arrived yet. */
export function rootOf(
  rows: readonly Version[],
  session: { sessionId: string; supersedesId: string | null },
): string {
  let id = session.sessionId
  let corrects = session.supersedesId
  while (corrects) {
    id = corrects
    corrects = rows.find((row) => row.id === id)?.supersedesId ?? null
  }
  return id
}

/** What stood before a session: its own earlier and later versions left out, later entries, too. */
export function historyBefore<Entry extends Pick<HistoryEntry, "id" | "day" | "atHours">>(
  entries: readonly Entry[],
  moment: Pick<HistoryEntry, "id" | "day" | "atHours">,
  versions: ReadonlySet<string>,
): readonly Entry[] {
  return entries.filter((entry) => !versions.has(entry.id ?? "") && compareEntries(entry, moment) < 0)
}
