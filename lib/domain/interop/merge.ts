import type { RecordValue } from "./stay-draft"

export type RecordValues = Readonly<Record<string, RecordValue>>

/** A field staff changed here and the file changed there: ours is kept, both are listed. */
export interface FieldConflict {
  readonly field: string
  readonly ours: RecordValue
  readonly theirs: RecordValue
}

export interface Merge {
  /** Fields to write. */
  readonly set: RecordValues
  readonly conflicts: readonly FieldConflict[]
  /** What the file has said last of this record, to be kept for the next time. */
  readonly last: RecordValues
}

interface MergeInput {
  /** The record as it stands here. */
  readonly ours: RecordValues
  /** What the source said last time; a field it never said is not among the keys. */
  readonly last: RecordValues
  /** What the source says now. */
  readonly theirs: RecordValues
  /** Fields that only make sense together: one conflict keeps all of them. */
  readonly together?: readonly (readonly string[])[]
}

/**
 * Merges a file's record into ours, field by field. A field follows the file while ours is still what the file said
 * last (or empty); it is left alone when the file says the same as last time; when both have changed, ours is kept and
 * the difference is a conflict.
 */
export function mergeRecord({ ours, last, theirs, together = [] }: MergeInput): Merge {
  const set: Record<string, RecordValue> = {}
  const conflicts: FieldConflict[] = []
  for (const [field, value] of Object.entries(theirs)) {
    const own = ours[field] ?? null
    const before = last[field]
    const isNew = before === undefined
    if (isSame(value, own) || (!isNew && isSame(value, before))) continue
    if (isNew ? isBlank(own) : isSame(own, before)) set[field] = value
    else if (!isNew || !isBlank(value)) conflicts.push({ field, ours: own, theirs: value })
  }
  for (const group of together) {
    if (!conflicts.some(({ field }) => group.includes(field))) continue
    for (const field of group) {
      if (!(field in set)) continue
      conflicts.push({ field, ours: ours[field] ?? null, theirs: set[field] ?? null })
      delete set[field]
    }
  }
  return { set, conflicts, last: { ...last, ...theirs } }
}

/** Whether a value says nothing yet. */
export function isBlank(value: RecordValue): boolean {
  return value === null || value === "" || value === "unknown" || value === false
}

function isSame(a: RecordValue | undefined, b: RecordValue | undefined): boolean {
  return (a ?? null) === (b ?? null)
}
