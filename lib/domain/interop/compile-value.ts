import { cleanCell, foldWord } from "./clean-cell"
import { type CompileContext, compileCondition, showColumn } from "./conditions"
import type { FileRow } from "./file-columns"
import type { ColumnName, FieldSpec, ValueSpec } from "./profile"

/** What a row says for one value before its kind is read. */
export interface FoundText {
  /** null = absent. */
  readonly text: string | null
  /** The cell as the file has it, cleaned; "" for constants. */
  readonly cell: string
  /** A word that the map does not list: still to be understood by its kind. */
  readonly isUnlisted: boolean
}

/** A value as a file's rows give it. */
export interface CompiledValue {
  readonly spec: ValueSpec
  /** The column to name in messages. */
  readonly column: string
  /** The file can say it: false for an optional column the file lacks. */
  readonly isProvided: boolean
  find(row: FileRow): FoundText
}

type Source = (row: FileRow) => string
const ABSENT: FoundText = { text: null, cell: "", isUnlisted: false }

/** A field written short (a header, or several) as a full spec. */
export function specOf(field: FieldSpec): ValueSpec {
  return typeof field === "string" || Array.isArray(field)
    ? { column: field as ColumnName }
    : (field as ValueSpec)
}

/** Compiles one value against a file's columns: source, absent words, map and default in the documented order. */
export function compileValue(spec: ValueSpec, where: string, given: CompileContext): CompiledValue {
  const context = spec.optional ? tolerant(given) : given
  const isAbsent = spec.absent ? absentTest(spec.absent) : context.isAbsent
  const source = compileSource({ spec, where, context, isAbsent })
  const when = spec.when ? compileCondition(spec.when, where, context) : null
  const cases = (spec.cases ?? []).map((one) => ({
    test: compileCondition(one.when, where, context),
    value: one.value,
  }))
  const isProvided = source !== null || cases.length > 0 || spec.default !== undefined
  const translate = compileMap(spec)
  const fallback = (found: FoundText): FoundText =>
    found.text === null && spec.default !== undefined ? { ...found, text: spec.default } : found
  return {
    spec,
    column: columnShown(spec),
    isProvided,
    find(row) {
      if (when && !when(row)) return fallback(ABSENT)
      const cell = source ? source(row) : ""
      const settled = cases.find(({ test }) => test(row))
      if (settled) return fallback({ text: settled.value, cell, isUnlisted: false })
      if (!source || (spec.value === undefined && isAbsent(cell))) return fallback({ ...ABSENT, cell })
      return fallback(translate(cell))
    },
  }
}

/** The same file, where a missing column is no problem. */
export function tolerant(context: CompileContext): CompileContext {
  return { ...context, report: () => {} }
}

/** A test for the words that mean "nothing here"; the empty cell always does. */
export function absentTest(words: readonly string[]): (cell: string) => boolean {
  const absent = new Set(words.map(foldWord))
  return (cell) => cell === "" || (cell.length < 20 && absent.has(foldWord(cell)))
}

interface SourceInput {
  spec: ValueSpec
  where: string
  context: CompileContext
  isAbsent: (cell: string) => boolean
}

function compileSource({ spec, where, context, isAbsent }: SourceInput): Source | null {
  const position = (name: ColumnName) => {
    const found = context.columns.find(name)
    if (found === null) context.report(name, where)
    return found
  }
  const positions = (names: readonly ColumnName[]) => names.map(position).filter((one) => one !== null)
  const { value } = spec
  if (value !== undefined) return () => value
  if (spec.column !== undefined) {
    const column = position(spec.column)
    if (column === null) return null
    const { lastOf } = spec
    return lastOf === undefined ? (row) => row.cell(column) : (row) => lastItem(row.cell(column), lastOf)
  }
  if (spec.firstOf) {
    const columns = positions(spec.firstOf)
    if (columns.length === 0) return null
    return (row) => columns.map((column) => row.cell(column)).find((cell) => !isAbsent(cell)) ?? ""
  }
  if (spec.join) {
    const columns = positions(spec.join)
    if (columns.length === 0) return null
    const joined = (row: FileRow) =>
      columns.map((column) => row.cell(column)).filter((cell) => !isAbsent(cell))
    return (row) => joined(row).join(spec.with ?? " ")
  }
  return null
}

/** The last item of a list in a cell; empty items do not count. */
function lastItem(cell: string, separator: string): string {
  const items = cell.split(separator).map((item) => item.trim())
  return items.findLast((item) => item !== "") ?? ""
}

function compileMap(spec: ValueSpec): (cell: string) => FoundText {
  const map = spec.map
    ? new Map(Object.entries(spec.map).map(([word, ours]) => [foldWord(word), ours]))
    : null
  return (cell) => {
    const text = changeCase(cell, spec.case)
    if (!map) return { text, cell, isUnlisted: false }
    const ours = map.get(foldWord(cell))
    if (ours !== undefined) return { text: ours, cell, isUnlisted: false }
    if (spec.else !== undefined) return { text: spec.else, cell, isUnlisted: false }
    return { text, cell, isUnlisted: true }
  }
}

function changeCase(text: string, letters: ValueSpec["case"]): string {
  if (letters === "upper") return text.toUpperCase()
  if (letters === "lower") return text.toLowerCase()
  if (letters !== "title") return text
  return text
    .toLowerCase()
    .replace(/(^|[\s/("-])(\p{Letter})/gu, (_, before, letter) => before + letter.toUpperCase())
}

/** The column, or columns, a value comes from, for messages. */
export function columnShown(spec: ValueSpec): string {
  const names = spec.column !== undefined ? [spec.column] : (spec.firstOf ?? spec.join ?? [])
  if (names.length > 0) return names.map(showColumn).join(" + ")
  const inCase = spec.cases?.find((one) => one.when.column)?.when.column
  return inCase ? showColumn(inCase) : cleanCell(spec.value ?? "", [])
}
