import { ageInMonths } from "@/lib/domain/calendar/age"
import { type Day, dayFromDate } from "@/lib/domain/calendar/day"
import { groupBy, type Prepared } from "./programme-data"
import type { Stay } from "./stays"

/** A stay open for longer than this is looked at: the cat may have left without anybody writing it down. */
const ZOMBIE_AFTER_DAYS = 365
const LONG_STAY_DAYS = 730
const OLDEST_MONTHS = 25 * 12
/** Records before this day are more likely a slip of the pen. */
const EARLIEST_DAY = dayFromDate({ year: 1990, month: 1, dayOfMonth: 1 })

/** What the data check looks for, in the order of how much it bends the figures, and what mends it. */
export const QUALITY_KINDS = [
  {
    key: "outcome_before_intake",
    label: "Outcome before the intake",
    effect: "Left out of every figure.",
    mend: "Put one of the two dates right.",
  },
  {
    key: "overlapping",
    label: "Two stays of one cat at the same time",
    effect: "Both count, so the cat counts twice.",
    mend: "Give the earlier stay its outcome, or put the later intake right.",
  },
  {
    key: "two_open",
    label: "Several open stays of one cat",
    effect: "The cat counts as in care more than once.",
    mend: "Close all but the newest.",
  },
  {
    key: "in_the_future",
    label: "A date after the end of the data",
    effect: "Not known yet for the figures: an outcome counts as open, an intake not at all.",
    mend: "Put the date right.",
  },
  {
    key: "very_early",
    label: "An intake before 1990",
    effect: "Counts, with a stay of decades.",
    mend: "Put the year right.",
  },
  {
    key: "zombie",
    label: "Open for more than a year",
    effect: "Counts as in care, and as a cat still waiting.",
    mend: "Write down what became of the cat, or say that it is still here.",
  },
  {
    key: "very_long",
    label: "A completed stay of more than two years",
    effect: "Counts as it stands.",
    mend: "Check both dates, or say that they are right.",
  },
  {
    key: "birth_after_intake",
    label: "Born after the intake",
    effect: "The age counts as unknown.",
    mend: "Put the birth date right; kittens born in care need an intake on the day of birth.",
  },
  {
    key: "very_old",
    label: "Older than 25 years at intake",
    effect: "Counts as a senior.",
    mend: "Check the birth date.",
  },
  {
    key: "available_outside",
    label: "Made available outside the stay",
    effect: "Left out where time counts from that day.",
    mend: "Put the day right.",
  },
] as const
export type QualityKind = (typeof QUALITY_KINDS)[number]["key"]

export type QualityFinding = { kind: QualityKind; stayId: string; catKey: string; detail: Detail }
/** What the row says, so that a person sees why it is listed, and a note about it holds only as long as it says so. */
type Detail = { intakeDay: Day; outcomeDay: Day | null; birthDay: Day | null; availableDay: Day | null }
type Row = Stay & { id: string }

/**
 * Every row that deserves a look, flagged and not hidden: each finding names the stay and what it says. What a figure does
 * with such a row is the figure's own rule and told beside it; nothing is mended here.
 */
export function findProblems({ data, dataEnd }: Pick<Prepared, "data" | "dataEnd">): QualityFinding[] {
  const findings: QualityFinding[] = []
  const add = (kind: QualityKind, stay: Row) => {
    const { intakeDay, outcomeDay, birthDay, availableDay } = stay
    findings.push({
      kind,
      stayId: stay.id,
      catKey: stay.catKey,
      detail: { intakeDay, outcomeDay, birthDay, availableDay },
    })
  }
  for (const stay of data.stays) for (const kind of problemsOf(stay, dataEnd)) add(kind, stay)
  for (const stays of groupBy(data.stays, ({ catKey }) => catKey).values()) {
    if (stays.length < 2) continue
    const sorted = [...stays].sort((a, b) => a.intakeDay - b.intakeDay)
    for (const [i, stay] of sorted.entries()) {
      const next = sorted[i + 1]
      if (!next) continue
      if (stay.outcomeDay === null) add("two_open", stay)
      else if (stay.outcomeDay > next.intakeDay) add("overlapping", next)
    }
  }
  const order = new Map<string, number>(QUALITY_KINDS.map(({ key }, i) => [key, i]))
  return findings.sort(
    (a, b) =>
      (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0) ||
      b.detail.intakeDay - a.detail.intakeDay ||
      (a.stayId < b.stayId ? -1 : 1),
  )
}

function problemsOf(stay: Row, dataEnd: Day): QualityKind[] {
  const { intakeDay, outcomeDay, birthDay, availableDay } = stay
  const kinds: QualityKind[] = []
  if (outcomeDay !== null && outcomeDay < intakeDay) kinds.push("outcome_before_intake")
  if (intakeDay > dataEnd || (outcomeDay !== null && outcomeDay > dataEnd)) kinds.push("in_the_future")
  if (intakeDay < EARLIEST_DAY) kinds.push("very_early")
  if (outcomeDay === null && dataEnd - intakeDay > ZOMBIE_AFTER_DAYS) kinds.push("zombie")
  if (outcomeDay !== null && outcomeDay - intakeDay > LONG_STAY_DAYS) kinds.push("very_long")
  if (birthDay !== null && birthDay > intakeDay) kinds.push("birth_after_intake")
  if ((ageInMonths(birthDay, intakeDay) ?? 0) > OLDEST_MONTHS) kinds.push("very_old")
  if (
    availableDay !== null &&
    (availableDay < intakeDay || (outcomeDay !== null && availableDay > outcomeDay))
  )
    kinds.push("available_outside")
  return kinds
}

/** What a finding says as one text: a note that all is well holds until this changes. */
export const seenText = ({ detail }: Pick<QualityFinding, "detail">): string =>
  [detail.intakeDay, detail.outcomeDay, detail.birthDay, detail.availableDay]
    .map((day) => day ?? "")
    .join("|")
