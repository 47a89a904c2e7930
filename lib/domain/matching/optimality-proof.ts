import type { EventPlan } from "./assign"
import { type AssignInput, objectiveOf, readProblem, worthOf } from "./event-problem"

/**
 * Whether a certificate proves a plan best: the prices cover every possible pair, unused columns cost nothing, and
 * the prices add up to the plan's own total. Needs no trust in how the plan was found.
 */
export function provesOptimal(
  input: AssignInput,
  plan: Pick<EventPlan, "assignment" | "certificate">,
): boolean {
  const problem = readProblem(input)
  const { rows, columns, noMatch } = plan.certificate
  if (noMatch.length !== problem.spare) return false
  const rowPrice = problem.freeRows.map((row) => rows[row] ?? Number.NaN)
  const columnPrice = [...problem.freeColumns.map((column) => columns[column] ?? Number.NaN), ...noMatch]
  const isRowSideFull = rowPrice.length <= columnPrice.length
  const optional = isRowSideFull ? columnPrice : rowPrice
  const covers = rowPrice.every((u, i) => columnPrice.every((v, j) => u + v >= worthOf(problem, i, j)))
  const priced = [...rowPrice, ...columnPrice].reduce((sum, price) => sum + price, 0)
  const used = plan.assignment.filter((column) => column !== null)
  const isPlan = plan.assignment.length === problem.height && new Set(used).size === used.length
  // Without "no match" columns only a plan that leaves nobody out needlessly is bounded by the prices.
  const isFull = problem.spare > 0 || used.length === Math.min(problem.height, problem.width)
  const keepsLocks = (input.locked ?? []).every(({ row, column }) => plan.assignment[row] === column)
  const isProof = covers && optional.every((price) => price >= 0)
  return isPlan && isFull && keepsLocks && isProof && priced === objectiveOf(problem, plan.assignment)
}
