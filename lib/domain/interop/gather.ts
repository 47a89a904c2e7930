import type { Day } from "@/lib/domain/calendar/day"
import { catValues, inTime, newestFacts } from "./cat-values"
import { collectRows } from "./collect-rows"
import type { CompiledProfile } from "./compile-profile"
import { followMovements } from "./follow-movements"
import { gatherPeople, type ReadPerson } from "./gather-people"
import type { ReadingNote, ReadRow, SkippedRow } from "./interpret-row"
import { linkStays } from "./link-stays"
import { mergesIn } from "./one-animal"
import type { ReadAnimal } from "./read-animal"
import { dayIn, flagStays, groupRows, isoOf, wordIn, writeStays } from "./stay-draft"

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
  const collector = collectRows(compiled)
  return {
    take: collector.take,
    finish() {
      const { rows, reads, skipped, notes } = collector.finish()
      const found =
        profile.row === "person"
          ? { animals: [], notes: [], ...gatherPeople(reads) }
          : { people: [], ...gatherAnimals(compiled, reads, today) }
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

interface Gathered {
  animals: ReadAnimal[]
  skipped: SkippedRow[]
  notes: ReadingNote[]
}

function gatherAnimals(compiled: CompiledProfile, reads: readonly ReadRow[], today: Day): Gathered {
  const { profile } = compiled
  const gathered: Gathered = { animals: [], skipped: [], notes: [] }
  const provided = new Set(compiled.fields.map(({ field }) => field.key))
  for (const [key, rows] of groupRows(reads, "animal")) {
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
      values: catValues(key, inTime(own), provided),
      ...mergesIn(own),
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

/** The last day the rows speak of, by the profile's rule; YYYY-MM-DD or null. */
export function dataEnd(rule: string | undefined, reads: readonly ReadRow[], today: Day): string | null {
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
