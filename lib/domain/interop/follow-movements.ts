import type { Day } from "@/lib/domain/calendar/day"
import type { IntakeType, Outcome } from "@/lib/domain/outcomes/stays"
import type { ReadRow } from "./interpret-row"
import { compareEnds, type Linked } from "./link-stays"
import { dayIn, momentIn, type StayDraft, wordIn } from "./stay-draft"
import { DEAD_ON_ARRIVAL } from "./vocabularies"

/**
 * The stays of one animal from its movements. Movements of one intake follow each other: foster and trial stay inside
 * the stay, an outcome ends it (a further outcome without a return between replaces it), and the day an animal came
 * back from an outcome starts a new stay. A death ends the stay that is open then; a stay that began dead is none.
 */
export function followMovements(rows: readonly ReadRow[]): Linked {
  const linked: Linked = { stays: [], skipped: [], notes: [] }
  const intakes = [...new Set(rows.flatMap((read) => dayIn(read, "intakeOn") ?? []))].sort((a, b) => a - b)
  intakes.forEach((intakeDay, i) => {
    const until = intakes[i + 1] ?? Number.POSITIVE_INFINITY
    const isFirst = i === 0
    const own = rows.filter((read) => belongsTo(read, { intakeDay, until, isFirst }))
    linked.stays.push(...followIntake(own, intakeDay, until))
  })
  const death = rows.findLast((read) => dayIn(read, "diedOn") !== null)
  if (death) applyDeath(linked, death)
  return linked
}

function belongsTo(read: ReadRow, intake: { intakeDay: Day; until: Day; isFirst: boolean }): boolean {
  const own = dayIn(read, "intakeOn")
  if (own !== null) return own === intake.intakeDay
  const moved = dayIn(read, "movementOn")
  if (moved === null) return false
  return (moved >= intake.intakeDay || intake.isFirst) && moved < intake.until
}

function followIntake(rows: readonly ReadRow[], intakeDay: Day, until: Day): StayDraft[] {
  const main = rows.find((read) => dayIn(read, "intakeOn") !== null)
  if (!main) return []
  const stays = [firstStay(main, intakeDay)]
  const movements = rows
    .filter((read) => dayIn(read, "movementOn") !== null)
    .sort(
      (a, b) =>
        momentIn(a, "movementOn") - momentIn(b, "movementOn") ||
        compareEnds(momentIn(a, "returnOn"), momentIn(b, "returnOn")) ||
        a.row - b.row,
    )
  for (const read of movements) takeMovement(read, stays, until)
  return stays
}

function takeMovement(read: ReadRow, stays: StayDraft[], until: Day) {
  const kind = wordIn(read, "movementType")
  const movedDay = dayIn(read, "movementOn")
  const stay = stays.at(-1)
  if (kind === null || kind === "none" || movedDay === null || !stay) return
  const returnDay = dayIn(read, "returnOn")
  if (kind === "foster" || kind === "trial") {
    const endReason = returnDay === null ? null : (wordIn(read, "returnDetail") ?? "came back to the shelter")
    stay.placements.push({ kind, startDay: movedDay, endDay: returnDay, endReason })
    return
  }
  stay.outcomeDay = movedDay
  stay.outcomeType = kind as Outcome
  stay.outcomeDetail = wordIn(read, "movementDetail")
  for (const placement of stay.placements) placement.endDay ??= movedDay
  // A return on the day of the next intake is that intake, not a stay beside it.
  if (returnDay !== null && returnDay < until) stays.push(returnedStay(read, returnDay, kind === "adoption"))
}

function firstStay(read: ReadRow, intakeDay: Day): StayDraft {
  return {
    row: read.row,
    read,
    intakeDay,
    intakeType: wordIn(read, "intakeType") as IntakeType | null,
    intakeDetail: read.values.intakeDetail as StayDraft["intakeDetail"],
    isReturn: wordIn(read, "isReturn") === "yes",
    outcomeDay: null,
    outcomeType: null,
    outcomeDetail: null,
    placements: [],
  }
}

function returnedStay(read: ReadRow, intakeDay: Day, isReturn: boolean): StayDraft {
  const type = wordIn(read, "returnType") as IntakeType | null
  return {
    ...firstStay(read, intakeDay),
    intakeType: type ?? "owner_relinquished",
    intakeDetail: wordIn(read, "returnDetail"),
    isReturn,
  }
}

function applyDeath(linked: Linked, read: ReadRow) {
  const diedDay = dayIn(read, "diedOn")
  const stay = linked.stays.at(-1)
  if (diedDay === null || !stay || stay.outcomeDay !== null) return
  const type = wordIn(read, "deathType") ?? "died"
  if (type === DEAD_ON_ARRIVAL && stay.intakeDay >= diedDay) {
    linked.stays.pop()
    const told = {
      row: read.row,
      column: "diedOn",
      value: wordIn(read, "animal") ?? "",
      reason: "dead on arrival is no stay",
    }
    if (linked.stays.length === 0) linked.skipped.push(told)
    else linked.notes.push({ ...told, reason: `${told.reason}; the animal's earlier stays count` })
    return
  }
  stay.outcomeDay = diedDay
  // Called dead on arrival after days in care, the animal died in care.
  stay.outcomeType = type === DEAD_ON_ARRIVAL ? "died" : (type as Outcome)
  stay.outcomeDetail = wordIn(read, "deathDetail")
  for (const placement of stay.placements) placement.endDay ??= diedDay
}
