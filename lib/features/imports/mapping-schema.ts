import { z } from "zod"
import { GUESSED_ROWS } from "@/lib/domain/interop/guess-columns"
import type { MappingDraft } from "@/lib/domain/interop/guess-draft"
import { isDateForm } from "@/lib/domain/interop/read-moment"
import { UploadId } from "./schema"

const header = z.string().max(200)
const word = z.string().max(200)
const key = z.string().max(40)

/** How a person says a file is to be read. */
export const DraftInput = z.object({
  row: z.enum(GUESSED_ROWS),
  columns: z.record(key, header),
  dates: z
    .array(z.string().refine(isDateForm, "must name year, month and day once, such as DD/MM/YYYY"))
    .min(1, "must have a form, such as MM/DD/YYYY")
    .max(10, "must have at most 10 forms")
    .readonly(),
  words: z.record(key, z.record(word, z.string().max(60))),
  returns: z.array(word).max(500).readonly(),
  only: z.object({ column: header, words: z.array(word).max(500).readonly() }).nullable(),
  isFinished: z.boolean(),
}) satisfies z.ZodType<MappingDraft>

export const GuessRowInput = UploadId.extend({ row: z.enum(GUESSED_ROWS) })
export type GuessRowInput = z.infer<typeof GuessRowInput>

export const TryMappingInput = UploadId.extend({ draft: DraftInput })
export type TryMappingInput = z.infer<typeof TryMappingInput>

export const SaveMappingInput = UploadId.extend({
  draft: DraftInput,
  name: z
    .string()
    .trim()
    .min(1, "must have a name")
    .max(40, "must have at most 40 characters")
    .regex(/^[a-z0-9][a-z0-9-]*$/, "must be small letters, digits and hyphens, such as my-city"),
  /** The saved profile this one replaces, as it was when it was opened; null saves a new one. */
  replaces: z.object({ id: z.uuid(), version: z.int() }).nullable(),
})
export type SaveMappingInput = z.infer<typeof SaveMappingInput>

export const ChooseProfileInput = UploadId.extend({ profile: z.string().max(40) })
export type ChooseProfileInput = z.infer<typeof ChooseProfileInput>

/** One stay, or the cat alone, as the preview of a mapping shows it. */
export interface TriedCat {
  row: number
  code: string
  name: string
  stays: string[]
}

/** What a draft makes of the file. */
export interface MappingTrial {
  rows: number
  cats: number
  stays: number
  people: number
  first: TriedCat[]
  problems: { reason: string; column: string; count: number; first: [number, string][] }[]
  notes: string[]
}
