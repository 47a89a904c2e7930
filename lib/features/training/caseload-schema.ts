import { z } from "zod"

export const SLOT_PARTS = ["morning", "midday", "evening"] as const
export const WEEKDAYS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const
const MOST_SESSIONS = 40

export const SlotsInput = z.object({
  slots: z
    .array(
      z.object({
        /** 1 Monday to 7 Sunday. */
        weekday: z.int().min(1).max(WEEKDAYS.length),
        part: z.enum(SLOT_PARTS),
        sessions: z
          .int("must be a whole number")
          .min(0, "cannot be negative")
          .max(MOST_SESSIONS, `is at most ${MOST_SESSIONS}`),
        /** The version the grid was opened with; 0 where there was no slot yet. */
        version: z.int().min(0),
      }),
    )
    .min(1)
    .max(WEEKDAYS.length * SLOT_PARTS.length),
})
export type SlotsInput = z.infer<typeof SlotsInput>

export const CoursePauseInput = z.object({
  /** Made on the device: the same decision sent twice counts once. */
  eventId: z.uuid(),
  catId: z.uuid(),
  isPaused: z.boolean(),
  reason: z.string().trim().max(400).optional(),
})
export type CoursePauseInput = z.infer<typeof CoursePauseInput>
