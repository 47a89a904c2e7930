import "server-only"
import type pg from "pg"
import { type Day, parseIsoDay } from "@/lib/domain/calendar/day"
import { type FacetFacts, facetTokens } from "@/lib/domain/cats/facets"
import { type CatHistories, openGates, summariseCat } from "@/lib/domain/cats/summarise"
import type { RecordValues } from "@/lib/domain/interop/merge"
import { toInstrumentNumbers, toSummaryColumns } from "@/lib/features/cats/summary-schema"

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
  isMedicallyHeld: false,
  ratings: [],
  previousTier: null,
  gateFacts: [],
  needs: {
    shortNosed: null,
    fivPositive: null,
    felvPositive: null,
    deaf: null,
    blind: null,
    declawed: null,
    weightKg: null,
  },
  looks: [],
  weighings: [],
  hoursInCare: null,
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
  const { rows } = await client.query<{ parameters: unknown }>(
    `select "parameters" from "RubricVersion" where "shelterId" = $1::uuid and "status" = 'approved'
     order by "number" desc limit 1`,
    [shelterId],
  )
  const blank = blankHistories(asOfDay)
  const summary = summariseCat({ ...blank, ...toInstrumentNumbers(rows[0]?.parameters) })
  const { suitability, ready, look, gates } = summary
  return {
    columns: toSummaryColumns(summary),
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
        potential: suitability.potential,
        look: look.kind,
        gatesOpen: openGates(gates),
        tags: [],
      }),
  }
}
