import { FIELDS } from "./fields"
import type { ReadRow, SkippedRow } from "./interpret-row"
import { groupRows, type RecordValue } from "./stay-draft"

/** One person of a file; `answers` is null when the row holds none. */
export interface ReadPerson {
  readonly key: string
  readonly row: number
  readonly values: Readonly<Record<string, RecordValue>>
  readonly answers: Readonly<Record<string, unknown>> | null
}

const PERSON_FIELDS = FIELDS.filter((field) => field.part === "person" && field.key !== "person")

/** The people of a file, each once: the first row of a person counts. */
export function gatherPeople(reads: readonly ReadRow[]): { people: ReadPerson[]; skipped: SkippedRow[] } {
  const people: ReadPerson[] = []
  const skipped: SkippedRow[] = []
  for (const [key, rows] of groupRows(reads, "person")) {
    const [read, ...more] = rows
    if (!read) continue
    for (const one of more)
      skipped.push({
        row: one.row,
        column: "person",
        value: key,
        reason: "repeats a person already read",
      })
    const values: Record<string, RecordValue> = {}
    for (const { key: field } of PERSON_FIELDS)
      if (read.values[field] !== undefined) values[field] = read.values[field]
    if (read.lines.length > 0) values.staffNote = read.lines.join("\n")
    people.push({
      key,
      row: read.row,
      values,
      answers: Object.keys(read.answers).length > 0 ? read.answers : null,
    })
  }
  return { people, skipped }
}
