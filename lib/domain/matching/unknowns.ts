import type { Day } from "@/lib/domain/calendar/day"
import { DIMENSIONS, type DimensionKey } from "@/lib/domain/temperament/dimensions"
import { type Answers, companionsOf, resolveImportance } from "./answers"
import { dimensionOfCat, EVIDENCE_DIMENSIONS, isSeen, readingsOf } from "./fit"
import { type CatFacts, type Companion, judgeHardRules } from "./hard-constraints"
import { DEFAULT_MATCH, FIT_ITEMS } from "./parameters"
import type { Candidate, Person } from "./rank"

/** Where an unknown is settled: a fact, a gate's fact, a safety need's review, or a look at the cat. */
export type SettledAt = "facts" | "gates" | "safety" | "look"

/** One thing nobody knows of a cat, what to do about it, and how many waiting adopters it stands between. */
export interface UnknownToSettle {
  readonly catId: string
  readonly key: string
  readonly todo: string
  readonly at: SettledAt
  readonly waiting: number
}

interface Settling {
  readonly key: string
  readonly todo: string
  readonly at: SettledAt
  /** The facts as they would be, were it settled well. */
  readonly settle: (facts: CatFacts, asOfDay: Day) => CatFacts
}

const COMPANION_TODOS: readonly { readonly companion: Companion; readonly meet: string }[] = [
  { companion: "dogs", meet: "Meet a calm dog" },
  { companion: "cats", meet: "Meet another cat" },
  { companion: "small_pets", meet: "Meet small pets, behind a barrier" },
]

const SETTLINGS: readonly Settling[] = [
  {
    key: "hold",
    todo: "Find out whether the legal hold is over",
    at: "gates",
    settle: (facts) => ({ ...facts, isLegallyFree: known(facts.isLegallyFree) }),
  },
  {
    key: "vet",
    todo: "Ask for the vet's word",
    at: "gates",
    settle: (facts) => ({ ...facts, isMedicallyFree: known(facts.isMedicallyFree) }),
  },
  {
    key: "care",
    todo: "Ask the vet about special care",
    at: "facts",
    settle: (facts) => ({ ...facts, specialCare: facts.specialCare ?? [] }),
  },
  ...COMPANION_TODOS.map(({ companion, meet }) => ({
    key: `with_${companion}`,
    todo: meet,
    at: "facts" as const,
    settle: (facts: CatFacts): CatFacts => ({
      ...facts,
      livesWellWith: [
        ...facts.livesWellWith.filter((one) => one.companion !== companion),
        { companion, isWell: "yes", evidence: null },
      ],
    }),
  })),
  {
    key: "needs",
    todo: "Look at the safety need again: is it still so?",
    at: "safety",
    settle: (facts) => ({ ...facts, safetyNeeds: [] }),
  },
]

const known = (fact: CatFacts["isLegallyFree"]) => (fact === "unknown" ? "yes" : fact)

/**
 * What is worth finding out, by how many waiting adopters it stands between (most first, ties by cat and key). A fact
 * counts for an adopter when settling it would take a check from the pair, a look when an item the adopter asked for
 * rests on a dimension that has not been seen enough. Pairs that are set aside count for nothing.
 */
export function unknownsToSettle(request: {
  readonly candidates: readonly Candidate[]
  readonly people: readonly Person[]
  readonly asOfDay: Day
}): UnknownToSettle[] {
  const { candidates, people, asOfDay } = request
  const groups = groupAlike(people)
  return candidates
    .flatMap((candidate) => {
      const waitingFor = new Map<string, UnknownToSettle>()
      const count = (one: Pick<UnknownToSettle, "key" | "todo" | "at">, size: number) => {
        const waiting = (waitingFor.get(one.key)?.waiting ?? 0) + size
        waitingFor.set(one.key, { catId: candidate.id, key: one.key, todo: one.todo, at: one.at, waiting })
      }
      for (const { answers, size } of groups) {
        const { verdict, checks } = judgeHardRules({ cat: candidate.facts, adopter: answers, asOfDay })
        if (verdict === "excluded") continue
        if (checks.length > 0) {
          for (const settling of SETTLINGS) {
            const cat = settling.settle(candidate.facts, asOfDay)
            const after = judgeHardRules({ cat, adopter: answers, asOfDay })
            if (after.checks.length < checks.length) count(settling, size)
          }
        }
        for (const key of unseenFor(candidate, answers))
          count({ key: `look_${key}`, todo: `One more look at ${nameOf(key)}`, at: "look" }, size)
      }
      return [...waitingFor.values()]
    })
    .sort((a, b) => b.waiting - a.waiting || compare(a.catId, b.catId) || compare(a.key, b.key))
}

/** Dimensions a pair reads although they have not been seen enough; touch also where young children come into reach. */
function unseenFor({ cat }: Candidate, adopter: Answers): DimensionKey[] {
  const importance = resolveImportance(adopter)
  const asked = new Set(
    FIT_ITEMS.filter((item) => importance[item] > 0).flatMap((item) =>
      (readingsOf(item, { cat, adopter, parameters: DEFAULT_MATCH }) ?? []).flatMap(
        ({ dimensions }) => dimensions,
      ),
    ),
  )
  if (companionsOf(adopter)?.includes("young_children")) asked.add("handling")
  return EVIDENCE_DIMENSIONS.filter((key) => asked.has(key) && !isSeen(dimensionOfCat(cat, key)))
}

/** Adopters who ask the same of facts and dimensions, once with their number: a thousand people are a few dozen kinds. */
function groupAlike(people: readonly Person[]): { answers: Answers; size: number }[] {
  const groups = new Map<string, { answers: Answers; size: number }>()
  for (const { answers } of people) {
    const importance = resolveImportance(answers)
    const asks = [
      companionsOf(answers)?.toSorted(),
      answers.otherAnimals === null || answers.otherAnimals === undefined,
      [...(answers.musts ?? [])].sort(),
      [answers.homeEnergy, answers.visitorBusy, answers.homeSound, answers.wantCuddly].map((one) => !!one),
      FIT_ITEMS.map((item) => importance[item] > 0),
    ]
    const kind = JSON.stringify(asks)
    const group = groups.get(kind)
    if (group) group.size++
    else groups.set(kind, { answers, size: 1 })
  }
  return [...groups.values()]
}

const nameOf = (key: DimensionKey) =>
  DIMENSIONS.find((dimension) => dimension.key === key)?.name.toLowerCase() ?? key

const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)
