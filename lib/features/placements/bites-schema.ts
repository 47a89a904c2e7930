import { z } from "zod"

/** Who was bitten; never a name. */
export const BITTEN = {
  staff: "Somebody of the team",
  volunteer: "A volunteer",
  adopter: "An adopter or their family",
  visitor: "A visitor",
  animal: "Another animal",
} as const

const known = z.enum(["yes", "no", "unknown"]).default("unknown")

export const BiteInput = z.object({
  biteId: z.uuid(),
  catId: z.uuid(),
  incidentId: z.uuid().nullable().default(null),
  happenedOn: z.iso.date("must be a date"),
  bitten: z.enum(
    Object.keys(BITTEN) as [keyof typeof BITTEN, ...(keyof typeof BITTEN)[]],
    "say who was bitten",
  ),
  bodyPart: z
    .string()
    .trim()
    .max(60)
    .transform((text) => text || null)
    .nullable()
    .default(null),
  circumstances: z.string().trim().min(1, "say what happened before and how").max(2000),
  treated: known,
  reported: known,
  /** Last day of the quarantine the authority or the vet set; null while nobody has. */
  quarantineUntil: z.iso.date("must be a date").nullable().default(null),
})
export type BiteInput = z.infer<typeof BiteInput>

export const CloseBiteInput = z.object({
  biteId: z.uuid(),
  version: z.int(),
  finding: z.string().trim().min(1, "say what was found and what follows").max(2000),
})
export type CloseBiteInput = z.infer<typeof CloseBiteInput>
