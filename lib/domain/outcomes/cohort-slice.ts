import type { AgeBand } from "@/lib/domain/calendar/age"
import type { Day } from "@/lib/domain/calendar/day"
import type { Tier } from "@/lib/domain/suitability/tiers"
import { daysFollowed, isWithin, wasAvailable } from "./cohort"
import type { LandmarkDay } from "./landmark"
import { assessedBy, enrolledIn, type KnownStay, type Prepared } from "./programme-data"
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
  cats: number
  openStays: number
}

/** The first day a stay's clock counts. */
const startOf = (stay: KnownStay, clock: Clock): Day =>
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
  const matching = prepared.stays.filter((stay) => isOfKind(stay, filter))
  const slice = { stays: [] as KnownStay[], time: [] as number[], entry: [] as number[] }
  let [dropped, notAvailable, late] = [0, 0, 0]
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
    slice.stays.push(stay)
    slice.time.push(time - (landmark ?? 0))
    slice.entry.push(Math.max(0, lateBy - (landmark ?? 0)))
    if (lateBy > 0) late++
  }
  return {
    name: filter.name,
    filter,
    prepared,
    from,
    to,
    landmark: landmark ?? 0,
    stays: slice.stays,
    time: Int32Array.from(slice.time),
    event: Int32Array.from(slice.stays, ({ code }) => code),
    entry: late > 0 ? Float64Array.from(slice.entry) : null,
    matching,
    dropped,
    notAvailable,
    cats: new Set(slice.stays.map(({ catKey }) => catKey)).size,
    openStays: slice.stays.filter(({ outcome }) => outcome === null).length,
  }
}

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
  const assessed = assessedBy(prepared, stay.catKey, day)
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
