import { z } from "zod"
import { FREE_MINUTES } from "@/lib/domain/cats/plan-minutes"

/** What the address of Today may say; anything else is as if it were not there. */
export const TodayParams = z.object({
  minutes: z.coerce
    .number()
    .pipe(z.literal([...FREE_MINUTES]))
    .nullable()
    .catch(null),
  room: z.string().trim().min(1).max(60).nullable().catch(null),
})
