import { z } from "zod"
import { ChoicesInput } from "@/lib/features/adopters/schema"
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from "@/lib/platform/languages"

/** The version of the consent text (messages: ask.consent); a changed text is another version. */
export const CONSENT_VERSION = "2026-11"

const SLUG_MAX = 120
const language = z.enum(Object.keys(LANGUAGES) as [Language, ...Language[]]).catch(DEFAULT_LANGUAGE)

/** Answers from the device come as one field; what cannot be read is left out, never an error: the request counts. */
const choices = z
  .string()
  .max(20_000)
  .optional()
  .transform((text) => {
    try {
      const parsed = ChoicesInput.safeParse(JSON.parse(text || "null"))
      return parsed.success ? parsed.data : null
    } catch {
      return null
    }
  })

const blankAsNull = (text: string) => text.trim() || null

/** The form "Ask to meet", from home. The texts of its problems are chosen by field in the page's language. */
export const AskInput = z
  .object({
    requestId: z.uuid(),
    slug: z.string().max(SLUG_MAX),
    name: z.string().trim().min(1, "name").max(120, "name"),
    email: z.string().transform(blankAsNull).pipe(z.email("email").max(254).nullable()),
    phone: z.string().max(40, "phone").transform(blankAsNull),
    contactNote: z.string().max(500).transform(blankAsNull),
    message: z.string().max(1000).transform(blankAsNull),
    consent: z.literal("yes", "consent"),
    /** People leave it empty; programs that fill in every field do not. */
    website: z.literal("", "website"),
    choices,
    language,
  })
  .refine((input) => input.email !== null || input.phone !== null, { path: ["email"], message: "reach" })
export type AskInput = z.output<typeof AskInput>

/** The form "I am here now": a first name and nothing else. */
export const HereInput = z.object({
  requestId: z.uuid(),
  slug: z.string().max(SLUG_MAX),
  name: z.string().trim().min(1, "name").max(60, "name"),
  website: z.literal("", "website"),
  choices,
  language,
})
export type HereInput = z.output<typeof HereInput>
