import { z } from "zod"
import { INSTRUMENT_NUMBERS } from "@/lib/domain/suitability/check-instrument"
import { DIMENSION_KEYS } from "@/lib/domain/temperament/dimensions"

const sentence = (max: number) =>
  z.string().trim().min(3, "must have a few words").max(max, `must have at most ${max} characters`)

/** What a version asks about one dimension, in words. */
export const DimensionWording = z.object({
  name: sentence(60),
  question: sentence(200),
  looksAt: sentence(100),
  probe: sentence(800),
  probeSec: z.int().min(5).max(3600).nullable(),
  anchors: z.tuple([sentence(300), sentence(300), sentence(300), sentence(300), sentence(300)]),
  note: z.string().trim().max(400).nullable(),
})
export type DimensionWording = z.infer<typeof DimensionWording>

export const DraftInput = z.object({
  /** Made on the device: the same request sent twice makes one draft. */
  versionId: z.uuid(),
  note: sentence(400),
})
export type DraftInput = z.infer<typeof DraftInput>

export const DraftNumbersInput = z.object({
  versionId: z.uuid(),
  revision: z.int().min(0),
  note: sentence(400),
  numbers: z.partialRecord(z.enum(INSTRUMENT_NUMBERS.map(({ key }) => key)), z.number()),
  weights: z.partialRecord(
    z.enum(DIMENSION_KEYS),
    z.number().min(0, "cannot be negative").max(100, "is at most 100"),
  ),
})
export type DraftNumbersInput = z.infer<typeof DraftNumbersInput>

export const DraftDimensionInput = z.object({
  versionId: z.uuid(),
  revision: z.int().min(0),
  key: z.enum(DIMENSION_KEYS),
  wording: DimensionWording,
  safetyCritical: z.boolean(),
  /** true = asks something else now: earlier ratings of this dimension stop counting under this version. */
  isNewMeaning: z.boolean(),
})
export type DraftDimensionInput = z.infer<typeof DraftDimensionInput>

export const VersionDecisionInput = z.object({ versionId: z.uuid(), revision: z.int().min(0) })
export type VersionDecisionInput = z.infer<typeof VersionDecisionInput>

export const AdoptVarianceInput = z.object({ versionId: z.uuid() })
export type AdoptVarianceInput = z.infer<typeof AdoptVarianceInput>
