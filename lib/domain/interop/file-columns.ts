import { cleanCell, foldWord } from "./clean-cell"
import type { CLEANINGS, ColumnName } from "./profile"

/** The columns of one file by their headers. */
export interface FileColumns {
  readonly headers: readonly string[]
  /** Headers that stand there more than once; the first of them counts. */
  readonly duplicates: readonly string[]
  /** The position of a column, or null when the file has none of its names. */
  find(name: ColumnName): number | null
}

/** One row with its number in the file; cells are cleaned when they are first asked for, beyond the end they are empty. */
export interface FileRow {
  readonly number: number
  cell(index: number): string
  /** The cell as the file has it. */
  raw(index: number): string
}

/** Reads a header row; names compare without case, outer blanks and byte order mark. */
export function fileColumns(headers: readonly string[]): FileColumns {
  const positions = new Map<string, number>()
  const duplicates = new Set<string>()
  const shown = headers.map((header) => header.replace(/^\uFEFF/, "").trim())
  shown.forEach((header, position) => {
    const name = foldWord(header)
    if (name === "") return
    if (positions.has(name)) duplicates.add(header)
    else positions.set(name, position)
  })
  return {
    headers: shown,
    duplicates: [...duplicates],
    find(name) {
      for (const one of namesOf(name)) {
        const position = positions.get(foldWord(one))
        if (position !== undefined) return position
      }
      return null
    },
  }
}

/** One row of cells as the engine reads it. */
export function fileRow(
  number: number,
  cells: readonly string[],
  cleanings: readonly (typeof CLEANINGS)[number][],
): FileRow {
  const cleaned: (string | undefined)[] = []
  return {
    number,
    raw: (index) => cells[index] ?? "",
    cell(index) {
      cleaned[index] ??= cleanCell(cells[index] ?? "", cleanings)
      return cleaned[index]
    },
  }
}

/** All names a column may go by. */
export function namesOf(name: ColumnName): readonly string[] {
  return typeof name === "string" ? [name] : name
}
