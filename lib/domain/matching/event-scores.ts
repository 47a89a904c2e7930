import type { Day } from "@/lib/domain/calendar/day"
import { type CatUnit, scoreOfUnit, unitsOf } from "./event-units"
import { matchPair } from "./fit"
import { judgeHardRules } from "./hard-constraints"
import { stayBoost } from "./order"
import { DEFAULT_MATCH, type MatchParameters } from "./parameters"
import type { Candidate, Person } from "./rank"

/** What going home without a cat is worth where a shelter switches that on: the lower limit of "worth a conversation". */
export const NO_MATCH_WORTH = 45

/** Scores of an event: rows are adopters in the order of sign-up, columns units of cats. Null = set aside by a hard rule. */
export interface EventScores {
  readonly units: readonly CatUnit[]
  /** R = M plus the boost for a long stay: what the plan adds up. */
  readonly worth: (number | null)[][]
  /** M alone, 0 to 100: what bands are read from. Null also without answers to compare. */
  readonly match: (number | null)[][]
}

/**
 * The table an event is planned from. An adopter without answers to compare is worth the same with every cat
 * (45 and the boost), so that answers are never a condition.
 */
export function scoreEvent(event: {
  readonly people: readonly Person[]
  readonly cats: readonly (Candidate & { readonly bondId: string | null })[]
  readonly asOfDay: Day
  readonly parameters?: MatchParameters
}): EventScores {
  const { people, cats, asOfDay, parameters = DEFAULT_MATCH } = event
  const units = unitsOf(cats)
  const stays = cats.map(({ daysInCare }) => daysInCare).sort((a, b) => a - b)
  const middle = stays.length >> 1
  const upper = stays[middle] ?? 0
  const medianStay = stays.length % 2 === 1 ? upper : (upper + (stays[middle - 1] ?? upper)) / 2
  const boosts = new Map(
    cats.map(({ id, daysInCare }) => [id, stayBoost({ days: daysInCare, medianStay, parameters })]),
  )
  const worth: (number | null)[][] = []
  const match: (number | null)[][] = []
  for (const { answers } of people) {
    const plain = new Map<string, number | null>()
    const boosted = new Map<string, number | null>()
    for (const { id, cat, facts } of cats) {
      if (judgeHardRules({ cat: facts, adopter: answers, asOfDay }).verdict === "excluded") continue
      const { M } = matchPair({ cat, adopter: answers, parameters })
      plain.set(id, M)
      boosted.set(id, (M ?? NO_MATCH_WORTH) + (boosts.get(id) ?? 0))
    }
    worth.push(units.map((unit) => scoreOfUnit(unit, (id) => boosted.get(id) ?? null)))
    match.push(units.map((unit) => scoreOfUnit(unit, (id) => plain.get(id) ?? null)))
  }
  return { units, worth, match }
}
