import { FIELDS } from "./fields"
import type { ReadFact, ReadRow } from "./interpret-row"
import { isoOf, type RecordValue } from "./stay-draft"

const CAT_FIELDS = FIELDS.filter(
  (field) =>
    field.part === "cat" && !["animal", "age", "ageOn", "mergedInto", "formerId"].includes(field.key),
)

/** The cat's own fields from its rows, oldest first: the newest that says something wins, a silent one forgets nothing. */
export function catValues(
  key: string,
  inOrder: readonly ReadRow[],
  provided: ReadonlySet<string>,
): Record<string, RecordValue> {
  const values: Record<string, RecordValue> = { code: key }
  for (const { key: field, kind } of CAT_FIELDS) {
    const isProvided =
      provided.has(field) ||
      (field === "neutered" && provided.has("sex")) ||
      ((field === "bornOn" || field === "bornEstimated") && provided.has("age"))
    if (!isProvided) continue
    const said = inOrder.findLast((read) => (read.values[field] ?? null) !== null)?.values[field] ?? null
    values[recordField(field)] =
      kind === "date" ? isoOf(said === null ? null : Math.floor(Number(said))) : recordValue(field, said)
  }
  values.name ??= values.code ?? key
  values.code ??= key
  return values
}

/** Rows by the moment they speak of; those without one come first. */
export function inTime(rows: readonly ReadRow[]): ReadRow[] {
  return [...rows].sort((a, b) => orderOf(a) - orderOf(b) || a.row - b.row)
}

function orderOf({ values }: ReadRow): number {
  const moment = values.intakeOn ?? values.outcomeOn
  return typeof moment === "number" ? moment : Number.NEGATIVE_INFINITY
}

function recordField(field: string): string {
  return field === "weight" ? "weightKg" : field
}

function recordValue(field: string, value: RecordValue): RecordValue {
  if (field === "bornEstimated") return value === "yes"
  if (field === "sex" || field === "neutered") return value ?? "unknown"
  return value
}

/** The newest fact of every kind. */
export function newestFacts(rows: readonly ReadRow[]): ReadFact[] {
  const facts = new Map<string, ReadFact>()
  for (const read of rows) for (const fact of read.facts) facts.set(fact.key, fact)
  return [...facts.values()]
}
