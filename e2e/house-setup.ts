import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, openSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { freePort } from "../bin/embedded-pg.mjs"
import { binOf, buildDir, root, runNode } from "../bin/house.mjs"
import { migrate } from "../bin/migrate.mjs"
import { startThrowawayServer } from "../bin/throwaway-pg.mjs"

const READY_TRIES = 200

/** The built house on a throw-away database with the demo shelter, as `npm start` would serve it. */
export default async function setup() {
  const server = await startThrowawayServer("browser")
  await migrate(server.url)
  const data = mkdtempSync(path.join(os.tmpdir(), "slackline-e2e-"))
  const env = { DATABASE_URL: server.url, SLACKLINE_DATA: data, NODE_ENV: "production" as const }
  const { out } = await runNode([path.join(root, ".build/cli/main.mjs"), "demo", "ensure"], {
    env,
    capture: true,
  })
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const log = openSync(path.join(buildDir, "browser-tests.log"), "w")
  const app: ChildProcess = spawn(
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
  process.env.BASE_URL = base
  process.env.DEMO_SIGN_INS = JSON.stringify(JSON.parse(out).signIns)
  process.env.E2E_DATABASE_URL = server.url
  for (let tries = 0; tries < READY_TRIES; tries++) {
    if (
      await fetch(`${base}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      break
    await new Promise((wake) => setTimeout(wake, 100))
  }
  return async () => {
    const gone = new Promise((resolve) => app.once("exit", resolve))
    app.kill("SIGTERM")
    await gone
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
