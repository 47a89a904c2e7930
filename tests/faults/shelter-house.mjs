// A shelter to be broken: a real PostgreSQL that waits for the disk, the demo shelter in it, the built app in front.
import { spawn } from "node:child_process"
import { mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import pg from "pg"
import { ensureServer, freePort, serverStatus, stopServer } from "../../bin/embedded-pg.mjs"
import { binOf, buildDir, dataDir, root, runNode } from "../../bin/house.mjs"
import { migrate } from "../../bin/migrate.mjs"
import { isDown } from "./http.mjs"

const SECRET = "a secret for fault tests only"
const SETTINGS = { max_connections: "60" }
const READY_MS = 90_000
const pause = (ms) => new Promise((wake) => setTimeout(wake, ms))

/** Filled without waiting for the disk, then started again as a shelter's own server runs. */
export async function openFaultDatabase(name) {
  const wanted = path.join(dataDir(), `${name}-${process.pid}`)
  const fast = { ...SETTINGS, fsync: "off", synchronous_commit: "off", full_page_writes: "off" }
  const { url, port, dir } = await ensureServer(wanted, { settings: fast, sync: false })
  await migrate(url)
  const { out } = await runNode([path.join(buildDir, "cli/main.mjs"), "demo", "ensure"], {
    env: { DATABASE_URL: url, NODE_ENV: "production", NEXTAUTH_SECRET: SECRET },
    capture: true,
  })
  await stopServer(wanted, "fast")
  const start = () => ensureServer(wanted, { settings: SETTINGS, port })
  await start()
  return {
    url,
    port,
    signIns: JSON.parse(out).signIns,
    start,
    /** Ends every process of the server at once, without a word. */
    async kill() {
      const { pid } = await serverStatus(dir)
      const family = [pid, ...childrenOf(pid)]
      for (const one of family) killHard(one)
    },
    stop: (mode = "immediate") => stopServer(wanted, mode),
    async query(text, values) {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      try {
        return (await client.query(text, values)).rows
      } finally {
        await client.end()
      }
    },
    async remove() {
      await stopServer(wanted, "immediate")
      for (const suffix of ["", ".log", ".secret", ".lock"])
        rmSync(dir + suffix, { recursive: true, force: true })
    },
  }
}

function childrenOf(pid) {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const parent = readFileSync(`/proc/${name}/stat`, "utf8").split(") ").at(-1).split(" ")[1]
      return Number(parent) === pid ? [Number(name)] : []
    } catch {
      return []
    }
  })
}

function killHard(pid) {
  try {
    process.kill(pid, "SIGKILL")
  } catch {
    // Gone already, with its parent.
  }
}

/** The built app on a database address, as `npm start` would serve it. */
export async function serveForFaults({ name, databaseUrl, env = {}, dataFolder }) {
  const data = dataFolder ?? mkdtempSync(path.join(os.tmpdir(), "slackline-faults-"))
  mkdirSync(buildDir, { recursive: true })
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const log = openSync(path.join(buildDir, `${name}-app.log`), "w")
  let app
  const start = async (more = {}) => {
    const began = performance.now()
    app = spawn(
      process.execPath,
      [binOf("next/dist/bin/next"), "start", "-H", "127.0.0.1", "-p", String(port)],
      {
        cwd: root,
        stdio: ["ignore", log, log],
        env: {
          ...process.env,
          DATABASE_URL: databaseUrl,
          SLACKLINE_DATA: data,
          NODE_ENV: "production",
          NEXTAUTH_URL: base,
          NEXTAUTH_SECRET: SECRET,
          NEXT_TELEMETRY_DISABLED: "1",
          ...env,
          ...more,
        },
      },
    )
    while (performance.now() - began < READY_MS) {
      const answer = await fetch(`${base}/readyz`).catch(isDown)
      if (answer?.ok) return performance.now() - began
      await pause(25)
    }
    throw new Error(`${name}: the app did not become ready; its log: .build/${name}-app.log`)
  }
  const end = async (signal) => {
    if (app.exitCode !== null || app.signalCode !== null) return
    const gone = new Promise((resolve) => app.once("exit", resolve))
    app.kill(signal)
    const late = setTimeout(() => app.kill("SIGKILL"), 3000)
    await gone
    clearTimeout(late)
  }
  await start()
  return {
    base,
    data,
    start,
    kill: () => end("SIGKILL"),
    signal: (name) => app.kill(name),
    isRunning: () => app.exitCode === null && app.signalCode === null,
    async close() {
      await end("SIGTERM")
      if (!dataFolder) rmSync(data, { recursive: true, force: true })
    },
  }
}

/** The address of a database through another port. */
export function throughPort(url, port) {
  const own = new URL(url)
  own.port = String(port)
  return own.href
}
