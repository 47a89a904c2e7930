"use client"
import { useEffect, useState } from "react"

const MINUTE_MS = 60_000

/** The present to the minute, from when the page has come alive. */
export function useMinutes(): number {
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const look = () => setNowMs(Date.now())
    const timer = setInterval(look, MINUTE_MS)
    document.addEventListener("visibilitychange", look)
    return () => {
      clearInterval(timer)
      document.removeEventListener("visibilitychange", look)
    }
  }, [])
  return nowMs
}
