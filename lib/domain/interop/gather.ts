import type { Day } from "@/lib/domain/calendar/day"
import { foldWord } from "./clean-cell"
import type { CompiledProfile } from "./compile-profile"
import { FIELDS } from "./fields"
import { fileRow } from "./file-columns"
import { followMovements } from "./follow-movements"
import {
  interpretRow,
  type ReadFact,
  type ReadingNote,
  type ReadRow,
  type SkippedRow,
  showCell,
} from "./interpret-row"
import { linkStays } from "./link-stays"
import { dayIn, flagStays, isoOf, type ReadStay, type RecordValue, wordIn, writeStays } from "./stay-draft"

/** One animal of a file with all its stays. */
export interface ReadAnimal {
  readonly key: string
  readonly row: number
  /** Fields the file fills; null where no row says it. */
  readonly values: Readonly<Record<string, RecordValue>>
  readonly facts: readonly ReadFact[]
  readonly stays: readonly ReadStay[]
}

/** One person of a file; `answers` is null when the row holds none. */
export interface ReadPerson {
  readonly key: string
  readonly row: number
  readonly values: Readonly<Record<string, RecordValue>>
  readonly answers: Readonly<Record<string, unknown>> | null
}

/** Everything a file says, before it is compared with what is on record. */
export interface FileReading {
  readonly rows: number
  readonly animals: readonly ReadAnimal[]
  readonly people: readonly ReadPerson[]
  readonly skipped: readonly SkippedRow[]
  readonly notes: readonly ReadingNote[]
  /** Last day the file speaks of (YYYY-MM-DD) when its profile has one. */
  readonly dataEndOn: string | null
}

export interface Gatherer {
  /** Takes one row; `number` counts the header as row 1. */
  take(number: number, cells: readonly string[]): void
  finish(): FileReading
}

const DATED = ["intakeOn", "outcomeOn", "movementOn", "returnOn", "diedOn"] as const

/** Collects the rows of one file; `today` is the shelter's day, no date after it can be the end of the data. */
export function gatherRows(compiled: CompiledProfile, today: Day): Gatherer {
  const { profile } = compiled
  const kept: (ReadRow | null)[] = []
  const skipped: SkippedRow[] = []
  const notes: ReadingNote[] = []
  const seen = new Map<string, number>()
  let rows = 0
  const takeOnce = (read: ReadRow, key: string | null) => {
    const earlier = key === null ? undefined : seen.get(key)
    if (earlier === undefined) {
      if (key !== null) seen.set(key, kept.length)
      kept.push(read)
    } else if (profile.dedupe?.keep === "last") {
      skipped.push(repeated(kept[earlier] ?? read, read.row))
      kept[earlier] = read
    } else skipped.push(repeated(read, kept[earlier]?.row ?? 0))
  }
  return {
    take(number, cells) {
      rows++
      const overflow = overflowOf(number, cells, compiled.columns.headers.length)
      if (overflow) {
        skipped.push(overflow)
        return
      }
      const row = fileRow(number, cells, profile.clean ?? [])
      const interpretation = interpretRow(compiled, row)
      if (!interpretation.ok) skipped.push(interpretation.skipped)
      else {
        notes.push(...interpretation.notes)
        const by = compiled.dedupeBy
        takeOnce(
          interpretation.read,
          by ? by.map((position) => foldWord(row.cell(position))).join("\u001f") : null,
        )
      }
    },
    finish() {
      const reads = kept.filter((read) => read !== null)
      const found = profile.row === "person" ? gatherPeople(reads) : gatherAnimals(compiled, reads, today)
      return {
        rows,
        animals: found.animals,
        people: found.people,
        skipped: [...skipped, ...found.skipped].sort((a, b) => a.row - b.row),
        notes: [...notes, ...found.notes],
        dataEndOn: dataEnd(profile.dataEnd, reads, today),
      }
    },
  }
}

function repeated(read: ReadRow, other: number): SkippedRow {
  const value = wordIn(read, "animal") ?? wordIn(read, "person") ?? ""
  return {
    row: read.row,
    column: "dedupe",
    value: `${value}, as row ${other}`,
    reason: "repeats another row",
  }
}

/** Cells beyond the header mean that a delimiter inside a cell was not quoted: everything after it has moved. */
function overflowOf(row: number, cells: readonly string[], width: number): SkippedRow | null {
  const extra = cells.length > width ? cells.slice(width).find((cell) => cell.trim() !== "") : undefined
  if (extra === undefined) return null
  const reason = "the row has more cells than the header has columns"
  return { row, column: `cell ${width + 1}`, value: showCell(extra), reason }
}

interface Gathered {
  animals: ReadAnimal[]
  people: ReadPerson[]
  skipped: SkippedRow[]
  notes: ReadingNote[]
}

function gatherAnimals(compiled: CompiledProfile, reads: readonly ReadRow[], today: Day): Gathered {
  const { profile } = compiled
  const gathered: Gathered = { animals: [], people: [], skipped: [], notes: [] }
  const provided = new Set(compiled.fields.map(({ field }) => field.key))
  for (const [key, rows] of groupBy(reads, "animal")) {
    const own = profile.row === "animal" ? dropSatellites(rows, gathered.skipped) : rows
    const first = own[0]
    if (!first) continue
    const linked = profile.row === "stay" ? linkStays(own, profile.link) : followMovements(own)
    gathered.skipped.push(...linked.skipped)
    gathered.notes.push(...linked.notes, ...flagStays(key, linked.stays, today))
    // A file of stays says nothing about an animal whose every row turned out to be none.
    if (linked.stays.length === 0 && linked.skipped.length > 0) continue
    gathered.animals.push({
      key,
      row: first.row,
      values: catValues(key, own, provided),
      facts: newestFacts(own),
      stays: writeStays(key, linked.stays, provided),
    })
  }
  return gathered
}

/** Of an animal's rows: the animal itself, and those further ones that carry a movement. */
function dropSatellites(rows: readonly ReadRow[], skipped: SkippedRow[]): ReadRow[] {
  const mains = rows.filter((read) => read.isMain)
  const kept: ReadRow[] = []
  for (const read of rows) {
    const isUseful = read.isMain || (mains.length > 0 && dayIn(read, "movementOn") !== null)
    if (isUseful) kept.push(read)
    else {
      const reason =
        mains.length > 0
          ? "a further row of an animal already read, without a movement"
          : "no row of this animal itself was read"
      skipped.push({ row: read.row, column: "animal", value: wordIn(read, "animal") ?? "", reason })
    }
  }
  return kept
}

const CAT_FIELDS = FIELDS.filter(
  (field) => field.part === "cat" && !["animal", "age", "ageOn"].includes(field.key),
)

/** The cat's own fields: the newest row that says something wins, nothing is forgotten because a later row is silent. */
function catValues(
  key: string,
  rows: readonly ReadRow[],
  provided: ReadonlySet<string>,
): Record<string, RecordValue> {
  const inOrder = [...rows].sort((a, b) => orderOf(a) - orderOf(b) || a.row - b.row)
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

function orderOf(read: ReadRow): number {
  const moment = read.values.intakeOn
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

function newestFacts(rows: readonly ReadRow[]): ReadFact[] {
  const facts = new Map<string, ReadFact>()
  for (const read of rows) for (const fact of read.facts) facts.set(fact.key, fact)
  return [...facts.values()]
}

const PERSON_FIELDS = FIELDS.filter((field) => field.part === "person" && field.key !== "person")

function gatherPeople(reads: readonly ReadRow[]): Gathered {
  const gathered: Gathered = { animals: [], people: [], skipped: [], notes: [] }
  for (const [key, rows] of groupBy(reads, "person")) {
    const [read, ...more] = rows
    if (!read) continue
    for (const one of more)
      gathered.skipped.push({
        row: one.row,
        column: "person",
        value: key,
        reason: "repeats a person already read",
      })
    const values: Record<string, RecordValue> = {}
    for (const { key: field } of PERSON_FIELDS)
      if (read.values[field] !== undefined) values[field] = read.values[field]
    if (read.lines.length > 0) values.staffNote = read.lines.join("\n")
    gathered.people.push({
      key,
      row: read.row,
      values,
      answers: Object.keys(read.answers).length > 0 ? read.answers : null,
    })
  }
  return gathered
}

function groupBy(reads: readonly ReadRow[], field: string): Map<string, ReadRow[]> {
  const groups = new Map<string, ReadRow[]>()
  for (const read of reads) {
    const key = wordIn(read, field) ?? ""
    const group = groups.get(key)
    if (group) group.push(read)
    else groups.set(key, [read])
  }
  return groups
}

function dataEnd(rule: string | undefined, reads: readonly ReadRow[], today: Day): string | null {
  if (rule === undefined) return null
  if (rule !== "last-date") return rule
  let last: Day | null = null
  for (const read of reads) {
    for (const key of DATED) {
      const day = dayIn(read, key)
      if (day !== null && day <= today && (last === null || day > last)) last = day
    }
  }
  return isoOf(last)
}
