"use client"
import { useSearchParams } from "next/navigation"
import { useMemo } from "react"
import { CatListParams, catListQuery, readListQuery } from "@/lib/features/cats/list-schema"
import { routes } from "@/lib/platform/routes"

/** The list an address asks for, without what only names the view or a place in it. */
export const listOf = ({ q, f, sort, who }: CatListParams): string => catListQuery({ q, f, sort, who })

const read = (search: string) => CatListParams.parse(readListQuery(new URLSearchParams(search)))

type More = Partial<CatListParams>
/** What changes, or how it follows from the view as it is at that moment. */
export type ViewChange = More | ((now: CatListParams) => More)

// From the address itself and not from what was last drawn: two quick keys build on each other.
function addressAfter(change: ViewChange) {
  const now = read(window.location.search)
  const more = typeof change === "function" ? change(now) : change
  return routes.cats() + catListQuery({ ...now, ...more, after: undefined })
}

// The browser's own history: the router only hears of it, so that a filter costs one request for rows and no page.
const open = (view: More) =>
  window.history.pushState(null, "", routes.cats() + catListQuery({ ...view, after: undefined }))
const change = (to: ViewChange) => window.history.pushState(null, "", addressAfter(to))
/** The same without a step for the Back button: every few letters of a word would be one. */
const adjust = (to: ViewChange) => window.history.replaceState(null, "", addressAfter(to))

/** Filters, search and order as the address holds them; every change is a step the Back button takes back. */
export function useCatView() {
  const search = useSearchParams().toString()
  const params = useMemo(() => read(search), [search])
  return { params, open, change, adjust }
}
