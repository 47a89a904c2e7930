import type { EventProblem } from "./event-problem"

/** Pairs in which both sides strictly prefer each other to what the plan gives them; without a partner one prefers anyone. */
export function findBlockingPairs(
  problem: EventProblem,
  assignment: readonly (number | null)[],
): (readonly [number, number])[] {
  const rowGot = assignment.map((column, row) =>
    column === null ? problem.noMatch : (problem.cells[row]?.[column] ?? null),
  )
  const columnGot = new Array<number | null>(problem.width).fill(null)
  assignment.forEach((column, row) => {
    if (column !== null) columnGot[column] = problem.cells[row]?.[column] ?? null
  })
  const prefers = (score: number, got: number | null | undefined): boolean =>
    got === null || got === undefined || score > got
  return problem.cells.flatMap((scores, row) =>
    scores.flatMap((score, column) =>
      score !== null && prefers(score, rowGot[row]) && prefers(score, columnGot[column])
        ? [[row, column] as const]
        : [],
    ),
  )
}
