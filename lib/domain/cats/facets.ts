import { ageInMonths } from "@/lib/domain/calendar/age"
import type { Day } from "@/lib/domain/calendar/day"
import { GATES, type GateId } from "@/lib/domain/suitability/gates"
import type { LookKind } from "@/lib/domain/suitability/propose-look"
import { TIER_NAMES, type Tier } from "@/lib/domain/suitability/tiers"
import type { DimensionEstimate } from "@/lib/domain/temperament/evidence"

/** One value of a facet, as lists and filters show it. */
export interface FacetOption {
  readonly value: string
  readonly label: string
}

/** A way to narrow a list of cats. `options` empty = the values are the shelter's own (rooms). */
export interface Facet {
  readonly key: string
  readonly label: string
  readonly audience: "public" | "staff"
  readonly options: readonly FacetOption[]
}

const KNOWN: readonly FacetOption[] = [
  { value: "yes", label: "Yes, seen or told" },
  { value: "no", label: "Better not" },
  { value: "unknown", label: "Not known yet" },
]

/** The facets of every list of cats, as data: tokens, filters, counts and the public catalogue read it. */
export const FACETS: readonly Facet[] = [
  {
    key: "ready",
    label: "Ready for",
    audience: "public",
    options: [
      { value: "TRAIL", label: "Trail" },
      { value: "PATIO_PACK", label: "Patio & Pack" },
      { value: "WINDOW", label: "Window Explorer" },
      { value: "unknown", label: "Still getting to know" },
    ],
  },
  {
    key: "age",
    label: "Age",
    audience: "public",
    options: [
      { value: "kitten", label: "Kitten (under 6 months)" },
      { value: "young", label: "Young (6 months to 2 years)" },
      { value: "adult", label: "Adult (3 to 9 years)" },
      { value: "senior", label: "Senior (10 years and more)" },
      { value: "unknown", label: "Age not known" },
    ],
  },
  {
    key: "energy",
    label: "Energy",
    audience: "public",
    options: [
      { value: "calm", label: "Calm" },
      { value: "medium", label: "In between" },
      { value: "lively", label: "Lively" },
      { value: "unknown", label: "Not known yet" },
    ],
  },
  { key: "dogs", label: "Lives with dogs", audience: "public", options: KNOWN },
  { key: "cats", label: "Lives with cats", audience: "public", options: KNOWN },
  { key: "children", label: "Lives with children", audience: "public", options: KNOWN },
  {
    key: "sex",
    label: "Sex",
    audience: "staff",
    options: [
      { value: "F", label: "Female" },
      { value: "M", label: "Male" },
      { value: "unknown", label: "Not known" },
    ],
  },
  {
    key: "stage",
    label: "Harness stage",
    audience: "staff",
    options: [
      { value: "none", label: "Not enrolled" },
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((stage) => ({ value: String(stage), label: `Stage ${stage}` })),
    ],
  },
  {
    key: "evidence",
    label: "Ratings",
    audience: "staff",
    options: [
      { value: "none", label: "Never rated" },
      { value: "thin", label: "Not enough yet" },
      { value: "enough", label: "Enough" },
    ],
  },
  {
    key: "potential",
    label: "Potential",
    audience: "staff",
    options: [
      ...(["TRAIL", "PATIO_PACK", "WINDOW"] as const).map((tier) => ({
        value: tier,
        label: TIER_NAMES[tier],
      })),
      { value: "unknown", label: "Still getting to know" },
    ],
  },
  {
    key: "look",
    label: "Next look",
    audience: "staff",
    options: [
      { value: "full", label: "Full sheet" },
      { value: "quick", label: "Quick look" },
      { value: "none", label: "None for now" },
    ],
  },
  {
    key: "gate",
    label: "Gate to do",
    audience: "staff",
    options: GATES.map(({ id, title }) => ({ value: id, label: `${id} ${title}` })),
  },
  {
    key: "gates",
    label: "Gates",
    audience: "staff",
    options: [
      { value: "open", label: "Something to do" },
      { value: "clear", label: "All clear" },
    ],
  },
  { key: "room", label: "Room", audience: "staff", options: [] },
  { key: "tag", label: "Tag", audience: "staff", options: [] },
]

/** What is known of one cat when its tokens are written. */
export interface FacetFacts {
  readonly asOfDay: Day
  readonly birthDay: Day | null
  readonly sex: "F" | "M" | "unknown"
  readonly sufficient: boolean
  readonly effective: Tier
  readonly potential: Tier
  readonly look: LookKind
  readonly gatesOpen: readonly GateId[]
  readonly energy: DimensionEstimate | null
  readonly isRated: boolean
  readonly stage: number | null
  readonly room: string | null
  /** Newest known answer by fact: "yes", "no", anything else counts as not known. */
  readonly livesWith: { readonly dogs?: string; readonly cats?: string; readonly children?: string }
  readonly tags: readonly string[]
}

const YOUNG_FROM_MONTHS = 6
const ADULT_FROM_MONTHS = 36
const SENIOR_FROM_MONTHS = 120
/** Below this weight of evidence an estimate says more about the prior than about the cat. */
export const KNOWN_FROM_WEIGHT = 0.5
const CALM_BELOW = 2.5
const LIVELY_FROM = 3.75

/** The age band people filter by: kitten, young, adult, senior, or unknown without a birth or with one in the future. */
export function ageFacet(birthDay: Day | null, asOfDay: Day): string {
  const months = ageInMonths(birthDay, asOfDay)
  if (months === null) return "unknown"
  if (months < YOUNG_FROM_MONTHS) return "kitten"
  if (months < ADULT_FROM_MONTHS) return "young"
  return months < SENIOR_FROM_MONTHS ? "adult" : "senior"
}

/** The energy people filter by, from the estimate: calm, medium, lively, or unknown while evidence is thin. */
export function energyFacet(estimate: DimensionEstimate | null): string {
  if (!estimate || estimate.W < KNOWN_FROM_WEIGHT) return "unknown"
  if (estimate.mean < CALM_BELOW) return "calm"
  return estimate.mean < LIVELY_FROM ? "medium" : "lively"
}

const known = (answer: string | undefined) => (answer === "yes" || answer === "no" ? answer : "unknown")

/** The tokens ("facet:value") a list can filter one cat by, sorted; written with the fact they follow from. */
export function facetTokens(facts: FacetFacts): string[] {
  const evidence = facts.sufficient ? "enough" : facts.isRated ? "thin" : "none"
  const tokens = [
    `ready:${facts.sufficient ? facts.effective : "unknown"}`,
    `age:${ageFacet(facts.birthDay, facts.asOfDay)}`,
    `energy:${energyFacet(facts.energy)}`,
    `dogs:${known(facts.livesWith.dogs)}`,
    `cats:${known(facts.livesWith.cats)}`,
    `children:${known(facts.livesWith.children)}`,
    `sex:${facts.sex}`,
    `stage:${facts.stage ?? "none"}`,
    `evidence:${evidence}`,
    `potential:${facts.sufficient ? facts.potential : "unknown"}`,
    `look:${facts.look}`,
    `gates:${facts.gatesOpen.length === 0 ? "clear" : "open"}`,
    ...facts.gatesOpen.map((gate) => `gate:${gate}`),
    ...(facts.room ? [`room:${facts.room}`] : []),
    ...facts.tags.map((tag) => `tag:${tag}`),
  ]
  return [...new Set(tokens)].sort()
}
