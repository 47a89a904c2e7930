import { lowestTier, TIER_LABELS, TIER_NAMES, type Tier, tierNumber } from "./tiers"

/** The two truths about a cat and the gates over them. */
export interface Readiness {
  readonly potential: Tier
  /** Whether there is enough evidence to show the potential. */
  readonly sufficient: boolean
  readonly demonstrated: Tier
  readonly cap: Tier
}

/** The label people see, the tier matching uses, and why. Public words carry neither score nor gate reason. */
export interface ReadyFor {
  /** Tier used for matching: the lowest of the three, and WINDOW while evidence is insufficient. */
  readonly effective: Tier
  /** Tier to print, or null while the label is withheld. */
  readonly tier: Tier | null
  readonly label: string
  readonly mayGrowInto: Tier | null
  readonly publicLines: readonly string[]
  readonly staffReasons: readonly string[]
}

export const STILL_GETTING_TO_KNOW = "Still getting to know"
/** All the public ever reads about gates. */
export const NOT_CLEARED_PUBLIC = "Not cleared for outdoors yet"

/** Ready-for = the lowest of potential, demonstrated and gate cap, withheld while evidence is thin. Source: rule B.5. */
export function readyFor(readiness: Readiness): ReadyFor {
  const { potential, sufficient, demonstrated, cap } = readiness
  const lowest = lowestTier([potential, demonstrated, cap])
  const mayGrowInto = sufficient && tierNumber(potential) > tierNumber(lowest) ? potential : null
  const label = sufficient ? TIER_LABELS[lowest] : STILL_GETTING_TO_KNOW
  const publicLines = [sufficient ? `Ready for: ${label}` : label]
  if (mayGrowInto) publicLines.push(`May grow into: ${TIER_NAMES[mayGrowInto]}, with your help`)
  if (isNotCleared({ potential, sufficient, isClearedOutdoors: cap !== "WINDOW" }))
    publicLines.push(NOT_CLEARED_PUBLIC)
  return {
    effective: sufficient ? lowest : "WINDOW",
    tier: sufficient ? lowest : null,
    label,
    mayGrowInto,
    publicLines,
    staffReasons: staffReasonsFor(readiness, lowest),
  }
}

/**
 * Whether adopters read "not cleared for outdoors yet": the gates keep the cat inside, and it is a cat that would go
 * out. For a window cat the line would only read like a failing. Source: rules B.4, B.5.
 */
export function isNotCleared(known: {
  readonly potential: Tier
  readonly sufficient: boolean
  readonly isClearedOutdoors: boolean
}): boolean {
  return known.sufficient && !known.isClearedOutdoors && known.potential !== "WINDOW"
}

function staffReasonsFor(
  { potential, sufficient, demonstrated, cap }: Readiness,
  lowest: Tier,
): readonly string[] {
  const reasons = [
    `Potential ${TIER_NAMES[potential]}, demonstrated ${TIER_NAMES[demonstrated]}, gates allow ${TIER_NAMES[cap]}`,
  ]
  if (!sufficient)
    reasons.push("Label withheld and matched as Window: not enough ratings, days or raters yet")
  if (potential === lowest && lowest !== "TRAIL") reasons.push("Temperament as seen so far sets the label")
  if (demonstrated === lowest && tierNumber(potential) > tierNumber(lowest)) {
    reasons.push("Training has not shown more yet, or not lately")
  }
  if (cap === lowest && lowest !== "TRAIL") reasons.push("A gate is open: see the list of what to do")
  return reasons
}

/** Help an adopter should be able to give, 0 none to 3 much (rule D.3, need). */
export type SupportNeed = 0 | 1 | 2 | 3

/**
 * Support need from stages mastered (0 to 8) and the mean of startle recovery (1 to 5): less with every stretch of
 * training, one more for a cat that is slow to get over a fright, 3 at most. Source: rule D.3.
 */
export function supportNeed(input: {
  readonly mastered: number
  readonly recoveryMean: number
}): SupportNeed {
  const { mastered, recoveryMean } = input
  const untrained = mastered >= 8 ? 0 : mastered >= 5 ? 1 : mastered >= 3 ? 2 : 3
  if (recoveryMean >= 3) return untrained
  return untrained === 0 ? 1 : untrained === 1 ? 2 : 3
}
