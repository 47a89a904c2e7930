import { fieldsOf } from "./fields"
import { guessColumns, guessRow, guessSpecies } from "./guess-columns"
import { type GuessedDates, guessDates } from "./guess-dates"
import type { ColumnLook } from "./guess-look"
import { guessWord, isCatWord, isReturnWord } from "./guess-words"
import type { FieldSpec, Profile, RowKind, RowRule, ValueSpec } from "./profile"
import { VOCABULARIES } from "./vocabularies"

/** What is chosen for a word: our word, "" for undecided, or `LEFT_OUT`. */
export const LEFT_OUT = "left-out"

/** How a person says a file is to be read, before it is a profile. */
export interface MappingDraft {
  readonly row: Exclude<RowKind, "intake" | "outcome">
  /** Field → header. */
  readonly columns: Readonly<Record<string, string>>
  readonly dates: readonly string[]
  /** Field → the file's word → what it means. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Words for an intake that say an adopted cat came back. */
  readonly returns: readonly string[]
  /** Only rows with one of these words in this column count. */
  readonly only: { readonly column: string; readonly words: readonly string[] } | null
  /** The file ends the data: figures stop at its last day. */
  readonly isFinished: boolean
}

export interface Guess {
  readonly draft: MappingDraft
  readonly dates: GuessedDates
}

/** Guesses how a file is to be read from its columns; `row` when a person has said what one row is. */
export function guessDraft(
  columns: readonly ColumnLook[],
  row: MappingDraft["row"] = guessRow(columns),
): Guess {
  const chosen = guessColumns(row, columns)
  const look = (header: string | undefined) => columns.find((one) => one.header === header)
  const dateKeys = fieldsOf(row).filter(({ kind }) => kind === "date")
  const dates = guessDates(
    dateKeys.flatMap(({ key }) => (look(chosen[key])?.words ?? []).slice(0, 200).map(([word]) => word)),
  )
  const species = guessSpecies(columns)
  const catWords = (look(species ?? "")?.words ?? []).map(([word]) => word).filter(isCatWord)
  const intakeWords = (look(chosen.intakeType)?.words ?? []).map(([word]) => word)
  return {
    dates,
    draft: {
      row,
      columns: chosen,
      dates: dates.forms.length > 0 ? dates.forms : ["YYYY-MM-DD"],
      words: guessWords(row, chosen, columns),
      returns: intakeWords.filter(isReturnWord),
      only: species !== null && row !== "person" ? { column: species, words: catWords } : null,
      isFinished: false,
    },
  }
}

/** What every word of the chosen columns means, as far as it can be guessed; the others are undecided (""). */
export function guessWords(
  row: RowKind,
  chosen: Readonly<Record<string, string>>,
  columns: readonly ColumnLook[],
): Record<string, Record<string, string>> {
  const guessed: Record<string, Record<string, string>> = {}
  for (const { key, kind } of fieldsOf(row)) {
    const column = columns.find((one) => one.header === chosen[key])
    if (!column || !(kind in VOCABULARIES)) continue
    guessed[key] = Object.fromEntries(column.words.map(([word]) => [word, guessWord(kind, word) ?? ""]))
  }
  return guessed
}

/** The profile a draft stands for; words that are undecided stay out of the maps, so that their rows are listed. */
export function profileOfDraft(
  draft: MappingDraft,
  name: string,
  form: Partial<Profile> = {},
): Omit<Profile, "title" | "source"> {
  const { row, columns, dates, words, returns, only, isFinished } = draft
  const fields: Record<string, FieldSpec> = {}
  const skip: RowRule[] = []
  for (const { key } of fieldsOf(row)) {
    const column = columns[key]
    if (!column) continue
    const meanings = Object.entries(words[key] ?? {})
    const out = meanings.filter(([, meaning]) => meaning === LEFT_OUT).map(([word]) => word)
    if (out.length > 0) skip.push({ column, in: out, reason: "left out, as the profile says" })
    const map = Object.fromEntries(meanings.filter(([, meaning]) => meaning !== "" && meaning !== LEFT_OUT))
    fields[key] = Object.keys(map).length > 0 ? ({ column, map } satisfies ValueSpec) : column
  }
  if (row === "stay" && columns.intakeType && returns.length > 0)
    fields.isReturn = {
      column: columns.intakeType,
      map: Object.fromEntries(returns.map((word) => [word, "yes"])),
      else: "no",
    }
  return {
    name,
    row,
    ...form,
    ...(dates.length > 0 ? { dates } : {}),
    ...(only && only.words.length > 0
      ? { keep: [{ column: only.column, in: only.words, reason: "not a cat, as the profile says" }] }
      : {}),
    ...(skip.length > 0 ? { skip } : {}),
    fields,
    ...(isFinished ? { dataEnd: "last-date" } : {}),
  }
}
