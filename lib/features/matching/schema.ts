import { z } from "zod"

const NOTE_MAX = 1000

export const MatchDecisionInput = z.object({
  decisionId: z.uuid(),
  adopterId: z.uuid(),
  catId: z.uuid(),
  decision: z.enum(["introduce", "not_now", "override"], "choose what was decided"),
  reason: z.string().trim().max(NOTE_MAX).optional(),
})
export type MatchDecisionInput = z.infer<typeof MatchDecisionInput>
