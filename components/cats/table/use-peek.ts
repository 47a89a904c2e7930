"use client"
import { useEffect, useState } from "react"
import type { CatPeek } from "@/lib/features/cats/peek-queries"
import { routes } from "@/lib/platform/routes"

// Somebody who runs down the list wants the cat they stop at.
const REST_MS = 90
const AWAY = "The server does not answer. Move on and back to try again."

interface Peeked {
  name: string
  peek: CatPeek | null
  problem?: string
}

/** What is known of the cat in the panel; the last one is not shown for another cat. */
export function usePeek(catId: string, version: number) {
  const name = `${catId} ${version}`
  const [peeked, setPeeked] = useState<Peeked>({ name: "", peek: null })
  useEffect(() => {
    const aborting = new AbortController()
    const waiting = setTimeout(async () => {
      try {
        const answer = await fetch(routes.catPeek(catId), { signal: aborting.signal })
        const body = await answer.json()
        setPeeked(answer.ok ? { name, peek: body } : { name, peek: null, problem: body.sentence })
      } catch {
        if (!aborting.signal.aborted) setPeeked({ name, peek: null, problem: AWAY })
      }
    }, REST_MS)
    return () => {
      clearTimeout(waiting)
      aborting.abort()
    }
  }, [catId, name])
  return peeked.name === name
    ? { peek: peeked.peek, problem: peeked.problem }
    : { peek: null, problem: undefined }
}
