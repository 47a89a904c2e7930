import { z } from "zod"
import { STRESS_LEVELS } from "@/lib/domain/temperament/calm-ladder"
import { DIMENSION_KEYS } from "@/lib/domain/temperament/dimensions"
import { RATING_CONTEXTS } from "@/lib/domain/temperament/rubric"
import { TAGS } from "@/lib/domain/temperament/tags"

// A note is what was seen, not an essay; 1,000 characters are half a printed page.
const NOTE_MAX = 1000

export const RatingSheetInput = z.object({
  /** Made on the device: the same sheet sent twice is saved once. */
  sheetId: z.uuid(),
  /** The version whose words were asked; left out, it is the one approved now. */
  rubricVersionId: z.uuid().optional(),
  catId: z.uuid(),
  ratedAt: z.iso.datetime({ offset: true }),
  context: z.enum(RATING_CONTEXTS),
  stress: z.literal([...STRESS_LEVELS], "choose the cat's stress at this moment"),
  place: z.string().trim().max(80).optional(),
  eating: z.boolean().nullable(),
  inPain: z.boolean().nullable(),
  hoursSinceProcedure: z.union([z.number().min(0).max(10_000), z.literal("none")]).nullable(),
  ratings: z
    .array(
      z.object({
        dimension: z.enum(DIMENSION_KEYS),
        /** null = not seen, which is an answer. */
        value: z.literal([1, 2, 3, 4, 5], "choose 1 to 5, or not seen").nullable(),
        note: z.string().trim().max(NOTE_MAX, `must have at most ${NOTE_MAX} characters`).optional(),
        /** The cat's stress and the time at this very dimension; left out, those of the sheet. */
        stress: z.literal([...STRESS_LEVELS], "choose 0 to 4").optional(),
        ratedAt: z.iso.datetime({ offset: true }).optional(),
        /** Paced, cried or clawed at the glass: the wish to look out then counts 3 at most. */
        isRestless: z.boolean().optional(),
      }),
    )
    .min(1, "rate at least one dimension")
    .max(DIMENSION_KEYS.length)
    .refine(
      (ratings) => new Set(ratings.map((rating) => rating.dimension)).size === ratings.length,
      "rate each dimension once",
    ),
})
export type RatingSheetInput = z.infer<typeof RatingSheetInput>

export const TagInput = z.object({
  catIds: z.array(z.uuid()).min(1, "choose at least one cat").max(500),
  tag: z.enum(TAGS.filter((tag) => tag.derivedFrom.length === 0).map((tag) => tag.key)),
  isOn: z.boolean(),
  evidence: z.string().trim().max(NOTE_MAX).optional(),
})
export type TagInput = z.infer<typeof TagInput>
