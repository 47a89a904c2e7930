"use client"
import { useSyncExternalStore } from "react"

/** The fragment of the address, "#" included: a choice that asks the server for nothing, and so works offline. */
export function useFragment(): string {
  return useSyncExternalStore(
    (callback) => {
      window.addEventListener("hashchange", callback)
      return () => window.removeEventListener("hashchange", callback)
    },
    () => window.location.hash,
    () => "",
  )
}
