import "server-only"
import { stringify } from "csv-stringify/sync"
import { guardCell } from "@/lib/domain/interop/guard-cell"
import type { PlannedConflict } from "@/lib/domain/interop/plan-records"
import { read } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { ImportTally, SkippedGroup } from "./tally-schema"

/** One import as the list shows it. */
export interface ImportRow {
  id: string
  profile: string
  fileName: string
  createdAt: Date
  undoneAt: Date | null
  by: string
  tally: ImportTally
}

const MOST_LISTED = 200

/** The shelter's imports, newest first. */
export const listImports = (viewer: Viewer): Promise<ImportRow[]> =>
  read(viewer, async (db) => {
    const rows = await db.import.findMany({
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST_LISTED,
      select: {
        id: true,
        profile: true,
        fileName: true,
        createdAt: true,
        undoneAt: true,
        personId: true,
        counts: true,
      },
    })
    const ids = rows.flatMap((row) => row.personId ?? [])
    const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
    const nameOf = new Map(people.map((person) => [person.id, person.name]))
    return rows.map(({ personId, counts, ...row }) => ({
      ...row,
      by: nameOf.get(personId ?? "") ?? "the command line",
      tally: counts as unknown as ImportTally,
    }))
  })

/** One import with everything it left out; lists are whole, the page shows their beginning. */
export interface ImportReport extends ImportRow {
  skipped: SkippedGroup[]
  conflicts: PlannedConflict[]
}

export const importReport = (viewer: Viewer, importId: string): Promise<ImportReport> =>
  read(viewer, async (db) => {
    const found = await db.import.findUnique({ where: { id: importId } })
    if (!found) throw new AppError("NOT_FOUND")
    const person = found.personId
      ? await db.person.findUnique({ where: { id: found.personId }, select: { name: true } })
      : null
    return {
      id: found.id,
      profile: found.profile,
      fileName: found.fileName,
      createdAt: found.createdAt,
      undoneAt: found.undoneAt,
      by: person?.name ?? "the command line",
      tally: found.counts as unknown as ImportTally,
      skipped: found.skipped as unknown as SkippedGroup[],
      conflicts: found.conflicts as unknown as PlannedConflict[],
    }
  })

/** Every skipped row of an import as CSV, in the file's order; cells are safe to open in a spreadsheet. */
export async function skippedFile(viewer: Viewer, importId: string): Promise<string> {
  const { skipped } = await importReport(viewer, importId)
  const rows = skipped
    .flatMap(({ reason, column, rows }) => rows.map(([row, value]) => ({ row, column, value, reason })))
    .sort((a, b) => a.row - b.row)
    .map(({ row, column, value, reason }) => [
      String(row),
      guardCell(column),
      guardCell(value),
      guardCell(reason),
    ])
  return stringify([["row", "column", "value", "reason"], ...rows], { bom: true })
}
