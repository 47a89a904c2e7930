import { z } from "zod"
import { FACETS } from "@/lib/domain/cats/facets"

/** What anybody may filter cats by; the staff's own facets (room, gates, stage, tags) are no filter here. */
export const PUBLIC_FACETS = FACETS.filter((facet) => facet.audience === "public")

export const PUBLIC_ORDERS = ["waiting", "newest"] as const
export type PublicOrder = (typeof PUBLIC_ORDERS)[number]

/** The tokens ("ready:TRAIL") of every public facet; a token outside this list is never read, counted or shown. */
export const PUBLIC_TOKENS: ReadonlySet<string> = new Set(
  PUBLIC_FACETS.flatMap((facet) => facet.options.map((option) => `${facet.key}:${option.value}`)),
)

const Tokens = z.array(z.string().refine((token) => PUBLIC_TOKENS.has(token)))

/** The whole view of the public list. */
export const PublicListParams = z.object({
  f: Tokens.default([]),
  order: z.enum(PUBLIC_ORDERS).default("waiting"),
  /** Where the page starts: the last cat before it, as an opaque mark. */
  after: z.string().max(200).optional(),
})
export type PublicListParams = z.infer<typeof PublicListParams>

/** Side by side on one page: more than three are no longer compared, only listed. */
export const MOST_COMPARED = 3
export const MOST_KEPT = 24
const SLUG = /^[a-z0-9-]{1,80}$/

/** The cats an address names ("?cats=juniper-a1,otto-b2", or the field several times); what cannot be one is left out. */
export function readSlugs(named: Search[string], most: number): string[] {
  const slugs = listOf(named).flatMap((part) => part.split(","))
  return [...new Set(slugs)].filter((slug) => SLUG.test(slug)).slice(0, most)
}

type Search = Readonly<Record<string, string | readonly string[] | undefined>>

const listOf = (value: Search[string]): readonly string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value

/** Reads an address such as `?ready=TRAIL&age=kitten&order=newest`. What is not understood is left out, never an error. */
export function readPublicListParams(search: Search): PublicListParams {
  const tokens = PUBLIC_FACETS.flatMap((facet) =>
    listOf(search[facet.key]).map((value) => `${facet.key}:${value}`),
  )
  const order = listOf(search.order)[0]
  const after = listOf(search.after)[0]
  return {
    f: [...new Set(tokens)].filter((token) => PUBLIC_TOKENS.has(token)),
    order: PUBLIC_ORDERS.find((one) => one === order) ?? "waiting",
    ...(after && after.length <= 200 ? { after } : {}),
  }
}

/** The same view as an address, without what is at its default. */
export function publicListQuery(params: Partial<PublicListParams>): string {
  const query = new URLSearchParams()
  for (const token of params.f ?? []) {
    const colon = token.indexOf(":")
    query.append(token.slice(0, colon), token.slice(colon + 1))
  }
  if (params.order && params.order !== "waiting") query.set("order", params.order)
  if (params.after) query.set("after", params.after)
  const text = query.toString()
  return text ? `?${text}` : ""
}
