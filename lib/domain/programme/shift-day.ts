import { WORK_MINUTES } from "@/lib/domain/cats/work-item"
import type { ProtocolParameters } from "@/lib/domain/harness/protocol"
import { DEFAULT_PROTOCOL } from "@/lib/domain/harness/protocol"
import { maxMinutesAt } from "@/lib/domain/harness/stages"
import type { HarnessState } from "@/lib/domain/harness/state"
import { type Track, trackWords } from "@/lib/domain/harness/tracks"
import type { WhatNext } from "@/lib/domain/harness/what-next"
import type { Turn } from "./due-today"
import { type DueCat, type OnShift, planShift } from "./plan-shift"

/** A cat of the day with its turn, and with its training where that was looked at. */
export interface ShiftCat {
  readonly catId: string
  readonly name: string
  readonly room: string | null
  readonly stage: number
  readonly track: Track
  readonly turn: Turn
  /** Left out for cats whose turn it is not. */
  readonly training?: {
    readonly state: HarnessState
    readonly next: WhatNext
    readonly protocol?: ProtocolParameters
  }
}

/** One line of the plan: which cat, who with, why, from when and what for. */
export interface ShiftLine {
  readonly cat: ShiftCat
  readonly handler: OnShift | null
  readonly second: OnShift | null
  readonly minutes: number
  readonly needsSecondPerson: boolean
  readonly reasons: readonly string[]
  /** The next step in words. */
  readonly next: string
  readonly fromHours: number | null
}

export interface ShiftDay {
  readonly planned: readonly ShiftLine[]
  /** Due, and nobody can take them: each says why. */
  readonly uncovered: readonly ShiftLine[]
  /** Not due yet; possible when time is left, and not covered by the plan. */
  readonly ifTime: readonly ShiftLine[]
  readonly notToday: readonly ShiftLine[]
}

/**
 * The day's plan: due cats first, then those a session is possible for, shared out among the people on shift by
 * `planShift`; whoever training itself keeps back (an opt-out pause, the pre-check) is not today's with the reason.
 * Source: rules C.1 and C.2, product rule "training queue".
 */
export function planDay(cats: readonly ShiftCat[], people: readonly OnShift[]): ShiftDay {
  const open = cats.filter((cat) => cat.turn.kind !== "not_today" && notNowOf(cat).length === 0)
  const plan = planShift(open.map(toDue), people)
  const byId = new Map(open.map((cat) => [cat.catId, cat]))
  const lineOf = (catId: string, more: Partial<ShiftLine>): ShiftLine[] => {
    const cat = byId.get(catId)
    return cat ? [{ ...toLine(cat), ...more }] : []
  }
  const left = plan.leftOut.flatMap(({ cat, because }) => {
    const known = byId.get(cat.catId)
    return lineOf(cat.catId, { reasons: [because, ...(known?.turn.reasons ?? [])] })
  })
  return {
    planned: plan.sessions.flatMap(({ cat, handler, second }) => lineOf(cat.catId, { handler, second })),
    uncovered: left.filter(({ cat }) => cat.turn.kind === "due"),
    ifTime: left
      .filter(({ cat }) => cat.turn.kind === "if_time")
      .map((line) => ({ ...line, reasons: line.cat.turn.reasons })),
    notToday: cats
      .filter((cat) => !byId.has(cat.catId))
      .map((cat) => ({ ...toLine(cat), reasons: reasonsAgainst(cat) }))
      .sort((a, b) => (a.cat.name < b.cat.name ? -1 : 1)),
  }
}

/** One person's part of a day that was planned for everybody on shift. */
export interface ShiftPart {
  readonly day: ShiftDay
  /** Sessions of this person as the second one, with cats above the stage shown: time that is taken all the same. */
  readonly beyond: readonly { readonly with: string; readonly minutes: number }[]
}

/**
 * The part of a plan one person sees: the own sessions, those as the second person seen from the own side, and of the
 * other cats those up to a stage.
 */
export function partOf(
  day: ShiftDay,
  who: { readonly personId: string; readonly toStage: number },
): ShiftPart {
  const isSeen = ({ cat }: ShiftLine) => cat.stage <= who.toStage
  const own = day.planned.flatMap((line) => {
    if (line.handler?.personId === who.personId) return [line]
    return line.second?.personId === who.personId
      ? [{ ...line, handler: line.second, second: line.handler }]
      : []
  })
  return {
    day: {
      planned: own.filter(isSeen),
      uncovered: day.uncovered.filter(isSeen),
      ifTime: day.ifTime.filter(isSeen),
      notToday: day.notToday.filter(isSeen),
    },
    beyond: own
      .filter((line) => !isSeen(line))
      .map(({ second, minutes }) => ({ with: second?.name ?? "", minutes })),
  }
}

const notNowOf = (cat: ShiftCat) => (cat.track === "cart" ? [] : (cat.training?.next.notNow ?? []))

const reasonsAgainst = (cat: ShiftCat): readonly string[] =>
  cat.turn.kind === "not_today" ? cat.turn.reasons : notNowOf(cat).map((words) => lowered(words))

/** Sentences of the rules begin with a capital; inside a line they do not. */
const lowered = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

// A session that may only happen when time is left comes after every one that is due.
const DUE_FIRST = 1000

function toDue(cat: ShiftCat): DueCat {
  const { turn, training } = cat
  const advance = (training?.protocol ?? DEFAULT_PROTOCOL).advance
  const recentHandlers = [...new Set(training?.state.window.map(({ handler }) => handler) ?? [])]
  return {
    catId: cat.catId,
    name: cat.name,
    room: cat.room,
    stage: cat.stage,
    minutes: minutesOf(cat),
    urgency: turn.urgency + (turn.kind === "due" ? DUE_FIRST : 0),
    recentHandlers,
    needsAnotherHandler:
      cat.track === "harness" &&
      cat.stage >= advance.handlersFromStage &&
      recentHandlers.length > 0 &&
      recentHandlers.length < advance.handlers,
    needsSecondPerson: isForTwo(cat),
  }
}

const isForTwo = ({ stage, track, training }: ShiftCat) =>
  track === "harness" && stage >= (training?.protocol ?? DEFAULT_PROTOCOL).exits.pairFromStage

/** Minutes to plan by: the longest session of the stage, never less than what getting there and back takes. */
const minutesOf = ({ stage, track, training }: ShiftCat) =>
  track === "harness"
    ? Math.max(WORK_MINUTES.session, maxMinutesAt(stage, 0, training?.protocol?.stageMinutes))
    : WORK_MINUTES.session

function toLine(cat: ShiftCat): ShiftLine {
  const { training } = cat
  return {
    cat,
    handler: null,
    second: null,
    minutes: minutesOf(cat),
    needsSecondPerson: isForTwo(cat),
    reasons: cat.turn.reasons,
    next: cat.track === "harness" ? (training?.next.sentence ?? "") : trackWords(cat.track).todo,
    fromHours: cat.turn.fromHours,
  }
}
