// `npm test`: everything, from a clean clone: types, lint, migrations, unit, database, browser. Ends with one line of counts.
import { readFileSync } from "node:fs"
import path from "node:path"
import { binOf, buildDir, root, runNode, say } from "./house.mjs"
import { ensureDeps } from "./install-deps.mjs"

const totals = { passed: 0, failed: 0 }

function count(title, passed, failed) {
  totals.passed += passed
  totals.failed += failed
  say(`${failed ? "✗" : "✓"} ${title}: ${passed} passed, ${failed} failed`)
}

async function gate(title, work) {
  try {
    await work()
    count(title, 1, 0)
  } catch (error) {
    say(error.message)
    count(title, 0, 1)
  }
}

function report(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"))
  } catch {
    return null
  }
}

async function vitest(project) {
  const file = path.join(buildDir, `vitest-${project}.json`)
  await runNode(
    [
      binOf("vitest/vitest.mjs"),
      "run",
      "--project",
      project,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ],
    { allowFailure: true, stdio: ["ignore", 2, 2] },
  )
  const result = report(file)
  // A suite that could not even be loaded counts as a failure, too.
  const broken =
    result?.testResults.filter((suite) => suite.status === "failed" && suite.assertionResults.length === 0)
      .length ?? 1
  count(`${project} tests`, result?.numPassedTests ?? 0, (result?.numFailedTests ?? 0) + broken)
}

async function browserTests(browser) {
  const file = path.join(buildDir, "playwright.json")
  await runNode([binOf("@playwright/test/cli.js"), "test", "--reporter=list,json"], {
    allowFailure: true,
    stdio: ["ignore", 2, 2],
    env: { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  })
  const stats = report(file)?.stats
  if (stats?.flaky) say(`${stats.flaky} browser tests passed at the second try only: look at them.`)
  count(
    "browser tests",
    stats ? stats.expected + stats.flaky : 0,
    stats ? stats.unexpected + stats.skipped : 1,
  )
}

await ensureDeps()
const { buildClient, buildCommandLine, buildWebApp } = await import("./build.mjs")
const { GATES } = await import("./gates.mjs")
await gate("Build of the database client", buildClient)
for (const { title, run } of GATES) await gate(title, run)
await vitest("unit")
await gate("Build of the command line", buildCommandLine)
await vitest("database")
await gate("Build of the web app", buildWebApp)
await gate("Faults", async () => {
  const { runFaults, SHORT } = await import("./faults.mjs")
  const { passed, failed } = await runFaults(SHORT)
  count("faults", passed, failed)
})
await gate("Browser", async () => {
  const { findBrowser } = await import("./browser.mjs")
  await browserTests(await findBrowser())
})
say(`Everything below ${path.basename(root)} was tested.`)
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`)
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1)
