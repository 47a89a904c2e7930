import { z } from "zod"
import { EATING } from "@/lib/domain/cats/round-looks"
import { STRESS_LEVELS } from "@/lib/domain/temperament/calm-ladder"

// A sign of illness is a line for the medical team, not a report.
const ILLNESS_NOTE_MAX = 300

/** One look of a room round at one cat. */
export const RoundLookInput = z.object({
  /** Made on the device: the same look sent twice is saved once. */
  lookId: z.uuid(),
  /** The look that this one puts right; it may arrive later. */
  supersedesId: z.uuid().nullable().optional(),
  catId: z.uuid(),
  seenAt: z.iso.datetime({ offset: true }),
  /** Calm ladder; null = not seen. */
  stress: z.literal([...STRESS_LEVELS], "choose 0 to 4, or leave it out").nullable(),
  eating: z.enum(EATING),
  illness: z.enum(["yes", "no", "unknown"]),
  illnessNote: z
    .string()
    .trim()
    .max(ILLNESS_NOTE_MAX, `must have at most ${ILLNESS_NOTE_MAX} characters`)
    .optional(),
})
export type RoundLookInput = z.infer<typeof RoundLookInput>
