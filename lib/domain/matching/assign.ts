import { findBlockingPairs } from "./blocking-pairs"
import {
  type AssignInput,
  type EventProblem,
  readProblem,
  SCORE_SCALE,
  totalOf,
  worthOf,
} from "./event-problem"
import { assignGreedily } from "./greedy-plan"
import { assignAtLeastCost } from "./linear-assignment"

/** Prices in ten-thousandths of a point that prove the plan best; locked rows and columns have none (null). */
export interface DualCertificate {
  readonly rows: readonly (number | null)[]
  readonly columns: readonly (number | null)[]
  readonly noMatch: readonly number[]
}

export interface EventPlan {
  /** The column of each row, null = no cat. */
  readonly assignment: readonly (number | null)[]
  /** Sum of the scores of the plan; adopters left without a cat count `noMatch` when that is given. */
  readonly total: number
  /** The same for taking the best remaining pair again and again. */
  readonly greedyTotal: number
  /** Pairs in which both sides would strictly prefer each other to what they got. */
  readonly blocking: readonly (readonly [row: number, column: number])[]
  readonly certificate: DualCertificate
}

/**
 * The best total assignment of cats to adopters for an event, each cat to one adopter: exact, deterministic, with
 * its proof. Throws RangeError on ragged or non-finite scores and on locks that collide or lie outside.
 */
export function planEvent(input: AssignInput): EventPlan {
  const problem = readProblem(input)
  const solved = solve(problem)
  const assignment = new Array<number | null>(problem.height).fill(null)
  for (const { row, column } of input.locked ?? []) assignment[row] = column
  solved.columnOf.forEach((column, i) => {
    assignment[problem.freeRows[i] ?? 0] = column
  })
  return {
    assignment,
    total: totalOf(problem, assignment) / SCORE_SCALE,
    greedyTotal: totalOf(problem, assignGreedily(problem, input.locked ?? [])) / SCORE_SCALE,
    blocking: findBlockingPairs(problem, assignment),
    certificate: solved.certificate,
  }
}

/** An adopter's best other cats beside the planned one, best first (ties by column). */
export function nextOptions(
  input: AssignInput,
  choice: { readonly row: number; readonly assigned: number | null; readonly count?: number },
): number[] {
  const scores = input.scores[choice.row] ?? []
  const open = scores.flatMap((score, column) =>
    score === null || column === choice.assigned ? [] : [{ score, column }],
  )
  open.sort((a, b) => b.score - a.score || a.column - b.column)
  return open.slice(0, choice.count ?? 2).map(({ column }) => column)
}

function solve(problem: EventProblem): { columnOf: (number | null)[]; certificate: DualCertificate } {
  const height = problem.freeRows.length
  const width = problem.freeColumns.length + problem.spare
  const isTurned = height > width
  const rows = isTurned ? width : height
  const columns = isTurned ? height : width
  const cost = new Float64Array(rows * columns)
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      cost[r * columns + c] = -(isTurned ? worthOf(problem, c, r) : worthOf(problem, r, c))
    }
  }
  const least = assignAtLeastCost({ rows, columns, cost })
  const rowPrice = Array.from(isTurned ? least.columnDual : least.rowDual, negate)
  const columnPrice = Array.from(isTurned ? least.rowDual : least.columnDual, negate)
  const columnOf = new Array<number | null>(height).fill(null)
  least.columnOf.forEach((c, r) => {
    const [i, j] = isTurned ? [c, r] : [r, c]
    columnOf[i] = problem.freeColumns[j] ?? null
  })
  const real = problem.freeColumns.length
  return {
    columnOf,
    certificate: {
      rows: spread(rowPrice, problem.freeRows, problem.height),
      columns: spread(columnPrice.slice(0, real), problem.freeColumns, problem.width),
      noMatch: columnPrice.slice(real),
    },
  }
}

function negate(value: number): number {
  return value === 0 ? 0 : -value
}

function spread(values: number[], places: readonly number[], length: number): (number | null)[] {
  const list = new Array<number | null>(length).fill(null)
  places.forEach((place, i) => {
    list[place] = values[i] ?? 0
  })
  return list
}
