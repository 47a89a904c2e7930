import { z } from "zod"
import { FACETS } from "@/lib/domain/cats/facets"

export const CAT_SORTS = ["name", "stay", "session", "suitability"] as const
export type CatSort = (typeof CAT_SORTS)[number]

const token = z
  .string()
  .max(80)
  .refine((text) => FACETS.some((facet) => text.startsWith(`${facet.key}:`)))

const many = <T extends z.ZodType>(item: T) =>
  z
    .preprocess(
      (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
      z.array(item).max(60),
    )
    .catch([])

/** The whole view of the cats table, as the address holds it. What is not understood is left out, never an error. */
export const CatListParams = z.object({
  q: z.string().trim().max(60).catch(""),
  /** Facet tokens such as "ready:TRAIL"; values of one facet add up, facets narrow each other. */
  f: many(token),
  sort: z.enum(CAT_SORTS).catch("name"),
  dir: z.enum(["asc", "desc"]).catch("asc"),
  who: z.enum(["care", "all"]).catch("care"),
  /** Where the page starts: the last row before it, as an opaque mark. */
  after: z.string().max(200).optional().catch(undefined),
})
export type CatListParams = z.infer<typeof CatListParams>

/** The same view as an address, without what is at its default. */
export function catListQuery(params: Partial<CatListParams>): string {
  const query = new URLSearchParams()
  if (params.q) query.set("q", params.q)
  for (const facet of params.f ?? []) query.append("f", facet)
  if (params.sort && params.sort !== "name") query.set("sort", params.sort)
  if (params.dir === "desc") query.set("dir", "desc")
  if (params.who === "all") query.set("who", "all")
  if (params.after) query.set("after", params.after)
  const text = query.toString()
  return text ? `?${text}` : ""
}
