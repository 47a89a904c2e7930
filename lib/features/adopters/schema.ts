import { z } from "zod"
import { QUESTIONS } from "@/lib/domain/matching/questions"
import { DOES_NOT_MATTER_KEY, readChoices } from "@/lib/domain/matching/read-choices"
import { LANGUAGES, type Language } from "@/lib/platform/languages"

const TEXT_MAX = 2000
const known = new Set([...QUESTIONS.map((question) => question.key), DOES_NOT_MATTER_KEY])
const choice = z.union([z.string().max(TEXT_MAX), z.array(z.string().max(80)).max(20)])

/** The choices of the questionnaire by question key; every question may be left out. */
export const ChoicesInput = z
  .record(z.string().max(60), choice)
  .transform((choices) => Object.fromEntries(Object.entries(choices).filter(([key]) => known.has(key))))
  .superRefine((choices, context) => {
    const read = readChoices(choices)
    if (!read.ok) context.addIssue({ code: "custom", message: read.sentence })
  })
export type ChoicesInput = z.infer<typeof ChoicesInput>

const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `must have at most ${max} characters`)
    .transform((text) => text || null)
    .nullable()
    .default(null)

export const AdopterInput = z.object({
  adopterId: z.uuid(),
  name: z.string().trim().min(1, "say the name").max(120, "must have at most 120 characters"),
  email: z
    .preprocess((text) => text || null, z.email("must be an e-mail address").max(254).nullable())
    .default(null),
  phone: optionalText(40),
  contactNote: optionalText(TEXT_MAX),
  staffNote: optionalText(TEXT_MAX),
  /** What we write to them in. */
  language: z.enum(Object.keys(LANGUAGES) as [Language, ...Language[]]).optional(),
  choices: ChoicesInput,
})
export type AdopterInput = z.infer<typeof AdopterInput>

export const AdopterLanguageInput = z.object({
  adopterId: z.uuid(),
  version: z.int(),
  language: z.enum(Object.keys(LANGUAGES) as [Language, ...Language[]]),
})
export type AdopterLanguageInput = z.infer<typeof AdopterLanguageInput>

export const AnswersInput = z.object({ adopterId: z.uuid(), choices: ChoicesInput })
export type AnswersInput = z.infer<typeof AnswersInput>

export const AdopterListParams = z.object({
  q: z.string().trim().max(60).catch(""),
  after: z.string().max(200).optional().catch(undefined),
})
export type AdopterListParams = z.infer<typeof AdopterListParams>
