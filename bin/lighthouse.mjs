// `npm run bench lighthouse`: the four scores of the public list and one profile on a phone, with the demo shelter.
import { spawn } from "node:child_process"
import { mkdtempSync, readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { buildCommandLine, buildWebApp } from "./build.mjs"
import { freePort } from "./embedded-pg.mjs"
import { binOf, buildDir, root, runNode } from "./house.mjs"
import { migrate } from "./migrate.mjs"
import { startThrowawayServer } from "./throwaway-pg.mjs"

const TARGETS = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 }
const READY_TRIES = 200
const WAIT_MS = 250

/** Serves the built app with the demo shelter, measures, and says where a score is below its target. */
export async function measurePages() {
  await buildCommandLine()
  await buildWebApp()
  const folder = mkdtempSync(path.join(tmpdir(), "slackline-lighthouse-"))
  const server = await startThrowawayServer("lighthouse")
  const port = await freePort()
  const base = `http://localhost:${port}`
  const env = {
    DATABASE_URL: server.url,
    NODE_ENV: "production",
    NEXTAUTH_SECRET: "a secret for measuring only",
    NEXTAUTH_URL: base,
    SLACKLINE_DATA: folder,
  }
  await migrate(server.url)
  await runNode([path.join(buildDir, "cli/main.mjs"), "demo", "ensure"], { env, capture: true })
  const app = spawn(process.execPath, [binOf("next/dist/bin/next"), "start", "-p", String(port)], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: "ignore",
  })
  try {
    const list = await page(`${base}/cats`)
    const profile = /href="(\/cats\/[a-z0-9-]+-[0-9a-f]{6})"/.exec(list)?.[1]
    for (const address of ["/cats", profile]) await measure(`${base}${address}`, folder)
  } finally {
    app.kill()
    await server.stop()
  }
}

async function page(address) {
  for (let tries = 0; tries < READY_TRIES; tries++) {
    const answer = await fetch(address).catch(() => null)
    if (answer?.ok) return answer.text()
    await new Promise((later) => setTimeout(later, WAIT_MS))
  }
  throw new Error(`${address} does not answer`)
}

async function measure(address, folder) {
  const output = path.join(folder, "report.json")
  await runNode(
    [
      path.join(root, "node_modules/lighthouse/cli/index.js"),
      address,
      "--quiet",
      "--output=json",
      `--output-path=${output}`,
      "--chrome-flags=--headless=new --no-sandbox",
    ],
    { env: { CHROME_PATH: process.env.CHROMIUM_PATH ?? process.env.CHROME_PATH ?? "" }, capture: true },
  )
  const { categories, audits } = JSON.parse(readFileSync(output, "utf8"))
  console.log(address)
  for (const [key, target] of Object.entries(TARGETS)) {
    const { score, auditRefs } = categories[key]
    const percent = Math.round(score * 100)
    console.log(`  ${key}: ${percent}${percent < target ? ` (target ${target})` : ""}`)
    if (percent >= target) continue
    for (const { id, weight } of auditRefs)
      if (weight > 0 && audits[id].score !== null && audits[id].score < 1)
        console.log(`    ${audits[id].title} ${audits[id].displayValue ?? ""}`)
  }
}
