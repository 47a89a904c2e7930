import type { SupportNeed } from "@/lib/domain/suitability/ready-for"
import { DIMENSIONS, type DimensionKey } from "@/lib/domain/temperament/dimensions"
import { DEFAULT_RUBRIC } from "@/lib/domain/temperament/rubric"
import type { Answers, Level, TierNumber } from "./answers"
import { type Band, bandNumber } from "./bands"
import {
  type CatDimension,
  type CatForMatch,
  dimensionOfCat,
  evidenceWeightOf,
  type Match,
  matchPair,
} from "./fit"
import { DEFAULT_MATCH, type MatchParameters } from "./parameters"

/** One thing that could be different, how many steps away it is, and the match it would give. */
export interface SingleChange {
  readonly key: string
  readonly text: string
  readonly steps: number
  readonly M: number
  readonly band: Band
  readonly raisesBand: boolean
}

type Candidate = Pick<SingleChange, "key" | "text" | "steps"> & {
  readonly cat: CatForMatch
  readonly adopter: Answers
}

/** What one more look can settle, for the items that rest on a dimension. */
const OBSERVED: readonly DimensionKey[] = ["energy", "people", "sound", "animals", "handling"]

/**
 * The nearest single change that would lift a pair into a higher band: what a person may choose (training, time,
 * wishes) or what the shelter can do (one more look, more training), never the home or the people in it. When no
 * single change reaches a higher band, the one that helps most; null when nothing helps or there is no match.
 */
export function nearestChange(pair: {
  readonly cat: CatForMatch
  readonly adopter: Answers
  readonly parameters?: MatchParameters
}): SingleChange | null {
  const parameters = pair.parameters ?? DEFAULT_MATCH
  const now = matchPair({ ...pair, parameters })
  if (now.M === null || now.band === null) return null
  const here = { M: now.M, band: now.band }
  const changes = listCandidates(pair).flatMap((candidate) => {
    const match: Match = matchPair({ cat: candidate.cat, adopter: candidate.adopter, parameters })
    if (match.M === null || match.band === null || match.M <= here.M) return []
    const raisesBand = bandNumber(match.band) > bandNumber(here.band)
    const { key, text, steps } = candidate
    return [{ key, text, steps, M: match.M, band: match.band, raisesBand }]
  })
  changes.sort(
    (a, b) =>
      Number(b.raisesBand) - Number(a.raisesBand) ||
      (a.raisesBand ? a.steps - b.steps : 0) ||
      b.M - a.M ||
      (a.key < b.key ? -1 : 1),
  )
  return changes[0] ?? null
}

function listCandidates(pair: { readonly cat: CatForMatch; readonly adopter: Answers }): Candidate[] {
  return [...changesOfWish(pair), ...changesOfCat(pair)]
}

/** Giving up a wish is further away than doing something for it. */
const WISH_EXTRA_STEPS = 1

function changesOfWish({
  cat,
  adopter,
}: {
  readonly cat: CatForMatch
  readonly adopter: Answers
}): Candidate[] {
  const list: Candidate[] = []
  const add = (key: string, text: string, steps: number, change: Partial<Answers>): void => {
    list.push({ key, text, steps, cat, adopter: { ...adopter, ...change } })
  }
  const { desiredTier, trainTime, homeEnergy, wantCuddly } = adopter
  if (adopter.willingToTrain !== true) {
    add("willing_to_train", "Going on with the training together", 1, { willingToTrain: true })
  }
  if (desiredTier !== null && desiredTier !== undefined) {
    for (const tier of [0, 1, 2] as const satisfies readonly TierNumber[]) {
      const steps = Math.abs(tier - desiredTier) + WISH_EXTRA_STEPS
      if (tier !== desiredTier) {
        add("wished_tier", "Another idea of a good day together", steps, { desiredTier: tier })
      }
    }
  }
  if (trainTime !== null && trainTime !== undefined) {
    for (const time of [0, 1, 2, 3] as const) {
      if (time > trainTime) {
        add("training_time", "More time for training on a usual day", time - trainTime, { trainTime: time })
      }
    }
  }
  for (const level of [1, 2, 3, 4, 5] as const satisfies readonly Level[]) {
    if (homeEnergy && level !== homeEnergy) {
      const steps = Math.abs(level - homeEnergy) + WISH_EXTRA_STEPS
      add("wished_energy", "A calmer or a livelier cat being welcome too", steps, { homeEnergy: level })
    }
    if (wantCuddly && level < wantCuddly) {
      const steps = wantCuddly - level + WISH_EXTRA_STEPS
      add("wished_touch", "A little less cuddling being fine", steps, { wantCuddly: level })
    }
  }
  return list
}

function changesOfCat({
  cat,
  adopter,
}: {
  readonly cat: CatForMatch
  readonly adopter: Answers
}): Candidate[] {
  const list: Candidate[] = OBSERVED.map((key) => ({
    key: `one_more_look:${key}`,
    text: `One more look at ${nameOf(key)}, if it shows the same`,
    steps: 1,
    adopter,
    cat: { ...cat, dims: { ...cat.dims, [key]: withOneMoreLook(dimensionOfCat(cat, key)) } },
  }))
  if (cat.effectiveTier < cat.potentialTier) {
    const grown: CatForMatch = { ...cat, effectiveTier: (cat.effectiveTier + 1) as TierNumber }
    list.push({ key: "trained_further", text: "Training up to the next tier", steps: 2, adopter, cat: grown })
  }
  if (cat.supportNeed > 0) {
    const easier: CatForMatch = { ...cat, supportNeed: (cat.supportNeed - 1) as SupportNeed }
    list.push({
      key: "further_in_course",
      text: "Some more of the course done here",
      steps: 1,
      adopter,
      cat: easier,
    })
  }
  return list
}

/** The estimate after one more full rating at the level seen so far (at the prior mean when nothing was seen). */
function withOneMoreLook(dimension: CatDimension): CatDimension {
  const { priorMean, priorVariance, ratingVariance } = DEFAULT_RUBRIC
  const weight = Math.max(0, evidenceWeightOf(dimension))
  const precision = 1 / priorVariance + weight / ratingVariance
  const seen =
    weight === 0
      ? priorMean
      : (dimension.mean * precision - priorMean / priorVariance) / (weight / ratingVariance)
  const next = precision + 1 / ratingVariance
  const mean = (dimension.mean * precision + Math.min(5, Math.max(1, seen)) / ratingVariance) / next
  return { mean, se: next ** -0.5, W: weight + 1 }
}

function nameOf(key: DimensionKey): string {
  return (DIMENSIONS.find((dimension) => dimension.key === key)?.name ?? key).toLowerCase()
}
