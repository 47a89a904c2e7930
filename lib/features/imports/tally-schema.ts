import type { ReadingNote, SkippedRow } from "@/lib/domain/interop/interpret-row"
import type { PlannedConflict } from "@/lib/domain/interop/plan-records"

/** Skipped rows of one reason; `rows` are pairs of row number and cell, short because there can be many. */
export interface SkippedGroup {
  reason: string
  column: string
  rows: [number, string][]
}

/** What an import did, or would do. */
export interface ImportTally {
  /** Under which name the records are known; undoing needs it. */
  source: string
  rows: number
  cats: number
  catsCreated: number
  catsUpdated: number
  staysCreated: number
  staysUpdated: number
  placementsCreated: number
  placementsUpdated: number
  factsAdded: number
  people: number
  peopleCreated: number
  peopleUpdated: number
  answersAdded: number
  skippedRows: number
  warnings: string[]
}

/** The tally with its lists. `importId` is null for a preview. */
export interface ImportAnswer extends ImportTally {
  importId: string | null
  skipped: SkippedGroup[]
  conflicts: PlannedConflict[]
}

/** A preview as the page shows it: the lists by their beginnings. */
export interface ImportPreview extends ImportTally {
  skipped: { reason: string; column: string; count: number; first: [number, string][] }[]
  conflicts: PlannedConflict[]
  conflictCount: number
}

export const emptyTally = (source: string): ImportTally => ({
  source,
  rows: 0,
  cats: 0,
  catsCreated: 0,
  catsUpdated: 0,
  staysCreated: 0,
  staysUpdated: 0,
  placementsCreated: 0,
  placementsUpdated: 0,
  factsAdded: 0,
  people: 0,
  peopleCreated: 0,
  peopleUpdated: 0,
  answersAdded: 0,
  skippedRows: 0,
  warnings: [],
})

/** Skipped rows by reason and column, the commonest first. */
export function groupSkipped(skipped: readonly SkippedRow[]): SkippedGroup[] {
  const groups = new Map<string, SkippedGroup>()
  for (const { row, column, value, reason } of skipped) {
    const key = `${reason}|${column}`
    const group = groups.get(key)
    if (group) group.rows.push([row, value])
    else groups.set(key, { reason, column, rows: [[row, value]] })
  }
  return [...groups.values()].sort((a, b) => b.rows.length - a.rows.length)
}

/** One sentence per kind of note, with its first row. */
export function warnAbout(notes: readonly ReadingNote[]): string[] {
  return groupSkipped(notes).map(({ reason, column, rows }) => {
    const [first] = rows
    if (!first) return reason
    const others = rows.length > 1 ? ` and ${rows.length - 1} more` : ""
    return `Row ${first[0]}${others}: ${reason} (${column}${first[1] ? `: ${first[1]}` : ""}).`
  })
}

/** What became of fields that changed on both sides, a sentence each. */
export function conflictWarnings(conflicts: readonly PlannedConflict[]): string[] {
  const taken = conflicts.filter(({ isTaken }) => isTaken).length
  const kept = conflicts.length - taken
  const fields = (n: number) => `${n} field${n === 1 ? "" : "s"}`
  return [
    ...(kept > 0
      ? [`${fields(kept)} changed both here and in the file: ours kept, all listed as conflicts.`]
      : []),
    ...(taken > 0
      ? [
          `${fields(taken)} changed here ${taken === 1 ? "was" : "were"} overwritten, because this source owns ${taken === 1 ? "it" : "them"}; all are listed.`,
        ]
      : []),
  ]
}
