// `npm run check`: types, lint, schema drift and unit tests; what every commit must leave green.
import { binOf, runNode, say } from "./house.mjs"
import { ensureDeps } from "./install-deps.mjs"

await ensureDeps()
const { buildClient } = await import("./build.mjs")
await buildClient()
const { runGates } = await import("./gates.mjs")
try {
  await runGates()
  await runNode([binOf("vitest/vitest.mjs"), "run", "--project", "unit"])
} catch (error) {
  say(`✗ ${error.message}`)
  process.exit(1)
}
