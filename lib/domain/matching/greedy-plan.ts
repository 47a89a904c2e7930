import type { EventProblem } from "./event-problem"

/** The plan of a person in a hurry: the best remaining pair, again and again (ties by row, then column). */
export function assignGreedily(
  problem: EventProblem,
  locked: readonly { readonly row: number; readonly column: number }[],
): (number | null)[] {
  const assignment = new Array<number | null>(problem.height).fill(null)
  const isTaken = new Set(locked.map(({ column }) => column))
  const isPlaced = new Set(locked.map(({ row }) => row))
  for (const { row, column } of locked) assignment[row] = column
  const pairs = problem.freeRows.flatMap((row) =>
    problem.freeColumns.flatMap((column) => {
      const score = problem.cells[row]?.[column] ?? null
      return score === null || (problem.noMatch !== null && score < problem.noMatch)
        ? []
        : [{ row, column, score }]
    }),
  )
  pairs.sort((a, b) => b.score - a.score || a.row - b.row || a.column - b.column)
  for (const { row, column } of pairs) {
    if (isPlaced.has(row) || isTaken.has(column)) continue
    isPlaced.add(row)
    isTaken.add(column)
    assignment[row] = column
  }
  return assignment
}
