import type { AgeBand } from "@/lib/domain/calendar/age"
import type { Day } from "@/lib/domain/calendar/day"
import type { Tier } from "@/lib/domain/suitability/tiers"
import { daysFollowed, isWithin, wasAvailable } from "./cohort"
import type { LandmarkDay } from "./landmark"
import { assessedBy, enrolledIn, type KnownStay, oncePer, type Prepared } from "./programme-data"
import type { Clock, IntakeType, Stay } from "./stays"

/** What a cohort is made of; null = no condition. */
export type CohortFilter = {
  name: string
  from: Day | null
  to: Day | null
  clock: Clock
  ageBand: AgeBand | null
  intakeType: IntakeType | null
  sex: Stay["sex"] | null
  /** Potential as it stood at the landmark, from an assessment that rested on enough. */
  potential: Tier | null
  /** Whether the cat was enrolled by the landmark. */
  trained: boolean | null
  /** Day of the clock on which potential and training are read, and from which time counts; null = neither is asked. */
  landmark: LandmarkDay | null
  /** Only these cats: a saved view of the table, as the cats are today. */
  catKeys: ReadonlySet<string> | null
  /** Also stays that had begun before `from` and lasted: they enter late. */
  includesInCare: boolean
}

export const WHOLE_SHELTER: CohortFilter = {
  name: "All cats",
  from: null,
  to: null,
  clock: "intake",
  ageBand: null,
  intakeType: null,
  sex: null,
  potential: null,
  trained: null,
  landmark: null,
  catKeys: null,
  includesInCare: false,
}

/** One cohort with its follow-up: times in whole days since the clock's start or the landmark, event code 0 = still here. */
export type Slice = {
  name: string
  filter: CohortFilter
  prepared: Prepared
  from: Day | null
  to: Day | null
  /** The day of the clock at which time begins; 0 without a landmark. */
  landmark: number
  stays: readonly KnownStay[]
  time: Int32Array
  event: Int32Array
  entry: Float64Array | null
  /** Stays that meet every condition but the dates of intake: for figures by month of outcome. */
  matching: readonly KnownStay[]
  /** Stays that ended on or before the landmark. */
  dropped: number
  notAvailable: number
  openStays: number
}

/** The first day a stay's clock counts. */
export const startOf = (stay: KnownStay, clock: Clock): Day =>
  clock === "available" ? (stay.availableDay ?? stay.intakeDay) : stay.intakeDay

/** The landmark a filter needs: potential and training cannot be read without one, so they bring day 14 along. */
export const landmarkOf = (filter: CohortFilter): LandmarkDay | null =>
  filter.landmark ?? (filter.potential !== null || filter.trained !== null ? 14 : null)

/**
 * Cuts one cohort out of a shelter's stays. Without dates it takes intakes from the first outcome of the data on (earlier
 * ones are there only because they lasted) to its end. With a landmark, stays that ended by then are dropped and counted,
 * potential and training are read as of that day, and time starts there.
 */
export function sliceOf(prepared: Prepared, filter: CohortFilter): Slice {
  const landmark = landmarkOf(filter)
  const from = filter.from ?? prepared.dataStart
  const to = filter.to ?? prepared.dataEnd
  const isAnyKind = [filter.ageBand, filter.intakeType, filter.sex, filter.catKeys].every(
    (one) => one === null,
  )
  const matching = isAnyKind ? prepared.stays : prepared.stays.filter((stay) => isOfKind(stay, filter))
  const rows = new Rows(matching.length)
  let [dropped, notAvailable] = [0, 0]
  for (const stay of matching) {
    const lateBy =
      filter.includesInCare && from !== null && stay.intakeDay < from ? from - startOf(stay, filter.clock) : 0
    if (!isWithin(stay.intakeDay, from, to) && lateBy <= 0) continue
    if (filter.clock === "available" && !wasAvailable(stay)) {
      notAvailable++
      continue
    }
    const time = daysFollowed(stay, filter.clock, prepared.dataEnd)
    if (lateBy > 0 && lateBy >= time) continue
    if (landmark !== null && time <= landmark) {
      dropped++
      continue
    }
    if (landmark !== null && !meetsAtLandmark(prepared, stay, { filter, landmark })) continue
    rows.add(stay, time - (landmark ?? 0), Math.max(0, lateBy - (landmark ?? 0)))
  }
  const base = { name: filter.name, filter, prepared, from, to, landmark: landmark ?? 0 }
  return { ...base, matching, dropped, notAvailable, ...rows.columns() }
}

/**
 * A cohort parted by one pass into groups on the same clock and landmark: the number of each stay's group, by position; stays
 * with a number that has no name stand in none.
 */
export function partsOf(slice: Slice, names: readonly string[], groups: ArrayLike<number>): Slice[] {
  const sizes = new Int32Array(names.length)
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i] ?? -1
    if (group >= 0) sizes[group] = (sizes[group] ?? 0) + 1
  }
  const parts = Array.from(sizes, (size) => new Rows(size))
  for (let i = 0; i < slice.stays.length; i++) {
    const stay = slice.stays[i]
    if (stay) parts[groups[i] ?? -1]?.add(stay, slice.time[i] ?? 0, slice.entry?.[i] ?? 0)
  }
  return parts.map((rows, group) => ({ ...slice, name: names[group] ?? "", ...rows.columns() }))
}

/** Only the times of the stays in one of the groups, where nothing else of them is asked. */
export function columnsWhere(
  { time, event, entry }: Slice,
  groups: ArrayLike<number>,
  wanted: number,
): Pick<Slice, "time" | "event" | "entry"> {
  const [times, events] = [new Int32Array(time.length), new Int32Array(time.length)]
  const entries = entry ? new Float64Array(time.length) : null
  let n = 0
  for (let i = 0; i < time.length; i++) {
    if (groups[i] !== wanted) continue
    times[n] = time[i] ?? 0
    events[n] = event[i] ?? 0
    if (entries) entries[n] = entry?.[i] ?? 0
    n++
  }
  return { time: times.subarray(0, n), event: events.subarray(0, n), entry: entries?.subarray(0, n) ?? null }
}

/** Gathers the columns of a cohort in one pass: no object per row, however many there are. */
class Rows {
  private readonly stays: KnownStay[] = []
  private readonly time: Int32Array
  private readonly event: Int32Array
  private readonly entry: Float64Array
  private late = 0
  private openStays = 0

  constructor(most: number) {
    this.time = new Int32Array(most)
    this.event = new Int32Array(most)
    this.entry = new Float64Array(most)
  }

  add(stay: KnownStay, time: number, entry: number) {
    const at = this.stays.length
    this.stays.push(stay)
    this.time[at] = time
    this.event[at] = stay.code
    this.entry[at] = entry
    if (entry > 0) this.late++
    if (stay.code === 0) this.openStays++
  }

  columns(): Pick<Slice, "stays" | "time" | "event" | "entry" | "openStays"> {
    const n = this.stays.length
    return {
      stays: this.stays,
      time: this.time.subarray(0, n),
      event: this.event.subarray(0, n),
      entry: this.late > 0 ? this.entry.subarray(0, n) : null,
      openStays: this.openStays,
    }
  }
}

/** How many cats the stays of a cohort belong to. */
export const catsOf = oncePer(({ stays }: Slice): number => {
  let highest = -1
  for (const { catIndex } of stays) if (catIndex > highest) highest = catIndex
  const isSeen = new Uint8Array(highest + 1)
  let cats = 0
  for (const { catIndex } of stays) {
    if (isSeen[catIndex] === 0) cats++
    isSeen[catIndex] = 1
  }
  return cats
})

function isOfKind(stay: KnownStay, filter: CohortFilter): boolean {
  return (
    (filter.ageBand === null || stay.ageBand === filter.ageBand) &&
    (filter.intakeType === null || stay.intakeType === filter.intakeType) &&
    (filter.sex === null || stay.sex === filter.sex) &&
    (filter.catKeys === null || filter.catKeys.has(stay.catKey))
  )
}

function meetsAtLandmark(
  prepared: Prepared,
  stay: KnownStay,
  { filter, landmark }: { filter: CohortFilter; landmark: number },
): boolean {
  const day = startOf(stay, filter.clock) + landmark
  if (filter.potential !== null && potentialAt(prepared, stay, day) !== filter.potential) return false
  return filter.trained === null || isEnrolledBy(prepared, stay, day) === filter.trained
}

/** The potential of a cat as it was known on a day; null when nobody had seen enough. */
export function potentialAt(prepared: Prepared, stay: KnownStay, day: Day): Tier | null {
  const assessed = assessedBy(prepared, stay, day)
  return assessed?.isSufficient ? assessed.potential : null
}

/** Whether the cat had been enrolled within this stay on or before a day. */
export function isEnrolledBy(prepared: Prepared, stay: KnownStay, day: Day): boolean {
  const enrolled = enrolledIn(prepared, stay)
  return enrolled !== null && enrolled.day <= day
}

/** How many stays stand in more than one of the cohorts: such groups are not independent. */
export function sharedStays(slices: readonly Slice[]): number {
  const seen = new Map<string, number>()
  for (const slice of slices) for (const { id } of slice.stays) seen.set(id, (seen.get(id) ?? 0) + 1)
  let shared = 0
  for (const times of seen.values()) if (times > 1) shared++
  return shared
}
