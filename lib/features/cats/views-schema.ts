import { z } from "zod"
import { readLayout } from "@/lib/domain/cats/table-layout"
import { CatListParams, catListQuery, readListQuery } from "./list-schema"

const name = z.string().trim().min(1, "give the view a name").max(60, "must have at most 60 characters")

/** Filters, search and order as an address has them, written the one way this version writes them. */
const query = z
  .string()
  .max(4_000)
  .transform((text) => {
    const { view: _, after: __, ...kept } = CatListParams.parse(readListQuery(new URLSearchParams(text)))
    return catListQuery(kept)
  })
const layout = z.record(z.string(), z.unknown()).transform(readLayout)

export const SaveViewInput = z.object({ viewId: z.uuid(), name, isShared: z.boolean(), query, layout })
export type SaveViewInput = z.infer<typeof SaveViewInput>

export const ChangeViewInput = z.object({
  viewId: z.uuid(),
  /** The version that was seen: somebody's change in between is not overwritten. */
  version: z.int(),
  name: name.optional(),
  isShared: z.boolean().optional(),
  query: query.optional(),
  layout: layout.optional(),
})
export type ChangeViewInput = z.infer<typeof ChangeViewInput>

export const DeleteViewInput = z.object({ viewId: z.uuid(), version: z.int() })
export type DeleteViewInput = z.infer<typeof DeleteViewInput>
