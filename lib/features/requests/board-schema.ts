import { z } from "zod"
import { REQUEST_STATUSES, STAFF_CLOSE_REASONS } from "@/lib/domain/requests/request-path"

const NOTE_MAX = 1000

/** Staff write down that a known adopter asks to meet a cat. */
export const RequestInput = z.object({
  requestId: z.uuid(),
  catId: z.uuid(),
  adopterId: z.uuid(),
  message: z.string().trim().max(NOTE_MAX).nullable().default(null),
})
export type RequestInput = z.infer<typeof RequestInput>

const change = { requestId: z.uuid(), version: z.int(), isTold: z.boolean().default(false) }

/** We are talking, or talk again. `isTold`: the adopter is written to in the template's words. */
export const TalkInput = z.object(change)
export type TalkInput = z.infer<typeof TalkInput>

export const MeetingInput = z.object({
  ...change,
  /** Day and time as clocks at the shelter show it. */
  meetingAt: z.iso.datetime({ local: true, precision: -1, error: "choose day and time" }),
  minutes: z.int().min(10, "at least 10 minutes").max(240, "at most 4 hours"),
})
export type MeetingInput = z.infer<typeof MeetingInput>

export const CloseInput = z.object({
  ...change,
  reason: z.enum(
    STAFF_CLOSE_REASONS.map(({ key }) => key),
    "choose a reason",
  ),
})
export type CloseInput = z.infer<typeof CloseInput>

export const RequestListParams = z.object({
  code: z.string().trim().max(12).catch(""),
  /** One column by itself, with all its pages. */
  status: z.enum(REQUEST_STATUSES).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
})
export type RequestListParams = z.infer<typeof RequestListParams>
