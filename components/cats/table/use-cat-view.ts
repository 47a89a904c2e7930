"use client"
import { useSearchParams } from "next/navigation"
import { useCallback, useMemo } from "react"
import { CatListParams, catListQuery, readListQuery } from "@/lib/features/cats/list-schema"
import { routes } from "@/lib/platform/routes"

/** The list an address asks for, without what only names the view or a place in it. */
export const listOf = ({ q, f, sort, who }: CatListParams): string => catListQuery({ q, f, sort, who })

/** Filters, search and order as the address holds them; every change is a step the Back button takes back. */
export function useCatView() {
  const search = useSearchParams().toString()
  const params = useMemo(() => CatListParams.parse(readListQuery(new URLSearchParams(search))), [search])
  // The browser's own history: the router only hears of it, so that a filter costs one request for rows and no page.
  const open = useCallback((next: Partial<CatListParams>) => {
    window.history.pushState(null, "", routes.cats() + catListQuery({ ...next, after: undefined }))
  }, [])
  const change = useCallback((more: Partial<CatListParams>) => open({ ...params, ...more }), [open, params])
  /** The same without a step for the Back button: every few letters of a word would be one. */
  const adjust = useCallback(
    (more: Partial<CatListParams>) =>
      window.history.replaceState(
        null,
        "",
        routes.cats() + catListQuery({ ...params, ...more, after: undefined }),
      ),
    [params],
  )
  return { params, open, change, adjust }
}
