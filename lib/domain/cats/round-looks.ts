import { type Day, daysBetween } from "@/lib/domain/calendar/day"
import { judgePreCheck, type PreCheckResult } from "@/lib/domain/harness/pre-check"
import type { GateReport } from "@/lib/domain/suitability/evaluate-gates"
import type { TodayCheck } from "@/lib/domain/suitability/gate-rules"

/** How a cat was seen to eat since the last look: with the person there, alone, not at all, or nobody knows. */
export const EATING = ["with_me", "alone", "no", "unknown"] as const
export type Eating = (typeof EATING)[number]

/** One look of a room round at one cat. */
export interface RoundLook {
  readonly day: Day
  /** Calm ladder 0-4; null when the cat was not seen. */
  readonly stress: number | null
  readonly eating: Eating
  readonly illness: "yes" | "no" | "unknown"
}

/** A weighing, in kilograms. */
export interface Weighing {
  readonly day: Day
  readonly kg: number
}

/** The share of weight gained since the first weighing of a stay (-0.1 = a tenth lost); null with fewer than two. */
export function weightChange(weighings: readonly Weighing[]): number | null {
  const first = weighings[0]
  const last = weighings.at(-1)
  if (!first || !last || weighings.length < 2 || first.kg <= 0) return null
  return last.kg / first.kg - 1
}

/**
 * Today's check from the day's round looks: the worst stress, whether the cat ate at any of them, any sign of illness.
 * What nobody looked at stays unknown. Source: gate G9, product rule "room round".
 */
export function todayCheckOf(input: {
  readonly looks: readonly RoundLook[]
  readonly weighings: readonly Weighing[]
  readonly asOfDay: Day
}): TodayCheck {
  const today = input.looks.filter((look) => look.day === input.asOfDay)
  const stresses = today.flatMap(({ stress }) => (stress === null ? [] : [stress]))
  const hasEaten = today.some(({ eating }) => eating === "with_me" || eating === "alone")
  const hasNotEaten = today.some(({ eating }) => eating === "no")
  return {
    stress: stresses.length > 0 ? Math.max(...stresses) : null,
    eating24h: hasEaten ? true : hasNotEaten ? false : null,
    weightChange: weightChange(input.weighings),
    illness: anyYes(today),
  }
}

/** Looks older than this say nothing about pain or appetite now (shelter policy). */
const FRESH_DAYS = 7

/** The pre-check of a cat from its round looks of this stay, time in care and gates. Source: rule C.1, P0. */
export function preCheckOf(input: {
  readonly looks: readonly RoundLook[]
  readonly hoursInCare: number | null
  readonly gates: GateReport
  readonly asOfDay: Day
}): PreCheckResult {
  const { looks, hoursInCare, gates, asOfDay } = input
  const fresh = looks.filter((look) => daysBetween(look.day, asOfDay) <= FRESH_DAYS)
  const isIll = anyYes(fresh.slice(-1))
  return judgePreCheck({
    hoursInCare,
    stressChecks: looks.flatMap(({ day, stress }) => (stress === null ? [] : [{ day, stress }])),
    eatsWithHandler: fresh.some(({ eating }) => eating === "with_me") ? true : null,
    isInPain: isIll,
    isHoldClear: gates.listable,
    // Without a scale in the room the weight stays unknown; that alone stops no pre-check.
    isTodayClear: gates.gates.find(({ id }) => id === "G9")?.status !== "fail" && hasLookOf(looks, asOfDay),
  })
}

const hasLookOf = (looks: readonly RoundLook[], day: Day) =>
  looks.some((look) => look.day === day && look.stress !== null)

function anyYes(looks: readonly RoundLook[]): boolean | null {
  if (looks.some(({ illness }) => illness === "yes")) return true
  return looks.some(({ illness }) => illness === "no") ? false : null
}
