import { foldWord } from "./clean-cell"
import type { CompiledField, CompiledProfile, CompiledRule } from "./compile-profile"
import { requiredFields } from "./fields"
import type { FileRow } from "./file-columns"
import { birthFromAge, readAge } from "./read-measures"
import { dayOfMoment } from "./read-moment"
import { readValue, type Value } from "./read-value"
import { readSex } from "./read-words"
import { ANSWER_FIELDS, factVocabulary } from "./vocabularies"

/** A row that is not imported, and why. The row number counts the header as row 1. */
export interface SkippedRow {
  readonly row: number
  readonly column: string
  readonly value: string
  readonly reason: string
}

/** Something the row could not say though the row itself counts; `row` as above. */
export type ReadingNote = SkippedRow

export interface ReadFact {
  readonly key: string
  readonly value: string
  readonly evidence: string
}

/** A row as the engine goes on with it: only fields the file can say are there, null = absent in this row. */
export interface ReadRow {
  readonly row: number
  readonly isMain: boolean
  readonly values: Readonly<Record<string, Value>>
  readonly facts: readonly ReadFact[]
  readonly answers: Readonly<Record<string, unknown>>
  readonly lines: readonly string[]
}

export type Interpretation =
  | { readonly ok: true; readonly read: ReadRow; readonly notes: readonly ReadingNote[] }
  | { readonly ok: false; readonly skipped: SkippedRow }

const LONGEST_SHOWN = 200
/** Fields whose own word is kept beside ours unless the profile names another column for it. */
const DETAILS = {
  intakeType: "intakeDetail",
  outcomeType: "outcomeDetail",
  movementType: "movementDetail",
} as const

/** Interprets one row by its profile: the rules first, then every field, fact, answer and note. */
export function interpretRow(compiled: CompiledProfile, row: FileRow): Interpretation {
  const refused = refusedBy(compiled, row)
  if (refused) return { ok: false, skipped: refused }
  const values: Record<string, Value> = {}
  const notes: ReadingNote[] = []
  for (const one of compiled.fields) {
    const skipped = readField({ one, row, values, notes })
    if (skipped) return { ok: false, skipped }
  }
  fillFromAge(values)
  for (const key of requiredFields(compiled.profile.row)) {
    if (values[key] === null && !mayLack(compiled, key))
      return { ok: false, skipped: missingIn(compiled, row, key) }
  }
  return {
    ok: true,
    notes,
    read: {
      row: row.number,
      isMain: compiled.main ? compiled.main(row) : true,
      values,
      facts: readFacts(compiled, row, notes),
      answers: readAnswers(compiled, row, notes),
      lines: readLines(compiled, row),
    },
  }
}

/** Cuts a cell for lists of problems. */
export function showCell(text: string): string {
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}…`
}

function refusedBy(compiled: CompiledProfile, row: FileRow): SkippedRow | null {
  const told = ({ column, reason, position }: CompiledRule) => ({
    row: row.number,
    column,
    value: position === null ? "" : showCell(row.cell(position)),
    reason,
  })
  for (const rule of compiled.keep) if (!rule.test(row)) return told(rule)
  for (const rule of compiled.skip) if (rule.test(row)) return told(rule)
  return null
}

interface FieldReading {
  one: CompiledField
  row: FileRow
  values: Record<string, Value>
  notes: ReadingNote[]
}

function readField({ one, row, values, notes }: FieldReading): SkippedRow | null {
  const { field, value, readMoment } = one
  const found = value.find(row)
  const read = readValue({ field, spec: value.spec, found, readMoment })
  const problem = { row: row.number, column: value.column, value: showCell(found.cell || (found.text ?? "")) }
  if (!read.ok) {
    const rule = field.isRequired ? "skip" : (value.spec.unknown ?? field.unknown ?? "leave")
    if (rule === "skip") return { ...problem, reason: read.reason }
    notes.push({ ...problem, reason: `${read.reason}; left unknown` })
  } else if (read.isCut) notes.push({ ...problem, reason: `${field.key} was cut at ${field.max} characters` })
  const isSaidBySex = field.key === "neutered" && (!read.ok || read.value === null)
  if (!isSaidBySex) values[field.key] = read.ok ? read.value : null
  else values.neutered ??= null
  if (field.key === "sex" && found.text !== null) values.neutered ??= readSex(found.text)?.neutered ?? null
  const detail = DETAILS[field.key as keyof typeof DETAILS]
  if (detail) values[detail] ??= found.cell === "" ? null : found.cell.slice(0, 80)
  return null
}

function fillFromAge(values: Record<string, Value>) {
  const { age, ageOn, intakeOn } = values
  delete values.age
  delete values.ageOn
  if (age === undefined || (values.bornOn ?? null) !== null) return
  values.bornOn = null
  const on = ageOn === undefined ? intakeOn : ageOn
  const read = typeof age === "string" ? readAge(age) : null
  if (!read || typeof on !== "number") return
  values.bornOn = birthFromAge(read, dayOfMoment(on))
  values.bornEstimated = "yes"
}

/** Of rows that are animals only the animal itself has an intake; of movements, a cat may just be there. */
function mayLack({ profile }: CompiledProfile, key: string): boolean {
  return profile.row === "movement" && key.startsWith("movement")
}

function missingIn(compiled: CompiledProfile, row: FileRow, key: string): SkippedRow {
  const column = compiled.fields.find(({ field }) => field.key === key)?.value.column ?? key
  return { row: row.number, column, value: "", reason: `${key} is missing` }
}

function readFacts(compiled: CompiledProfile, row: FileRow, notes: ReadingNote[]): ReadFact[] {
  const facts: ReadFact[] = []
  for (const { spec, value } of compiled.facts) {
    const { text, cell } = value.find(row)
    if (text === null) continue
    const words = factVocabulary(spec.fact)
    const word = words ? words.find((one) => one === foldWord(text)) : text.slice(0, 40)
    const told = { row: row.number, column: value.column, value: showCell(cell) }
    if (word === undefined)
      notes.push({ ...told, reason: `${spec.fact} is a word the profile does not know; left unknown` })
    else
      facts.push({
        key: spec.fact,
        value: word,
        evidence: evidenceOf(spec.evidence, value.column, cell),
      })
  }
  return facts
}

function evidenceOf(
  words: Readonly<Record<string, string>> | undefined,
  column: string,
  cell: string,
): string {
  const meaning = words?.[cell]
  return `${column} = ${showCell(cell)}${meaning ? ` (${meaning})` : ""}`
}

function readAnswers(compiled: CompiledProfile, row: FileRow, notes: ReadingNote[]): Record<string, unknown> {
  const answers: Record<string, unknown> = {}
  for (const { spec, value } of compiled.answers) {
    const { text, cell } = value.find(row)
    const definition = ANSWER_FIELDS.find((one) => one.key === spec.answer)
    if (text === null || !definition) continue
    const word = definition.values.find((one) => one === foldWord(text).replace(/\.0+$/, ""))
    if (word === undefined) {
      const reason = `${spec.answer} is a word the profile does not know; left unknown`
      notes.push({ row: row.number, column: value.column, value: showCell(cell), reason })
    } else if (definition.isList) answers[spec.answer] = [...((answers[spec.answer] as string[]) ?? []), word]
    else answers[spec.answer] = word === "yes" ? true : word === "no" ? false : Number(word)
  }
  return answers
}

function readLines(compiled: CompiledProfile, row: FileRow): string[] {
  return compiled.notes.flatMap(({ spec, value }) => {
    const { text } = value.find(row)
    return text === null ? [] : [`${spec.label}: ${text}`.slice(0, 2000)]
  })
}
