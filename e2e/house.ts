import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, openSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import pg from "pg"
import { freePort } from "../bin/embedded-pg.mjs"
import { binOf, buildDir, root, runNode } from "../bin/house.mjs"
import { migrate } from "../bin/migrate.mjs"
import { databaseUrl, startThrowawayServer } from "../bin/throwaway-pg.mjs"

const READY_TRIES = 900
const PATIENCE_MS = 5000
/** Links are made with it, by the demo as by the app. */
export const SECRET = "a secret for browser tests only"

/** A migrated throw-away database server; with the demo shelter or with nothing. */
export async function openDatabase(name: string, { withDemo }: { withDemo: boolean }) {
  const server = await startThrowawayServer(name)
  await migrate(server.url)
  const demo = withDemo
    ? await runNode([path.join(root, ".build/cli/main.mjs"), "demo", "ensure"], {
        env: { DATABASE_URL: server.url, NODE_ENV: "production", NEXTAUTH_SECRET: SECRET },
        capture: true,
      })
    : null
  return {
    ...server,
    signIns: demo ? JSON.stringify(JSON.parse(demo.out).signIns) : "[]",
    /** A copy under another name, while nobody is connected. */
    async copy(copyName: string): Promise<string> {
      const admin = new pg.Client({ connectionString: databaseUrl(server.url, "template1") })
      await admin.connect()
      await admin.query(`create database ${copyName} template "${new URL(server.url).pathname.slice(1)}"`)
      await admin.end()
      return databaseUrl(server.url, copyName)
    },
  }
}

interface Served {
  name: string
  databaseUrl: string
  /** A mail server it may send through. */
  smtpUrl?: string
  /** Options of Node itself, such as a module to load first. */
  nodeOptions?: string
  /** Further settings, as an operator would make them. */
  environment?: Readonly<Record<string, string>>
}

/** The built app on a database, as `npm start` would serve it. */
export async function serveApp({ name, databaseUrl: url, nodeOptions, smtpUrl, environment }: Served) {
  const data = mkdtempSync(path.join(os.tmpdir(), "slackline-e2e-"))
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const log = openSync(path.join(buildDir, `${name}-app.log`), "w")
  const serve = async (): Promise<ChildProcess> => {
    const app = spawn(
      process.execPath,
      [binOf("next/dist/bin/next"), "start", "-H", "127.0.0.1", "-p", String(port)],
      {
        cwd: root,
        stdio: ["ignore", log, log],
        env: {
          ...process.env,
          DATABASE_URL: url,
          SLACKLINE_DATA: data,
          NODE_ENV: "production",
          NEXTAUTH_URL: base,
          NEXTAUTH_SECRET: SECRET,
          NEXT_TELEMETRY_DISABLED: "1",
          SLACKLINE_TEST_LANGUAGE: "1",
          ...(nodeOptions ? { NODE_OPTIONS: nodeOptions } : {}),
          ...(smtpUrl
            ? { SLACKLINE_SMTP_URL: smtpUrl, SLACKLINE_MAIL_FROM: "Demo <cats@shelter.example>" }
            : {}),
          ...environment,
        },
      },
    )
    for (let tries = 0; tries < READY_TRIES; tries++) {
      if (
        await fetch(`${base}/readyz`).then(
          (answer) => answer.ok,
          () => false,
        )
      )
        return app
      await new Promise((wake) => setTimeout(wake, 100))
    }
    app.kill("SIGKILL")
    throw new Error(`${name}: the app did not become ready`)
  }
  let app = await serve()
  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    const gone = new Promise((resolve) => app.once("exit", resolve))
    app.kill(signal)
    // A phone that was left open keeps its connection, and the app waits for it: not for ever.
    const late = setTimeout(() => app.kill("SIGKILL"), PATIENCE_MS)
    await gone
    clearTimeout(late)
  }
  return {
    base,
    /** Ends the app without a word and starts it again, as after a power cut. */
    async killApp() {
      await end("SIGKILL")
      app = await serve()
    },
    async close() {
      await end("SIGTERM")
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** A database server of its own and the app on it. */
export async function openHouse(name: string) {
  const database = await openDatabase(name, { withDemo: false })
  const app = await serveApp({ name, databaseUrl: database.url })
  return {
    ...app,
    database,
    async close() {
      await app.close()
      await database.stop()
    },
  }
}
export type House = Awaited<ReturnType<typeof openHouse>>
