import { z } from "zod"

const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `must have at most ${max} characters`)
    .transform((text) => text || null)

/** How the shelter is reached, and how long it keeps people. */
export const ShelterSettingsInput = z.object({
  version: z.int(),
  name: z.string().trim().min(1, "say the shelter's name").max(120),
  contactEmail: z.preprocess(
    (text) => text || null,
    z.email("must be an e-mail address").max(254).nullable(),
  ),
  contactPhone: optional(40),
  address: optional(300),
  visitHours: optional(300),
  keepRequestsDays: z.int().min(30, "at least 30 days").max(3650, "at most ten years"),
})
export type ShelterSettingsInput = z.infer<typeof ShelterSettingsInput>
