import "server-only"
import { STAGES } from "@/lib/domain/harness/stages"
import type { Tier } from "@/lib/domain/suitability/tiers"
import { DIMENSIONS, type DimensionKey, dimensionOf } from "@/lib/domain/temperament/dimensions"
import type { DimensionEstimate } from "@/lib/domain/temperament/evidence"
import { DEFAULT_RUBRIC } from "@/lib/domain/temperament/rubric"
import { TAGS } from "@/lib/domain/temperament/tags"
import type { Prisma } from "@/lib/platform/db"

/** What a profile needs beyond a card. Each column is granted to anybody by the walls; evidence texts and people are not. */
export const PROFILE_SELECT = {
  profileText: true,
  stage: true,
  mastered: true,
  estimates: true,
  catFacts: {
    orderBy: { createdAt: "asc" },
    select: { key: true, value: true, source: true, observedOn: true },
  },
} satisfies Prisma.CatSelect

const COMPANIONS = ["dogs", "cats", "children"] as const
export type PublicCompanion = (typeof COMPANIONS)[number]
const SOURCES = {
  "owner note": "owner",
  "foster seen": "foster",
  "staff seen": "staff",
  "never seen": "never",
} as const

/** One dimension in words. The estimate itself stays in the house. */
export interface PublicSighting {
  dimension: DimensionKey
  name: string
  /** Which of the five anchors it was, 1 to 5: the place of the words, never the estimate. */
  level: number
  saw: string
  /** False for a first impression, or an old one. */
  isFirm: boolean
}

export interface PublicFact {
  answer: "yes" | "no" | "unknown"
  /** How we know; "record" for what came with a file from elsewhere. */
  source: (typeof SOURCES)[keyof typeof SOURCES] | "record" | null
  observedOn: Date | null
}

export interface PublicStep {
  number: number
  name: string
  todo: string
  state: "done" | "now" | "ahead"
}

export interface PublicProfile {
  profileText: string | null
  seen: PublicSighting[]
  notKnown: { dimension: DimensionKey; name: string; question: string }[]
  isInTraining: boolean
  steps: PublicStep[]
  livesWith: ({ companion: PublicCompanion } & PublicFact)[]
  needsCare: boolean
  /** Whether anybody has said anything about special care. */
  isCareKnown: boolean
  tags: { key: string; label: string; meaning: string }[]
  suits: SuitKey[]
}

interface ProfileRow {
  profileText: string | null
  stage: number | null
  mastered: number
  estimates: Prisma.JsonValue
  facets: string[]
  sufficient: boolean
  catFacts: { key: string; value: string; source: string; observedOn: Date | null }[]
}

/** Below this an estimate says more about cats in general than about this one (as tags and facets count it). */
const SEEN_FROM_WEIGHT = 0.5
/** Roughly two fresh looks by certified people. */
const FIRM_FROM_WEIGHT = 1.5

type Estimates = Partial<Record<DimensionKey, DimensionEstimate>>

function isSeen(estimate: DimensionEstimate | undefined): estimate is DimensionEstimate {
  return estimate !== undefined && estimate.W >= SEEN_FROM_WEIGHT
}

/**
 * The level the looks themselves average to. The estimate leans towards the middle while looks are few: right for
 * matching, but "what we saw" must be what was seen.
 */
function levelSeen({ mean, W }: DimensionEstimate): number {
  const { priorMean, priorVariance, ratingVariance } = DEFAULT_RUBRIC
  const precision = 1 / priorVariance + W / ratingVariance
  const average = ((mean * precision - priorMean / priorVariance) * ratingVariance) / W
  return Math.min(5, Math.max(1, Math.round(average)))
}

function sightings(estimates: Estimates): PublicSighting[] {
  return DIMENSIONS.flatMap(({ key, name, anchors }) => {
    const estimate = estimates[key]
    if (!isSeen(estimate)) return []
    const level = levelSeen(estimate)
    const saw = anchors[level - 1] ?? ""
    return [{ dimension: key, name, level, saw, isFirm: estimate.W >= FIRM_FROM_WEIGHT }]
  })
}

function steps({ stage, mastered }: ProfileRow): PublicStep[] {
  return STAGES.map(({ number, name, todo }) => ({
    number,
    name,
    todo,
    state: stage !== null && number <= mastered ? "done" : number === stage ? "now" : "ahead",
  }))
}

function factOf(row: ProfileRow, key: string): PublicFact {
  const newest = row.catFacts.findLast((fact) => fact.key === key)
  if (!newest) return { answer: "unknown", source: null, observedOn: null }
  const source = Object.entries(SOURCES).find(([stored]) => stored === newest.source)?.[1] ?? "record"
  const answer = newest.value === "yes" || newest.value === "no" ? newest.value : "unknown"
  return { answer, source, observedOn: newest.observedOn }
}

/** Sentences about the people and homes a cat would suit; the words are in the messages. */
export const SUIT_KEYS = [
  "trail",
  "patio",
  "window",
  "growing",
  "calm",
  "lively",
  "quiet",
  "anySound",
  "fewVisitors",
  "manyVisitors",
  "patience",
  "handsOff",
  "closeness",
  "doors",
] as const
export type SuitKey = (typeof SUIT_KEYS)[number]

const LIFE: Record<Tier, SuitKey> = { TRAIL: "trail", PATIO_PACK: "patio", WINDOW: "window" }
const LOW = 2.5
const HIGH = 3.75

/** Which seen dimensions say something about a home, at which end of the scale. */
const SUIT_RULES: readonly { dim: DimensionKey; low?: SuitKey; high?: SuitKey }[] = [
  { dim: "energy", low: "calm", high: "lively" },
  { dim: "sound", low: "quiet", high: "anySound" },
  { dim: "people", low: "fewVisitors", high: "manyVisitors" },
  { dim: "handling", low: "handsOff", high: "closeness" },
  { dim: "recovery", low: "patience" },
  { dim: "threshold", low: "doors" },
]

function suits(estimates: Estimates, ready: { tier: Tier | null; mayGrowInto: Tier | null }): SuitKey[] {
  const fromTemper = SUIT_RULES.flatMap(({ dim, low, high }) => {
    const estimate = estimates[dim]
    if (!isSeen(estimate)) return []
    if (estimate.mean < LOW) return low ?? []
    return estimate.mean >= HIGH ? (high ?? []) : []
  })
  return [
    ...(ready.tier ? [LIFE[ready.tier]] : []),
    ...(ready.mayGrowInto ? (["growing"] as const) : []),
    ...fromTemper,
  ]
}

/** Everything a profile says beyond its card, in words. */
export function describeCat(
  row: ProfileRow,
  ready: { tier: Tier | null; mayGrowInto: Tier | null },
): PublicProfile {
  const estimates = row.estimates as unknown as Estimates
  return {
    profileText: row.profileText,
    seen: sightings(estimates),
    notKnown: DIMENSIONS.filter(({ key }) => !isSeen(estimates[key])).map(({ key }) => {
      const { name, question } = dimensionOf(key)
      return { dimension: key, name, question }
    }),
    isInTraining: row.stage !== null,
    steps: steps(row),
    livesWith: COMPANIONS.map((companion) => ({ companion, ...factOf(row, `lives_with_${companion}`) })),
    needsCare: factOf(row, "special_care").answer === "yes",
    isCareKnown: factOf(row, "special_care").answer !== "unknown",
    tags: TAGS.filter((tag) => tag.audience === "public" && row.facets.includes(`tag:${tag.key}`)).map(
      ({ key, label, meaning }) => ({ key, label, meaning }),
    ),
    suits: suits(estimates, ready),
  }
}
