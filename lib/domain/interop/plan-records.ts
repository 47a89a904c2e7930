import type { ReadPerson } from "./gather-people"
import { type FieldConflict, type FieldOwnership, mergeRecord, type RecordValues } from "./merge"
import type { ReadAnimal } from "./read-animal"
import type { ReadStay, RecordValue } from "./stay-draft"

export type EntityName = "Cat" | "Stay" | "Placement" | "Adopter"

/** A record that is already here; `last` is null when this source has not spoken of it yet. */
export interface KnownRecord {
  readonly id: string
  readonly key: string | null
  readonly values: RecordValues
  readonly last: RecordValues | null
}

export interface KnownStay extends KnownRecord {
  readonly placements: readonly KnownRecord[]
}

export interface KnownAnimal extends KnownRecord {
  readonly stays: readonly KnownStay[]
  /** Newest value of each fact. */
  readonly facts: Readonly<Record<string, string>>
}

export interface KnownPerson extends KnownRecord {
  /** Newest answers as JSON with sorted keys, or null. */
  readonly answers: string | null
}

/** What happens to one record. */
export interface RecordPlan {
  readonly entity: EntityName
  readonly id: string
  readonly key: string
  readonly isNew: boolean
  /** New: all the file says. Known: the fields to change. */
  readonly set: RecordValues
  /** Known: those fields as they were, and what the source had said before (null = it had not). */
  readonly before: RecordValues
  readonly lastBefore: RecordValues | null
  /** Known: the whole record after the change. */
  readonly merged: RecordValues
  readonly last: RecordValues
}

export interface PlannedConflict extends FieldConflict {
  readonly entity: EntityName
  readonly key: string
}

export interface NewFact {
  readonly key: string
  readonly value: string
  readonly evidence: string
}

export interface AnimalPlan {
  readonly cat: RecordPlan
  readonly stays: readonly RecordPlan[]
  readonly placements: readonly { readonly plan: RecordPlan; readonly stayId: string }[]
  readonly newFacts: readonly NewFact[]
  /** Newest value of each fact afterwards. */
  readonly facts: Readonly<Record<string, string>>
  readonly conflicts: readonly PlannedConflict[]
}

export interface PersonPlan {
  readonly adopter: RecordPlan
  /** Answers to add, or null. */
  readonly newAnswers: Readonly<Record<string, unknown>> | null
  readonly conflicts: readonly PlannedConflict[]
}

/** Fields of a stay that are one statement. */
export const STAY_TOGETHER = [["outcomeOn", "outcomeType", "outcomeDetail"]]

/** Who has the last word on a field of an entity; facts are fields of the cat, named with FACT before their key. */
export type Owners = (entity: EntityName, field: string) => FieldOwnership
const NOBODY: Owners = () => "newer"

export const FACT = "fact:"

/** Compares one animal of a file with what is on record. `newId` gives ids for what will be created. */
export function planAnimal(
  read: ReadAnimal,
  known: KnownAnimal | null,
  newId: () => string,
  owners: Owners = NOBODY,
): AnimalPlan {
  const conflicts: PlannedConflict[] = []
  const cat = planRecord({
    entity: "Cat",
    key: read.key,
    theirs: read.values,
    known,
    newId,
    conflicts,
    owners,
  })
  const facts = planFacts({ read, known, last: cat.last, conflicts, owners })
  const free = new Set(known?.stays ?? [])
  const stays: RecordPlan[] = []
  const placements: { plan: RecordPlan; stayId: string }[] = []
  for (const stay of read.stays) {
    const match = matchStay(stay, free, read)
    if (match) free.delete(match)
    const plan = planRecord({
      entity: "Stay",
      key: stay.key,
      theirs: stay.values,
      known: match,
      newId,
      conflicts,
      together: STAY_TOGETHER,
      owners,
    })
    stays.push(plan)
    const freePlacements = new Set(match?.placements ?? [])
    for (const placement of stay.placements) {
      const same = [...freePlacements].find((one) => isSamePlacement(one, placement)) ?? null
      if (same) freePlacements.delete(same)
      const { key, values: theirs } = placement
      const planned = planRecord({ entity: "Placement", key, theirs, known: same, newId, conflicts, owners })
      placements.push({ plan: planned, stayId: plan.id })
    }
  }
  return {
    cat: { ...cat, last: facts.last },
    stays,
    placements,
    newFacts: facts.added,
    facts: facts.newest,
    conflicts,
  }
}

/** Compares one person of a file with what is on record. */
export function planPerson(
  read: ReadPerson,
  known: KnownPerson | null,
  newId: () => string,
  owners: Owners = NOBODY,
): PersonPlan {
  const conflicts: PlannedConflict[] = []
  const adopter = planRecord({
    entity: "Adopter",
    key: read.key,
    theirs: read.values,
    known,
    newId,
    conflicts,
    owners,
  })
  if (read.answers === null) return { adopter, newAnswers: null, conflicts }
  const text = sortedJson(read.answers)
  const merged = mergeRecord({
    ours: { answers: known?.answers ?? null },
    last: known?.last && "answers" in known.last ? { answers: known.last.answers ?? null } : {},
    theirs: { answers: text },
    ownerOf: (field) => owners("Adopter", field),
  })
  conflicts.push(...merged.conflicts.map((one) => ({ ...one, entity: "Adopter" as const, key: read.key })))
  return {
    adopter: { ...adopter, last: { ...adopter.last, answers: text } },
    newAnswers: "answers" in merged.set ? read.answers : null,
    conflicts,
  }
}

/** JSON with keys in order, so that equal answers are equal texts. */
export function sortedJson(value: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))))
}

interface PlanInput {
  entity: EntityName
  key: string
  theirs: RecordValues
  known: KnownRecord | null
  newId: () => string
  conflicts: PlannedConflict[]
  together?: readonly (readonly string[])[]
  owners: Owners
}

function planRecord({
  entity,
  key,
  theirs,
  known,
  newId,
  conflicts,
  together,
  owners,
}: PlanInput): RecordPlan {
  if (!known) {
    const id = newId()
    return {
      entity,
      id,
      key,
      isNew: true,
      set: theirs,
      before: {},
      lastBefore: null,
      merged: theirs,
      last: theirs,
    }
  }
  const merge = mergeRecord({
    ours: known.values,
    last: known.last ?? {},
    theirs,
    ownerOf: (field) => owners(entity, field),
    ...(together ? { together } : {}),
  })
  conflicts.push(...merge.conflicts.map((one) => ({ ...one, entity, key })))
  const before = Object.fromEntries(
    Object.keys(merge.set).map((field) => [field, known.values[field] ?? null]),
  )
  return {
    entity,
    id: known.id,
    key,
    isNew: false,
    set: merge.set,
    before,
    lastBefore: known.last,
    merged: { ...known.values, ...merge.set },
    last: merge.last,
  }
}

/**
 * The same stay by the source's key; or one entered by hand on that day that no source has spoken of; or one of that day
 * under an earlier number of the animal, which the file does not name any more.
 */
function matchStay(stay: ReadStay, free: ReadonlySet<KnownStay>, read: ReadAnimal): KnownStay | null {
  const candidates = [...free]
  const byKey = candidates.find((one) => one.key === stay.key)
  const byHand = () =>
    candidates.find(
      (one) => one.last === null && (one.values.intakeOn ?? null) === (stay.values.intakeOn ?? null),
    )
  const underEarlierNumber = () =>
    candidates.find(
      ({ key, values }) =>
        key !== null &&
        (values.intakeOn ?? null) === (stay.values.intakeOn ?? null) &&
        read.formerIds?.some((former) => key.startsWith(`${former}|`)) &&
        !read.stays.some((other) => other.key === key),
    )
  return byKey ?? byHand() ?? underEarlierNumber() ?? null
}

function isSamePlacement(known: KnownRecord, placement: { key: string; values: RecordValues }): boolean {
  if (known.key !== null) return known.key === placement.key
  const { kind, startedOn } = placement.values
  return known.values.kind === kind && known.values.startedOn === startedOn
}

interface FactInput {
  read: ReadAnimal
  known: KnownAnimal | null
  last: RecordValues
  conflicts: PlannedConflict[]
  owners: Owners
}

function planFacts({ read, known, last, conflicts, owners }: FactInput) {
  const newest: Record<string, string> = { ...known?.facts }
  const added: NewFact[] = []
  const said: Record<string, RecordValue> = { ...last }
  for (const fact of read.facts) {
    const field = `${FACT}${fact.key}`
    const merge = mergeRecord({
      ours: { [field]: newest[fact.key] ?? null },
      last: field in last ? { [field]: last[field] ?? null } : {},
      theirs: { [field]: fact.value },
      ownerOf: () => owners("Cat", field),
    })
    said[field] = fact.value
    conflicts.push(...merge.conflicts.map((one) => ({ ...one, entity: "Cat" as const, key: read.key })))
    if (field in merge.set) {
      newest[fact.key] = fact.value
      added.push(fact)
    }
  }
  return { newest, added, last: said }
}
