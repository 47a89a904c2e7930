import { ageBand } from "@/lib/domain/calendar/age"
import type { Day } from "@/lib/domain/calendar/day"
import { firstDayOfMonth, lastDayOfMonth, type Month } from "@/lib/domain/calendar/month"
import { isWithin } from "@/lib/domain/outcomes/cohort"
import type { Outcome, Stay } from "@/lib/domain/outcomes/stays"
import {
  INTAKE_LINES,
  type IntakeLine,
  intakeLine,
  MATRIX_AGES,
  type MatrixAge,
  OUTCOME_LINES,
  type OutcomeLine,
  outcomeLine,
} from "./matrix-lines"

/** A stay as the matrix counts it. Foster homes are places within the stay, not ways out. */
export interface MatrixStay extends Stay {
  readonly stayKey: string
  readonly isReturn: boolean
  readonly outcomeDetail: string | null
  readonly fosters: readonly { readonly from: Day; readonly to: Day | null }[]
}

/** A cell that opens its animals. */
export type MatrixCell =
  | `${IntakeLine | OutcomeLine}.${MatrixAge}`
  | "beginning"
  | "beginningFoster"
  | "ending"
  | "endingFoster"
  | "adoptionReturns"

/** Stay keys behind every cell that counts at least one. */
export type StaysBehind = Partial<Record<MatrixCell, readonly string[]>>

export interface Matrix {
  readonly month: Month
  readonly firstDay: Day
  readonly lastDay: Day
  /** Cats in care, those in foster homes included. */
  readonly beginning: number
  readonly ending: number
  readonly beginningFoster: number
  readonly endingFoster: number
  readonly intakes: number
  readonly outcomes: number
  readonly liveOutcomes: number
  /** Of the intakes; they stand in relinquished by owner. */
  readonly adoptionReturns: number
  readonly behind: StaysBehind
}

const INTAKE_CELLS = INTAKE_LINES.flatMap(({ key }) => MATRIX_AGES.map((age) => `${key}.${age.key}` as const))
const OUTCOME_CELLS = OUTCOME_LINES.flatMap(({ key }) =>
  MATRIX_AGES.map((age) => `${key}.${age.key}` as const),
)
export const MATRIX_CELLS: readonly MatrixCell[] = [
  "beginning",
  "beginningFoster",
  ...INTAKE_CELLS,
  "adoptionReturns",
  ...OUTCOME_CELLS,
  "ending",
  "endingFoster",
]

/** What a cell counts: 0 for one without stays. */
export const cellCount = (behind: StaysBehind, cell: MatrixCell): number => behind[cell]?.length ?? 0

/** Day and kind of an outcome where both are known; a stay with one of them is still open, as in the cohorts. */
export function knownOutcome(stay: Stay): { day: Day; outcome: Outcome } | null {
  return stay.outcomeDay === null || stay.outcome === null
    ? null
    : { day: stay.outcomeDay, outcome: stay.outcome }
}

/** Whether a stay has dates that cannot be: it is left out of every cell. */
export const isImpossible = (stay: Stay): boolean =>
  stay.outcomeDay !== null && stay.outcomeDay < stay.intakeDay

/**
 * The intake and outcome matrix of one month after Shelter Animals Count: age at intake for intakes, at outcome for
 * outcomes. Throws RangeError for a text that is no month, and Error should beginning + intakes − outcomes ever not be
 * the ending.
 */
export function monthlyMatrix(stays: readonly MatrixStay[], month: Month): Matrix {
  const firstDay = firstDayOfMonth(month)
  const lastDay = lastDayOfMonth(month)
  const behind = new Map<MatrixCell, string[]>()
  const put = (cell: MatrixCell, stay: MatrixStay) => {
    const keys = behind.get(cell)
    if (keys) keys.push(stay.stayKey)
    else behind.set(cell, [stay.stayKey])
  }
  for (const stay of stays) {
    if (isImpossible(stay)) continue
    const out = knownOutcome(stay)
    if (isWithin(stay.intakeDay, firstDay, lastDay)) {
      put(`${intakeLine(stay)}.${ageAt(stay, stay.intakeDay)}`, stay)
      if (stay.isReturn) put("adoptionReturns", stay)
    }
    if (out && isWithin(out.day, firstDay, lastDay))
      put(`${outcomeLine(out.outcome, stay.outcomeDetail)}.${ageAt(stay, out.day)}`, stay)
    // The night before the month and the night after it: who slept here, or in one of our foster homes.
    if (isInCareOvernight(stay, firstDay - 1)) {
      put("beginning", stay)
      if (isFostered(stay, firstDay - 1)) put("beginningFoster", stay)
    }
    if (isInCareOvernight(stay, lastDay)) {
      put("ending", stay)
      if (isFostered(stay, lastDay)) put("endingFoster", stay)
    }
  }
  return balanced({ month, firstDay, lastDay, behind: Object.fromEntries(behind) as StaysBehind })
}

function balanced(counted: Pick<Matrix, "month" | "firstDay" | "lastDay" | "behind">): Matrix {
  const { behind, month } = counted
  const sum = (cells: readonly MatrixCell[]) =>
    cells.reduce((total, cell) => total + cellCount(behind, cell), 0)
  const live = OUTCOME_LINES.filter(({ isLive }) => isLive).flatMap(({ key }) =>
    MATRIX_AGES.map((age) => `${key}.${age.key}` as const),
  )
  const matrix: Matrix = {
    ...counted,
    beginning: cellCount(behind, "beginning"),
    beginningFoster: cellCount(behind, "beginningFoster"),
    ending: cellCount(behind, "ending"),
    endingFoster: cellCount(behind, "endingFoster"),
    intakes: sum(INTAKE_CELLS),
    outcomes: sum(OUTCOME_CELLS),
    liveOutcomes: sum(live),
    adoptionReturns: cellCount(behind, "adoptionReturns"),
  }
  if (matrix.beginning + matrix.intakes - matrix.outcomes !== matrix.ending)
    throw new Error(`the matrix of ${month} does not balance`)
  return matrix
}

const ageAt = ({ birthDay }: Stay, day: Day): MatrixAge => {
  const band = ageBand(birthDay, day)
  if (band === "unknown") return "ageUnknown"
  return band === "kitten_under_5m" ? "upToFiveMonths" : "adult"
}

/** Whether a cat was in care in the night after a day. */
export function isInCareOvernight(stay: Stay, day: Day): boolean {
  const out = knownOutcome(stay)
  return stay.intakeDay <= day && (out === null || out.day > day)
}

const isFostered = ({ fosters }: MatrixStay, day: Day): boolean =>
  fosters.some(({ from, to }) => from <= day && (to === null || to > day))
