import { type Day, daysBetween } from "@/lib/domain/calendar/day"
import { stageOf } from "@/lib/domain/harness/stages"

/** What a line of the work queue asks for, most valuable kind first. */
export const WORK_KINDS = [
  "review",
  "request",
  "lapse",
  "first_rating",
  "session",
  "rating",
  "follow_up",
  "enrol",
] as const
export type WorkKind = (typeof WORK_KINDS)[number]

/** One thing to do about one cat, with its reason in words. */
export interface WorkItem {
  readonly kind: WorkKind
  readonly catId: string
  readonly catName: string
  readonly room: string | null
  readonly title: string
  readonly because: string
  /** Larger is more urgent within its kind: days waited, mostly. */
  readonly urgency: number
}

/** What the queue reads of a cat in care. */
export interface QueuedCat {
  readonly id: string
  readonly name: string
  readonly room: string | null
  readonly intakeDay: Day | null
  readonly stage: number | null
  readonly isReviewOpen: boolean
  readonly isResting: boolean
  readonly lastSessionDay: Day | null
  readonly lastRatingDay: Day | null
  readonly isSufficient: boolean
  /** Low bound of the suitability score and the limits it is measured by: near a limit one more look is worth most. */
  readonly suitabilityLow: number
}

/** Waits after which something is due (shelter policy; the lapse steps are the protocol's). */
export const WORK_RULE = {
  settledDays: 3,
  sessionAfterDays: 2,
  lapseWarnDays: 11,
  lapseDays: 14,
  ratingStaleDays: 45,
  nearLimit: 5,
} as const
const TIER_LIMITS = [40, 60]

/**
 * What to do about the cats in care on a day: open reviews, courses about to lapse, cats nobody has rated, sessions and
 * ratings that are due, each with its reason; most valuable first. Source: product page, Today.
 */
export function queueWork(cats: readonly QueuedCat[], asOfDay: Day): WorkItem[] {
  return cats.flatMap((cat) => itemsFor(cat, asOfDay)).sort(byValue)
}

export function byValue(a: WorkItem, b: WorkItem): number {
  return (
    WORK_KINDS.indexOf(a.kind) - WORK_KINDS.indexOf(b.kind) ||
    b.urgency - a.urgency ||
    (`${a.catName} ${a.catId}` < `${b.catName} ${b.catId}` ? -1 : 1)
  )
}

function itemsFor(cat: QueuedCat, asOfDay: Day): WorkItem[] {
  const training = trainingItem(cat, asOfDay)
  const rating = ratingItem(cat, asOfDay)
  return [...(training ? [training] : []), ...(rating ? [rating] : [])]
}

const line = (cat: QueuedCat, item: Omit<WorkItem, "catId" | "catName" | "room">): WorkItem => ({
  catId: cat.id,
  catName: cat.name,
  room: cat.room,
  ...item,
})

function trainingItem(cat: QueuedCat, asOfDay: Day): WorkItem | null {
  if (cat.isReviewOpen)
    return line(cat, {
      kind: "review",
      title: `Review ${cat.name}`,
      because: "a panic or escape waits for the behaviour lead; no session counts until then",
      urgency: 1,
    })
  if (cat.stage === null) return enrolItem(cat)
  if (cat.isResting) return null
  const stage = stageOf(cat.stage)
  const where = `stage ${stage.number}, ${stage.name.toLowerCase()}`
  if (cat.lastSessionDay === null)
    return line(cat, {
      kind: "session",
      title: `First session with ${cat.name}`,
      because: `enrolled and not started yet; ${where}`,
      urgency: WORK_RULE.lapseDays,
    })
  const days = daysBetween(cat.lastSessionDay, asOfDay)
  const left = WORK_RULE.lapseDays - days
  if (days >= WORK_RULE.lapseWarnDays && left >= 0)
    return line(cat, {
      kind: "lapse",
      title: `Session with ${cat.name}`,
      because: `${days} days without one; after ${WORK_RULE.lapseDays} a step is lost (${where})`,
      urgency: days,
    })
  if (days >= WORK_RULE.sessionAfterDays)
    return line(cat, {
      kind: "session",
      title: `Session with ${cat.name}`,
      because: `${days} days since the last; ${where}`,
      urgency: Math.min(days, WORK_RULE.lapseDays),
    })
  return null
}

function enrolItem(cat: QueuedCat): WorkItem | null {
  if (!cat.isSufficient || cat.suitabilityLow < (TIER_LIMITS[0] ?? 0)) return null
  return line(cat, {
    kind: "enrol",
    title: `Enrol ${cat.name}?`,
    because: "well enough known, and temperament speaks for training",
    urgency: cat.suitabilityLow,
  })
}

function ratingItem(cat: QueuedCat, asOfDay: Day): WorkItem | null {
  const here = cat.intakeDay === null ? null : daysBetween(cat.intakeDay, asOfDay)
  if (here === null || here < WORK_RULE.settledDays) return null
  if (cat.lastRatingDay === null)
    return line(cat, {
      kind: "first_rating",
      title: `First look at ${cat.name}`,
      because: `${here} days here and nobody has rated yet`,
      urgency: here,
    })
  const age = daysBetween(cat.lastRatingDay, asOfDay)
  if (!cat.isSufficient)
    return line(cat, {
      kind: "rating",
      title: `One more look at ${cat.name}`,
      because: "not enough ratings, days or raters for a label yet",
      urgency: 100 + age,
    })
  if (age >= WORK_RULE.ratingStaleDays)
    return line(cat, {
      kind: "rating",
      title: `Look at ${cat.name} again`,
      because: `the last rating is ${age} days old and fades`,
      urgency: age,
    })
  const isNear = TIER_LIMITS.some((limit) => Math.abs(cat.suitabilityLow - limit) <= WORK_RULE.nearLimit)
  if (isNear && age >= WORK_RULE.settledDays)
    return line(cat, {
      kind: "rating",
      title: `One more look at ${cat.name}`,
      because: "close to a limit between two labels",
      urgency: age,
    })
  return null
}
