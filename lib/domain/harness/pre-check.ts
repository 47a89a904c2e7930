import type { Day } from "@/lib/domain/calendar/day"

/** Numbers of the pre-check before training (rule C.1, P0). */
export const PRE_CHECK_RULE = { hoursInCare: 72, maxStress: 1, calmDays: 2 } as const

/** What is known of a cat before training; null is "nobody has looked". */
export interface PreCheck {
  readonly hoursInCare: number | null
  readonly stressChecks: readonly { readonly day: Day; readonly stress: number }[]
  readonly eatsWithHandler: boolean | null
  readonly isInPain: boolean | null
  /** Holds are over (G7). */
  readonly isHoldClear: boolean | null
  /** Today's check stands against nothing (G9). */
  readonly isTodayClear: boolean | null
}

export interface PreCheckResult {
  readonly isPassed: boolean
  readonly missing: readonly string[]
}

/**
 * The pre-check: three days in care, calm on the two latest days anybody looked, eats with the handler there, no pain,
 * no hold, fine today. Unknown is not passed. Source: rule C.1.
 */
export function judgePreCheck(check: PreCheck): PreCheckResult {
  const { hoursInCare, calmDays } = PRE_CHECK_RULE
  const missing: string[] = []
  if ((check.hoursInCare ?? 0) < hoursInCare) missing.push(`${hoursInCare} hours in care`)
  if (!isCalmLately(check.stressChecks)) missing.push(`calm at checks on ${calmDays} days`)
  if (check.eatsWithHandler !== true) missing.push("eats while the handler is there")
  if (check.isInPain !== false) missing.push("no pain")
  if (check.isHoldClear !== true) missing.push("holds over")
  if (check.isTodayClear !== true) missing.push("today's check in order")
  return { isPassed: missing.length === 0, missing }
}

/** The worst check of a day speaks for the day, and the latest days speak for the cat: old calm is not calm now. */
function isCalmLately(checks: PreCheck["stressChecks"]): boolean {
  const { maxStress, calmDays } = PRE_CHECK_RULE
  const worstByDay = new Map<Day, number>()
  for (const { day, stress } of checks) worstByDay.set(day, Math.max(stress, worstByDay.get(day) ?? 0))
  const latest = [...worstByDay].sort(([a], [b]) => b - a).slice(0, calmDays)
  return latest.length === calmDays && latest.every(([, stress]) => stress <= maxStress)
}
