import { absentTest, type CompiledValue, columnShown, compileValue, specOf, tolerant } from "./compile-value"
import { type CompileContext, columnOfCondition, compileCondition, showColumn, type Test } from "./conditions"
import { type FieldDefinition, fieldsOf, requiredFields } from "./fields"
import { type FileColumns, fileColumns, namesOf } from "./file-columns"
import {
  ABSENT_WORDS,
  type AnswerSpec,
  type ColumnName,
  DEFAULT_DATES,
  type FactSpec,
  type NoteSpec,
  type Profile,
  type RowRule,
} from "./profile"
import { type MomentReader, momentReader } from "./read-moment"

export interface CompiledRule {
  readonly test: Test
  readonly reason: string
  readonly column: string
  readonly position: number | null
}

export interface CompiledField {
  readonly field: FieldDefinition
  readonly value: CompiledValue
  readonly readMoment: MomentReader
}

/** A profile bound to the columns of one file. */
export interface CompiledProfile {
  readonly profile: Profile
  readonly columns: FileColumns
  readonly keep: readonly CompiledRule[]
  readonly skip: readonly CompiledRule[]
  readonly main: Test | null
  readonly dedupeBy: readonly number[] | null
  /** Fields the file can fill, in the order of the catalogue. */
  readonly fields: readonly CompiledField[]
  readonly facts: readonly { readonly spec: FactSpec; readonly value: CompiledValue }[]
  readonly answers: readonly { readonly spec: AnswerSpec; readonly value: CompiledValue }[]
  readonly notes: readonly { readonly spec: NoteSpec; readonly value: CompiledValue }[]
}

export type Compilation =
  | { readonly ok: true; readonly compiled: CompiledProfile }
  | { readonly ok: false; readonly sentence: string }

/** Binds a profile to a header row. Columns the profile names and the file lacks are all named in one sentence. */
export function compileProfile(profile: Profile, headers: readonly string[]): Compilation {
  const columns = fileColumns(headers)
  const missing = new Map<string, string>()
  const context: CompileContext = {
    columns,
    isAbsent: absentTest(profile.absent ?? ABSENT_WORDS),
    readMoment: momentReader(profile.dates ?? DEFAULT_DATES),
    report: (name, where) => missing.set(namesOf(name).join(" or "), where),
  }
  const rules = (list: readonly RowRule[] | undefined, where: string) =>
    (list ?? []).flatMap((rule) => compileRule(rule, where, context) ?? [])
  const compiled: CompiledProfile = {
    profile,
    columns,
    keep: rules(profile.keep, "keep"),
    skip: rules(profile.skip, "skip"),
    main: profile.main ? (compileRule(profile.main, "main", context)?.test ?? null) : null,
    dedupeBy: profile.dedupe ? positionsOf(profile.dedupe.by, "dedupe", context) : null,
    fields: compileFields(profile, context),
    facts: withValues(profile.facts, (spec) => `facts.${spec.fact}`, context),
    answers: withValues(profile.answers, (spec) => `answers.${spec.answer}`, context),
    notes: withValues(profile.notes, (spec) => `notes.${spec.label}`, context),
  }
  if (missing.size > 0) return { ok: false, sentence: missingSentence(missing, columns) }
  const filled = new Set(compiled.fields.map(({ field }) => field.key))
  const lacking = requiredFields(profile.row)
    .filter((key) => !filled.has(key))
    .map((key) => `${key}${fromColumns(profile, key)}`)
  if (lacking.length > 0)
    return {
      ok: false,
      sentence: `The file has no column for ${lacking.join(", ")}, which every ${profile.row} needs.`,
    }
  return { ok: true, compiled }
}

function fromColumns({ fields }: Profile, key: string): string {
  const field = fields[key]
  return field === undefined ? "" : ` (${columnShown(specOf(field))})`
}

function compileFields(profile: Profile, context: CompileContext): CompiledField[] {
  return fieldsOf(profile.row).flatMap((field) => {
    const given = profile.fields[field.key]
    if (given === undefined) return []
    const spec = specOf(given)
    const value = compileValue(spec, field.key, context)
    if (!value.isProvided) return []
    const readMoment = field.kind === "date" && spec.dates ? momentReader(spec.dates) : context.readMoment
    return [{ field, value, readMoment }]
  })
}

function withValues<S extends FactSpec | AnswerSpec | NoteSpec>(
  specs: readonly S[] | undefined,
  where: (spec: S) => string,
  context: CompileContext,
): { spec: S; value: CompiledValue }[] {
  return (specs ?? [])
    .map((spec) => ({ spec, value: compileValue(spec, where(spec), context) }))
    .filter(({ value }) => value.isProvided)
}

function compileRule(rule: RowRule, where: string, context: CompileContext): CompiledRule | null {
  const column = columnOfCondition(rule)
  if (rule.optional && column !== null && context.columns.find(column) === null) return null
  const shown = column === null ? "" : showColumn(column)
  return {
    test: compileCondition(rule, where, rule.optional ? tolerant(context) : context),
    reason: rule.reason ?? `left out by the profile's ${where} rule on ${shown}`,
    column: shown,
    position: column === null ? null : context.columns.find(column),
  }
}

function positionsOf(names: readonly ColumnName[], where: string, context: CompileContext): number[] {
  return names.flatMap((name) => {
    const position = context.columns.find(name)
    if (position === null) context.report(name, where)
    return position ?? []
  })
}

const MOST_HEADERS_SHOWN = 12

function missingSentence(missing: Map<string, string>, { headers }: FileColumns): string {
  const named = [...missing].map(([name, where]) => `${name} (${where})`)
  const shown = headers.slice(0, MOST_HEADERS_SHOWN).join(", ")
  const more = headers.length > MOST_HEADERS_SHOWN ? ` and ${headers.length - MOST_HEADERS_SHOWN} more` : ""
  const what = named.length === 1 ? "the column" : "the columns"
  return `The file has not ${what} ${named.join(", ")}, which the profile names. It has: ${shown}${more}.`
}
