import { z } from "zod"
import { type Dimension, dimensionOf, isDimensionKey } from "@/lib/domain/temperament/dimensions"

/** What a sheet asks of one dimension, in the words of the version it is asked under. */
export type AskedDimension = Pick<
  Dimension,
  "key" | "name" | "question" | "probe" | "probeSec" | "probeOrder" | "anchors" | "note" | "safetyCritical"
>

const Wording = z.object({
  name: z.string(),
  question: z.string(),
  probe: z.string(),
  probeSec: z.number().nullable(),
  probeOrder: z.number(),
  anchors: z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]),
  note: z.string().nullable(),
})

interface StoredDimension {
  key: string
  safetyCritical: boolean
  wording: unknown
}

/** The dimensions of a version as they are asked, cheapest probe first; what a version left unsaid is as the rubric has it. */
export function toAskedDimensions(rows: readonly StoredDimension[]): AskedDimension[] {
  return rows
    .flatMap(({ key, safetyCritical, wording }) => {
      if (!isDimensionKey(key)) return []
      const { sources: _, weight: __, looksAt: ___, ...byDefault } = dimensionOf(key)
      const worded = Wording.partial().safeParse(wording)
      return [{ ...byDefault, ...(worded.success ? worded.data : {}), key, safetyCritical }]
    })
    .sort((a, b) => a.probeOrder - b.probeOrder)
}
