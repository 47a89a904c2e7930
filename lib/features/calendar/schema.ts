import { z } from "zod"

export const NewFeedInput = z.object({ id: z.uuid() })
export type NewFeedInput = z.infer<typeof NewFeedInput>
/** Nothing but the decision itself. */
export const CloseFeedInput = z.object({ takesBack: z.literal(true) })
