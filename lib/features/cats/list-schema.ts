import { z } from "zod"
import { FACETS } from "@/lib/domain/cats/facets"
import { parseSort, writeSort } from "@/lib/domain/cats/sort-keys"

/** Rows of one window of the list, and of a page without scripts. */
export const WINDOW_ROWS = 60

export const DEFAULT_SORT = "name"

/** Where a device keeps columns, widths and density. */
export const LAYOUT_COOKIE = "slackline-cats-layout"

const MOST_TOKENS = 60
const LONGEST_TOKEN = 80

const isToken = (value: unknown): value is string =>
  typeof value === "string" &&
  value.length <= LONGEST_TOKEN &&
  FACETS.some((facet) => value.startsWith(`${facet.key}:`))

/** Facet tokens of an address, where a name stands once, several times or not at all. */
const tokens = z
  .unknown()
  .optional()
  .transform((value) => (Array.isArray(value) ? value : [value]).filter(isToken).slice(0, MOST_TOKENS))

/** The whole view of the cats table, as the address holds it. What is not understood is left out, never an error. */
export const CatListParams = z.object({
  q: z.string().trim().max(60).catch(""),
  /** Facet tokens such as "ready:TRAIL"; values of one facet add up, facets narrow each other. */
  f: tokens,
  /** Columns in the order they count, "-" for descending: "stage,-name". */
  sort: z
    .string()
    .max(200)
    .catch("")
    .transform((text) => writeSort(parseSort(text)) || DEFAULT_SORT),
  who: z.enum(["care", "all"]).catch("care"),
  /** The saved view this was opened from. */
  view: z.uuid().optional().catch(undefined),
  /** Where the page starts: behind this row, as an opaque mark. */
  after: z.string().max(600).optional().catch(undefined),
})
export type CatListParams = z.infer<typeof CatListParams>

/** A window of the same list: behind a mark, or at a place when somebody jumped there. */
export const CatWindowParams = CatListParams.extend({
  at: z.coerce.number().int().min(0).optional().catch(undefined),
  /** Whether the counts of the facets are wanted with the rows. */
  counts: z.literal("1").optional().catch(undefined),
})
export type CatWindowParams = z.infer<typeof CatWindowParams>

/** The same view as an address, without what is at its default. */
export function catListQuery(params: Partial<CatListParams>): string {
  const query = new URLSearchParams()
  if (params.q) query.set("q", params.q)
  for (const facet of params.f ?? []) query.append("f", facet)
  if (params.sort && params.sort !== DEFAULT_SORT) query.set("sort", params.sort)
  if (params.who === "all") query.set("who", "all")
  if (params.view) query.set("view", params.view)
  if (params.after) query.set("after", params.after)
  // Colons and commas may stand in a query; escaped they only make addresses hard to read.
  const text = query.toString().replaceAll("%3A", ":").replaceAll("%2C", ",")
  return text ? `?${text}` : ""
}

/** Reads a view from an address's query; a repeated name becomes a list. */
export function readListQuery(query: URLSearchParams): Record<string, string | string[]> {
  const read: Record<string, string | string[]> = {}
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name)
    read[name] = values.length === 1 ? (values[0] ?? "") : values
  }
  return read
}
