import { type Day, dateFromDay } from "@/lib/domain/calendar/day"
import { cellCount, type Matrix } from "./matrix"
import { INTAKE_LINES, MATRIX_AGES, OUTCOME_LINES } from "./matrix-lines"

const LINES = [...INTAKE_LINES, ...OUTCOME_LINES]

/** The 66 headings of the monthly file, in the order its readers expect. */
export const MATRIX_HEADINGS: readonly string[] = [
  "Record Year",
  "Record Month",
  "Species",
  "Beginning Count Date",
  "Ending Count Date",
  "Beginning Count",
  "Beginning Foster Animal Count",
  "Ending Count",
  "Ending Foster Animal Count",
  ...LINES.flatMap(({ heading }) => MATRIX_AGES.map((age) => `${age.heading} ${heading}`)),
]

/** The one row of a month under those headings; dates as MM/DD/YYYY, as the file's readers want them. */
export function matrixRow(matrix: Matrix): (string | number)[] {
  const { year, month } = dateFromDay(matrix.firstDay)
  return [
    year,
    month,
    "Feline",
    americanDate(matrix.firstDay),
    americanDate(matrix.lastDay),
    matrix.beginning,
    matrix.beginningFoster,
    matrix.ending,
    matrix.endingFoster,
    ...LINES.flatMap(({ key }) => MATRIX_AGES.map((age) => cellCount(matrix.behind, `${key}.${age.key}`))),
  ]
}

function americanDate(day: Day): string {
  const { year, month, dayOfMonth } = dateFromDay(day)
  const two = (number: number) => String(number).padStart(2, "0")
  return `${two(month)}/${two(dayOfMonth)}/${String(year).padStart(4, "0")}`
}
