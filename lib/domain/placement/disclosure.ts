import type { Day } from "@/lib/domain/calendar/day"
import type { Tier } from "@/lib/domain/suitability/tiers"
import { DIMENSIONS, type DimensionKey } from "@/lib/domain/temperament/dimensions"
import { clausesFor } from "./agreement"

type Known = "yes" | "no" | "unknown"

/** Something that happened and that a home must know. `where` is a key or staff's own words. */
export interface DisclosedEvent {
  readonly day: Day | null
  readonly kind: string
  readonly where: string | null
}

/** A fact of health or care, with what staff wrote about it. */
export interface DisclosedFact {
  readonly key: string
  readonly text: string | null
  readonly day: Day | null
}

/**
 * What the sheet before a placement says: keys, days and staff's own words, so that it can be read in any language. It
 * names no person. Frozen with the placement.
 */
export interface DisclosureContent {
  readonly catName: string
  readonly bites: readonly DisclosedEvent[]
  readonly escapes: readonly DisclosedEvent[]
  readonly health: readonly DisclosedFact[]
  /** Company the cat was not seen with, and questions of the rubric nobody has seen enough of. */
  readonly unknownFacts: readonly string[]
  readonly unseen: readonly DimensionKey[]
  readonly label: {
    readonly tier: Tier | null
    readonly mayGrowInto: Tier | null
    readonly isClearedOutdoors: boolean
  }
  readonly isHarnessCat: boolean
  readonly clauses: readonly string[]
}

/** What is read of a cat for its sheet. */
export interface DisclosedCat {
  readonly name: string
  readonly events: readonly (DisclosedEvent & { readonly isBite: boolean })[]
  readonly facts: readonly {
    readonly key: string
    readonly value: Known
    readonly text: string | null
    readonly day: Day | null
  }[]
  readonly healthKeys: readonly string[]
  readonly companyKeys: readonly string[]
  /** Weight of evidence per question of the rubric; missing = never seen. */
  readonly evidence: Readonly<Partial<Record<DimensionKey, number>>>
  readonly label: DisclosureContent["label"]
  readonly mastered: number
}

/** What a test would tell: not tested is not negative. */
const TESTED = ["fiv_positive", "felv_positive"]
const SEEN_FROM_WEIGHT = 0.5

/**
 * The sheet of a cat: every bite and every escape or panic on record, oldest first; health facts that hold; what nobody
 * knows. The same cat gives the same sheet. Nothing is left out because it is old. (Product rule: told before, never public.)
 */
export function disclose(cat: DisclosedCat): DisclosureContent {
  const events = [...cat.events].sort(
    (a, b) => (a.day ?? 0) - (b.day ?? 0) || compare(JSON.stringify(a), JSON.stringify(b)),
  )
  const told = (isBite: boolean) =>
    events.filter((event) => event.isBite === isBite).map(({ day, kind, where }) => ({ day, kind, where }))
  const newest = new Map(cat.facts.map((fact) => [fact.key, fact]))
  const isHarnessCat = cat.mastered > 0 || (cat.label.tier ?? "WINDOW") !== "WINDOW"
  return {
    catName: cat.name,
    bites: told(true),
    escapes: told(false),
    health: cat.healthKeys.flatMap((key) => {
      const fact = newest.get(key)
      return fact?.value === "yes" ? [{ key, text: fact.text, day: fact.day }] : []
    }),
    unknownFacts: [...cat.companyKeys, "special_care", ...TESTED].filter(
      (key) => (newest.get(key)?.value ?? "unknown") === "unknown",
    ),
    unseen: DIMENSIONS.map(({ key }) => key).filter((key) => (cat.evidence[key] ?? 0) < SEEN_FROM_WEIGHT),
    label: cat.label,
    isHarnessCat,
    clauses: clausesFor({ isHarnessCat }).map(({ key }) => key),
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
