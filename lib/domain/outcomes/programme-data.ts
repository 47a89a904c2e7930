import type { AgeBand } from "@/lib/domain/calendar/age"
import { ageBand, ageInMonths } from "@/lib/domain/calendar/age"
import type { Day } from "@/lib/domain/calendar/day"
import type { Tier } from "@/lib/domain/suitability/tiers"
import { knownStays } from "./cohort"
import { eventCode, type Stay } from "./stays"

/** What the instrument said of a cat on a day; `isSufficient` says whether enough was seen for it to mean anything. */
export type AssessmentFact = { catKey: string; day: Day; potential: Tier; S: number; isSufficient: boolean }
export type EnrolmentFact = { catKey: string; day: Day; startingStage: number }
/** A decision of the engine; of several sets for one cat only the newest. Ordered by position within a cat. */
export type StageFact = { catKey: string; day: Day; from: number; to: number; sessionId: string | null }
export type SessionFact = {
  id: string
  catKey: string
  day: Day
  /** Moment within the day, to order sessions of one day. */
  at: number
  peakStress: number
  incident: string
  /** Whether the fields a careful log has are filled in: who began, recovery, trials. */
  isComplete: boolean
}
export type IncidentFact = {
  catKey: string
  day: Day
  kind: string
  isNearMiss: boolean
  stage: number | null
  sessionId: string | null
}
export type PlacementFact = {
  id: string
  catKey: string
  stayId: string
  kind: "adoption" | "foster" | "trial"
  startedDay: Day
  endedDay: Day | null
  /** Band of the match as it was frozen that day; null when it did not come through the matcher. */
  band: string | null
  /** Ready-for label that day. */
  effective: Tier | null
}
export type ReturnFact = { placementId: string; day: Day; reason: string }
export type CheckInFact = {
  placementId: string
  /** Days after the placement it belongs to. */
  day: number
  dueDay: Day
  isAnswered: boolean
  inHome: "yes" | "no" | null
  satisfaction: number | null
  outdoors: string | null
  challenges: readonly string[]
  vetVisit: boolean | null
  chipRegistered: boolean | null
}
/** What figures need to know of a cat itself; the newest fact counts. */
export type CatTraits = {
  catKey: string
  colour: string | null
  isFivPositive: boolean | null
  peopleMean: number | null
}
export type AgreementFact = {
  dimension: string
  pairs: number
  cats: number
  exact: number | null
  withinOne: number | null
  kappaLinear: number | null
  kappaQuadratic: number | null
  icc: { value: number; lower: number | null; upper: number | null } | null
  alphaOrdinal: number | null
  isFlagged: boolean
  remark: string | null
}

/** Everything the charts rest on, of one shelter, as it was read at one time. */
export type ProgrammeData = {
  dataEnd: Day
  stays: readonly (Stay & { id: string })[]
  assessments: readonly AssessmentFact[]
  enrolments: readonly EnrolmentFact[]
  stages: readonly StageFact[]
  sessions: readonly SessionFact[]
  incidents: readonly IncidentFact[]
  placements: readonly PlacementFact[]
  returns: readonly ReturnFact[]
  checkIns: readonly CheckInFact[]
  traits: readonly CatTraits[]
  agreement: readonly AgreementFact[]
}

/** A stay with what every chart asks of it: the age at intake, and the code of its exit state. */
export type KnownStay = Stay & {
  id: string
  /** Number of the cat among the cats: counting cats by it takes no text. */
  catIndex: number
  ageMonths: number | null
  ageBand: AgeBand
  code: number
}

/** The data as charts read it: stays known at the end of the data, and everything else by cat or placement. */
export type Prepared = {
  data: ProgrammeData
  dataEnd: Day
  dataStart: Day | null
  stays: readonly KnownStay[]
  outcomeBeforeIntake: number
  /** Stays of one cat, in the order they began. */
  staysByCat: ReadonlyMap<string, readonly KnownStay[]>
  /** By the number of the cat; a cat without any has no entry. */
  assessments: readonly (readonly AssessmentFact[] | undefined)[]
  enrolments: readonly (readonly EnrolmentFact[] | undefined)[]
  stagesByCat: ReadonlyMap<string, readonly StageFact[]>
  sessionsByCat: ReadonlyMap<string, readonly SessionFact[]>
  adoptionByStay: ReadonlyMap<string, PlacementFact>
  trialsByStay: ReadonlyMap<string, readonly PlacementFact[]>
  returnByPlacement: ReadonlyMap<string, ReturnFact>
  checkInsByPlacement: ReadonlyMap<string, readonly CheckInFact[]>
  /** By the number of the cat. */
  traits: readonly (CatTraits | undefined)[]
}

/** Reads a shelter's data once for all charts: what lies after the end of the data is not known yet. */
export function prepare(data: ProgrammeData): Prepared {
  const { known, outcomeBeforeIntake, dataStart } = knownStays(data.stays, data.dataEnd)
  const catIndexes = new Map<string, number>()
  // Written out, so that a hundred thousand objects have one shape and are quick to go through.
  const stays = known.map((stay) => ({
    id: stay.id,
    catKey: stay.catKey,
    catIndex: indexIn(catIndexes, stay.catKey),
    intakeDay: stay.intakeDay,
    outcomeDay: stay.outcomeDay,
    outcome: stay.outcome,
    intakeType: stay.intakeType,
    intakeDetail: stay.intakeDetail ?? null,
    isReturn: stay.isReturn ?? false,
    sex: stay.sex,
    birthDay: stay.birthDay,
    availableDay: stay.availableDay,
    ageMonths: ageInMonths(stay.birthDay, stay.intakeDay),
    ageBand: ageBand(stay.birthDay, stay.intakeDay),
    code: eventCode(stay),
  }))
  stays.sort(
    (a, b) => a.intakeDay - b.intakeDay || (a.outcomeDay ?? data.dataEnd) - (b.outcomeDay ?? data.dataEnd),
  )
  const until = <T extends { day: Day }>(rows: readonly T[]) => rows.filter(({ day }) => day <= data.dataEnd)
  const returns = until(data.returns)
  const byCatIndex = <T extends { catKey: string; day: Day }>(rows: readonly T[]) => {
    const lists: (T[] | undefined)[] = new Array(catIndexes.size).fill(undefined)
    for (const [catKey, list] of groupBy(inOrder(until(rows)), (row) => row.catKey)) {
      const at = catIndexes.get(catKey)
      if (at !== undefined) lists[at] = list
    }
    return lists
  }
  const traits: (CatTraits | undefined)[] = new Array(catIndexes.size).fill(undefined)
  for (const one of data.traits) {
    const at = catIndexes.get(one.catKey)
    if (at !== undefined) traits[at] = one
  }
  return {
    data,
    dataEnd: data.dataEnd,
    dataStart,
    stays,
    outcomeBeforeIntake,
    staysByCat: groupBy(stays, ({ catKey }) => catKey),
    assessments: byCatIndex(data.assessments),
    enrolments: byCatIndex(data.enrolments),
    stagesByCat: groupBy(until(data.stages), ({ catKey }) => catKey),
    sessionsByCat: groupBy(
      [...until(data.sessions)].sort((a, b) => a.at - b.at),
      ({ catKey }) => catKey,
    ),
    adoptionByStay: new Map(
      data.placements.flatMap((one) =>
        one.kind === "adoption" && one.startedDay <= data.dataEnd ? [[one.stayId, one] as const] : [],
      ),
    ),
    trialsByStay: groupBy(
      data.placements.filter(({ kind }) => kind === "trial"),
      ({ stayId }) => stayId,
    ),
    returnByPlacement: new Map(returns.map((one) => [one.placementId, one])),
    checkInsByPlacement: groupBy(
      [...data.checkIns].sort((a, b) => a.day - b.day),
      ({ placementId }) => placementId,
    ),
    traits,
  }
}

function indexIn(indexes: Map<string, number>, key: string): number {
  const known = indexes.get(key)
  if (known !== undefined) return known
  indexes.set(key, indexes.size)
  return indexes.size - 1
}

const inOrder = <T extends { day: Day }>(rows: readonly T[]) => [...rows].sort((a, b) => a.day - b.day)

/** Rows by a key, each list in the order the rows came. */
export function groupBy<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const list = groups.get(key)
    if (list) list.push(row)
    else groups.set(key, [row])
  }
  return groups
}

/** The last assessment of a stay's cat on or before a day; null when there was none. */
export function assessedBy(prepared: Prepared, stay: KnownStay, day: Day): AssessmentFact | null {
  const list = prepared.assessments[stay.catIndex]
  if (!list) return null
  let at = list.length - 1
  while (at >= 0 && (list[at]?.day ?? day) > day) at--
  return list[at] ?? null
}

/** The first enrolment of a cat within a stay; null when it was not enrolled in it. */
export function enrolledIn(prepared: Prepared, stay: KnownStay): EnrolmentFact | null {
  const enrolments = prepared.enrolments[stay.catIndex]
  if (!enrolments) return null
  const end = stay.outcomeDay ?? prepared.dataEnd
  return enrolments.find(({ day }) => day >= stay.intakeDay && day <= end) ?? null
}

/**
 * Computes something of an object once and keeps it for as long as the object lives: several charts of one page ask the same
 * of one cohort.
 */
export function oncePer<K extends object, V>(compute: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, V>()
  return (of) => {
    const found = known.get(of)
    if (found !== undefined) return found
    const value = compute(of)
    known.set(of, value)
    return value
  }
}
