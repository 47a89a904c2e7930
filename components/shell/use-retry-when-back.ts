"use client"
import { useEffect, useRef } from "react"
import { routes } from "@/lib/platform/routes"

const LOOK_MS = 1_000
// Without having seen the database away: a page that fails for another reason must not be asked for again and again.
const BLIND_TRIES = 2
let blindTries = 0

/** Tries a page that could not be made again by itself, as soon as the database answers. */
export function useRetryWhenBack(retry: () => void): void {
  const latest = useRef(retry)
  latest.current = retry
  useEffect(() => {
    let wasAway = false
    const timer = setInterval(async () => {
      const isBack = await fetch(routes.ready(), { cache: "no-store" }).then(
        (answer) => answer.ok,
        () => false,
      )
      if (!isBack) wasAway = true
      else if (wasAway || blindTries++ < BLIND_TRIES) {
        wasAway = false
        latest.current()
      }
    }, LOOK_MS)
    return () => clearInterval(timer)
  }, [])
}
