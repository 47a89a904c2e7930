import type { RecordValue } from "./stay-draft"

export type RecordValues = Readonly<Record<string, RecordValue>>

/** A field staff changed here and the file changed there: ours is kept, both are listed. */
export interface FieldConflict {
  readonly field: string
  readonly ours: RecordValue
  readonly theirs: RecordValue
  /** The source owns the field: the file's value was taken all the same, and is listed. */
  readonly isTaken?: true
}

/**
 * Who has the last word on a field: "source" = the one the file comes from; "slackline" = what stands here; "other" =
 * another source, so this one only fills what is empty; "newer" = nobody in particular.
 */
export type FieldOwnership = "newer" | "slackline" | "source" | "other"

/** The stored owner of a field ("slackline", a source's name, or none) as a file of `source` meets it. */
export function ownershipFor(owner: string | undefined, source: string): FieldOwnership {
  if (owner === undefined || owner === NOBODY) return "newer"
  if (owner === SLACKLINE) return "slackline"
  return owner === source ? "source" : "other"
}
export const SLACKLINE = "slackline"
/** What is stored when a field is nobody's again. */
export const NOBODY = "-"

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
  /** Who has the last word on a field; of fields that belong together, their first one is asked for all. */
  readonly ownerOf?: (field: string) => FieldOwnership
}

/**
 * Merges a file's record into ours, field by field. A field follows the file while ours is still what the file said
 * last (or empty); it is left alone when the file says the same as last time; when both have changed, ours is kept and
 * the difference is a conflict. A field with an owner follows its owner instead: what the source owns is written over
 * what staff changed and listed as taken, what Slackline owns is never written and is no conflict.
 */
export function mergeRecord({
  ours,
  last,
  theirs,
  together = [],
  ownerOf = () => "newer",
}: MergeInput): Merge {
  const set: Record<string, RecordValue> = {}
  const conflicts: FieldConflict[] = []
  const taken: FieldConflict[] = []
  for (const [field, value] of Object.entries(theirs)) {
    const own = ours[field] ?? null
    const before = last[field]
    const isNew = before === undefined
    const owner = ownerOf(together.find((group) => group.includes(field))?.[0] ?? field)
    if (owner === "slackline") continue
    if (owner === "other") {
      // Filled only where nothing ever stood: what staff emptied stays empty.
      if (isBlank(own) && !isBlank(value) && (isNew || isSame(own, before))) set[field] = value
      continue
    }
    if (owner === "source") {
      if (isSame(value, own) || (isNew && isBlank(value))) continue
      set[field] = value
      if (isNew ? !isBlank(own) : !isSame(own, before))
        taken.push({ field, ours: own, theirs: value, isTaken: true })
      continue
    }
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
  return { set, conflicts: [...conflicts, ...taken], last: { ...last, ...theirs } }
}

/** Whether a value says nothing yet. */
export function isBlank(value: RecordValue): boolean {
  return value === null || value === "" || value === "unknown" || value === false
}

function isSame(a: RecordValue | undefined, b: RecordValue | undefined): boolean {
  return (a ?? null) === (b ?? null)
}
