import { z } from "zod"

export const EraseInput = z.object({
  adopterId: z.uuid(),
  /** Typed by whoever does it: it cannot be undone. */
  confirm: z.literal("erase", 'type "erase"'),
})
export type EraseInput = z.infer<typeof EraseInput>
