import { z } from "zod"

/** Whether the platform knows a time zone by this name. */
const isTimeZone = (name: string) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name })
    return true
  } catch {
    return false
  }
}

export const PasswordInput = z
  .string()
  .min(12, "must have at least 12 characters; three or four words make a good one")
  .max(200, "must have at most 200 characters")

export const FirstRunInput = z.object({
  shelterName: z.string().trim().min(2, "name your shelter").max(120, "must have at most 120 characters"),
  timeZone: z.string().refine(isTimeZone, "choose a time zone such as Europe/Berlin or America/Denver"),
  locale: z.enum(["en", "es"]),
  name: z.string().trim().min(1, "say your name").max(120, "must have at most 120 characters"),
  email: z.email("must be an e-mail address").trim().toLowerCase().max(254),
  password: PasswordInput,
})
export type FirstRunInput = z.infer<typeof FirstRunInput>

export const ShelterCode = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,24}$/, "must be 1 to 24 letters, digits, - or _")
