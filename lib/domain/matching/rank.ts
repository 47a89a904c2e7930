import type { Day } from "@/lib/domain/calendar/day"
import type { Answers } from "./answers"
import { type CatForMatch, type Match, matchPair } from "./fit"
import { type CatFacts, type HardVerdict, judgeHardRules } from "./hard-constraints"
import { liftLongestStay, type Ordered, orderByBand } from "./order"
import { DEFAULT_MATCH, type MatchParameters } from "./parameters"
import { explainPair, type PairReasons } from "./reasons"
import { type Bite, judgeTalkFirst, type TalkFirst } from "./talk-first"

export interface Candidate {
  readonly id: string
  readonly cat: CatForMatch
  readonly facts: CatFacts
  readonly bites: readonly Bite[]
  readonly daysInCare: number
}

export interface Person {
  readonly id: string
  readonly answers: Answers
}

/** Everything both directions show about one cat and one adopter; stored as it was shown. */
export interface PairRecord {
  readonly catId: string
  readonly adopterId: string
  readonly asOfDay: Day
  readonly parametersVersion: string
  readonly match: Match
  readonly hard: HardVerdict
  readonly talkFirst: TalkFirst
  readonly reasons: PairReasons
}

/** The one record of a pair, read by both lists. */
export function recordPair(pair: {
  readonly candidate: Candidate
  readonly person: Person
  readonly asOfDay: Day
  readonly parameters?: MatchParameters
}): PairRecord {
  const { candidate, person, asOfDay, parameters = DEFAULT_MATCH } = pair
  const { cat, facts, bites } = candidate
  const adopter = person.answers
  const match = matchPair({ cat, adopter, parameters })
  // A list is ordered by the match and the hard rules; the words of a pair are made when somebody reads it.
  let talkFirst: TalkFirst | undefined
  let reasons: PairReasons | undefined
  return {
    catId: candidate.id,
    adopterId: person.id,
    asOfDay,
    parametersVersion: parameters.version,
    match,
    hard: judgeHardRules({ cat: facts, adopter, asOfDay }),
    get talkFirst() {
      talkFirst ??= judgeTalkFirst({ cat, bites, adopter })
      return talkFirst
    },
    get reasons() {
      reasons ??= explainPair({ cat, adopter, match })
      return reasons
    },
  }
}

export type RankedPair = Ordered<{ id: string; M: number | null; los: number; pair: PairRecord }>

/** `open` in order; `setAside` are the excluded ones, still to be looked at with their reasons. */
export interface RankedList<Entry> {
  readonly open: readonly Entry[]
  readonly setAside: readonly PairRecord[]
}

/**
 * The cats for one adopter: bands, long stays lifted within them, and a place on the first page for the longest
 * stays when `pageSize` is given. What is set aside depends on the hard rules only.
 */
export function rankCats(request: {
  readonly person: Person
  readonly candidates: readonly Candidate[]
  readonly asOfDay: Day
  readonly parameters?: MatchParameters
  readonly pageSize?: number
}): RankedList<RankedPair & { isLifted: boolean }> {
  const { person, candidates, asOfDay, parameters = DEFAULT_MATCH } = request
  const entries = candidates.map((candidate) => {
    const pair = recordPair({ candidate, person, asOfDay, parameters })
    return { id: candidate.id, M: pair.match.M, los: candidate.daysInCare, pair }
  })
  const ordered = orderByBand(entries.filter(isOpen), parameters)
  return {
    open: liftLongestStay(ordered, request.pageSize ?? ordered.length),
    setAside: entries.filter((entry) => !isOpen(entry)).map(({ pair }) => pair),
  }
}

/** The adopters for one cat, by match and then by days since they asked (longest first): no boost among people. */
export function rankAdopters(request: {
  readonly candidate: Candidate
  readonly people: readonly (Person & { readonly daysWaiting: number })[]
  readonly asOfDay: Day
  readonly parameters?: MatchParameters
}): RankedList<PairRecord> {
  const { candidate, people, asOfDay, parameters = DEFAULT_MATCH } = request
  const entries = people.map((person) => ({
    person,
    pair: recordPair({ candidate, person, asOfDay, parameters }),
  }))
  const open = entries.filter(isOpen)
  open.sort(
    (a, b) =>
      (b.pair.match.M ?? -1) - (a.pair.match.M ?? -1) ||
      b.person.daysWaiting - a.person.daysWaiting ||
      (a.person.id < b.person.id ? -1 : 1),
  )
  return {
    open: open.map(({ pair }) => pair),
    setAside: entries.filter((entry) => !isOpen(entry)).map(({ pair }) => pair),
  }
}

function isOpen({ pair }: { readonly pair: PairRecord }): boolean {
  return pair.hard.verdict !== "excluded"
}
