"use client"
import { useCallback, useState } from "react"
import type { TableLayout } from "@/lib/domain/cats/table-layout"
import { LAYOUT_COOKIE } from "@/lib/features/cats/list-schema"
import { routes } from "@/lib/platform/routes"

const YEAR_SECONDS = 31_536_000

// A cookie and not local storage: the server draws the table as it was left, and nothing jumps.
function keepOnDevice(layout: TableLayout) {
  // biome-ignore lint/suspicious/noDocumentCookie: the asynchronous cookie store is missing in some browsers
  document.cookie = `${LAYOUT_COOKIE}=${encodeURIComponent(JSON.stringify(layout))}; path=${routes.cats()}; max-age=${YEAR_SECONDS}; samesite=lax`
}

/** Columns, widths and density: kept on this device, except while a saved view with its own is open. */
export function useLayout(first: TableLayout, isViewOpen: boolean) {
  const [layout, setLayout] = useState(first)
  const change = useCallback(
    (more: Partial<TableLayout>) =>
      setLayout((before) => {
        const next = { ...before, ...more }
        if (!isViewOpen) keepOnDevice(next)
        return next
      }),
    [isViewOpen],
  )
  return { layout, change, setLayout }
}
