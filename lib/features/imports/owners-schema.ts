import { z } from "zod"
import { OWNED_FIELDS, type OwnedEntity } from "@/lib/domain/interop/owned-fields"
import type { EntityName } from "@/lib/domain/interop/plan-records"

/** How the page of owners names the records an import writes. */
export const OWNER_ENTITIES: readonly { entity: EntityName; word: OwnedEntity; label: string }[] = [
  { entity: "Cat", word: "cat", label: "Cats" },
  { entity: "Stay", word: "stay", label: "Stays" },
  { entity: "Adopter", word: "adopter", label: "People" },
]

export const SetFieldOwnerInput = z
  .object({
    entity: z.enum(["cat", "stay", "adopter"]),
    field: z.string().max(60),
    /** null: the newer change wins and conflicts are listed. */
    owner: z.string().min(1).max(120).nullable(),
    /** 0 when nobody has chosen yet. */
    version: z.int().min(0),
  })
  .refine(({ entity, field }) => OWNED_FIELDS.some((one) => one.entity === entity && one.field === field), {
    message: "is no field an import writes",
    path: ["field"],
  })
export type SetFieldOwnerInput = z.infer<typeof SetFieldOwnerInput>

export const DecideConflictInput = z.object({
  importId: z.uuid(),
  /** Place of the conflict in the import's list. */
  place: z.int().min(0),
  choice: z.enum(["ours", "theirs"]),
})
export type DecideConflictInput = z.infer<typeof DecideConflictInput>
