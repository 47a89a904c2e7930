/** What a fit is made of, in the order in which it is shown. */
export const FIT_ITEMS = ["adventure", "energy", "visitors", "sound", "animals", "time", "affection"] as const
export type FitItem = (typeof FIT_ITEMS)[number]

/** How much an item matters to an adopter: 0 not at all, 1 nice, 2 important, 3 the main reason. */
export const IMPORTANCES = [0, 1, 2, 3] as const
export type Importance = (typeof IMPORTANCES)[number]

/** The numbers of the matcher. A stored match names the version; a used version never changes. */
export interface MatchParameters {
  readonly version: string
  readonly weights: Readonly<Record<FitItem, number>>
  readonly importanceFactors: Readonly<Record<Importance, number>>
  readonly usualImportance: Importance
  /** From this importance on an item can pull the whole match down. */
  readonly seriousFrom: Importance
  readonly worstItemShare: number
  readonly adventure: {
    /** By how many tiers the cat is above the wish: 0, 1, 2. */
    readonly within: readonly [number, number, number]
    readonly growsWilling: number
    readonly growsUnwilling: number
    readonly beyondOneTier: number
    readonly beyondTwoTiers: number
  }
  /** What living with dogs or cats asks of the `animals` dimension. */
  readonly animalsAsked: { readonly dogs: number; readonly cats: number }
  readonly bands: { readonly great: number; readonly good: number; readonly talk: number }
  /** Evidence weight from which a dimension counts as seen, and how many seen ones make each tag. */
  readonly evidence: { readonly fromWeight: number; readonly high: number; readonly medium: number }
  readonly stayBoost: { readonly factor: number; readonly most: number }
}

/** Version 1: design choices, not yet checked on this shelter's cats. */
export const DEFAULT_MATCH: MatchParameters = {
  version: "match-1",
  weights: { adventure: 30, energy: 15, visitors: 10, sound: 15, animals: 15, time: 10, affection: 5 },
  importanceFactors: { 0: 0, 1: 0.5, 2: 1, 3: 1.5 },
  usualImportance: 2,
  seriousFrom: 2,
  worstItemShare: 0.25,
  adventure: {
    within: [1, 0.9, 0.6],
    growsWilling: 0.75,
    growsUnwilling: 0.45,
    beyondOneTier: 0.2,
    beyondTwoTiers: 0.05,
  },
  animalsAsked: { dogs: 3.5, cats: 3 },
  bands: { great: 80, good: 65, talk: 45 },
  evidence: { fromWeight: 0.5, high: 4, medium: 2 },
  stayBoost: { factor: 3, most: 8 },
}
