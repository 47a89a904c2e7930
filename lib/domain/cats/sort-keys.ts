import { columnOf } from "./columns"

/** One step of an order: a column, and which way round. */
export interface SortKey {
  readonly column: string
  readonly isDescending: boolean
}

/** More keys than this decide nothing any more in a list of cats. */
export const MOST_SORT_KEYS = 4

/** Reads "stage,-name": columns in the order they count, "-" for descending. What cannot be sorted by is left out. */
export function parseSort(text: string): SortKey[] {
  const keys: SortKey[] = []
  for (const part of text.split(",")) {
    const isDescending = part.startsWith("-")
    const column = isDescending ? part.slice(1) : part
    if (columnOf(column)?.order && !keys.some((key) => key.column === column))
      keys.push({ column, isDescending })
  }
  return keys.slice(0, MOST_SORT_KEYS)
}

export const writeSort = (keys: readonly SortKey[]) =>
  keys.map(({ column, isDescending }) => (isDescending ? `-${column}` : column)).join(",")

/**
 * The order after a click on a heading: ascending, then descending, then without it. `isAdded` keeps the other keys and
 * puts a new one last; otherwise the column stands alone.
 */
export function nextSort(keys: readonly SortKey[], column: string, isAdded: boolean): SortKey[] {
  const known = keys.find((key) => key.column === column)
  const turned = { column, isDescending: known !== undefined && !known.isDescending }
  if (!isAdded) return known?.isDescending && keys.length === 1 ? [] : [turned]
  if (!known) return [...keys, turned].slice(0, MOST_SORT_KEYS)
  if (known.isDescending) return keys.filter((key) => key !== known)
  return keys.map((key) => (key === known ? turned : key))
}

const BEYOND_PLAIN = /[^ -~]/
const MARKS = /\p{Mark}/gu

/** Text as people search it: without case and accents. */
export function foldText(text: string): string {
  return BEYOND_PLAIN.test(text)
    ? text.normalize("NFKD").replace(MARKS, "").toLowerCase()
    : text.toLowerCase()
}

// Long enough for every number on a door or a collar.
const DIGITS = 10

/** Text as people sort it: without case and accents, and room 2 before room 10. */
export function orderText(text: string): string {
  const folded = foldText(text)
  return /\d/.test(folded) ? folded.replace(/\d+/g, (digits) => digits.padStart(DIGITS, "0")) : folded
}
