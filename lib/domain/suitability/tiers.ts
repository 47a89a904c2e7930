/** The three tiers of adventure life, least to most; the position is the tier's number (0, 1, 2) elsewhere. */
export const TIERS = ["WINDOW", "PATIO_PACK", "TRAIL"] as const
export type Tier = (typeof TIERS)[number]

/** What people read. Window life is a good life, so its label stands beside the others and not below them. */
export const TIER_LABELS = {
  WINDOW: "Window Explorer",
  PATIO_PACK: "Patio & Pack",
  TRAIL: "Trail",
} as const satisfies Record<Tier, string>

/** The short name of a tier inside a sentence. */
export const TIER_NAMES = {
  WINDOW: "Window",
  PATIO_PACK: "Patio & Pack",
  TRAIL: "Trail",
} as const satisfies Record<Tier, string>

/** The number of a tier: 0 WINDOW, 1 PATIO_PACK, 2 TRAIL. */
export function tierNumber(tier: Tier): 0 | 1 | 2 {
  if (tier === "TRAIL") return 2
  return tier === "PATIO_PACK" ? 1 : 0
}

/** The lowest of some tiers; TRAIL for an empty list, as nothing then limits. */
export function lowestTier(tiers: readonly Tier[]): Tier {
  return tiers.reduce<Tier>(
    (lowest, tier) => (tierNumber(tier) < tierNumber(lowest) ? tier : lowest),
    "TRAIL",
  )
}
