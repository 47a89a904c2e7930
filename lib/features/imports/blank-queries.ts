import "server-only"
import type pg from "pg"
import { type Day, parseIsoDay } from "@/lib/domain/calendar/day"
import { type FacetFacts, facetTokens } from "@/lib/domain/cats/facets"
import { type CatHistories, summariseCat } from "@/lib/domain/cats/summarise"
import type { RecordValues } from "@/lib/domain/interop/merge"
import type { SuitabilityParameters } from "@/lib/domain/suitability/parameters"
import type { RubricParameters } from "@/lib/domain/temperament/rubric"

/** The summary columns of a cat nobody has rated, trained or cleared anything for: the same for all but the facets. */
export interface BlankSummary {
  columns: Readonly<Record<string, unknown>>
  facetsOf(values: RecordValues, facts: Readonly<Record<string, string>>): string[]
}

const blankHistories = (asOfDay: Day): CatHistories => ({
  asOfDay,
  name: "",
  birthDay: null,
  sex: "unknown",
  room: null,
  isInCare: false,
  isPublished: false,
  isPlaced: false,
  ratings: [],
  previousTier: null,
  gateFacts: [],
  needs: { fivPositive: null, felvPositive: null, deaf: null, blind: null, declawed: null, weightKg: null },
  today: { stress: null, eating24h: null, weightChange: null },
  isEnrolled: false,
  startingStage: 1,
  entries: [],
  earlierEntries: [],
  carrierTrackMastered: false,
  trainingFacts: { foodRewardsTaken: 0, toyRewardsTaken: 0, slips: 0 },
  livesWith: {},
  tagsByHand: [],
})

/** Evaluates an empty history once by the shelter's own rubric, instead of once per cat of a file. */
export async function loadBlankSummary(
  client: pg.PoolClient,
  shelterId: string,
  asOfDay: Day,
): Promise<BlankSummary> {
  const { rows } = await client.query<{
    parameters: { rubric?: RubricParameters; suitability?: SuitabilityParameters }
  }>(
    `select "parameters" from "RubricVersion" where "shelterId" = $1::uuid and "status" = 'approved'
     order by "number" desc limit 1`,
    [shelterId],
  )
  const { rubric, suitability: parameters } = rows[0]?.parameters ?? {}
  const blank = blankHistories(asOfDay)
  const { suitability, demonstration, gates, ready } = summariseCat({
    ...blank,
    ...(rubric ? { rubric } : {}),
    ...(parameters ? { suitability: parameters } : {}),
  })
  return {
    columns: {
      potential: suitability.potential,
      demonstrated: demonstration.tier,
      gateCap: gates.cap,
      effective: ready.effective,
      sufficient: suitability.sufficient,
      suitability: suitability.S,
      suitabilityLow: suitability.lo,
      suitabilityHigh: suitability.hi,
      estimates: suitability.dims,
    },
    facetsOf: (values, facts) =>
      facetTokens({
        ...blank,
        birthDay: typeof values.bornOn === "string" ? parseIsoDay(values.bornOn) : null,
        sex: (values.sex ?? "unknown") as FacetFacts["sex"],
        room: typeof values.room === "string" ? values.room : null,
        livesWith: {
          ...(facts.lives_with_dogs ? { dogs: facts.lives_with_dogs } : {}),
          ...(facts.lives_with_cats ? { cats: facts.lives_with_cats } : {}),
          ...(facts.lives_with_children ? { children: facts.lives_with_children } : {}),
        },
        sufficient: suitability.sufficient,
        effective: ready.effective,
        energy: suitability.dims.energy,
        isRated: false,
        stage: null,
        areGatesClear: false,
        tags: [],
      }),
  }
}
