/** Scores are rounded to this many parts of a point: whole numbers make ties and proofs exact. */
export const SCORE_SCALE = 10_000

/** Rows are adopters, columns cats; null = this pair must not be made. Bonded cats are one column. */
export interface AssignInput {
  readonly scores: readonly (readonly (number | null)[])[]
  /** What leaving an adopter without a cat is worth; null (default) = only when no cat is left. */
  readonly noMatch?: number | null
  /** Pairs fixed by staff; the rest is planned around them. */
  readonly locked?: readonly { readonly row: number; readonly column: number }[]
}

/** An event as whole numbers: what is free to plan, and what leaving out or a forbidden pair is worth. */
export interface EventProblem {
  readonly height: number
  readonly width: number
  readonly cells: readonly (readonly (number | null)[])[]
  readonly noMatch: number | null
  readonly freeRows: readonly number[]
  readonly freeColumns: readonly number[]
  /** "No match" columns added so that every free row can be placed. */
  readonly spare: number
  readonly spareWorth: number
  readonly forbiddenWorth: number
}

/** Reads and checks an event; throws RangeError on ragged or non-finite scores and on colliding or outlying locks. */
export function readProblem(input: AssignInput): EventProblem {
  const height = input.scores.length
  const width = input.scores[0]?.length ?? 0
  const noMatch = input.noMatch ?? null
  const cells = input.scores.map((scores, row) => {
    if (scores.length !== width)
      throw new RangeError(`scores[${row}] must have ${width} values like the first.`)
    return scores.map((score, column) => toUnits(score, `scores[${row}][${column}]`))
  })
  const locked = input.locked ?? []
  const lockedRows = new Set(locked.map(({ row }) => row))
  const lockedColumns = new Set(locked.map(({ column }) => column))
  if (lockedRows.size !== locked.length || lockedColumns.size !== locked.length) {
    throw new RangeError("A row or a column is locked twice.")
  }
  if (locked.some(({ row, column }) => !(row in cells) || !(column >= 0 && column < width))) {
    throw new RangeError("A lock lies outside the scores.")
  }
  const freeRows = cells.flatMap((_, row) => (lockedRows.has(row) ? [] : [row]))
  const freeColumns = Array.from({ length: width }, (_, column) => column).filter(
    (c) => !lockedColumns.has(c),
  )
  const hasForbidden = freeRows.some((row) => freeColumns.some((column) => cells[row]?.[column] === null))
  const needsSpare = noMatch !== null || hasForbidden
  const largest = cells.flat().reduce<number>((max, cell) => Math.max(max, Math.abs(cell ?? 0)), 1)
  // Leaving an adopter out must cost more than any plan can gain by it.
  const unplaced = -(freeRows.length + 1) * 2 * largest
  const spareWorth = toUnits(noMatch, "noMatch") ?? unplaced
  return {
    height,
    width,
    cells,
    noMatch: toUnits(noMatch, "noMatch"),
    freeRows,
    freeColumns,
    spare: needsSpare ? freeRows.length : 0,
    spareWorth,
    // There is a spare column for every row, so anything below its worth is never chosen.
    forbiddenWorth: spareWorth - 1,
  }
}

function toUnits(score: number | null, where: string): number | null {
  if (score === null) return null
  const units = Math.round(score * SCORE_SCALE)
  if (!Number.isSafeInteger(units)) throw new RangeError(`${where} must be a finite number.`)
  return units === 0 ? 0 : units
}

/** Worth of the i-th free row in the j-th free column; columns past the real ones are "no match". */
export function worthOf(problem: EventProblem, i: number, j: number): number {
  const column = problem.freeColumns[j]
  if (column === undefined) return problem.spareWorth
  return problem.cells[problem.freeRows[i] ?? 0]?.[column] ?? problem.forbiddenWorth
}

/** What the solver maximises over the free rows, penalties included. */
export function objectiveOf(problem: EventProblem, assignment: readonly (number | null)[]): number {
  const isSpared = problem.spare > 0
  return problem.freeRows.reduce((sum, row) => {
    const column = assignment[row] ?? null
    if (column === null) return sum + (isSpared ? problem.spareWorth : 0)
    return sum + (problem.cells[row]?.[column] ?? problem.forbiddenWorth)
  }, 0)
}

/** The plan's total in units as people read it, without penalties. */
export function totalOf(problem: EventProblem, assignment: readonly (number | null)[]): number {
  return assignment.reduce<number>((sum, column, row) => {
    return sum + (column === null ? (problem.noMatch ?? 0) : (problem.cells[row]?.[column] ?? 0))
  }, 0)
}
