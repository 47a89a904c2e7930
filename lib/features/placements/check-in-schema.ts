import { z } from "zod"
import { CHALLENGES, OUTDOORS } from "@/lib/domain/placement/check-in-questions"

const Answers = z.object({
  inHome: z.enum(["yes", "no"], "inHome"),
  satisfaction: z.int().min(1).max(5).nullable(),
  outdoors: z.enum(OUTDOORS).nullable(),
  challenges: z.array(z.enum(CHALLENGES)).max(CHALLENGES.length),
  vetVisit: z.boolean().nullable(),
  chipRegistered: z.boolean().nullable(),
})

/** What staff write down after a call. */
export const CheckInInput = z.object({ checkInId: z.uuid(), version: z.int(), answers: Answers })
export type CheckInInput = z.infer<typeof CheckInInput>

const yesNo = z
  .enum(["yes", "no"])
  .optional()
  .transform((said) => (said === undefined ? null : said === "yes"))

/** What the adopter's own form sends: every question but the first may be left out. */
export const CheckInForm = z
  .object({
    inHome: Answers.shape.inHome,
    satisfaction: z.coerce.number().int().min(1).max(5).optional(),
    outdoors: z.enum(OUTDOORS).optional(),
    challenges: z.array(z.enum(CHALLENGES)).default([]),
    vetVisit: yesNo,
    chipRegistered: yesNo,
  })
  .transform((form) => ({
    ...form,
    satisfaction: form.satisfaction ?? null,
    outdoors: form.outdoors ?? null,
  }))
export type CheckInForm = z.output<typeof CheckInForm>
