import { type Day, isDay, isoFromDay } from "@/lib/domain/calendar/day"
import type { IntakeType, Outcome } from "@/lib/domain/outcomes/stays"
import type { ReadingNote, ReadRow } from "./interpret-row"
import { dayOfMoment, type Moment } from "./read-moment"
import type { Value } from "./read-value"

/** A field's value in a record: days are written YYYY-MM-DD. */
export type RecordValue = string | number | boolean | null

/** A time a cat lived elsewhere without leaving the shelter's care. */
export interface ReadPlacement {
  readonly key: string
  readonly values: Readonly<Record<string, RecordValue>>
}

/** One stay as the file tells it; only fields the profile fills are among the values. */
export interface ReadStay {
  readonly key: string
  readonly row: number
  readonly values: Readonly<Record<string, RecordValue>>
  readonly placements: readonly ReadPlacement[]
}

/** A stay while its rows are put together. */
export interface StayDraft {
  readonly row: number
  readonly read: ReadRow
  readonly intakeDay: Day
  /** null where the file does not say. */
  readonly intakeType: IntakeType | null
  readonly intakeDetail: Value
  /** undefined where the file does not say. */
  readonly isReturn: boolean | undefined
  outcomeDay: Day | null
  outcomeType: Outcome | null
  outcomeDetail: string | null
  readonly placements: PlacementDraft[]
}

export interface PlacementDraft {
  readonly kind: "foster" | "trial"
  readonly startDay: Day
  endDay: Day | null
  endReason: string | null
}

/** The day of a moment in a row, or null. */
export function dayIn(read: ReadRow, key: string): Day | null {
  const moment = read.values[key]
  return typeof moment === "number" ? dayOfMoment(moment) : null
}

/** A moment for ordering; absent ones come last. */
export function momentIn(read: ReadRow, key: string): Moment {
  const moment = read.values[key]
  return typeof moment === "number" ? moment : Number.POSITIVE_INFINITY
}

/** A word of a row, or null. */
export function wordIn(read: ReadRow, key: string): string | null {
  const word = read.values[key]
  return typeof word === "string" ? word : null
}

/** Rows by the word of a field, in the order of their first appearance. */
export function groupRows(reads: readonly ReadRow[], field: string): Map<string, ReadRow[]> {
  const groups = new Map<string, ReadRow[]>()
  for (const read of reads) {
    const key = wordIn(read, field) ?? ""
    const group = groups.get(key)
    if (group) group.push(read)
    else groups.set(key, [read])
  }
  return groups
}

/** A day as a record has it. */
export function isoOf(day: Day | null): string | null {
  return day === null || !isDay(day) ? null : isoFromDay(day)
}

/**
 * Gives the drafts of one animal their keys and writes them as records. The key is the animal and its intake day (and
 * a number from the second stay of that day on), so that it holds when the same stay comes again with its outcome;
 * `provided` says which fields the file fills.
 */
export function writeStays(
  animal: string,
  drafts: readonly StayDraft[],
  provided: ReadonlySet<string>,
): ReadStay[] {
  const sameDay = new Map<Day, number>()
  return drafts.map((draft) => {
    const place = (sameDay.get(draft.intakeDay) ?? 0) + 1
    sameDay.set(draft.intakeDay, place)
    const own = wordIn(draft.read, "stay")
    const key = own ?? `${animal}|${isoOf(draft.intakeDay)}${place > 1 ? `|${place}` : ""}`
    return {
      key,
      row: draft.row,
      values: stayValues(draft, provided),
      placements: writePlacements(key, draft.placements),
    }
  })
}

function stayValues(draft: StayDraft, provided: ReadonlySet<string>): Record<string, RecordValue> {
  const values: Record<string, RecordValue> = { intakeOn: isoOf(draft.intakeDay) }
  if (draft.intakeType !== null) values.intakeType = draft.intakeType
  if (draft.intakeDetail !== undefined) values.intakeDetail = draft.intakeDetail
  if (draft.isReturn !== undefined) values.isReturn = draft.isReturn
  if (provided.has("availableOn")) values.availableOn = isoOf(dayIn(draft.read, "availableOn"))
  if (provided.has("outcomeType") || provided.has("movementType") || provided.has("diedOn")) {
    values.outcomeOn = isoOf(draft.outcomeDay)
    values.outcomeType = draft.outcomeType
    values.outcomeDetail = draft.outcomeDetail
  }
  if (provided.has("bornOn") || provided.has("age")) values.bornOn = isoOf(dayIn(draft.read, "bornOn"))
  if (provided.has("sex")) values.sex = wordIn(draft.read, "sex") ?? "unknown"
  return values
}

function writePlacements(stayKey: string, drafts: readonly PlacementDraft[]): ReadPlacement[] {
  const seen = new Map<string, number>()
  return drafts.map((draft) => {
    const name = `${stayKey}|${draft.kind}|${isoOf(draft.startDay)}`
    const place = (seen.get(name) ?? 0) + 1
    seen.set(name, place)
    return {
      key: place > 1 ? `${name}|${place}` : name,
      values: {
        kind: draft.kind,
        startedOn: isoOf(draft.startDay),
        endedOn: isoOf(draft.endDay),
        endReason: draft.endReason,
      },
    }
  })
}

/** Says what looks wrong in an animal's stays; nothing is changed or hidden by it. */
export function flagStays(animal: string, drafts: readonly StayDraft[], today: Day): ReadingNote[] {
  const flag = (draft: StayDraft, value: string | null, reason: string) => ({
    row: draft.row,
    column: "intakeOn",
    value: `${animal} ${value ?? ""}`.trim(),
    reason,
  })
  const notes = drafts.flatMap((draft) => {
    const found: ReadingNote[] = []
    if (draft.outcomeDay !== null && draft.outcomeDay < draft.intakeDay)
      found.push(
        flag(
          draft,
          isoOf(draft.outcomeDay),
          "the outcome lies before the intake; kept as it is, no figure uses it",
        ),
      )
    if (draft.intakeDay > today)
      found.push(flag(draft, isoOf(draft.intakeDay), "the intake lies in the future; kept as it is"))
    return found
  })
  const open = drafts.filter((draft) => draft.outcomeDay === null)
  const last = open.at(-1)
  if (open.length > 1 && last)
    notes.push(flag(last, `${open.length} open stays`, "an animal with several open stays; kept as they are"))
  const later = drafts.find((draft) =>
    open.some((one) => one.intakeDay < draft.intakeDay && draft.outcomeDay !== null),
  )
  if (later && open.length === 1)
    notes.push(
      flag(
        later,
        isoOf(later.intakeDay),
        "a later stay of an animal whose earlier one never ended; kept as they are",
      ),
    )
  return notes
}
