import { type Day, requireDay } from "@/lib/domain/calendar/day"
import { type GateFactKey, gateFactOf } from "./gates"

/** One recorded fact. `expiresOnDay` is the last day it holds; for an event the day it happened is `onDay`. */
export interface RecordedFact {
  readonly key: GateFactKey
  readonly value: string
  readonly onDay: Day
  readonly expiresOnDay?: Day | null
}

/** What is known of one fact on a day: the newest record, its last valid day, and whether that has passed. */
export type FactReading =
  | { readonly state: "unknown" }
  | {
      readonly state: "holds" | "expired"
      readonly value: string
      readonly onDay: Day
      readonly expiresOnDay: Day | null
    }

/** Reads facts by key as they stand on a day. */
export type FactReader = (key: GateFactKey) => FactReading

/**
 * A reader over recorded facts on a day: of several records the newest counts, on the same day the later in the list.
 * Throws RangeError for an unknown key or value, or a fact recorded for a later day.
 */
export function readFacts(facts: readonly RecordedFact[], asOfDay: Day): FactReader {
  const newest = new Map<GateFactKey, RecordedFact>()
  facts.forEach((fact, index) => {
    requireFact({ fact, where: `facts[${index}]`, asOfDay })
    const known = newest.get(fact.key)
    if (!known || fact.onDay >= known.onDay) newest.set(fact.key, fact)
  })
  return (key) => {
    const fact = newest.get(key)
    if (!fact) return { state: "unknown" }
    const expiresOnDay = lastValidDay(fact)
    const isExpired = expiresOnDay !== null && asOfDay > expiresOnDay
    return { state: isExpired ? "expired" : "holds", value: fact.value, onDay: fact.onDay, expiresOnDay }
  }
}

function lastValidDay(fact: RecordedFact): Day | null {
  const { kind, validForDays, mayHoldLonger } = gateFactOf(fact.key)
  // What happened on a day stays happened; only statements about now run out.
  if (kind === "event_day") return null
  const stated = fact.expiresOnDay ?? null
  if (validForDays === null || (stated !== null && mayHoldLonger)) return stated
  const byRule = fact.onDay + validForDays
  return stated === null ? byRule : Math.min(stated, byRule)
}

function requireFact(input: {
  readonly fact: RecordedFact
  readonly where: string
  readonly asOfDay: Day
}): void {
  const { fact, where, asOfDay } = input
  const { values } = gateFactOf(fact.key)
  if (!values.includes(fact.value)) throw new RangeError(`${where}.value must be ${values.join(", ")}`)
  if (requireDay(fact.onDay, `${where}.onDay`) > asOfDay)
    throw new RangeError(`${where}.onDay lies after asOfDay`)
  if (fact.expiresOnDay != null) requireDay(fact.expiresOnDay, `${where}.expiresOnDay`)
}
