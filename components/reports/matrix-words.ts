import type { MatrixCell } from "@/lib/domain/reports/matrix"
import type { MatrixPart } from "@/lib/domain/reports/matrix-corrections"
import { INTAKE_LINES, MATRIX_AGES, OUTCOME_LINES } from "@/lib/domain/reports/matrix-lines"
import type { MatrixWarning } from "@/lib/domain/reports/matrix-warnings"
import { formatNumber } from "@/lib/platform/format"

const COUNT_LABELS: Record<string, string> = {
  beginning: "In care at the beginning",
  beginningFoster: "In foster homes at the beginning",
  ending: "In care at the end",
  endingFoster: "In foster homes at the end",
  adoptionReturns: "Adoptions that came back",
}

/** A cell of the matrix in words, such as "Stray at large, adult". */
export function cellLabel(cell: MatrixCell): string {
  const [line, age] = cell.split(".")
  const found = [...INTAKE_LINES, ...OUTCOME_LINES].find(({ key }) => key === line)
  const ageLabel = MATRIX_AGES.find(({ key }) => key === age)?.label
  return found && ageLabel ? `${found.label}, ${ageLabel.toLowerCase()}` : (COUNT_LABELS[cell] ?? cell)
}

export const PART_LABELS: Record<MatrixPart, string> = {
  intake: "Intake",
  outcome: "Outcome",
  adoptionReturns: "Came back from an adoption",
  beginning: "In care at the beginning",
  beginningFoster: "In a foster home at the beginning",
  ending: "In care at the end",
  endingFoster: "In a foster home at the end",
}

/** What stands behind a warning, as the heading of its animals. */
export const WARNING_TITLES: Record<MatrixWarning["key"], string> = {
  ageUnknown: "Age unknown",
  otherIntake: "Intake counted as other",
  reachUnknown: "Transfers without a word about how far",
  openLong: "In care for more than a year",
  impossible: "Left out: the outcome lies before the intake",
  halfOutcome: "An outcome with only its day or only its kind",
  twice: "Two stays of one cat overlap",
}

/** A warning with its count, and what to do about it. */
export function warningWords({ key, stayKeys }: MatrixWarning): string {
  const n = stayKeys.length
  const stays = `${formatNumber(n)} ${n === 1 ? "stay" : "stays"}`
  const words: Record<MatrixWarning["key"], string> = {
    ageUnknown: `${stays} in "age unknown": add a date of birth to the cat's record, an estimate is enough.`,
    otherIntake: `${stays} in "other intakes": say how the cat came in, if it is known.`,
    reachUnknown: `${stays} counted as a transfer in state because the record does not say how far. "Out of state" or "international" in the detail of the intake or outcome moves it.`,
    openLong: `${stays} open for more than a year at the end of the month: check that the cat is still here.`,
    impossible: `${stays} left out, because the outcome lies before the intake.`,
    halfOutcome: `${stays} counted as still in care, because only the day or only the kind of the outcome is known.`,
    twice: `${stays} overlap with another stay of the same cat, so that the cat counts twice.`,
  }
  return words[key]
}

/** What the animals behind a number or a warning have in common. */
export const titleOf = (cell: MatrixCell | MatrixWarning["key"]): string =>
  cell in WARNING_TITLES ? WARNING_TITLES[cell as MatrixWarning["key"]] : cellLabel(cell as MatrixCell)
