import { z } from "zod"
import { GATE_FACT_KEYS } from "@/lib/domain/suitability/gates"

const NOTE_MAX = 1000
const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `must have at most ${max} characters`)
    .transform((text) => text || null)
    .nullable()

/** What staff write about a cat themselves. */
const CatFields = z.object({
  name: z.string().trim().min(1, "give the cat a name").max(60, "must have at most 60 characters"),
  code: optionalText(40),
  sex: z.enum(["F", "M", "unknown"]),
  neutered: z.enum(["yes", "no", "unknown"]),
  bornOn: z.iso.date("must be a date").nullable(),
  bornEstimated: z.boolean(),
  breed: optionalText(80),
  colour: optionalText(80),
  pattern: optionalText(40),
  eyeColour: optionalText(40),
  coatLength: optionalText(40),
  room: optionalText(60),
  unit: optionalText(60),
  profileText: optionalText(4000),
  staffNote: optionalText(4000),
})

export const NewCatInput = CatFields.partial()
  .required({ name: true })
  .extend({
    catId: z.uuid(),
    intakeAt: z.iso.datetime({ offset: true }),
    intakeType: z.enum([
      "stray",
      "owner_relinquished",
      "owner_intended_euthanasia",
      "transfer_in",
      "seized_impounded",
      "other_intake",
    ]),
  })
export type NewCatInput = z.infer<typeof NewCatInput>

export const EditCatInput = CatFields.partial().extend({
  catId: z.uuid(),
  /** The version the form was filled from: somebody else's change in between is not overwritten. */
  version: z.int(),
  published: z.boolean().optional(),
})
export type EditCatInput = z.infer<typeof EditCatInput>

/** Facts written down together, as medical staff go through a list. */
export const GateFactsInput = z.object({
  catId: z.uuid(),
  facts: z
    .array(
      z.object({
        factId: z.uuid(),
        key: z.enum(GATE_FACT_KEYS),
        value: z.string().max(20),
        factOn: z.iso.date("must be a date"),
        expiresOn: z.iso.date("must be a date").nullable().default(null),
        note: optionalText(NOTE_MAX).default(null),
      }),
    )
    .min(1, "write down at least one fact")
    .max(GATE_FACT_KEYS.length),
})
export type GateFactsInput = z.infer<typeof GateFactsInput>

export const OutcomeInput = z.object({
  catId: z.uuid(),
  outcomeOn: z.iso.date("must be a date"),
  /** Adoption is a placement, with its adopter and check-ins. */
  outcomeType: z.enum(
    [
      "rto",
      "transfer_out",
      "rtf",
      "other_live",
      "died",
      "lost",
      "shelter_euthanasia",
      "owner_intended_euthanasia_out",
    ],
    "choose how the stay ended",
  ),
  detail: optionalText(200).default(null),
})
export type OutcomeInput = z.infer<typeof OutcomeInput>

/** Facts of a cat with their source; the newest of a key counts. */
