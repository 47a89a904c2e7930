// A real PostgreSQL for tests, benchmarks and migration drafts: its own data folder, no waiting for the disk, gone afterwards.
import { rmSync } from "node:fs"
import path from "node:path"
import { ensureServer, stopServer } from "./embedded-pg.mjs"
import { dataDir } from "./house.mjs"

// Safe only because the data is thrown away.
const FAST = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" }

export async function startThrowawayServer(name) {
  const wanted = path.join(dataDir(), `${name}-${process.pid}`)
  const options = { settings: FAST, sync: false }
  const { url, port, dir } = await ensureServer(wanted, options)
  const stop = async () => {
    await stopServer(wanted, "immediate")
    for (const suffix of ["", ".log", ".secret", ".lock"])
      rmSync(dir + suffix, { recursive: true, force: true })
  }
  /** Takes the server away under whoever uses it, and brings it back on its port. */
  const pause = () => stopServer(wanted, "immediate")
  const resume = () => ensureServer(wanted, { ...options, port })
  return { url, stop, pause, resume }
}

export function databaseUrl(url, database) {
  const own = new URL(url)
  own.pathname = `/${database}`
  return own.href
}
