import { type Day, daysBetween } from "@/lib/domain/calendar/day"
import type { Track } from "./tracks"

/** What the carrier track asks for (rule B.3). */
export const CARRIER_TRACK_RULE = {
  shutSec: 300,
  carriedSec: 300,
  maxStress: 1,
  days: 3,
  withinDays: 60,
} as const

/** One session on the carrier track; what is null was not seen. */
export interface CarrierSession {
  readonly day: Day
  readonly entersOnCue: boolean | null
  readonly shutSec: number | null
  readonly carriedIndoorsSec: number | null
  readonly stress: number
}

/**
 * Whether the carrier track is mastered on a day: in on cue, shut for 5 minutes and carried for 5 minutes indoors in one
 * calm session, on 3 different days of the last 60. Sessions after that day are left out. Source: rule B.3.
 */
export function isCarrierTrackMastered(sessions: readonly CarrierSession[], asOfDay: Day): boolean {
  const rule = CARRIER_TRACK_RULE
  const goodDays = sessions.filter((session) => isComplete(session)).map((session) => session.day)
  const recent = goodDays.filter((day) => day <= asOfDay && daysBetween(day, asOfDay) <= rule.withinDays)
  return new Set(recent).size >= rule.days
}

function isComplete({ entersOnCue, shutSec, carriedIndoorsSec, stress }: CarrierSession): boolean {
  const rule = CARRIER_TRACK_RULE
  const isLongEnough = (shutSec ?? 0) >= rule.shutSec && (carriedIndoorsSec ?? 0) >= rule.carriedSec
  return entersOnCue === true && isLongEnough && stress <= rule.maxStress
}

/** One step of the carrier and backpack track. */
export interface CarrierStep {
  readonly number: number
  readonly name: string
  readonly todo: string
  /** Held outside: the gates must allow it, and weather and place are checked. */
  readonly isOutdoors: boolean
  /** The harness stage that has to be reached first; null when none. */
  readonly fromHarnessStage: number | null
}

/** The five steps as data (own wording). */
export const CARRIER_STEPS: readonly CarrierStep[] = [
  {
    number: 1,
    name: "Open at home",
    todo: "It stands open where the cat lives, with bedding in it. Reward every look and every paw inside.",
    isOutdoors: false,
    fromHarnessStage: null,
  },
  {
    number: 2,
    name: "Meals inside",
    todo: "The bowl moves in, a little further each time; then the door closes for a breath while the cat eats.",
    isOutdoors: false,
    fromHarnessStage: null,
  },
  {
    number: 3,
    name: "Carried round the building",
    todo: "Lifted slowly and carried along known corridors, covered at first. In on cue from now on.",
    isOutdoors: false,
    fromHarnessStage: null,
  },
  {
    number: 4,
    name: "Outdoors in it",
    todo: "A few minutes in a quiet place outside, closed, on a lap or a bench. Home while it is still calm.",
    isOutdoors: true,
    fromHarnessStage: null,
  },
  {
    number: 5,
    name: "Out of it on the leash",
    todo: "The open carrier is home: out by choice, on a slack leash, and back in on cue.",
    isOutdoors: true,
    fromHarnessStage: 7,
  },
]
const LAST_STEP = 5
/** The step on which the cat leaves the carrier. */
const LEASH_STEP = LAST_STEP

/**
 * Whether the cat was on its own feet in a harness or on a leash, and not carried or riding: on the harness course always,
 * in a carrier at the leash step only, in a cart never.
 */
export const isOnFoot = (session: {
  readonly track?: Track | undefined
  readonly trackStep?: number | null | undefined
}): boolean =>
  (session.track ?? "harness") === "harness" ||
  (session.track === "carrier" && session.trackStep === LEASH_STEP)

/** When a step is mastered, and when one is lost (shelter policy, after rule C.2). */
export const STEP_RULE = {
  calmSessions: 3,
  ofLast: 4,
  days: 2,
  maxStress: 1,
  backFromStress: 3,
  gateCap: 1,
} as const

const GRAVE: readonly string[] = ["slipped", "bolted", "bite"]

/** One session in the carrier or backpack as the steps read it; what is null was not recorded. */
export interface StepSession {
  readonly id: string
  readonly day: Day
  /** When it began, in absolute hours. */
  readonly atHours: number
  /** The step that was practised; null when none was, such as at a show. */
  readonly step: number | null
  readonly stress: number
  readonly incident: string
  readonly gateCap: 0 | 1 | 2 | null
  readonly outingClear: boolean | null
  /** The harness stage on that day. */
  readonly harnessStage: number | null
  /** It was held outdoors while outdoor work stood still in the whole shelter. */
  readonly outdoorsStopped: boolean | null
}

/** Where a cat stands on the carrier and backpack track. */
export interface CarrierProgress {
  /** Steps mastered, 0 to 5. */
  readonly mastered: number
  /** The step worked on, 1 to 5; the last one is kept up when all are mastered. */
  readonly step: number
  /** What the last sessions at this step were: calm and in order, or not. */
  readonly window: readonly { readonly day: Day; readonly isCalm: boolean }[]
  readonly stillNeeded: readonly string[]
  readonly sentence: string
}

/** The catalogue entry of a step; throws RangeError outside 1 to 5. */
export function carrierStepOf(number: number): CarrierStep {
  const found = CARRIER_STEPS.find((step) => step.number === number)
  if (!found) throw new RangeError(`step must be a whole number from 1 to 5, not ${number}`)
  return found
}

/**
 * The step a cat is on, from its sessions in order: three calm ones of the last four at the step, the latest among them,
 * on two days, master it; stress 3 or a grave incident at any step costs one. A session at another step, or
 * outdoors while outdoor work stood still, says nothing for or against. Outdoors only sessions count that the gates allowed and the weather, and the leash waits for harness stage
 * 7. Source: carrier track of the founding articles; numbers: shelter policy.
 */
export function climbCarrierSteps(
  sessions: readonly StepSession[],
  now: { readonly gateCap: 0 | 1 | 2; readonly harnessStage: number },
): CarrierProgress {
  let mastered = 0
  let window: CarrierProgress["window"] = []
  for (const session of sessions) {
    const step = Math.min(LAST_STEP, mastered + 1)
    if (session.stress >= STEP_RULE.backFromStress || GRAVE.includes(session.incident)) {
      mastered = Math.max(0, mastered - 1)
      window = []
    } else if (session.step === step && session.outdoorsStopped !== true) {
      window = [...window, { day: session.day, isCalm: isInOrder(session, step) }].slice(-STEP_RULE.ofLast)
      if (mastered < LAST_STEP && missingAt(window).length === 0) {
        mastered += 1
        window = []
      }
    }
  }
  const step = Math.min(LAST_STEP, mastered + 1)
  const stillNeeded = mastered === LAST_STEP ? [] : [...missingAt(window), ...missingBefore(step, now)]
  return { mastered, step, window, stillNeeded, sentence: sentenceFor({ mastered, step, stillNeeded }) }
}

function isInOrder(session: StepSession, number: number): boolean {
  const { isOutdoors, fromHarnessStage } = carrierStepOf(number)
  if (session.stress > STEP_RULE.maxStress) return false
  if (fromHarnessStage !== null && (session.harnessStage ?? 0) < fromHarnessStage) return false
  return !isOutdoors || ((session.gateCap ?? 0) >= STEP_RULE.gateCap && session.outingClear === true)
}

function missingAt(window: CarrierProgress["window"]): readonly string[] {
  const { calmSessions, days } = STEP_RULE
  const calm = window.filter(({ isCalm }) => isCalm)
  const more = calmSessions - calm.length
  const missing: string[] = []
  if (more > 0) missing.push(`${more} more calm ${more === 1 ? "session" : "sessions"}`)
  else if (window.at(-1)?.isCalm === false) missing.push("the latest session has to be calm")
  if (new Set(calm.map(({ day }) => day)).size < days) missing.push("calm on another day")
  return missing
}

function missingBefore(
  number: number,
  now: { readonly gateCap: 0 | 1 | 2; readonly harnessStage: number },
): readonly string[] {
  const { isOutdoors, fromHarnessStage } = carrierStepOf(number)
  return [
    ...(isOutdoors && now.gateCap < STEP_RULE.gateCap ? ["gates clear for Patio & Pack"] : []),
    ...(fromHarnessStage !== null && now.harnessStage < fromHarnessStage
      ? [`harness stage ${fromHarnessStage}`]
      : []),
  ]
}

function sentenceFor(progress: Pick<CarrierProgress, "mastered" | "step" | "stillNeeded">): string {
  const { mastered, step, stillNeeded } = progress
  if (mastered === LAST_STEP) return "All five steps of the carrier track are mastered."
  return `Carrier step ${step}, ${carrierStepOf(step).name}: still needed ${stillNeeded.join(", ")}.`
}

/** What one session did to the steps, in words. */
export function describeCarrierChange(before: CarrierProgress, after: CarrierProgress): string {
  if (after.mastered > before.mastered)
    return `Carrier step ${after.mastered}, ${carrierStepOf(after.mastered).name}, is mastered. ${after.sentence}`
  if (after.mastered < before.mastered) return `One carrier step back. ${after.sentence}`
  return after.sentence
}
