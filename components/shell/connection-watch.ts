"use client"
import { useEffect, useState } from "react"
import { ANSWERING_AGAIN } from "@/components/outbox/answering-again"
import { routes } from "@/lib/platform/routes"

/** What stands between a page and saving: the app itself, its database, or the machine's disk. */
export type Trouble = "server" | "database" | "disk"

const CALM_MS = 10_000
const WATCHFUL_MS = 1_000
// Asked this long after a request went out unanswered, with so much patience: known within two seconds.
const SUSPICIOUS_MS = 500
const PATIENCE_MS = 1_300

async function ask(): Promise<Trouble | null> {
  // Without any network the outbox has its own words.
  if (!navigator.onLine) return null
  try {
    const answer = await plainFetch(routes.ready(), {
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const { disk } = (await answer.json()) as { disk?: string }
    if (!answer.ok) return "database"
    return disk === "full" ? "disk" : null
  } catch {
    return navigator.onLine ? "server" : null
  }
}

let plainFetch: typeof fetch = (...parts) => fetch(...parts)

/**
 * Lets `look` know of requests of this page that fail, that take long, and of each that saves: whatever sends them, they
 * go through the browser's one `fetch`. Changes none of them; returns how to stop.
 */
function watchRequests(look: () => void): () => void {
  const before = window.fetch
  plainFetch = before.bind(window)
  const watched: typeof fetch = async (input, init) => {
    const late = setTimeout(look, SUSPICIOUS_MS)
    try {
      const answer = await before.call(window, input, init)
      if (answer.status >= 500 || init?.method === "POST") look()
      return answer
    } catch (error) {
      if (!init?.signal?.aborted) look()
      throw error
    } finally {
      clearTimeout(late)
    }
  }
  window.fetch = watched
  return () => {
    // Somebody may have put another one around ours meanwhile; that one stays.
    if (window.fetch === watched) window.fetch = before
  }
}

/** What is the matter just now, if anything: asked at once when a request of this page stumbles, and now and then. */
export function useTrouble(): Trouble | null {
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let isAsking = false
    let isDoubted = false
    let isOver = false
    let isTroubled = false
    const look = async () => {
      // What is being asked may be answered by what was, a moment ago: then once more.
      if (isAsking) isDoubted = true
      if (isAsking || isOver) return
      isAsking = true
      clearTimeout(timer)
      const found = await ask()
      isAsking = false
      if (isOver) return
      setTrouble(found)
      if (isTroubled && !found) window.dispatchEvent(new Event(ANSWERING_AGAIN))
      isTroubled = found !== null
      if (isDoubted) {
        isDoubted = false
        return look()
      }
      timer = setTimeout(tick, found ? WATCHFUL_MS : CALM_MS)
    }
    const tick = () => {
      if (document.visibilityState === "visible") void look()
      else timer = setTimeout(tick, CALM_MS)
    }
    const again = () => void look()
    timer = setTimeout(tick, CALM_MS)
    const stopWatching = watchRequests(again)
    window.addEventListener("online", again)
    window.addEventListener("offline", again)
    document.addEventListener("visibilitychange", again)
    return () => {
      isOver = true
      clearTimeout(timer)
      stopWatching()
      window.removeEventListener("online", again)
      window.removeEventListener("offline", again)
      document.removeEventListener("visibilitychange", again)
    }
  }, [])
  return trouble
}
