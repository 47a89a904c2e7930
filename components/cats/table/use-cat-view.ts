"use client"
import { useSearchParams } from "next/navigation"
import { useEffect, useMemo } from "react"
import { CatListParams, catListQuery, readListQuery } from "@/lib/features/cats/list-schema"
import { routes } from "@/lib/platform/routes"

/** The list an address asks for, without what only names the view or a place in it. */
export const listOf = ({ q, f, sort, who }: CatListParams): string => catListQuery({ q, f, sort, who })

const read = (search: string) => CatListParams.parse(readListQuery(new URLSearchParams(search)))

type More = Partial<CatListParams>
/** What changes, or how it follows from the view as it is at that moment. */
export type ViewChange = More | ((now: CatListParams) => More)

// What was asked for last, until the router has drawn it. While it draws an earlier change it writes that one's address
// once more: a quick key that read the address in that moment would build on what is no longer wanted.
let asked: string | null = null

// From what was asked for and not from what was last drawn: two quick keys build on each other.
function queryAfter(change: ViewChange): string {
  const now = read(asked ?? window.location.search)
  const more = typeof change === "function" ? change(now) : change
  return catListQuery({ ...now, ...more, after: undefined })
}

// The browser's own history: the router only hears of it, so that a filter costs one request for rows and no page.
function ask(query: string, step: "pushState" | "replaceState") {
  asked = query
  window.history[step](null, "", routes.cats() + query)
}

const open = (view: More) => ask(catListQuery({ ...view, after: undefined }), "pushState")
const change = (to: ViewChange) => ask(queryAfter(to), "pushState")
/** The same without a step for the Back button: every few letters of a word would be one. */
const adjust = (to: ViewChange) => ask(queryAfter(to), "replaceState")

const forget = () => {
  asked = null
}

/** Filters, search and order as the address holds them; every change is a step the Back button takes back. */
export function useCatView() {
  const search = useSearchParams().toString()
  const params = useMemo(() => read(search), [search])
  useEffect(() => {
    if (asked !== null && listOf(read(asked)) === listOf(params)) forget()
  }, [params])
  useEffect(() => {
    forget()
    window.addEventListener("popstate", forget)
    return () => window.removeEventListener("popstate", forget)
  }, [])
  return { params, open, change, adjust }
}
