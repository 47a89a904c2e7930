"use client"
import { routes } from "@/lib/platform/routes"

const PAGES = "slackline-pages-"

/** Registers the worker of this build; a newer build brings a newer one at its own address. Never in development. */
export async function startServiceWorker(build: string): Promise<void> {
  if (!("serviceWorker" in navigator) || build === "development") return
  await navigator.serviceWorker.register(routes.serviceWorker(build), { scope: "/" }).catch(() => {})
}

/** The built files this page itself is made of: the worker did not see the first page load. */
const builtFiles = () =>
  performance
    .getEntriesByType("resource")
    .map(({ name }) => name)
    .filter((name) => name.includes("/_next/static/"))

const TRIES = 100
const PAUSE_MS = 100

/** The active worker of a build. After an update the one before it is still active for a moment. */
async function workerOf(build: string): Promise<ServiceWorker | null> {
  for (let tries = 0; tries < TRIES; tries++) {
    const active = (await navigator.serviceWorker.getRegistration("/"))?.active
    if (active?.scriptURL.endsWith(routes.serviceWorker(build))) return active
    await new Promise((wake) => setTimeout(wake, PAUSE_MS))
  }
  return null
}

/** Asks the worker to keep pages of this person for use without a connection; says whether it did. */
export async function keepPages(wish: {
  personId: string
  build: string
  paths: readonly string[]
}): Promise<boolean> {
  if (!("serviceWorker" in navigator) || wish.build === "development" || !navigator.onLine) return false
  const active = await workerOf(wish.build)
  if (!active) return false
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = (event: MessageEvent<{ isKept: boolean }>) => resolve(event.data.isKept)
    active.postMessage({ type: "keep", ...wish, files: builtFiles() }, [port2])
  })
}

/** Whether a page is on this device already. */
export async function isPageKept(path: string): Promise<boolean> {
  if (!("caches" in window)) return false
  for (const name of await caches.keys())
    if (name.startsWith(PAGES) && (await (await caches.open(name)).match(path))) return true
  return false
}

/** Removes every kept page: at sign-out, and when somebody else is signed in. What was written down stays. */
export async function forgetPages(): Promise<void> {
  if (!("caches" in window)) return
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith(PAGES)).map((name) => caches.delete(name)))
}
