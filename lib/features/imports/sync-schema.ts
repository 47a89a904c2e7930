import { formatMoment } from "@/lib/platform/format"

/** How a source stands: when its data was last read whole, and whether that is too long ago or went wrong. */
export interface LastSync {
  name: string
  lastAt: Date | null
  problem: string | null
  isLate: boolean
}

/** What a reader of figures has to know about the data's age, a sentence per source. */
export const syncNotes = (
  syncs: readonly LastSync[],
  place: { timeZone: string; locale: string },
): string[] =>
  syncs.map(
    ({ name, lastAt, problem, isLate }) =>
      `Imported data: ${name} ${lastAt ? `last read ${formatMoment(lastAt, place)}` : "not read yet"}${
        problem ? "; the latest reading failed" : isLate ? "; this is longer ago than it should be" : ""
      }.`,
  )

const MINUTE_MS = 60_000

/** How long ago a moment was, in whole minutes, hours or days. */
export function agoWords(from: Date, to: Date): string {
  const minutes = Math.max(0, Math.floor((to.getTime() - from.getTime()) / MINUTE_MS))
  if (minutes < 60) return `${minutes} min ago`
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ago`
  return `${Math.floor(minutes / 1440)} days ago`
}
