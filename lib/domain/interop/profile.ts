/** What one row of a file is about. */
export const ROW_KINDS = ["stay", "movement", "animal", "person"] as const
/** What one row is about where several files belong together. */
export const PART_ROWS = ["animal", "intake", "outcome", "person"] as const
export type RowKind = (typeof ROW_KINDS)[number] | (typeof PART_ROWS)[number]

export const ENCODINGS = ["utf-8", "windows-1252"] as const
export const DELIMITERS = [",", ";", "\t", "|"] as const
/** `html`: &lt; &gt; &amp; &quot; &#39; are written out. `quotes`: doubled " or ' inside a cell become one ". */
export const CLEANINGS = ["html", "quotes"] as const
export const LETTER_CASES = ["upper", "lower", "title"] as const
export const WEIGHT_UNITS = ["kg", "g", "lb", "oz"] as const
/** What happens to a word no map lists, or a value that cannot be read: the row is skipped, or the field stays unknown. */
export const UNKNOWN_RULES = ["skip", "leave"] as const

/** Cells that mean "nothing here" unless a profile says otherwise; the empty cell always does. */
export const ABSENT_WORDS = ["NA", "N/A", "None", "NULL", "NaN"] as const
/** Date forms every profile reads when it names none. */
export const DEFAULT_DATES = ["YYYY-MM-DD"] as const

/** A column by its header; of several headers the first one the file has. */
export type ColumnName = string | readonly string[]

/** What a row must look like; every named test of one condition must hold. Words compare without case and outer blanks. */
export interface Condition {
  readonly column?: ColumnName
  readonly in?: readonly string[]
  readonly notIn?: readonly string[]
  readonly startsWith?: readonly string[]
  readonly contains?: readonly string[]
  readonly absent?: boolean
  /** First and last day (YYYY-MM-DD) of a date cell; an unreadable or absent date is outside. */
  readonly from?: string
  readonly to?: string
  readonly all?: readonly Condition[]
  readonly any?: readonly Condition[]
  readonly not?: Condition
}

/** A condition with the words that explain what was left out because of it. */
export interface RowRule extends Condition {
  readonly reason?: string
  /** A file without these columns: the rule does not apply. */
  readonly optional?: boolean
}

/** Where a value comes from and how it is read; the steps happen in the order of these lines. */
export interface ValueSpec {
  /** Only in rows where this holds; elsewhere the value is absent. */
  readonly when?: Condition
  /** The first of these whose condition holds gives the value, and nothing below but `default` is asked. */
  readonly cases?: readonly { readonly when: Condition; readonly value: string | null }[]
  readonly column?: ColumnName
  /** The cell is a list with this between its items; the last one counts. */
  readonly lastOf?: string
  /** Of several columns the first that is not absent in this row. */
  readonly firstOf?: readonly ColumnName[]
  /** Several columns as one text; absent ones are left out. */
  readonly join?: readonly ColumnName[]
  readonly with?: string
  /** The same value in every row. */
  readonly value?: string
  /** Words that mean absent here, instead of the profile's. */
  readonly absent?: readonly string[]
  readonly case?: (typeof LETTER_CASES)[number]
  /** The file's word → ours; null = absent. */
  readonly map?: Readonly<Record<string, string | null>>
  /** What a word the map does not list becomes; without it `unknown` decides. */
  readonly else?: string | null
  readonly unknown?: (typeof UNKNOWN_RULES)[number]
  readonly dates?: readonly string[]
  readonly unit?: (typeof WEIGHT_UNITS)[number]
  /** What an absent value becomes. */
  readonly default?: string
  /** The file may lack the column; then the field is not touched. */
  readonly optional?: boolean
}

export type FieldSpec = ColumnName | ValueSpec

/** A fact about the cat with its source; `evidence` gives words for the file's own values. */
export interface FactSpec extends ValueSpec {
  readonly fact: string
  readonly evidence?: Readonly<Record<string, string>>
}

/** One answer of the questionnaire that a person's row already holds. */
export interface AnswerSpec extends ValueSpec {
  readonly answer: string
}

/** A readable line for the counsellor: the label, then the value. */
export interface NoteSpec extends ValueSpec {
  readonly label: string
}

/** How rows that are parts of one stay are put together (rows that are stays). */
export interface LinkRule {
  /** `marked`: a row whose intakeType is foster_return continues; `any`: whatever row comes next continues. */
  readonly next?: "marked" | "any"
  /** A return from foster whose earlier row is not in the file: a stay of its own, or skipped. */
  readonly orphan?: "stay" | "skip"
}

/** A file format as data. PROFILES.md explains every line to those who write one. */
export interface Profile {
  readonly name: string
  readonly title: string
  /** Under which name the shelter's records are known; profiles of one system share it. */
  readonly source: string
  readonly row: RowKind
  readonly encoding?: (typeof ENCODINGS)[number]
  readonly delimiter?: (typeof DELIMITERS)[number]
  /** The row the headers stand in, for files with a title above them; 1 by default. */
  readonly headerRow?: number
  /** The sheet of a workbook; the first by default. */
  readonly sheet?: string
  readonly dates?: readonly string[]
  readonly absent?: readonly string[]
  readonly clean?: readonly (typeof CLEANINGS)[number][]
  readonly keep?: readonly RowRule[]
  readonly skip?: readonly RowRule[]
  /** Rows that are animals: which rows are the animal itself; the others only add a movement to it. */
  readonly main?: RowRule
  readonly dedupe?: { readonly by: readonly ColumnName[]; readonly keep?: "first" | "last" }
  readonly fields: Readonly<Record<string, FieldSpec>>
  readonly facts?: readonly FactSpec[]
  readonly answers?: readonly AnswerSpec[]
  readonly notes?: readonly NoteSpec[]
  readonly link?: LinkRule
  /** The last day the file speaks of: `last-date` of its kept rows, or a day. Without it the data goes on to today. */
  readonly dataEnd?: string
}

/** One of several files that belong together. */
export interface PartProfile extends Profile {
  /** What this file is called in messages: intakes, outcomes. */
  readonly part: string
  /** Columns by which the file is known among the others; of several parts that fit the first counts. */
  readonly knownBy: readonly ColumnName[]
  /** Without this file nothing is imported. */
  readonly needed?: boolean
  /** What it means when the file is not there. */
  readonly missing?: string
}

/** Several files of one system that are read as one import. */
export interface SetProfile {
  readonly name: string
  readonly title: string
  readonly source: string
  readonly parts: readonly PartProfile[]
  readonly link?: LinkRule
  readonly dataEnd?: string
}

export type AnyProfile = Profile | SetProfile

/** Whether a profile is for several files that belong together. */
export function isSetProfile(profile: AnyProfile): profile is SetProfile {
  return "parts" in profile
}
