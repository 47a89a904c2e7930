import type { Track } from "@/lib/domain/harness/tracks"
import type { Tier } from "@/lib/domain/suitability/tiers"
import { tierNumber } from "@/lib/domain/suitability/tiers"
import { courseLength, PACE } from "./pace"

/** What is known of one cat when the caseload is planned. */
export interface CaseloadCat {
  readonly id: string
  readonly name: string
  /** Stage of a running course, null when none runs. */
  readonly stage: number | null
  readonly track: Track
  /** A pause by hand, an open review, a rest, an opt-out: needs no session now. */
  readonly isResting: boolean
  readonly isPaused: boolean
  readonly sufficient: boolean
  readonly potential: Tier
  /** The pre-check is passed, so that a course could begin. */
  readonly isReadyToStart: boolean
  readonly daysInCare: number
  readonly daysSinceSession: number | null
  /** Age in completed weeks; null when nobody knows. */
  readonly ageWeeks: number | null
  /** Lives with a foster carer, who sees it every day. */
  readonly isInFoster: boolean
}

/** The age at which kittens learn fastest, in weeks (founding articles; a reason to ask, never a gate). */
export const LEARNING_AGE = { fromWeeks: 8, belowWeeks: 26 } as const

/** A kitten with a foster carer at the age that learns fastest: put forward before others of its kind. */
export function isFosterKitten({
  ageWeeks,
  isInFoster,
}: Pick<CaseloadCat, "ageWeeks" | "isInFoster">): boolean {
  const { fromWeeks, belowWeeks } = LEARNING_AGE
  return isInFoster && ageWeeks !== null && ageWeeks >= fromWeeks && ageWeeks < belowWeeks
}

export const CASELOAD_ACTIONS = ["go_on", "resume", "enrol", "carrier", "pause", "wait"] as const
export type CaseloadAction = (typeof CASELOAD_ACTIONS)[number]

/** One line of the proposal. People decide; nothing happens by itself. */
export interface CaseloadLine {
  readonly catId: string
  readonly name: string
  readonly action: CaseloadAction
  /** Sessions a week this line takes from the slots. */
  readonly sessions: number
  readonly because: string
}

export interface CaseloadPlan {
  readonly slots: number
  /** Sessions a week that all running courses ask for at the usual pace. */
  readonly wanted: number
  /** Sessions a week that the proposal uses. */
  readonly used: number
  readonly lines: readonly CaseloadLine[]
  readonly sentence: string
}

/**
 * Whom to go on with, pause, enrol or let wait, for so many session slots a week. Running courses come first, the
 * furthest and the longest in care before the others; they get three sessions a week, two when slots are short, and are
 * paused from the least advanced on when even that does not fit. What is left goes to new cats: the harness course while
 * its pace can be kept, the carrier track (one session a week) when slots are few. Source: product rule, caseload.
 */
export function planCaseload(cats: readonly CaseloadCat[], slots: number): CaseloadPlan {
  if (!Number.isInteger(slots) || slots < 0) throw new RangeError("slots must be a whole number from 0")
  const running = cats.filter((cat) => cat.stage !== null && !cat.isResting && !cat.isPaused).sort(byWorth)
  const wanted = running.reduce((sum, cat) => sum + usualPace(cat), 0)
  const going = fitRunning(running, slots)
  const leftAfterRunning = slots - going.reduce((sum, line) => sum + line.sessions, 0)
  const starting = fitNew(cats, leftAfterRunning)
  const lines = [...going, ...starting]
  const used = lines.reduce((sum, line) => sum + line.sessions, 0)
  return { slots, wanted, used, lines, sentence: sentenceFor({ slots, wanted, used, lines }) }
}

const usualPace = (cat: CaseloadCat): number =>
  cat.track !== "harness" ? PACE.carrier : cat.stage === 9 ? PACE.graduate : PACE.harness
const leastPace = (cat: CaseloadCat): number => Math.min(usualPace(cat), PACE.harnessAtLeast)

/** The further a course, the more is lost by pausing it; among equals the longest in care goes first. */
const byWorth = (a: CaseloadCat, b: CaseloadCat) =>
  (b.stage ?? 0) - (a.stage ?? 0) || b.daysInCare - a.daysInCare || (a.id < b.id ? -1 : 1)

function fitRunning(running: readonly CaseloadCat[], slots: number): CaseloadLine[] {
  let left = slots
  const kept = running.map((cat) => {
    const sessions = leastPace(cat) <= left ? leastPace(cat) : 0
    left -= sessions
    return { cat, sessions }
  })
  // What is left lifts courses from the least pace to the usual one, the furthest first.
  return kept.map(({ cat, sessions: least }) => {
    const more = least > 0 ? Math.min(left, usualPace(cat) - least) : 0
    left -= more
    return runningLine(cat, least + more)
  })
}

function runningLine(cat: CaseloadCat, sessions: number): CaseloadLine {
  if (sessions === 0)
    return line(
      cat,
      "pause",
      0,
      "no slot is left that keeps its pace; a pause is kinder than a lapse without notice",
    )
  const length = courseLength({ stage: cat.stage ?? 1, sessionsPerWeek: sessions })
  return line(
    cat,
    "go_on",
    sessions,
    cat.track === "harness" ? length.sentence : "carrier track, one session a week",
  )
}

function fitNew(cats: readonly CaseloadCat[], free: number): CaseloadLine[] {
  let left = free
  const waiting = cats.filter((cat) => cat.isPaused || isCandidate(cat)).sort(byPromise)
  return waiting.map((cat, index) => {
    if (left >= PACE.harnessAtLeast) {
      const sessions = Math.min(left, PACE.harness)
      left -= sessions
      const { sentence } = courseLength({ stage: cat.stage ?? 1, sessionsPerWeek: sessions })
      return line(cat, cat.isPaused ? "resume" : "enrol", sessions, `${forNew(cat)}${sentence}`)
    }
    if (!cat.isPaused && left >= PACE.carrier) {
      left -= PACE.carrier
      return line(
        cat,
        "carrier",
        PACE.carrier,
        `${forNew(cat)}slots are few: the carrier track asks for one session a week and opens patio and pack`,
      )
    }
    return line(cat, "wait", 0, `${forNew(cat)}no slot is free; place ${index + 1} of those who wait`)
  })
}

/** Why a kitten is put forward, before what the slots allow; empty for every other cat. */
function forNew(cat: CaseloadCat): string {
  if (cat.isPaused || !isFosterKitten(cat)) return ""
  return `a kitten in foster care, at the age that learns fastest${cat.isReadyToStart ? "" : ", after its pre-check"}; `
}

/**
 * Settled, well enough known, no course yet, and temperament speaks for more than the window. A kitten in foster care is
 * put forward without: it is too young to be known, and its carer looks at it every day.
 */
const isCandidate = (cat: CaseloadCat) =>
  cat.stage === null &&
  !cat.isResting &&
  (isFosterKitten(cat) || (cat.isReadyToStart && cat.sufficient && tierNumber(cat.potential) > 0))

const byPromise = (a: CaseloadCat, b: CaseloadCat) =>
  Number(b.isPaused) - Number(a.isPaused) ||
  Number(isFosterKitten(b)) - Number(isFosterKitten(a)) ||
  tierNumber(b.potential) - tierNumber(a.potential) ||
  b.daysInCare - a.daysInCare ||
  (a.id < b.id ? -1 : 1)

const line = (cat: CaseloadCat, action: CaseloadAction, sessions: number, because: string): CaseloadLine => ({
  catId: cat.id,
  name: cat.name,
  action,
  sessions,
  because,
})

function sentenceFor(plan: Omit<CaseloadPlan, "sentence">): string {
  const paused = plan.lines.filter(({ action }) => action === "pause").length
  if (plan.slots === 0)
    return "No slots are set: say when people have time for sessions, and the plan follows"
  if (plan.wanted > plan.slots)
    return `The running courses ask for ${plan.wanted} sessions a week and there are slots for ${plan.slots}: ${
      paused > 0 ? `${paused} should pause` : "they go on at a slower pace"
    }`
  const free = plan.slots - plan.used
  return `${plan.used} of ${plan.slots} sessions a week are planned${free > 0 ? `, ${free} are free` : ""}`
}
