import { parseIsoDay } from "@/lib/domain/calendar/day"
import { foldWord } from "./clean-cell"
import type { FileColumns, FileRow } from "./file-columns"
import { namesOf } from "./file-columns"
import type { ColumnName, Condition } from "./profile"
import { dayOfMoment, type MomentReader } from "./read-moment"

export type Test = (row: FileRow) => boolean

/** What compiling needs to know: the file, and where columns that are missing are told. */
export interface CompileContext {
  readonly columns: FileColumns
  readonly isAbsent: (cell: string) => boolean
  readonly readMoment: MomentReader
  /** Called for every column that the file does not have. */
  readonly report: (name: ColumnName, where: string) => void
}

/** Compiles a condition against a file's columns; a missing column is reported and its test never holds. */
export function compileCondition(condition: Condition, where: string, context: CompileContext): Test {
  const tests: Test[] = columnTests(condition, where, context)
  const nested = (list: readonly Condition[]) => list.map((one) => compileCondition(one, where, context))
  if (condition.all) {
    const all = nested(condition.all)
    tests.push((row) => all.every((test) => test(row)))
  }
  if (condition.any) {
    const any = nested(condition.any)
    tests.push((row) => any.some((test) => test(row)))
  }
  if (condition.not) {
    const not = compileCondition(condition.not, where, context)
    tests.push((row) => !not(row))
  }
  return (row) => tests.every((test) => test(row))
}

/** The first column a condition asks about, for messages; null when it asks about none. */
export function columnOfCondition(condition: Condition): ColumnName | null {
  if (condition.column) return condition.column
  const inner = [
    ...(condition.all ?? []),
    ...(condition.any ?? []),
    ...(condition.not ? [condition.not] : []),
  ]
  for (const one of inner) {
    const column = columnOfCondition(one)
    if (column) return column
  }
  return null
}

/** A column by the name to show. */
export function showColumn(name: ColumnName): string {
  return namesOf(name)[0] ?? ""
}

function columnTests(condition: Condition, where: string, context: CompileContext): Test[] {
  if (condition.column === undefined) return []
  const position = context.columns.find(condition.column)
  if (position === null) {
    context.report(condition.column, where)
    return [() => false]
  }
  const tests: Test[] = []
  const word = (row: FileRow) => foldWord(row.cell(position))
  if (condition.in) {
    const words = foldedSet(condition.in)
    tests.push((row) => words.has(word(row)))
  }
  if (condition.notIn) {
    const words = foldedSet(condition.notIn)
    tests.push((row) => !words.has(word(row)))
  }
  if (condition.startsWith) {
    const starts = condition.startsWith.map(foldWord)
    tests.push((row) => starts.some((start) => word(row).startsWith(start)))
  }
  if (condition.contains) {
    const pieces = condition.contains.map(foldWord)
    tests.push((row) => pieces.some((piece) => word(row).includes(piece)))
  }
  if (condition.absent !== undefined) {
    const { absent } = condition
    tests.push((row) => context.isAbsent(row.cell(position)) === absent)
  }
  if (condition.from !== undefined || condition.to !== undefined)
    tests.push(dayTest(position, condition, context.readMoment))
  return tests
}

function dayTest(position: number, { from, to }: Condition, readMoment: MomentReader): Test {
  const first = from === undefined ? null : parseIsoDay(from)
  const last = to === undefined ? null : parseIsoDay(to)
  return (row) => {
    const moment = readMoment(row.cell(position))
    if (moment === null) return false
    const day = dayOfMoment(moment)
    return (first === null || day >= first) && (last === null || day <= last)
  }
}

function foldedSet(words: readonly string[]): Set<string> {
  return new Set(words.map(foldWord))
}
