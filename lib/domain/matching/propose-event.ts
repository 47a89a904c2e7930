import { nextOptions, planEvent } from "./assign"
import { type AssignInput, objectiveOf, readProblem, SCORE_SCALE } from "./event-problem"
import type { EventScores } from "./event-scores"
import { assignFirstCome } from "./first-come"
import { provesOptimal } from "./optimality-proof"
import { DEFAULT_MATCH } from "./parameters"

/** What a plan gives: the sum it is judged by, how many adopters have a match of Good or better, and the least match. */
export interface PlanFigures {
  readonly total: number
  readonly matched: number
  readonly goodOrBetter: number
  /** The least match M of a pair that was made; null when none can be compared. */
  readonly worst: number | null
}

/** One adopter's line of a proposal; columns point into the units of the scores. */
export interface ProposedLine {
  readonly column: number | null
  readonly worth: number | null
  readonly match: number | null
  readonly isLocked: boolean
  readonly options: readonly { readonly column: number; readonly worth: number }[]
  readonly firstCome: number | null
}

/** Prices in points that prove the plan best; null = locked. Their sum is `bound`, the plan's own value is `value`. */
export interface ProofInPoints {
  readonly isProven: boolean
  readonly rows: readonly (number | null)[]
  readonly columns: readonly (number | null)[]
  readonly bound: number
  readonly value: number
  /** What leaving an adopter out counts in the proof; null when nobody can be left out. */
  readonly leftOut: number | null
}

export interface EventProposal {
  readonly lines: readonly ProposedLine[]
  readonly figures: PlanFigures
  readonly firstCome: PlanFigures
  readonly blocking: readonly (readonly [row: number, column: number])[]
  readonly proof: ProofInPoints
}

const points = (units: number | null) => (units === null ? null : units / SCORE_SCALE)

/** The best plan of an event with its proof, each adopter's next two options, and what first come would have given. */
export function proposeEvent(
  scores: Pick<EventScores, "worth" | "match">,
  rules: Pick<AssignInput, "noMatch" | "locked">,
): EventProposal {
  const input: AssignInput = { scores: scores.worth, ...rules }
  const plan = planEvent(input)
  const problem = readProblem(input)
  const firstCome = assignFirstCome(input)
  const lockedRows = new Set((rules.locked ?? []).map(({ row }) => row))
  const { rows, columns, noMatch } = plan.certificate
  const prices = [...rows, ...columns, ...noMatch].reduce<number>((sum, price) => sum + (price ?? 0), 0)
  return {
    lines: plan.assignment.map((column, row) => ({
      column,
      worth: column === null ? null : (scores.worth[row]?.[column] ?? null),
      match: column === null ? null : (scores.match[row]?.[column] ?? null),
      isLocked: lockedRows.has(row),
      options: nextOptions(input, { row, assigned: column }).map((option) => ({
        column: option,
        worth: scores.worth[row]?.[option] ?? 0,
      })),
      firstCome: firstCome[row] ?? null,
    })),
    figures: figuresOf(scores, plan.assignment, rules.noMatch ?? null),
    firstCome: figuresOf(scores, firstCome, rules.noMatch ?? null),
    blocking: plan.blocking,
    proof: {
      isProven: provesOptimal(input, plan),
      rows: rows.map(points),
      columns: columns.map(points),
      bound: prices / SCORE_SCALE,
      value: objectiveOf(problem, plan.assignment) / SCORE_SCALE,
      leftOut: problem.spare > 0 ? problem.spareWorth / SCORE_SCALE : null,
    },
  }
}

/** Judges any plan by the same figures: total worth, pairs made, Good or better, and the least match among them. */
export function figuresOf(
  scores: Pick<EventScores, "worth" | "match">,
  assignment: readonly (number | null)[],
  noMatch: number | null,
): PlanFigures {
  let total = 0
  let matched = 0
  let goodOrBetter = 0
  let worst: number | null = null
  assignment.forEach((column, row) => {
    if (column === null) {
      total += noMatch ?? 0
      return
    }
    matched++
    total += scores.worth[row]?.[column] ?? 0
    const match = scores.match[row]?.[column] ?? null
    if (match === null) return
    if (match >= DEFAULT_MATCH.bands.good) goodOrBetter++
    if (worst === null || match < worst) worst = match
  })
  return { total, matched, goodOrBetter, worst }
}
