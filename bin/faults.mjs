// `npm run test:faults`: kills the app and the database while people write, and does to their surroundings what happens to
// them; prints one line for each suite and a last one with all counts. --kills-app 200 --kills-database 100
import { parseArgs } from "node:util"
import { say } from "./house.mjs"

const KILLS = { app: 200, database: 100 }
/** What `npm test` runs of it: every fault once, a handful of kills, none of the long waits. */
export const SHORT = { killsApp: 6, killsDatabase: 3, isShort: true }

/** Runs the suites on the built app and counts what held. */
export async function runFaults({
  killsApp = KILLS.app,
  killsDatabase = KILLS.database,
  isShort = false,
  only,
} = {}) {
  const totals = { passed: 0, failed: 0 }
  const count = (line, isGood) => {
    totals[isGood ? "passed" : "failed"]++
    say(`${isGood ? "✓" : "✗"} ${line}`)
  }
  const { openFaultDatabase } = await import("../tests/faults/shelter-house.mjs")
  const suites = await import("../tests/faults/run.mjs")
  const database = await openFaultDatabase("faults")
  try {
    for (const [name, run] of Object.entries(suites.SUITES).filter(([name]) => !only || only.includes(name)))
      await run({ killsApp, killsDatabase, isShort, database, count }).catch((error) =>
        count(`${name}: ${error.stack ?? error}`, false),
      )
  } finally {
    await database.remove()
  }
  return totals
}

if (import.meta.filename === process.argv[1]) {
  const { values } = parseArgs({
    options: {
      "kills-app": { type: "string" },
      "kills-database": { type: "string" },
      // Names of suites, when not all of them.
      only: { type: "string", multiple: true },
    },
  })
  process.env.SLACKLINE_STRICT_TIMES = "1" // see tests/faults/limits.mjs
  const wanted = (text, usual) => (text === undefined ? usual : Number(text))
  const { ensureDeps } = await import("./install-deps.mjs")
  await ensureDeps()
  const { buildCommandLine, buildWebApp } = await import("./build.mjs")
  await buildCommandLine()
  await buildWebApp()
  const { passed, failed } = await runFaults({
    killsApp: wanted(values["kills-app"], KILLS.app),
    killsDatabase: wanted(values["kills-database"], KILLS.database),
    only: values.only,
  })
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  process.exit(failed === 0 && passed > 0 ? 0 : 1)
}
