import type { AssignInput } from "./event-problem"

/** What first come, first served would give: in the order of sign-up everybody takes the best unit that is left. */
export function assignFirstCome(input: AssignInput): (number | null)[] {
  const { scores, noMatch = null, locked = [] } = input
  const assignment = new Array<number | null>(scores.length).fill(null)
  const isTaken = new Set(locked.map(({ column }) => column))
  const isPlaced = new Set(locked.map(({ row }) => row))
  for (const { row, column } of locked) assignment[row] = column
  scores.forEach((line, row) => {
    if (isPlaced.has(row)) return
    let best: number | null = null
    line.forEach((score, column) => {
      if (score === null || isTaken.has(column) || (noMatch !== null && score < noMatch)) return
      if (best === null || score > (line[best] ?? 0)) best = column
    })
    if (best === null) return
    isTaken.add(best)
    assignment[row] = best
  })
  return assignment
}
