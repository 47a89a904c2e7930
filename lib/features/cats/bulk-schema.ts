import { z } from "zod"
import { TAGS } from "@/lib/domain/temperament/tags"
import { EditCatInput } from "./schema"

/** Cats changed in one transaction: about a second of work, so that progress moves and a refusal costs little. */
export const BULK_PORTION = 50
/** More than this is a job for an import, not for a hand on a list. */
export const BULK_MOST = 5_000

/** What the table may change in a cat's record. */
export const CatChange = EditCatInput.pick({
  name: true,
  room: true,
  unit: true,
  colour: true,
  published: true,
})
  .partial()
  .refine((change) => Object.keys(change).length > 0, "say what is to change")
export type CatChange = z.infer<typeof CatChange>

/** One portion of a bulk change; each cat with the version it was read at and its own new values, so that an undo is one, too. */
export const EditCatsInput = z.object({
  items: z
    .array(z.object({ catId: z.uuid(), version: z.int(), change: CatChange }))
    .min(1, "choose at least one cat")
    .max(BULK_PORTION),
})
export type EditCatsInput = z.infer<typeof EditCatsInput>

/** Tags people put on by hand. */
export const HAND_TAGS = TAGS.filter((tag) => tag.derivedFrom.length === 0)

/** Which cats a bulk change is about: named ones, or everything an address's query shows. */
export const BulkTarget = z.union([
  z.object({ ids: z.array(z.uuid()).min(1, "choose at least one cat").max(BULK_MOST) }),
  z.object({ query: z.string().max(4_000) }),
])
export type BulkTarget = z.infer<typeof BulkTarget>

export const BulkPlan = z.union([
  z.object({ tag: z.enum(HAND_TAGS.map((tag) => tag.key)), isOn: z.boolean() }),
  z.object({ change: CatChange }),
])
export type BulkPlan = z.infer<typeof BulkPlan>

export const PreviewBulkInput = z.object({ target: BulkTarget, plan: BulkPlan })
export type PreviewBulkInput = z.infer<typeof PreviewBulkInput>
