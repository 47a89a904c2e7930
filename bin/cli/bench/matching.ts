import type { Answers } from "@/lib/domain/matching/answers"
import { planEvent } from "@/lib/domain/matching/assign"
import { scoreEvent } from "@/lib/domain/matching/event-scores"
import { type CatForMatch, matchPair } from "@/lib/domain/matching/fit"
import { proposeEvent } from "@/lib/domain/matching/propose-event"
import { type Candidate, type Person, rankAdopters, rankCats } from "@/lib/domain/matching/rank"
import { unknownsToSettle } from "@/lib/domain/matching/unknowns"
import { ms, print, time } from "./timing"

const ADOPTERS = 500
const CATS = 200
const EVENT = 200
const TARGET_MS = 250
const RESOLVE_MS = 100
const REPEATS = 7
const AS_OF_DAY = 20_000

/** Made-up numbers that are the same in every run. */
const dice = (row: number, sides: number) => ((row * 7919 + 104_729) >>> 3) % sides

function madeUpCats(count: number): (Candidate & { bondId: null })[] {
  return Array.from({ length: count }, (_, index) => {
    const dims = Object.fromEntries(
      ["energy", "people", "sound", "animals", "handling"].map((key, at) => [
        key,
        { mean: 1 + dice(index * 5 + at, 41) / 10, se: 0.3 + dice(index + at, 7) / 10 },
      ]),
    )
    const cat = { dims, effectiveTier: dice(index, 3), potentialTier: 2, supportNeed: dice(index, 4) }
    return {
      id: `cat${index}`,
      cat: cat as CatForMatch,
      facts: {
        isLegallyFree: dice(index, 9) === 0 ? ("unknown" as const) : ("yes" as const),
        isMedicallyFree: "yes" as const,
        safetyNeeds: [],
        livesWellWith: [],
        specialCare: null,
      },
      bites: [],
      daysInCare: dice(index, 300),
      bondId: null,
    }
  })
}

function madeUpPeople(count: number): (Person & { daysWaiting: number })[] {
  return Array.from({ length: count }, (_, index) => {
    const answers = {
      desiredTier: dice(index, 3),
      willingToTrain: dice(index, 2) === 0,
      homeEnergy: 1 + dice(index * 3, 5),
      visitorBusy: 1 + dice(index * 5, 5),
      homeSound: 1 + dice(index * 7, 5),
      otherAnimals: dice(index, 4) === 0 ? ["dogs"] : ["none"],
      trainTime: dice(index * 11, 4),
      wantCuddly: 1 + dice(index * 13, 5),
    }
    return { id: `person${index}`, answers: answers as Answers, daysWaiting: dice(index, 90) }
  })
}

/** The floor of the machine: as many pairs in a bare loop over seven numbers each. */
function plainLoop(pairs: number): number {
  let sum = 0
  for (let pair = 0; pair < pairs; pair++)
    for (let item = 0; item < 7; item++) sum += Math.max(0, 1 - Math.abs((pair % 5) - item) / 4)
  return sum
}

/** Matching in the process: every pair of 500 adopters and 200 cats, both directions, and an event of 200 by 200. */
export async function benchMatching() {
  const cats = madeUpCats(CATS)
  const people = madeUpPeople(ADOPTERS)
  const pairs = ADOPTERS * CATS
  const loop = await time(REPEATS, () => plainLoop(pairs))
  const line = (name: string, took: number, target?: number) =>
    print(
      `  ${name.padEnd(44)} ${ms(took).padStart(10)}   ${(took / loop.median).toFixed(0).padStart(4)} times the plain loop${target ? `   target ${target} ms: ${took <= target ? "met" : "MISSED"}` : ""}`,
    )
  print(`\nmatching, ${ADOPTERS} adopters and ${CATS} cats (median of ${REPEATS}):`)
  line("plain loop over as many pairs", loop.median)
  const match = await time(REPEATS, () => {
    for (const { answers } of people) for (const { cat } of cats) matchPair({ cat, adopter: answers })
  })
  line("every pair's match", match.median, TARGET_MS)
  const fromPeople = await time(3, () => {
    for (const person of people) rankCats({ person, candidates: cats, asOfDay: AS_OF_DAY })
  })
  line("ranked cats for every adopter, in order", fromPeople.median)
  const fromCats = await time(3, () => {
    for (const candidate of cats) rankAdopters({ candidate, people, asOfDay: AS_OF_DAY })
  })
  line("ranked adopters for every cat, in order", fromCats.median)
  const unknowns = await time(3, () => unknownsToSettle({ candidates: cats, people, asOfDay: AS_OF_DAY }))
  line("what to find out", unknowns.median)
  const guests = people.slice(0, EVENT)
  const scored = await time(REPEATS, () => scoreEvent({ people: guests, cats, asOfDay: AS_OF_DAY }))
  print(`event of ${EVENT} by ${EVENT}:`)
  line("the table of scores", scored.median)
  const scores = scoreEvent({ people: guests, cats, asOfDay: AS_OF_DAY })
  const locked = [{ row: 3, column: 5 }]
  const solved = await time(REPEATS, () => planEvent({ scores: scores.worth, locked }))
  line("solved anew, with its proof", solved.median, RESOLVE_MS)
  const proposed = await time(REPEATS, () => proposeEvent(scores, { locked }))
  line("proposal: proof checked, options, first come", proposed.median)
}
