import { cleanCell, foldWord } from "./clean-cell"

/** What stands in one column of a file nobody has described yet. */
export interface ColumnLook {
  readonly header: string
  /** Rows in which the cell is not empty. */
  readonly filled: number
  /** Distinct words with their counts, the commonest first. */
  readonly words: readonly (readonly [string, number])[]
  /** There are more distinct words than are kept: a name or a number rather than a word. */
  readonly hasMore: boolean
}

const MOST_WORDS = 400
const LONGEST_WORD = 120

/** Counts the words of every column, row by row, in bounded memory; rows that repeat the header are left out. */
export function lookAtColumns(headers: readonly string[]) {
  const columns = headers.map(() => ({
    filled: 0,
    hasMore: false,
    words: new Map<string, [string, number]>(),
  }))
  let rows = 0
  return {
    take(cells: readonly string[]) {
      if (headers.every((header, i) => foldWord(cells[i] ?? "") === foldWord(header))) return
      let isBlank = true
      columns.forEach((column, i) => {
        const cell = cleanCell(cells[i] ?? "", []).slice(0, LONGEST_WORD)
        if (cell === "") return
        isBlank = false
        column.filled++
        const known = column.words.get(foldWord(cell))
        if (known) known[1]++
        else if (column.words.size < MOST_WORDS) column.words.set(foldWord(cell), [cell, 1])
        else column.hasMore = true
      })
      if (!isBlank) rows++
    },
    finish: (): { rows: number; columns: ColumnLook[] } => ({
      rows,
      columns: columns.map(({ filled, hasMore, words }, i) => ({
        header: (headers[i] ?? "").replace(/^\uFEFF/, "").trim(),
        filled,
        hasMore,
        words: [...words.values()].sort((a, b) => b[1] - a[1]),
      })),
    }),
  }
}
