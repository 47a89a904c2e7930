import { type Day, daysBetween } from "@/lib/domain/calendar/day"
import { stageOf } from "@/lib/domain/harness/stages"
import { gateOf } from "@/lib/domain/suitability/gates"
import type { SuitabilityParameters } from "@/lib/domain/suitability/parameters"
import { type QueuedCat, WORK_MINUTES, WORK_RULE, type WorkItem } from "./work-item"

const AFRAID = 3

type Line = Omit<WorkItem, "catId" | "catName" | "room">

const line = (cat: QueuedCat, item: Line): WorkItem => ({
  catId: cat.id,
  catName: cat.name,
  room: cat.room,
  ...item,
})

/** What today's round found that cannot wait; null when all is well or nobody has looked. */
export function careLine(cat: QueuedCat, asOfDay: Day): WorkItem | null {
  const { round } = cat
  if (round?.day !== asOfDay) return null
  const found = [
    ...(round.isIll ? ["signs of illness"] : []),
    ...(round.hasEaten === false ? ["has not eaten"] : []),
    ...(round.stress !== null && round.stress >= AFRAID ? [`stress ${round.stress}`] : []),
  ]
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
  const stage = stageOf(cat.stage)
  const where = `stage ${stage.number}, ${stage.name.toLowerCase()}`
  const minutes = WORK_MINUTES.session
  if (cat.lastSessionDay === null)
    return line(cat, {
      kind: "session",
      title: `First session with ${cat.name}`,
      because: `enrolled and not started yet; ${where}`,
      urgency: WORK_RULE.lapseDays,
      minutes,
    })
  const days = daysBetween(cat.lastSessionDay, asOfDay)
  const left = WORK_RULE.lapseDays - days
  if (days >= WORK_RULE.lapseWarnDays && left >= 0)
    return line(cat, {
      kind: "lapse",
      title: `Session with ${cat.name}`,
      because: `${days} days without one; after ${WORK_RULE.lapseDays} a step is lost (${where})`,
      urgency: days,
      minutes,
    })
  if (days >= WORK_RULE.sessionAfterDays)
    return line(cat, {
      kind: "session",
      title: `Session with ${cat.name}`,
      because: `${days} days since the last; ${where}`,
      urgency: Math.min(days, WORK_RULE.lapseDays),
      minutes,
    })
  return null
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
