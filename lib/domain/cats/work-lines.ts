import { type Day, daysBetween } from "@/lib/domain/calendar/day"
import { FIRST_STAGE, GRADUATE_STAGE, stageOf } from "@/lib/domain/harness/stages"
import { type Track, trackWords } from "@/lib/domain/harness/tracks"
import { gateOf } from "@/lib/domain/suitability/gates"
import type { SuitabilityParameters } from "@/lib/domain/suitability/parameters"
import { type QueuedCat, type RoundState, WORK_MINUTES, WORK_RULE, type WorkItem } from "./work-item"

const AFRAID = 3

type Line = Omit<WorkItem, "catId" | "catName" | "room">

const line = (cat: QueuedCat, item: Line): WorkItem => ({
  catId: cat.id,
  catName: cat.name,
  room: cat.room,
  ...item,
})

/** What the round of a day found that stands against a session, in words; empty when all is well or nobody has looked. */
export function roundFindings(round: RoundState | null, asOfDay: Day): readonly string[] {
  if (round?.day !== asOfDay) return []
  return [
    ...(round.isIll ? ["signs of illness"] : []),
    ...(round.hasEaten === false ? ["has not eaten"] : []),
    ...(round.stress !== null && round.stress >= AFRAID ? [`stress ${round.stress}`] : []),
  ]
}

/** What today's round found that cannot wait; null when all is well or nobody has looked. */
export function careLine(cat: QueuedCat, asOfDay: Day): WorkItem | null {
  const found = roundFindings(cat.round, asOfDay)
  if (found.length === 0) return null
  return line(cat, {
    kind: "care",
    title: `See to ${cat.name}`,
    because: `today's round: ${found.join(", ")}; no session today`,
    urgency: found.length,
    minutes: WORK_MINUTES.care,
  })
}

/** What training waits for: an open review, a course about to lapse, a session, or an enrolment. */
export function trainingLine(cat: QueuedCat, asOfDay: Day, version: SuitabilityParameters): WorkItem | null {
  if (cat.isReviewOpen)
    return line(cat, {
      kind: "review",
      title: `Review ${cat.name}`,
      because: "a panic or escape waits for the behaviour lead; no session counts until then",
      urgency: 1,
      minutes: WORK_MINUTES.review,
    })
  if (cat.stage === null) return enrolLine(cat, version)
  if (cat.isResting) return null
  const { stage, track, lastSessionDay } = cat
  const where = wordsOfPlace(stage, track)
  const minutes = WORK_MINUTES.session
  const wait = sessionWait({ stage, track, lastSessionDay }, asOfDay)
  if (wait.kind === "early") return null
  return line(cat, {
    kind: wait.kind === "lapse" ? "lapse" : "session",
    title: `${wait.kind === "first" ? "First session" : "Session"} with ${cat.name}`,
    because: wait.kind === "lapse" ? `${wait.because} (${where})` : `${wait.because}; ${where}`,
    urgency: wait.urgency,
    minutes,
  })
}

const wordsOfPlace = (stage: number, track: Track) =>
  track === "harness"
    ? `stage ${stageOf(stage).number}, ${stageOf(stage).name.toLowerCase()}`
    : trackWords(track).label.toLowerCase()

/** How long a course has waited for its next session, and what that makes of it today. */
export interface SessionWait {
  /** `early`: not asked for yet. */
  readonly kind: "first" | "lapse" | "due" | "early"
  /** Days since the last session; null before the first. */
  readonly days: number | null
  /** Days until a step is lost, 0 on the last day; null when nothing can be lost, or is lost already. */
  readonly lapseIn: number | null
  /** Larger is more urgent. */
  readonly urgency: number
  readonly because: string
}

/**
 * Whether a session is due on a day: every two days on the harness course, once a week on the other tracks and for
 * graduates, at once before the first, and pressing from day 11 on where a step can be lost after day 14. Source:
 * rule C.2, lapse; pace: shelter policy.
 */
export function sessionWait(
  course: { readonly stage: number; readonly track: Track; readonly lastSessionDay: Day | null },
  asOfDay: Day,
): SessionWait {
  const { stage, track, lastSessionDay } = course
  if (lastSessionDay === null)
    return {
      kind: "first",
      days: null,
      lapseIn: null,
      urgency: WORK_RULE.lapseDays,
      because: "enrolled and not started yet",
    }
  const days = daysBetween(lastSessionDay, asOfDay)
  const left = WORK_RULE.lapseDays - days
  const isWeekly = track !== "harness" || stage === GRADUATE_STAGE
  // Stage 1 is the floor: a gap costs nothing there.
  const lapseIn = left >= 0 && stage > FIRST_STAGE ? left : null
  if (days >= WORK_RULE.lapseWarnDays && lapseIn !== null)
    return {
      kind: "lapse",
      days,
      lapseIn,
      urgency: days,
      because: `${days} days without one; after ${WORK_RULE.lapseDays} a step is lost`,
    }
  const isDue = days >= (isWeekly ? WORK_RULE.weeklyAfterDays : WORK_RULE.sessionAfterDays)
  return {
    kind: isDue ? "due" : "early",
    days,
    lapseIn,
    urgency: Math.min(days, WORK_RULE.lapseDays),
    because: days === 0 ? "had one today" : `${days} ${days === 1 ? "day" : "days"} since the last`,
  }
}

function enrolLine(cat: QueuedCat, { patioPack }: SuitabilityParameters): WorkItem | null {
  if (!cat.isSufficient || cat.suitabilityLow < patioPack.scoreLow) return null
  return line(cat, {
    kind: "enrol",
    title: `Enrol ${cat.name}?`,
    because: "well enough known, and temperament speaks for training",
    urgency: cat.suitabilityLow,
    minutes: WORK_MINUTES.enrol,
  })
}

/** The look a cat waits for, full or quick as its evidence asks for. */
export function ratingLine(cat: QueuedCat, asOfDay: Day, version: SuitabilityParameters): WorkItem | null {
  const here = cat.intakeDay === null ? null : daysBetween(cat.intakeDay, asOfDay)
  if (here === null || here < WORK_RULE.settledDays) return null
  const look = cat.look === "full" ? "full" : "quick"
  const minutes = look === "full" ? WORK_MINUTES.fullSheet : WORK_MINUTES.quickLook
  if (cat.lastRatingDay === null)
    return line(cat, {
      kind: "first_rating",
      title: `First look at ${cat.name}`,
      because: `${here} days here and nobody has rated yet`,
      urgency: here,
      minutes,
      look,
    })
  const age = daysBetween(cat.lastRatingDay, asOfDay)
  if (!cat.isSufficient)
    return line(cat, {
      kind: "rating",
      title: `One more look at ${cat.name}`,
      because: "not enough ratings, days or raters for a label yet",
      urgency: 100 + age,
      minutes,
      look,
    })
  if (age >= WORK_RULE.ratingStaleDays)
    return line(cat, {
      kind: "rating",
      title: `Look at ${cat.name} again`,
      because: `the last rating is ${age} days old and fades`,
      urgency: age,
      minutes,
      look,
    })
  const limits = [version.patioPack.scoreLow, version.trail.scoreLow]
  const isNear = limits.some((limit) => Math.abs(cat.suitabilityLow - limit) <= WORK_RULE.nearLimit)
  if (isNear && age >= WORK_RULE.settledDays)
    return line(cat, {
      kind: "rating",
      title: `One more look at ${cat.name}`,
      because: "close to a limit between two labels",
      urgency: age,
      minutes,
      look,
    })
  return null
}

/** Gates that alone keep a trained or suitable cat inside: to-dos for people, not faults of the cat. */
export function gateLine(cat: QueuedCat): WorkItem | null {
  if (!cat.isHeldByGates || cat.gatesOpen.length === 0) return null
  const names = cat.gatesOpen.map((id) => gateOf(id).title.toLowerCase())
  return line(cat, {
    kind: "gate",
    title: `Gates of ${cat.name}`,
    because: `only this keeps the cat from more: ${names.join(", ")}`,
    urgency: 10 - cat.gatesOpen.length,
    minutes: WORK_MINUTES.gate,
  })
}
