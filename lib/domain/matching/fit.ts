import type { SupportNeed } from "@/lib/domain/suitability/ready-for"
import type { DimensionKey } from "@/lib/domain/temperament/dimensions"
import { DEFAULT_RUBRIC } from "@/lib/domain/temperament/rubric"
import { type Answers, companionsOf, resolveImportance, type TierNumber } from "./answers"
import { type Band, bandOf } from "./bands"
import { atLeast, expectedFit, type Spread } from "./expected-fit"
import { DEFAULT_MATCH, FIT_ITEMS, type FitItem, type MatchParameters } from "./parameters"

/** An estimate as the matcher takes it; without W the evidence follows from the standard error. */
export interface CatDimension extends Spread {
  readonly W?: number | null
}

/**
 * A cat as the matcher sees it. A dimension that is not given has not been seen: it counts with the rubric's prior
 * (middle of the scale, wide). The effective tier of an insufficiently known cat is 0 (WINDOW).
 */
export interface CatForMatch {
  readonly dims: Readonly<Partial<Record<DimensionKey, CatDimension>>>
  readonly effectiveTier: TierNumber
  readonly potentialTier: TierNumber
  readonly supportNeed: SupportNeed
}

export type EvidenceTag = "high" | "medium" | "low"

/** w = weight after importance, f = expected fit from 0 to 1. */
export type FitParts = Partial<Record<FitItem, { w: number; f: number }>>

/** M from 0 to 100 for staff; null (and no band) when every scored question was skipped or does not matter. */
export interface Match {
  readonly M: number | null
  readonly band: Band | null
  readonly parts: FitParts
  readonly evidence: EvidenceTag
}

const UNSEEN: CatDimension = {
  mean: DEFAULT_RUBRIC.priorMean,
  se: Math.sqrt(DEFAULT_RUBRIC.priorVariance),
  W: 0,
}

/** The dimensions whose evidence makes the tag. */
export const EVIDENCE_DIMENSIONS = ["energy", "people", "sound", "animals", "handling"] as const

/**
 * The match of one cat and one adopter: 75 parts weighted mean of the item fits, 25 parts the worst item that is
 * important, so that a serious mismatch cannot be averaged away. It advises; it never excludes.
 */
export function matchPair(pair: {
  readonly cat: CatForMatch
  readonly adopter: Answers
  readonly parameters?: MatchParameters
}): Match {
  const { cat, adopter, parameters = DEFAULT_MATCH } = pair
  const importance = resolveImportance(adopter, parameters)
  const fits = fitItems({ cat, adopter, parameters })
  const parts: FitParts = {}
  let weighted = 0
  let weight = 0
  let worst: number | null = null
  for (const item of FIT_ITEMS) {
    const f = fits[item]
    if (f === null) continue
    const w = parameters.weights[item] * parameters.importanceFactors[importance[item]]
    parts[item] = { w, f }
    weighted += w * f
    weight += w
    if (importance[item] >= parameters.seriousFrom && (worst === null || f < worst)) worst = f
  }
  const evidence = evidenceTag(cat, parameters)
  if (weight === 0) return { M: null, band: null, parts, evidence }
  const mean = weighted / weight
  const share = parameters.worstItemShare
  const M = Math.min(100, 100 * ((1 - share) * mean + share * (worst ?? mean)))
  return { M, band: bandOf(M, parameters), parts, evidence }
}

/** A cat's dimension, or the prior when it has not been seen. */
export function dimensionOfCat(cat: CatForMatch, key: DimensionKey): CatDimension {
  return cat.dims[key] ?? UNSEEN
}

/** Whether there is enough recent evidence on a dimension to speak of it. */
export function isSeen(dimension: CatDimension, parameters: MatchParameters = DEFAULT_MATCH): boolean {
  return evidenceWeightOf(dimension) >= parameters.evidence.fromWeight
}

/** W as given, or what the standard error says of it: precision = 1/prior variance + W/rating variance. */
export function evidenceWeightOf({ se, W }: CatDimension): number {
  if (W !== undefined && W !== null) return W
  return DEFAULT_RUBRIC.ratingVariance * (1 / (se * se) - 1 / DEFAULT_RUBRIC.priorVariance)
}

/** Fit of the tiers: full when the wish is met now, less when it would have to be grown into or lies beyond. */
export function adventureFit(tiers: {
  readonly desired: TierNumber
  readonly effective: TierNumber
  readonly potential: TierNumber
  readonly isWilling: boolean
  readonly parameters?: MatchParameters
}): number {
  const { desired, effective, potential, isWilling, parameters = DEFAULT_MATCH } = tiers
  const { within, growsWilling, growsUnwilling, beyondOneTier, beyondTwoTiers } = parameters.adventure
  if (desired <= effective) return within[effective - desired] ?? within[2]
  if (desired <= potential) return isWilling ? growsWilling : growsUnwilling
  return desired - potential === 1 ? beyondOneTier : beyondTwoTiers
}

type Known = {
  readonly cat: CatForMatch
  readonly adopter: Answers
  readonly parameters: MatchParameters
}

/** One estimate an item reads, what is asked of it, and the fit of every value from 1 to 5. */
export interface Reading {
  readonly dimensions: readonly DimensionKey[]
  readonly spread: Spread
  readonly asked: number
  readonly fitOf: (value: number) => number
}

/**
 * What an item reads of the cat's estimates, in the order in which it is judged; the smallest expected fit counts.
 * Null when the question was skipped or the item rests on no estimate, empty when nothing is asked of the cat.
 */
export function readingsOf(item: FitItem, pair: Known): readonly Reading[] | null {
  const { cat, adopter, parameters } = pair
  const read = (key: DimensionKey, asked: number, fitOf: Reading["fitOf"]): Reading[] => [
    { dimensions: [key], spread: dimensionOfCat(cat, key), asked, fitOf },
  ]
  const reach = (key: DimensionKey, asked: number | null | undefined) =>
    asked === null || asked === undefined ? null : read(key, asked, (value) => atLeast(value, asked))
  switch (item) {
    case "energy": {
      const wish = adopter.homeEnergy ?? null
      return wish === null ? null : read("energy", wish, (value) => 1 - Math.abs(value - wish) / 4)
    }
    case "visitors":
      return reach("people", adopter.visitorBusy)
    case "sound":
      return reach("sound", adopter.homeSound)
    case "affection": {
      const asked = adopter.wantCuddly ?? null
      if (asked === null) return null
      const fitOf = (value: number) => atLeast(value, asked)
      return [{ dimensions: ["handling", "people"], spread: closeness(cat), asked, fitOf }]
    }
    case "animals": {
      const companions = companionsOf(adopter)
      // Talking points live in a field of their own: ticking only those leaves the question about dogs and cats open.
      if (companions === null || (adopter.otherAnimals ?? null) === null) return null
      return (["dogs", "cats"] as const).flatMap((animal) =>
        companions.includes(animal) ? (reach("animals", parameters.animalsAsked[animal]) ?? []) : [],
      )
    }
    default:
      return null
  }
}

function fitItems(pair: Known): Record<FitItem, number | null> {
  const { cat, adopter, parameters } = pair
  const readItem = (item: FitItem): number | null => {
    const readings = readingsOf(item, pair)
    if (readings === null) return null
    let fit = 1
    for (const { spread, fitOf } of readings) fit = Math.min(fit, expectedFit(spread, fitOf))
    return fit
  }
  const desired = adopter.desiredTier ?? null
  const time = adopter.trainTime ?? null
  return {
    adventure:
      desired === null
        ? null
        : adventureFit({
            desired,
            effective: cat.effectiveTier,
            potential: cat.potentialTier,
            // Skipped is not known: it scores as not willing, and the reasons say so.
            isWilling: adopter.willingToTrain === true,
            parameters,
          }),
    energy: readItem("energy"),
    visitors: readItem("visitors"),
    sound: readItem("sound"),
    animals: readItem("animals"),
    time: time === null ? null : time >= cat.supportNeed ? 1 : 1 - (cat.supportNeed - time) / 3,
    affection: readItem("affection"),
  }
}

function closeness(cat: CatForMatch): Spread {
  const handling = dimensionOfCat(cat, "handling")
  const people = dimensionOfCat(cat, "people")
  return {
    mean: (handling.mean + people.mean) / 2,
    se: 0.5 * Math.hypot(handling.se, people.se),
  }
}

function evidenceTag(cat: CatForMatch, parameters: MatchParameters): EvidenceTag {
  const seen = EVIDENCE_DIMENSIONS.filter((key) => isSeen(dimensionOfCat(cat, key), parameters)).length
  if (seen >= parameters.evidence.high) return "high"
  return seen >= parameters.evidence.medium ? "medium" : "low"
}
