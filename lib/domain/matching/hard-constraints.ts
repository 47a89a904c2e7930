import type { Day } from "@/lib/domain/calendar/day"
import { type Answers, companionsOf, type Must, type OtherAnimal } from "./answers"

/** A fact is known to hold, known not to hold, or not known; unknown never excludes anybody. */
export type Known = "yes" | "no" | "unknown"

export type Companion = Exclude<OtherAnimal, "none">

/** A documented fact with its source: who saw it, when, and what was seen. */
export interface Evidence {
  readonly text: string
  readonly seenOn: Day | null
}

/** Whether a cat lives well with a kind of companion, and where that is known from. */
export interface LivesWellWith {
  readonly companion: Companion
  readonly isWell: Known
  readonly evidence: Evidence | null
}

/** A documented need of the cat for a home without a kind of companion, reviewed from time to time. */
export interface SafetyNeed {
  readonly excludes: Companion
  readonly evidence: string
  readonly documentedOn: Day | null
  readonly reviewedOn: Day | null
}

/** What the hard rules read of a cat. */
export interface CatFacts {
  /** Free to go by law (hold, court, quarantine) and by the vet. */
  readonly isLegallyFree: Known
  readonly isMedicallyFree: Known
  readonly safetyNeeds: readonly SafetyNeed[]
  readonly livesWellWith: readonly LivesWellWith[]
  /** Special care the cat is known to need; null = not known. */
  readonly specialCare: readonly Evidence[] | null
}

/** The only rules that can set a cat aside for an adopter. */
export const HARD_RULES = [
  { key: "H1", label: "Not free to be adopted now" },
  { key: "H2", label: "A documented safety need of the cat" },
  { key: "H3", label: "A must-have of the adopter that documented facts contradict" },
] as const
export type HardRule = (typeof HARD_RULES)[number]["key"]

/** A safety need counts only when somebody has looked at it again in this time. */
export const SAFETY_REVIEW_DAYS = 90

export interface HardFinding {
  readonly rule: HardRule
  /** Which sentence this is, whatever the language it is said in. */
  readonly key: HardFindingKey
  readonly companion: Companion | null
  readonly because: string
  readonly evidence: string | null
  readonly on: Day | null
}

/** The sentences a hard rule may end in. */
export type HardFindingKey =
  | "legal_hold"
  | "legal_hold_unknown"
  | "vet_not_cleared"
  | "vet_unknown"
  | "safety_need"
  | "safety_need_open"
  | "not_well_with"
  | "not_known_with"
  | "special_care"
  | "special_care_unknown"

/** Excluded cats stay viewable with their reasons; checks are what a meeting or a talk would settle. */
export interface HardVerdict {
  readonly verdict: "open" | "needs_check" | "excluded"
  readonly exclusions: readonly HardFinding[]
  readonly checks: readonly HardFinding[]
}

type Judged = { readonly finding: HardFinding; readonly isExclusion: boolean }

/**
 * Judges the three hard rules for one pair. Only documented, dated and reviewed facts exclude; anything unknown
 * becomes a check ("we would arrange a meeting"). Scores and importance play no part.
 */
export function judgeHardRules(pair: {
  readonly cat: CatFacts
  readonly adopter: Answers
  readonly asOfDay: Day
}): HardVerdict {
  const judged = [...judgeAvailability(pair.cat), ...judgeSafetyNeeds(pair), ...judgeMusts(pair)]
  const exclusions = judged.filter(({ isExclusion }) => isExclusion).map(({ finding }) => finding)
  const checks = judged.filter(({ isExclusion }) => !isExclusion).map(({ finding }) => finding)
  const open = checks.length > 0 ? "needs_check" : "open"
  return { verdict: exclusions.length > 0 ? "excluded" : open, exclusions, checks }
}

function judgeAvailability(cat: CatFacts): Judged[] {
  const sides = [
    {
      known: cat.isLegallyFree,
      no: { key: "legal_hold", because: "A legal hold is still open" },
      ask: { key: "legal_hold_unknown", because: "The legal hold needs a look" },
    },
    {
      known: cat.isMedicallyFree,
      no: { key: "vet_not_cleared", because: "The vet has not cleared this cat yet" },
      ask: { key: "vet_unknown", because: "The vet's word is missing" },
    },
  ] as const
  return sides.flatMap(({ known, no, ask }) => {
    if (known === "yes") return []
    const isExclusion = known === "no"
    return [{ isExclusion, finding: finding({ rule: "H1", ...(isExclusion ? no : ask) }) }]
  })
}

function judgeSafetyNeeds(pair: {
  readonly cat: CatFacts
  readonly adopter: Answers
  readonly asOfDay: Day
}): Judged[] {
  const companions = companionsOf(pair.adopter)
  return pair.cat.safetyNeeds.flatMap((need) => {
    if (companions !== null && !companions.includes(need.excludes)) return []
    const isCurrent =
      need.documentedOn !== null &&
      need.evidence !== "" &&
      need.reviewedOn !== null &&
      pair.asOfDay - need.reviewedOn <= SAFETY_REVIEW_DAYS
    const isExclusion = companions !== null && isCurrent
    const name = COMPANION_NAMES[need.excludes]
    const because = isExclusion
      ? `Needs a home without ${name}`
      : `Life with ${name} has to be talked about first`
    return [
      {
        isExclusion,
        finding: {
          rule: "H2" as const,
          key: isExclusion ? ("safety_need" as const) : ("safety_need_open" as const),
          companion: need.excludes,
          because,
          evidence: need.evidence,
          on: need.documentedOn,
        },
      },
    ]
  })
}

function judgeMusts({ cat, adopter }: { readonly cat: CatFacts; readonly adopter: Answers }): Judged[] {
  const judges: Record<Must, () => Judged[]> = {
    proven_with_my_animals: () =>
      (companionsOf(adopter) ?? []).flatMap((companion) =>
        companion === "young_children" || companion === "none" ? [] : judgeProof(cat, companion),
      ),
    no_special_care: () => judgeSpecialCare(cat),
  }
  return (adopter.musts ?? []).flatMap((must) => judges[must]())
}

function judgeProof(cat: CatFacts, companion: Companion): Judged[] {
  const fact = cat.livesWellWith.find((one) => one.companion === companion)
  const name = COMPANION_NAMES[companion]
  if (fact?.isWell === "yes") return []
  if (fact?.isWell === "no" && fact.evidence !== null && fact.evidence.seenOn !== null) {
    const { text, seenOn } = fact.evidence
    const because = `Known not to live well with ${name}`
    const known = {
      rule: "H3",
      key: "not_well_with",
      companion,
      because,
      evidence: text,
      on: seenOn,
    } as const
    return [{ isExclusion: true, finding: known }]
  }
  const because = `Not known with ${name}: we would arrange a meeting`
  return [{ isExclusion: false, finding: finding({ rule: "H3", key: "not_known_with", companion, because }) }]
}

function judgeSpecialCare(cat: CatFacts): Judged[] {
  if (cat.specialCare === null) {
    const because = "Special care is not ruled out: we would ask the vet"
    return [{ isExclusion: false, finding: finding({ rule: "H3", key: "special_care_unknown", because }) }]
  }
  return cat.specialCare.map(({ text, seenOn }) => ({
    isExclusion: seenOn !== null,
    finding: {
      ...finding({ rule: "H3", key: "special_care", because: "Needs special care" }),
      evidence: text,
      on: seenOn,
    },
  }))
}

function finding(
  said: Pick<HardFinding, "rule" | "key" | "because"> & { readonly companion?: Companion },
): HardFinding {
  return { companion: null, evidence: null, on: null, ...said }
}

/** A kind of companion inside a sentence. */
export const COMPANION_NAMES: Record<Companion, string> = {
  dogs: "dogs",
  cats: "other cats",
  small_pets: "small pets",
  young_children: "young children",
}
