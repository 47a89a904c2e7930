import { foldWord } from "./clean-cell"
import type { CompiledProfile } from "./compile-profile"
import { fileRow } from "./file-columns"
import { interpretRow, type ReadingNote, type ReadRow, type SkippedRow, showCell } from "./interpret-row"
import { wordIn } from "./stay-draft"

/** The rows of one file that count, and those that do not. */
export interface Collected {
  readonly compiled: CompiledProfile
  /** Rows of the file; the header, wherever it stands again, and blank rows are none. */
  readonly rows: number
  readonly reads: readonly ReadRow[]
  readonly skipped: readonly SkippedRow[]
  readonly notes: readonly ReadingNote[]
}

export interface Collector {
  /** Takes one row; `number` counts the header as row 1. */
  take(number: number, cells: readonly string[]): void
  finish(): Collected
}

/** Reads the rows of one file one by one by its profile. */
export function collectRows(compiled: CompiledProfile): Collector {
  const { profile, columns, dedupeBy } = compiled
  const kept: (ReadRow | null)[] = []
  const skipped: SkippedRow[] = []
  const notes: ReadingNote[] = []
  const seen = new Map<string, number>()
  let rows = 0
  const takeOnce = (read: ReadRow, key: string | null) => {
    const earlier = key === null ? undefined : seen.get(key)
    if (earlier === undefined) {
      if (key !== null) seen.set(key, kept.length)
      kept.push(read)
    } else if (profile.dedupe?.keep === "last") {
      skipped.push(repeated(kept[earlier] ?? read, read.row))
      kept[earlier] = read
    } else skipped.push(repeated(read, kept[earlier]?.row ?? 0))
  }
  return {
    take(number, cells) {
      if (isBlankRow(cells) || isHeaderAgain(cells, columns.headers)) return
      rows++
      const overflow = overflowOf(number, cells, columns.headers.length)
      if (overflow) {
        skipped.push(overflow)
        return
      }
      const row = fileRow(number, cells, profile.clean ?? [])
      const interpretation = interpretRow(compiled, row)
      if (!interpretation.ok) skipped.push(interpretation.skipped)
      else {
        notes.push(...interpretation.notes)
        const key = dedupeBy?.map((position) => foldWord(row.cell(position))).join("\u001f") ?? null
        takeOnce(interpretation.read, key)
      }
    },
    finish: () => ({ compiled, rows, reads: kept.filter((read) => read !== null), skipped, notes }),
  }
}

function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === "" || cell.trim() === "")
}

/** Exports joined into one file, and reports of several pages, have their header again in the middle. */
function isHeaderAgain(cells: readonly string[], headers: readonly string[]): boolean {
  if (foldWord(cells[0] ?? "") !== foldWord(headers[0] ?? "")) return false
  return headers.every((header, i) => foldWord(cells[i] ?? "") === foldWord(header))
}

function repeated(read: ReadRow, other: number): SkippedRow {
  const value = wordIn(read, "animal") ?? wordIn(read, "person") ?? ""
  return {
    row: read.row,
    column: "dedupe",
    value: `${value}, as row ${other}`,
    reason: "repeats another row",
  }
}

/** Cells beyond the header mean that a delimiter inside a cell was not quoted: everything after it has moved. */
function overflowOf(row: number, cells: readonly string[], width: number): SkippedRow | null {
  const extra = cells.length > width ? cells.slice(width).find((cell) => cell.trim() !== "") : undefined
  if (extra === undefined) return null
  const reason = "the row has more cells than the header has columns"
  return { row, column: `cell ${width + 1}`, value: showCell(extra), reason }
}
