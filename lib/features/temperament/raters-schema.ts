import { z } from "zod"
import { CERTIFICATION_RULE } from "@/lib/domain/temperament/certification"

export const SittingInput = z.object({
  /** Made on the device: the same sitting sent twice is judged once. */
  sittingId: z.uuid(),
  answers: z
    .array(z.object({ caseKey: z.string().max(60), value: z.literal([1, 2, 3, 4, 5], "choose a level") }))
    .length(CERTIFICATION_RULE.minClips, `answer all ${CERTIFICATION_RULE.minClips} cases`),
})
export type SittingInput = z.infer<typeof SittingInput>

export const LiveCertificationInput = z.object({ certificationId: z.uuid(), personId: z.uuid() })
export type LiveCertificationInput = z.infer<typeof LiveCertificationInput>
