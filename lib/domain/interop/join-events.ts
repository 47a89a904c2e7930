import type { ReadRow } from "./interpret-row"
import { beginStay, compareEnds, endStay, type Linked, told } from "./link-stays"
import type { LinkRule } from "./profile"
import type { Moment } from "./read-moment"
import { momentIn, type StayDraft, wordIn } from "./stay-draft"
import { DEAD_ON_ARRIVAL, FOSTER_RETURN, NO_STAY } from "./vocabularies"

/** The intakes and outcomes of one animal, each its own row. */
export interface AnimalEvents {
  readonly intakes: readonly ReadRow[]
  readonly outcomes: readonly ReadRow[]
  /** Without a file of outcomes several intakes are stays that are all still open. */
  readonly hasOutcomes: boolean
}

interface Walk {
  readonly link: LinkRule
  readonly hasOutcomes: boolean
  readonly linked: Linked
  /** A visit that is no stay waits for the outcome that belongs to it. */
  visit: ReadRow | null
}

/**
 * Joins the events of one animal in the order of time into stays: an intake begins one, an outcome ends the one that is
 * open, foster and trial leave it open. On one day without times an outcome comes before the next intake when a stay is
 * open then, and after it when none is. An outcome that ends nothing is skipped.
 */
export function joinEvents({ intakes, outcomes, hasOutcomes }: AnimalEvents, link: LinkRule = {}): Linked {
  const linked: Linked = { stays: [], skipped: [], notes: [] }
  const walk: Walk = { link, hasOutcomes, linked, visit: null }
  const arrivals = inOrder(intakes, "intakeOn")
  const exits = inOrder(outcomes, "outcomeOn")
  for (;;) {
    const [arrival] = arrivals
    const [exit] = exits
    if (!arrival && !exit) return linked
    if (exit && (!arrival || isExitNext(walk, arrival, exit))) {
      exits.shift()
      takeExit(walk, exit)
    } else if (arrival) {
      arrivals.shift()
      takeArrival(walk, arrival)
    }
  }
}

function inOrder(rows: readonly ReadRow[], key: string): ReadRow[] {
  return [...rows].sort(
    (a, b) => compareEnds(momentIn(a, key), momentIn(b, key)) || compareWeight(a, b) || a.row - b.row,
  )
}

/** On one moment foster comes before what ends the stay. */
function compareWeight(a: ReadRow, b: ReadRow): number {
  const weight = (read: ReadRow) => (isAwayWord(wordIn(read, "outcomeType")) ? 0 : 1)
  return weight(a) - weight(b)
}

const isAwayWord = (word: string | null) => word === "foster" || word === "trial"
const hasTime = (moment: Moment) => !Number.isInteger(moment)

function isExitNext(walk: Walk, arrival: ReadRow, exit: ReadRow): boolean {
  const came = momentIn(arrival, "intakeOn")
  const left = momentIn(exit, "outcomeOn")
  if (Math.floor(came) !== Math.floor(left)) return left < came
  if (hasTime(came) && hasTime(left)) return left < came
  const open = openStay(walk)
  const isBackFirst = open && awayFrom(open) && wordIn(arrival, "intakeType") === FOSTER_RETURN
  return (open !== undefined || walk.visit !== null) && !isBackFirst
}

const openStay = ({ linked }: Walk) => linked.stays.findLast((stay) => stay.outcomeDay === null)
const awayFrom = (stay: StayDraft) => stay.placements.findLast((placement) => placement.endDay === null)

function takeArrival(walk: Walk, read: ReadRow) {
  const { linked, link } = walk
  const type = wordIn(read, "intakeType")
  walk.visit = null
  if (type === NO_STAY) {
    linked.skipped.push(told(read, "intakeType", type, "a service is no stay"))
    walk.visit = read
    return
  }
  const open = openStay(walk)
  const away = open && awayFrom(open)
  const isMarked = type === FOSTER_RETURN
  if (away && (isMarked || link.next === "any")) {
    away.endDay = Math.floor(momentIn(read, "intakeOn"))
    away.endReason = "came back to the shelter"
    return
  }
  if (isMarked && (open || link.orphan === "skip")) {
    const reason = open
      ? "a return from foster of a cat that was not away"
      : "a return from foster without its stay"
    linked.skipped.push(told(read, "intakeType", type, reason))
    return
  }
  if (isMarked)
    linked.notes.push(
      told(read, "intakeType", type, "a return from foster without its stay; counted as a stay of its own"),
    )
  if (open && walk.hasOutcomes)
    linked.notes.push(
      told(read, "intakeOn", wordIn(read, "animal") ?? "", "an intake while the stay before it never ended"),
    )
  const stay = beginStay(read, isMarked)
  if (stay) linked.stays.push(stay)
}

function takeExit(walk: Walk, read: ReadRow) {
  const { linked } = walk
  const type = wordIn(read, "outcomeType") ?? ""
  if (walk.visit) {
    linked.skipped.push(told(read, "outcomeType", type, "the end of a service is no outcome"))
    walk.visit = null
    return
  }
  const open = openStay(walk)
  if (!open) {
    const reason =
      linked.stays.length === 0
        ? "an outcome without an intake before it"
        : "an outcome after the stay had ended, without an intake between"
    linked.skipped.push(told(read, "outcomeType", type, reason))
    return
  }
  const outcomeDay = Math.floor(momentIn(read, "outcomeOn"))
  if (type === DEAD_ON_ARRIVAL && open.intakeDay === outcomeDay) {
    linked.stays.splice(linked.stays.indexOf(open), 1)
    linked.skipped.push(told(read, "outcomeType", type, "dead on arrival is no stay"))
    return
  }
  // Away twice without a return between: the second home follows the first.
  const away = awayFrom(open)
  if (away && isAwayWord(type)) {
    away.endDay = outcomeDay
    away.endReason = "went on to another home"
  }
  endStay(open, read, linked.notes)
  // Called dead on arrival after days in care, the animal died in care.
  if (type === DEAD_ON_ARRIVAL) open.outcomeType = "died"
}
