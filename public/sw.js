// Keeps a few pages of the cat room usable without a connection. It writes nothing and sends nothing: what people write
// down is kept and sent by the page. Versioned by the build in its own address, so that an update is a new worker.
const BUILD = new URL(self.location.href).searchParams.get("build") ?? "unnamed"
const FILES = "slackline-files-"
const PAGES = "slackline-pages-"
// This build and the one before it: a page opened before an update may still need its own files.
const BUILDS_KEPT = 2
// A copy on the device beats a connection that takes longer than this.
const PATIENCE_MS = 5000

/** Addresses of the staff wing and of foster carers. Everything else, the public pages above all, is left to the browser. */
const STAFF = /^\/(today|round|shift|show|desk|outcomes|imports|settings|account|foster(?=$|\/cats\/))(\/|$)/
/** Links offered when an address was never kept. */
const WAYS = [
  ["/round", "Room round"],
  ["/today", "Today"],
  ["/show", "At a show"],
]

self.addEventListener("install", () => self.skipWaiting())
self.addEventListener("activate", (event) => event.waitUntil(takeOver()))

async function takeOver() {
  await dropOldBuilds()
  await self.clients.claim()
}

/** Cache names come in the order they were made: the last ones are the newest builds. */
async function dropOldBuilds() {
  const names = await caches.keys()
  for (const prefix of [FILES, PAGES]) {
    const old = names.filter((name) => name.startsWith(prefix)).slice(0, -BUILDS_KEPT)
    await Promise.all(old.map((name) => caches.delete(name)))
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== "GET" || url.origin !== self.location.origin) return
  if (url.pathname.startsWith("/_next/static/")) event.respondWith(builtFile(request))
  else if (request.mode === "navigate" && STAFF.test(url.pathname)) event.respondWith(page(request, url))
})

/** Built files never change under their name: the kept copy is as good as the server's. */
async function builtFile(request) {
  const kept = await caches.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) {
    const copy = response.clone()
    caches.open(FILES + BUILD).then((cache) => cache.put(request, copy))
  }
  return response
}

/** The server's page whenever there is one; the kept copy when nobody answers, newest build first. */
async function page(request, url) {
  const kept = await keptPage(url.pathname)
  try {
    return await (kept ? Promise.race([fetch(request), impatience()]) : fetch(request))
  } catch {
    return kept ?? (await awayPage())
  }
}

const impatience = () => new Promise((_, give) => setTimeout(() => give(new Error("too slow")), PATIENCE_MS))

async function keptPage(path) {
  const names = (await caches.keys()).filter((name) => name.startsWith(PAGES)).reverse()
  for (const name of names) {
    const found = await (await caches.open(name)).match(path)
    if (found) return found
  }
}

self.addEventListener("message", (event) => {
  if (event.data?.type !== "keep") return
  const [port] = event.ports
  event.waitUntil(
    keep(event.data).then(
      () => port?.postMessage({ isKept: true }),
      () => port?.postMessage({ isKept: false }),
    ),
  )
})

/** Keeps pages as this person sees them, under this build, and forgets those of anybody else. */
async function keep({ personId, build, paths, files }) {
  const names = await caches.keys()
  const foreign = names.filter((name) => name.startsWith(PAGES) && !name.endsWith(`-${personId}`))
  await Promise.all(foreign.map((name) => caches.delete(name)))
  // An older page talks to a newer worker: its own files are kept for it, its pages are not kept anew.
  if (build !== BUILD) return
  await keepFiles(files)
  // One page that is gone meanwhile keeps no other from being kept.
  const kept = []
  for (const path of paths)
    kept.push(
      await keepPage(path, personId).then(
        () => true,
        () => false,
      ),
    )
  if (kept.includes(false)) throw new Error("not every page could be kept")
}

async function keepPage(path, personId) {
  const response = await fetch(path, { headers: { accept: "text/html" } })
  const html = await response.clone().text()
  // Signed out, somebody else, another build: what came is not what was meant to be kept.
  const isMeant =
    response.ok &&
    !response.redirected &&
    html.includes(`data-person="${personId}"`) &&
    html.includes(`data-build="${BUILD}"`)
  if (!isMeant) throw new Error(`${path} could not be kept`)
  await keepFiles([...html.matchAll(/\/_next\/static\/[^"'\\\s<>)]+/g)].map(([name]) => name))
  const cache = await caches.open(`${PAGES}${BUILD}-${personId}`)
  await cache.put(path, response)
}

async function keepFiles(names) {
  const cache = await caches.open(FILES + BUILD)
  await Promise.all(
    [...new Set(names.map((name) => new URL(name, self.location.origin).href))].map(async (name) => {
      if (!(await cache.match(name))) await cache.add(name).catch(() => {})
    }),
  )
}

/** A page for addresses that are not on the device: it says so, and what is. */
async function awayPage() {
  const kept = []
  for (const [path, label] of WAYS)
    if (await keptPage(path)) kept.push(`<li><a href="${path}">${label}</a></li>`)
  const list = kept.length
    ? `<p>These work without a connection:</p><ul>${kept.join("")}</ul>`
    : "<p>Open it once with a connection, and it works without one afterwards.</p>"
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Offline · Slackline</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>:root{color-scheme:light dark}body{max-width:34rem;margin:12vh auto;padding:0 1.2rem;font:1.1rem/1.5 "Atkinson Hyperlegible","Segoe UI",system-ui,sans-serif;background:light-dark(#faf6ee,#171d1a);color:light-dark(#22302b,#ece6d8)}h1{font:600 1.7rem/1.2 Georgia,serif}a{color:light-dark(#1f4d3f,#8cc9b1);display:inline-block;padding:.5rem 0}</style>
<main><h1>This page is not on this device</h1><p>There is no connection right now. What you wrote down is kept and will be sent.</p>${list}<p><a href="">Try again</a></p></main></html>`
  return new Response(body, {
    status: 503,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    },
  })
}
