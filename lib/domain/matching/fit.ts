import type { SupportNeed } from "@/lib/domain/suitability/ready-for"
import type { DimensionKey } from "@/lib/domain/temperament/dimensions"
import { DEFAULT_RUBRIC } from "@/lib/domain/temperament/rubric"
import { type Answers, companionsOf, resolveImportance, type TierNumber } from "./answers"
import { type Band, bandOf } from "./bands"
import { atLeast, expectedFit, type Spread } from "./expected-fit"
import { DEFAULT_MATCH, FIT_ITEMS, type FitItem, type Importance, type MatchParameters } from "./parameters"

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
  const { importance, asked } = readAdopter(adopter, parameters)
  const { evidence, fits } = readCat(cat, parameters)
  const pairing = { cat, adopter, parameters }
  const parts: FitParts = {}
  let weighted = 0
  let weight = 0
  let worst: number | null = null
  for (const item of FIT_ITEMS) {
    const f = fitOfItem(item, pairing, asked, fits)
    if (f === null) continue
    const w = parameters.weights[item] * parameters.importanceFactors[importance[item]]
    parts[item] = { w, f }
    weighted += w * f
    weight += w
    if (importance[item] >= parameters.seriousFrom && (worst === null || f < worst)) worst = f
  }
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

/** What an item reads of the cat, and the fit of a value from 1 to 5 with what is asked. */
interface Shape {
  readonly dimensions: readonly DimensionKey[]
  readonly spreadOf: (cat: CatForMatch) => Spread
  readonly fitOf: (value: number, asked: number) => number
}

const reach = (key: DimensionKey): Shape => ({
  dimensions: [key],
  spreadOf: (cat) => dimensionOfCat(cat, key),
  fitOf: atLeast,
})

/** The items that rest on estimates; adventure and time are read from tiers and from the course. */
const SHAPES: Partial<Record<FitItem, Shape>> = {
  energy: { ...reach("energy"), fitOf: (value, wish) => 1 - Math.abs(value - wish) / 4 },
  visitors: reach("people"),
  sound: reach("sound"),
  animals: reach("animals"),
  affection: { dimensions: ["handling", "people"], spreadOf: closeness, fitOf: atLeast },
}

/** What is asked of the cat by an item's question: levels, none when nothing is asked, null when it was skipped. */
function askedOf(item: FitItem, adopter: Answers, parameters: MatchParameters): readonly number[] | null {
  const one = (level: number | null | undefined) => (level === null || level === undefined ? null : [level])
  switch (item) {
    case "energy":
      return one(adopter.homeEnergy)
    case "visitors":
      return one(adopter.visitorBusy)
    case "sound":
      return one(adopter.homeSound)
    case "affection":
      return one(adopter.wantCuddly)
    case "animals": {
      const companions = companionsOf(adopter)
      // Talking points live in a field of their own: ticking only those leaves the question about dogs and cats open.
      if (companions === null || (adopter.otherAnimals ?? null) === null) return null
      return (["dogs", "cats"] as const)
        .filter((animal) => companions.includes(animal))
        .map((animal) => parameters.animalsAsked[animal])
    }
    default:
      return null
  }
}

/** One estimate an item reads, what is asked of it, and the fit of every value from 1 to 5. */
export interface Reading {
  readonly dimensions: readonly DimensionKey[]
  readonly spread: Spread
  readonly asked: number
  readonly fitOf: (value: number) => number
}

/** What an item reads of the cat's estimates; the smallest expected fit counts. Null when skipped or read elsewhere. */
export function readingsOf(item: FitItem, pair: Known): readonly Reading[] | null {
  const shape = SHAPES[item]
  const levels = askedOf(item, pair.adopter, pair.parameters)
  if (!shape || levels === null) return null
  const { dimensions, spreadOf, fitOf } = shape
  const spread = spreadOf(pair.cat)
  return levels.map((asked) => ({ dimensions, spread, asked, fitOf: (value) => fitOf(value, asked) }))
}

// A cat meets hundreds of adopters who ask one of five levels, an adopter hundreds of cats: each is read once.
const catsRead = new WeakMap<CatForMatch, CatRead>()
const adoptersRead = new WeakMap<Answers, AdopterRead>()

interface CatRead {
  readonly parameters: MatchParameters
  readonly evidence: EvidenceTag
  /** Expected fits by item and level asked. */
  readonly fits: Map<number, number>
}

function readCat(cat: CatForMatch, parameters: MatchParameters): CatRead {
  const before = catsRead.get(cat)
  if (before?.parameters === parameters) return before
  const fresh = { parameters, evidence: evidenceTag(cat, parameters), fits: new Map<number, number>() }
  catsRead.set(cat, fresh)
  return fresh
}

interface AdopterRead {
  readonly parameters: MatchParameters
  readonly importance: Readonly<Record<FitItem, Importance>>
  readonly asked: Readonly<Record<FitItem, readonly number[] | null>>
}

function readAdopter(adopter: Answers, parameters: MatchParameters): AdopterRead {
  const before = adoptersRead.get(adopter)
  if (before?.parameters === parameters) return before
  const asked = Object.fromEntries(FIT_ITEMS.map((item) => [item, askedOf(item, adopter, parameters)]))
  const importance = resolveImportance(adopter, parameters)
  const fresh = { parameters, importance, asked: asked as AdopterRead["asked"] }
  adoptersRead.set(adopter, fresh)
  return fresh
}

/** More than any level that can be asked, so that item and level make one key. */
const LEVELS_APART = 16

function estimateFit(
  cat: CatForMatch,
  fits: Map<number, number>,
  item: FitItem,
  levels: readonly number[] | null,
) {
  if (levels === null) return null
  let least = 1
  for (const asked of levels) {
    const key = FIT_ITEMS.indexOf(item) * LEVELS_APART + asked
    let fit = fits.get(key)
    if (fit === undefined) {
      const shape = SHAPES[item]
      fit = shape ? expectedFit(shape.spreadOf(cat), (value) => shape.fitOf(value, asked)) : 1
      fits.set(key, fit)
    }
    least = Math.min(least, fit)
  }
  return least
}

function fitOfItem(item: FitItem, pair: Known, asked: AdopterRead["asked"], fits: Map<number, number>) {
  const { cat, adopter, parameters } = pair
  if (item === "adventure") {
    const desired = adopter.desiredTier ?? null
    return desired === null
      ? null
      : adventureFit({
          desired,
          effective: cat.effectiveTier,
          potential: cat.potentialTier,
          // Skipped is not known: it scores as not willing, and the reasons say so.
          isWilling: adopter.willingToTrain === true,
          parameters,
        })
  }
  if (item === "time") {
    const time = adopter.trainTime ?? null
    if (time === null) return null
    return time >= cat.supportNeed ? 1 : 1 - (cat.supportNeed - time) / 3
  }
  return estimateFit(cat, fits, item, asked[item])
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
