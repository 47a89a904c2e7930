import { z } from "zod"
import { PLACES } from "@/lib/domain/harness/outing-rules"
import { INCIDENT_KIND_KEYS, MECHANISM_KEYS } from "@/lib/domain/programme/mechanisms"

const words = (what: string) => z.string().trim().min(3, what).max(1000, "must have at most 1000 characters")

/** A near miss or an incident outside a session; those of sessions come with the session. */
export const IncidentInput = z.object({
  /** Made on the device: the same report sent twice is kept once. */
  incidentId: z.uuid(),
  catId: z.uuid(),
  happenedAt: z.iso.datetime({ offset: true }),
  kind: z.enum(INCIDENT_KIND_KEYS),
  isNearMiss: z.boolean(),
  mechanism: z.enum(MECHANISM_KEYS),
  place: z.enum(PLACES).nullable().default(null),
  harnessId: z.uuid().nullable().default(null),
  fitPassed: z.boolean().nullable().default(null),
  text: words("say what happened"),
})
export type IncidentInput = z.infer<typeof IncidentInput>

export const IncidentReviewInput = z.object({
  reviewId: z.uuid(),
  incidentId: z.uuid(),
  finding: words("say what was found"),
  action: words("say what was changed"),
  liftsStop: z.boolean(),
})
export type IncidentReviewInput = z.infer<typeof IncidentReviewInput>

/** Who looks into an incident. */
export const TakeReviewInput = z.object({
  reviewId: z.uuid(),
  incidentId: z.uuid(),
  assigneeId: z.uuid("choose who looks into it"),
})
export type TakeReviewInput = z.infer<typeof TakeReviewInput>
