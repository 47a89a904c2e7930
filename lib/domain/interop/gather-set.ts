import type { Day } from "@/lib/domain/calendar/day"
import { catValues, inTime, newestFacts } from "./cat-values"
import type { Collected } from "./collect-rows"
import { dataEnd, type FileReading } from "./gather"
import { gatherPeople } from "./gather-people"
import type { ReadingNote, ReadRow, SkippedRow } from "./interpret-row"
import { joinEvents } from "./join-events"
import { mergesIn } from "./one-animal"
import type { PartProfile, SetProfile } from "./profile"
import type { ReadAnimal } from "./read-animal"
import { flagStays, groupRows, writeStays } from "./stay-draft"

/** One file of a set with the part it turned out to be. */
export interface CollectedPart {
  readonly part: PartProfile
  /** How the file is called in lists of problems. */
  readonly fileName: string
  readonly collected: Collected
}

/** Reads the files of a set together: animals and people from their own files, stays from the events of each animal. */
export function gatherSet(set: SetProfile, parts: readonly CollectedPart[], today: Day): FileReading {
  const fileOf = new Map<ReadRow, string>()
  for (const { collected, fileName } of parts) for (const read of collected.reads) fileOf.set(read, fileName)
  const own = (row: PartProfile["row"]) =>
    parts.filter(({ part }) => part.row === row).flatMap(({ collected }) => collected.reads)
  const found = gatherAnimals({ set, parts, today, own, fileOf })
  const people = parts
    .filter(({ part }) => part.row === "person")
    .map(({ collected, fileName }) => ({ fileName, ...gatherPeople(collected.reads) }))
  const seen = new Set<string>()
  const reads = parts.flatMap(({ collected }) => collected.reads)
  return {
    rows: parts.reduce((sum, { collected }) => sum + collected.rows, 0),
    animals: found.animals,
    people: people.flatMap((one) => one.people).filter(({ key }) => !seen.has(key) && seen.add(key)),
    skipped: [
      ...parts.flatMap(({ collected, fileName }) => collected.skipped.map((one) => inFile(one, fileName))),
      ...found.skipped,
      ...people.flatMap(({ skipped, fileName }) => skipped.map((one) => inFile(one, fileName))),
    ],
    notes: [
      ...parts.flatMap(({ collected, fileName }) => collected.notes.map((one) => inFile(one, fileName))),
      ...found.notes,
    ],
    dataEndOn: dataEnd(set.dataEnd, reads, today),
  }
}

/** Rows of several files count from 1 each: the column says which file is meant. */
function inFile<T extends SkippedRow>(one: T, fileName: string): T {
  return { ...one, column: `${fileName}: ${one.column}` }
}

interface Gathering {
  set: SetProfile
  parts: readonly CollectedPart[]
  today: Day
  own: (row: PartProfile["row"]) => readonly ReadRow[]
  fileOf: ReadonlyMap<ReadRow, string>
}

function gatherAnimals({ set, parts, today, own, fileOf }: Gathering) {
  const animals: ReadAnimal[] = []
  const skipped: SkippedRow[] = []
  const notes: ReadingNote[] = []
  const provided = providedBy(parts)
  const animalRows = groupRows(own("animal"), "animal")
  const intakes = groupRows(own("intake"), "animal")
  const outcomes = groupRows(own("outcome"), "animal")
  const hasAnimals = parts.some(({ part }) => part.row === "animal")
  const hasOutcomes = provided.has("outcomeType")
  for (const key of new Set([...animalRows.keys(), ...intakes.keys(), ...outcomes.keys()])) {
    const itself = animalRows.get(key) ?? []
    const events = [...(intakes.get(key) ?? []), ...(outcomes.get(key) ?? [])]
    if (hasAnimals && itself.length === 0) {
      skipped.push(...events.map((read) => noAnimal(read, key, fileOf)))
      continue
    }
    const inOrder = [...inTime(events), ...itself]
    const [first] = inOrder
    if (!first) continue
    const linked = joinEvents(
      {
        intakes: (intakes.get(key) ?? []).map((read) => asTheAnimal(read, itself)),
        outcomes: outcomes.get(key) ?? [],
        hasOutcomes,
      },
      set.link,
    )
    const of = (rows: readonly ReadRow[] | undefined, row: number) =>
      (rows ?? []).find((read) => read.row === row)
    const named = (one: SkippedRow) => {
      const isExit = one.column === "outcomeType" || one.column === "outcomeOn"
      const read = of(isExit ? outcomes.get(key) : intakes.get(key), one.row) ?? first
      return inFile(one, fileOf.get(read) ?? "")
    }
    skipped.push(...linked.skipped.map(named))
    notes.push(...linked.notes.map(named), ...flagStays(key, linked.stays, today).map(named))
    if (linked.stays.length === 0 && (itself.length === 0 || linked.skipped.length > 0)) continue
    animals.push({
      key,
      row: (itself[0] ?? first).row,
      values: catValues(key, inOrder, provided),
      ...mergesIn(inOrder),
      facts: newestFacts(inOrder),
      stays: writeStays(key, linked.stays, provided),
    })
  }
  return { animals, skipped, notes }
}

/** What the files at hand can say. A file of foster homes alone cannot say that a stay has not ended. */
function providedBy(parts: readonly CollectedPart[]): Set<string> {
  const provided = new Set<string>()
  for (const { part, collected } of parts) {
    for (const { field, value } of collected.compiled.fields) {
      const isAwayOnly = part.row === "outcome" && field.key === "outcomeType" && isAwayWord(value.spec.value)
      if (!isAwayOnly) provided.add(field.key)
    }
  }
  return provided
}

const isAwayWord = (word: string | undefined) => word === "foster" || word === "trial"

/** Birth and sex stand with each stay; where the event does not say them, the animal's own row does. */
function asTheAnimal(read: ReadRow, itself: readonly ReadRow[]): ReadRow {
  const last = itself.at(-1)
  if (!last) return read
  const own = (key: string) => read.values[key] ?? last.values[key] ?? null
  return { ...read, values: { ...read.values, bornOn: own("bornOn"), sex: own("sex") } }
}

function noAnimal(read: ReadRow, key: string, fileOf: Gathering["fileOf"]): SkippedRow {
  const reason = "the file of animals has no row of this animal that counts"
  return inFile({ row: read.row, column: "animal", value: key, reason }, fileOf.get(read) ?? "")
}
