import type { Day } from "@/lib/domain/calendar/day"
import type { FactReading } from "./gate-facts"
import type { Tier } from "./tiers"

/** What a gate rule found; `cap` only where the rule itself sets the tier. */
export interface Judgement {
  readonly status: "pass" | "fail" | "unknown" | "advice"
  readonly reason: string
  readonly cap?: Tier
  readonly expiresOnDay?: Day | null
}

const SEVERITY = { fail: 3, unknown: 2, advice: 1, pass: 0 } as const

/** Judges one yes-or-no fact: unknown when never recorded, failed when expired or answered otherwise than `good`. */
export function judgeFact(
  reading: FactReading,
  words: { readonly label: string; readonly good?: readonly string[] },
): Judgement {
  const { label, good = ["yes"] } = words
  if (reading.state === "unknown") return { status: "unknown", reason: `Not recorded yet: ${label}` }
  if (!good.includes(reading.value)) return { status: "fail", reason: `Recorded as no: ${label}` }
  if (reading.state === "expired") {
    return { status: "fail", reason: `Ran out: ${label}`, expiresOnDay: reading.expiresOnDay }
  }
  return { status: "pass", reason: `In order: ${label}`, expiresOnDay: reading.expiresOnDay }
}

/** The most severe of several judgements with all its reasons; when all pass, the one that runs out first. */
export function worstOf(judgements: readonly [Judgement, ...Judgement[]]): Judgement {
  const worst = judgements.reduce((a, b) => (SEVERITY[b.status] > SEVERITY[a.status] ? b : a))
  const open = judgements.filter((one) => SEVERITY[one.status] >= SEVERITY.unknown)
  const reasons = open.length > 0 ? open : judgements
  const ends = judgements.flatMap((one) => (one.expiresOnDay == null ? [] : [one.expiresOnDay]))
  return {
    ...worst,
    reason: reasons.map((one) => one.reason).join("; "),
    expiresOnDay: ends.length > 0 ? Math.min(...ends) : null,
  }
}
