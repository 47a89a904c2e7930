import type { HistoryEntry } from "@/lib/domain/harness/history"
import type { PassportContent } from "@/lib/domain/passport/passport"
import { dayOfDate } from "@/lib/platform/clock"

/** What a passport's rows are read by, wherever they are read. */
export const PASSPORT_ROWS = {
  id: true,
  content: true,
  placementId: true,
  entries: { orderBy: { heldAt: "asc" }, select: { entry: true } },
  cat: {
    select: {
      placements: { orderBy: { startedOn: "asc" }, select: { id: true, startedOn: true, endedOn: true } },
    },
  },
} as const

interface PassportRow {
  content: unknown
  placementId: string | null
  entries: readonly { entry: unknown }[]
  cat: { placements: readonly { id: string; startedOn: Date; endedOn: Date | null }[] }
}

/**
 * A stored passport with its home: the placement it was issued for, or, issued while the cat waited, the first one that
 * began since.
 */
export function readPassport({ content: stored, placementId, entries, cat }: PassportRow) {
  const content = stored as PassportContent
  const placement = cat.placements.find(({ id, startedOn }) =>
    placementId ? id === placementId : dayOfDate(startedOn) >= content.issuedDay,
  )
  return {
    content: { ...content, homeDay: content.homeDay ?? (placement ? dayOfDate(placement.startedOn) : null) },
    entries: entries.map(({ entry }) => entry as HistoryEntry),
    placement: placement ?? null,
  }
}
