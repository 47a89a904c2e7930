import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, openSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { freePort } from "../bin/embedded-pg.mjs"
import { binOf, buildDir, root, runNode } from "../bin/house.mjs"
import { migrate } from "../bin/migrate.mjs"
import { startThrowawayServer } from "../bin/throwaway-pg.mjs"

const READY_TRIES = 200

/** The built app on a throw-away database, as `npm start` would serve it; with the demo shelter or with nothing. */
export async function openHouse(name: string, { withDemo }: { withDemo: boolean }) {
  const server = await startThrowawayServer(name)
  await migrate(server.url)
  const data = mkdtempSync(path.join(os.tmpdir(), "slackline-e2e-"))
  const env = { DATABASE_URL: server.url, SLACKLINE_DATA: data, NODE_ENV: "production" as const }
  const demo = withDemo
    ? await runNode([path.join(root, ".build/cli/main.mjs"), "demo", "ensure"], { env, capture: true })
    : null
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
          ...env,
          NEXTAUTH_URL: base,
          NEXTAUTH_SECRET: "a secret for browser tests only",
          NEXT_TELEMETRY_DISABLED: "1",
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
    throw new Error(`${name}: the app did not become ready`)
  }
  let app = await serve()
  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    const gone = new Promise((resolve) => app.once("exit", resolve))
    app.kill(signal)
    await gone
  }
  return {
    base,
    database: server,
    signIns: demo ? JSON.stringify(JSON.parse(demo.out).signIns) : "[]",
    /** Ends the app without a word and starts it again, as after a power cut. */
    async killApp() {
      await end("SIGKILL")
      app = await serve()
    },
    async close() {
      await end("SIGTERM")
      await server.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
export type House = Awaited<ReturnType<typeof openHouse>>
