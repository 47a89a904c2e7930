import type { Cell, Estimate } from "../chart"
import { countsInWords, shownShare } from "../small-numbers"

/** The columns of a share: how many, of how many, and Wilson's interval. */
export const SHARE_COLUMNS = [
  { key: "x", label: "Yes", measure: "count" },
  { key: "n", label: "Of", measure: "count" },
  { key: "share", label: "Share", measure: "share" },
  { key: "lower", label: "From", measure: "share" },
  { key: "upper", label: "To", measure: "share" },
] as const

/** The cells of those columns; "3 of 4" where a percentage would say more than is known. */
export function shareCells(x: number, n: number): Cell[] {
  const { value, lower, upper } = shownShare(x, n)
  return [x, n, value ?? (n > 0 ? countsInWords(x, n) : null), lower, upper]
}

/** A row of a share over yes and no. */
export const shareRow = (label: string, list: readonly boolean[]): Cell[] => [
  label,
  ...shareCells(list.filter(Boolean).length, list.length),
]

/** The share as a picture may show it. */
export const shareOf = (list: readonly boolean[]): Estimate =>
  shownShare(list.filter(Boolean).length, list.length)
