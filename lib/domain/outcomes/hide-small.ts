import type { Cell, Chart, DataTable, Panel } from "./chart"
import { SMALLEST_SHOWN_COUNT, suppressRowWithTotal } from "./suppress"

/** What stands in a file where a count is hidden. */
export const HIDDEN = "hidden"

export const SMALL_COUNTS_NOTE = "Counts from 1 to 4, and figures that would give them away, are hidden."

const isSmall = (cell: Cell | undefined) =>
  typeof cell === "number" && cell > 0 && cell < SMALLEST_SHOWN_COUNT

/**
 * The chart as it may leave the house: counts from 1 to 4 are hidden, with what could be computed back from the same row
 * (its other figures, and further cells of a row whose total is shown), and a picture that would show them is refused.
 */
export function hideSmallCounts(chart: Chart): Chart {
  const isAnySmall = chart.n.some(({ n }) => isSmall(n))
  return {
    ...chart,
    n: chart.n.map((one) => ({ ...one, n: isSmall(one.n) ? 0 : one.n })),
    openStays: chart.openStays !== null && isSmall(chart.openStays) ? null : chart.openStays,
    tables: chart.tables.map(hideInTable),
    panels: chart.panels.map(hideInPanel),
    notes: [
      ...chart.notes.map((note) =>
        note.replace(/(?<![\d.,%])\b[1-4]\b(?= (?:stays|cats|left|homes|enrolled))/g, "a few"),
      ),
      SMALL_COUNTS_NOTE,
      ...(isAnySmall ? ["A cohort has fewer than five cases."] : []),
    ],
  }
}

function hideInTable(table: DataTable): DataTable {
  const counts = table.columns.flatMap(({ measure }, i) => (measure === "count" ? [i] : []))
  const total = table.columns.findIndex(({ key }) => key === "all")
  return {
    ...table,
    rows: table.rows.map((row) =>
      total < 0 ? hideInRow(row, table, counts) : hideInSum(row, { counts, total }),
    ),
  }
}

function hideInRow(row: readonly Cell[], { columns }: DataTable, counts: readonly number[]): Cell[] {
  const isHidden =
    counts.some((i) => isSmall(row[i])) ||
    row.some((cell) => typeof cell === "string" && /^[1-4] of \d+$/.test(cell))
  return row.map((cell, i) => {
    if (isSmall(cell) && counts.includes(i)) return HIDDEN
    const measure = columns[i]?.measure
    if (!isHidden || measure === "text" || measure === "place" || counts.includes(i)) return cell
    return cell === null ? null : HIDDEN
  })
}

function hideInSum(
  row: readonly Cell[],
  { counts, total }: { counts: readonly number[]; total: number },
): Cell[] {
  const parts = counts.filter((i) => i !== total)
  const shown = suppressRowWithTotal(parts.map((i) => Number(row[i] ?? 0)))
  return row.map((cell, i) => {
    if (i === total) return shown.total ?? HIDDEN
    const at = parts.indexOf(i)
    return at < 0 ? cell : (shown.cells[at] ?? HIDDEN)
  })
}

function hideInPanel(panel: Panel): Panel {
  if (panel.kind === "curves")
    return {
      ...panel,
      atRisk: panel.atRisk.map((one) => ({
        ...one,
        counts: one.counts.map(({ x, n }) => ({ x, n: n !== null && isSmall(n) ? null : n })),
      })),
    }
  if (panel.kind === "bars" && panel.layers.some(({ counts }) => counts.some(isSmall)))
    return {
      kind: "refused",
      title: panel.title,
      reason: "The picture would show counts from 1 to 4, which do not leave the house.",
    }
  return panel
}
