import { useSyncExternalStore } from "react"

const STORED_AS = "slackline-kept-1"
const MOST_KEPT = 24
const CHANGED = "slackline-kept"
const NONE: readonly string[] = []

let lastStored: string | null = null
let lastRead = NONE

function read(): readonly string[] {
  let stored: string | null = null
  try {
    stored = window.localStorage.getItem(STORED_AS)
  } catch {
    // A device that keeps nothing has an empty list.
  }
  if (stored !== lastStored) {
    lastStored = stored
    lastRead = (stored ?? "").split(",").filter((slug) => /^[a-z0-9-]{1,80}$/.test(slug))
  }
  return lastRead
}

function listen(changed: () => void) {
  window.addEventListener(CHANGED, changed)
  window.addEventListener("storage", changed)
  return () => {
    window.removeEventListener(CHANGED, changed)
    window.removeEventListener("storage", changed)
  }
}

/** The cats kept on this device, by the names in their addresses; null until the device has been asked. */
export const useKeptCats = (): readonly string[] | null =>
  useSyncExternalStore<readonly string[] | null>(listen, read, () => null)

/** Puts a cat on the device's list, or takes it off. */
export function toggleKept(slug: string) {
  const kept = read()
  const next = kept.includes(slug) ? kept.filter((one) => one !== slug) : [...kept, slug].slice(-MOST_KEPT)
  try {
    window.localStorage.setItem(STORED_AS, next.join(","))
  } catch {
    return
  }
  window.dispatchEvent(new Event(CHANGED))
}
