import { spawn } from "node:child_process"
import { mkdtempSync, openSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { freePort } from "../bin/embedded-pg.mjs"
import { buildDir, root } from "../bin/house.mjs"
import { createShelter, signInAs } from "./first-run"
import { expect, test } from "./fixtures"
import { openDatabase, SECRET, serveApp } from "./house"

const WORKER_PATIENCE_MS = 90_000

test.describe.configure({ timeout: 360_000 })

/** `npm run worker` on a database, until it is ready. */
async function startWorker(environment: Readonly<Record<string, string>>) {
  const port = await freePort()
  const log = openSync(path.join(buildDir, "worker-spec.log"), "w")
  const worker = spawn(process.execPath, [path.join(root, "bin/worker.mjs"), "--port", String(port)], {
    cwd: root,
    stdio: ["ignore", log, log],
    env: { ...process.env, NODE_ENV: "production", ...environment },
  })
  const ended = new Promise<number | null>((tell) => worker.once("exit", tell))
  const base = `http://127.0.0.1:${port}`
  const isReady = () =>
    fetch(`${base}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
  const end = () => {
    worker.kill("SIGTERM")
    return ended
  }
  try {
    await expect.poll(isReady, { timeout: WORKER_PATIENCE_MS }).toBe(true)
  } catch (error) {
    await end()
    throw error
  }
  return { base, end }
}

test("a process without recurring work leaves it to a worker, which shows no pages and ends when told", async ({
  browser,
}) => {
  const shared = mkdtempSync(path.join(tmpdir(), "slackline-shared-"))
  const database = await openDatabase("worker", { withDemo: false })
  const environment = {
    DATABASE_URL: database.url,
    SLACKLINE_DATA: shared,
    NEXTAUTH_SECRET: SECRET,
    SLACKLINE_METRICS_TOKEN: "a token for tests only",
  }
  const app = await serveApp({
    name: "worker-app",
    databaseUrl: database.url,
    environment: { ...environment, SLACKLINE_JOBS: "0" },
  })
  let worker: Awaited<ReturnType<typeof startWorker>> | undefined
  try {
    const page = await (await browser.newContext({ baseURL: app.base })).newPage()
    await createShelter(page)
    await signInAs(page)

    await page.goto("/settings/shelter")
    const archives = page.getByRole("region", { name: "Take everything along" })
    const download = archives.getByRole("link", { name: "Download" })
    await archives.getByRole("button", { name: "Make an archive" }).click()
    await expect(archives.getByText(/waiting/i)).toBeVisible()
    await page.waitForTimeout(5_000)
    await expect(download).toHaveCount(0)

    worker = await startWorker(environment)
    await expect(download).toBeVisible({ timeout: 60_000 })
    // Made there, handed out here: the folder is shared.
    const file = await page.request.get((await download.getAttribute("href")) ?? "")
    expect([file.status(), (await file.body()).length > 1000]).toEqual([200, true])
    const { base } = worker
    const statusOf = async (address: string) => (await fetch(base + address, { redirect: "manual" })).status
    for (const address of ["/", "/cats", "/today", "/sign-in", "/api/v1/openapi.json"])
      expect(await statusOf(address), address).toBe(404)
    expect(await statusOf("/healthz")).toBe(200)
    expect(await statusOf("/metrics")).toBe(401)
    expect(await worker.end()).toBe(0)
  } finally {
    await worker?.end()
    await app.close()
    await database.stop()
    rmSync(shared, { recursive: true, force: true })
  }
})
