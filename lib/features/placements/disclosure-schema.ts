import { z } from "zod"

export const PrepareInput = z.object({
  disclosureId: z.uuid(),
  catId: z.uuid(),
  adopterId: z.uuid(),
  /** Writes to the adopter with the sheet's link. */
  isSent: z.boolean().default(false),
})
export type PrepareInput = z.infer<typeof PrepareInput>

export const AcknowledgeInput = z.object({
  disclosureId: z.uuid(),
  name: z.string().trim().min(1, "write the adopter's name").max(120),
})
export type AcknowledgeInput = z.infer<typeof AcknowledgeInput>
