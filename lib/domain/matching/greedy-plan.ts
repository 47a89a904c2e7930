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
  const { freeColumns, noMatch } = problem
  const scores = new Float64Array(problem.freeRows.length * freeColumns.length)
  const pairs = new Uint32Array(scores.length)
  let found = 0
  problem.freeRows.forEach((row, i) => {
    freeColumns.forEach((column, j) => {
      const score = problem.cells[row]?.[column] ?? null
      if (score === null || (noMatch !== null && score < noMatch)) return
      const pair = i * freeColumns.length + j
      scores[pair] = score
      pairs[found++] = pair
    })
  })
  const best = pairs.subarray(0, found).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
  for (const pair of best) {
    const row = problem.freeRows[Math.floor(pair / freeColumns.length)] ?? 0
    const column = freeColumns[pair % freeColumns.length] ?? 0
    if (isPlaced.has(row) || isTaken.has(column)) continue
    isPlaced.add(row)
    isTaken.add(column)
    assignment[row] = column
  }
  return assignment
}
