"use client"
import { useCallback, useEffect, useRef, useState } from "react"
import { ANSWERING_AGAIN } from "./answering-again"
import type { OutboxEntry } from "./device-store"
import { patchEntries } from "./entries"
import type { Standing } from "./outbox-words"
import { greet, isDue, sendEntries } from "./send-entries"
import { forgetPages } from "./service-worker"

const LOOK_MS = 1000
const LONGEST_WAIT_MS = 30_000

const startStanding: Standing = { connection: "online", signIn: "same", isUpdated: false }

/** Sends when something is due and the server can be reached, with growing pauses while it cannot. */
export function useSending({
  personId,
  build,
  entries,
  address,
}: {
  personId: string
  build: string
  entries: readonly OutboxEntry[]
  address: string
}) {
  const [standing, setStanding] = useState(startStanding)
  const pace = useRef({ isBusy: false, failures: 0, notBeforeMs: 0 })
  const latest = useRef({ entries, standing })
  latest.current = { entries, standing }
  const learn = useCallback(
    (news: Partial<Standing>) => setStanding((before) => ({ ...before, ...news })),
    [],
  )

  const askAround = useCallback(async () => {
    if (!navigator.onLine) return learn({ connection: "offline" })
    const greeting = await greet(address)
    if (!greeting) return learn({ connection: navigator.onLine ? "away" : "offline" })
    const signIn = !greeting.person ? "out" : greeting.person.id === personId ? "same" : "other"
    // Whoever is not signed in any more is shown nothing from the device either.
    if (signIn !== "same") void forgetPages()
    learn({ connection: "online", signIn, isUpdated: greeting.build !== build })
  }, [personId, build, address, learn])

  const attempt = useCallback(
    async ({ evenHeld = false } = {}) => {
      const { current } = pace
      if (current.isBusy || !navigator.onLine) return
      current.isBusy = true
      try {
        const outcome = await sendEntries(personId, { address, evenHeld })
        const isThrough = outcome.met === "server"
        current.failures = isThrough ? 0 : current.failures + 1
        current.notBeforeMs = isThrough
          ? 0
          : Date.now() + Math.min(LONGEST_WAIT_MS, LOOK_MS * 2 ** current.failures)
        if (outcome.met === "nobody") learn({ connection: navigator.onLine ? "away" : "offline" })
        else if (outcome.met === "closed" && outcome.code === "SIGNED_OUT")
          learn({ connection: "online", signIn: "out" })
        else if (outcome.met === "closed" && outcome.code === "OTHER_PERSON")
          learn({ connection: "online", signIn: "other" })
        else learn({ connection: "online", signIn: "same" })
      } finally {
        current.isBusy = false
      }
    },
    [personId, address, learn],
  )

  const sendNow = useCallback(
    async (ids: readonly string[] = []) => {
      if (ids.length > 0)
        await patchEntries(new Map(ids.map((id) => [id, { state: "waiting" as const, tries: 0 }])))
      pace.current.notBeforeMs = 0
      await askAround()
      await attempt()
    },
    [askAround, attempt],
  )

  useEffect(() => {
    const look = () => {
      const { entries: all, standing: now } = latest.current
      const hasDue = all.some((entry) => isDue(entry, personId, Date.now()))
      if (Date.now() < pace.current.notBeforeMs || pace.current.isBusy) return
      if (hasDue) void attempt()
      else if (now.connection === "away") {
        pace.current.notBeforeMs = Date.now() + 5 * LOOK_MS
        void askAround()
      }
    }
    const back = () => {
      pace.current = { ...pace.current, failures: 0, notBeforeMs: 0 }
      void askAround().then(look)
    }
    const gone = () => learn({ connection: "offline" })
    const seen = () => {
      if (document.visibilityState === "visible") back()
      // Leaving: what is held back for one more tap goes out now, while there is still time.
      else if (navigator.onLine) void attempt({ evenHeld: true })
    }
    back()
    const timer = setInterval(look, LOOK_MS)
    window.addEventListener("online", back)
    window.addEventListener(ANSWERING_AGAIN, back)
    window.addEventListener("offline", gone)
    document.addEventListener("visibilitychange", seen)
    return () => {
      clearInterval(timer)
      window.removeEventListener("online", back)
      window.removeEventListener(ANSWERING_AGAIN, back)
      window.removeEventListener("offline", gone)
      document.removeEventListener("visibilitychange", seen)
    }
  }, [personId, attempt, askAround, learn])

  return { standing, sendNow }
}
