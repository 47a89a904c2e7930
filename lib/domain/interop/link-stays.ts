import type { IntakeType, Outcome } from "@/lib/domain/outcomes/stays"
import type { ReadingNote, ReadRow, SkippedRow } from "./interpret-row"
import type { LinkRule } from "./profile"
import { dayIn, momentIn, type StayDraft, wordIn } from "./stay-draft"
import { DEAD_ON_ARRIVAL, FOSTER_RETURN, NO_STAY } from "./vocabularies"

/** The stays of one animal, with what was skipped or looks odd on the way. */
export interface Linked {
  readonly stays: StayDraft[]
  readonly skipped: SkippedRow[]
  readonly notes: ReadingNote[]
}

/**
 * Puts the rows of one animal, each a stay or a part of one, together: a row that ends in foster or trial leaves the
 * stay open with a placement, and the animal's return from it goes on with the same stay.
 */
export function linkStays(rows: readonly ReadRow[], link: LinkRule = {}): Linked {
  const linked: Linked = { stays: [], skipped: [], notes: [] }
  const inOrder = [...rows].sort(
    (a, b) =>
      momentIn(a, "intakeOn") - momentIn(b, "intakeOn") ||
      compareEnds(momentIn(a, "outcomeOn"), momentIn(b, "outcomeOn")) ||
      a.row - b.row,
  )
  for (const read of inOrder) takeRow(read, link, linked)
  return linked
}

/** Orders moments; absent ones (infinite) come last and are equal to each other. */
export function compareEnds(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function takeRow(read: ReadRow, link: LinkRule, linked: Linked) {
  const outcome = wordIn(read, "outcomeType")
  if (outcome === DEAD_ON_ARRIVAL) {
    linked.skipped.push(told(read, "outcomeType", outcome, "dead on arrival is no stay"))
    return
  }
  if (wordIn(read, "intakeType") === NO_STAY) {
    linked.skipped.push(told(read, "intakeType", NO_STAY, "a service is no stay"))
    return
  }
  const isMarked = wordIn(read, "intakeType") === FOSTER_RETURN
  const open = linked.stays.findLast((stay) => stay.placements.some((placement) => placement.endDay === null))
  const away = open?.placements.findLast((placement) => placement.endDay === null)
  if (open && away && (isMarked || link.next === "any")) {
    away.endDay = dayIn(read, "intakeOn")
    away.endReason = "came back to the shelter"
    endStay(open, read, linked.notes)
    return
  }
  if (isMarked && link.orphan === "skip") {
    linked.skipped.push(
      told(read, "intakeType", FOSTER_RETURN, "a return from foster whose earlier row is not in the file"),
    )
    return
  }
  if (isMarked)
    linked.notes.push(
      told(
        read,
        "intakeType",
        FOSTER_RETURN,
        "a return from foster without its earlier row; counted as a stay of its own",
      ),
    )
  const stay = beginStay(read, isMarked)
  if (!stay) return
  linked.stays.push(stay)
  endStay(stay, read, linked.notes)
}

/** A stay that begins with this row, without its end. Null without a day of intake. */
export function beginStay(read: ReadRow, isMarked: boolean): StayDraft | null {
  const intakeDay = dayIn(read, "intakeOn")
  if (intakeDay === null) return null
  const isReturn = wordIn(read, "isReturn")
  return {
    row: read.row,
    read,
    intakeDay,
    intakeType: isMarked ? "other_intake" : (wordIn(read, "intakeType") as IntakeType | null),
    intakeDetail: read.values.intakeDetail as StayDraft["intakeDetail"],
    isReturn: read.values.isReturn === undefined ? undefined : isReturn === "yes",
    outcomeDay: null,
    outcomeType: null,
    outcomeDetail: null,
    placements: [],
  }
}

/** Ends a stay with a row's outcome: foster and trial become placements, what is incomplete leaves it open. */
export function endStay(stay: StayDraft, read: ReadRow, notes: ReadingNote[]) {
  const outcome = wordIn(read, "outcomeType")
  const outcomeDay = dayIn(read, "outcomeOn")
  if (outcome === "foster" || outcome === "trial") {
    const startDay = outcomeDay ?? dayIn(read, "intakeOn") ?? stay.intakeDay
    stay.placements.push({ kind: outcome, startDay, endDay: null, endReason: null })
    return
  }
  if (outcome === null || outcome === "none") {
    if (outcomeDay !== null && outcome === null)
      notes.push(told(read, "outcomeType", "", "an outcome day without an outcome; the stay counts as open"))
    return
  }
  if (outcomeDay === null) {
    notes.push(told(read, "outcomeOn", outcome, "an outcome without a day; the stay counts as open"))
    return
  }
  stay.outcomeDay = outcomeDay
  stay.outcomeType = outcome as Outcome
  stay.outcomeDetail = wordIn(read, "outcomeDetail")
  for (const placement of stay.placements) placement.endDay ??= outcomeDay
}

/** A problem of a row, for the lists of what was skipped or is odd. */
export function told(read: ReadRow, column: string, value: string, reason: string): SkippedRow {
  return { row: read.row, column, value, reason }
}
