// `npm run bench`: ratios within one run on a throw-away database. Never a test: a slow machine is no defect.
import path from "node:path"
import { buildCommandLine } from "./build.mjs"
import { buildDir, runNode } from "./house.mjs"
import { ensureDeps } from "./install-deps.mjs"

await ensureDeps()
if (process.argv[2] === "lighthouse") {
  const { measurePages } = await import("./lighthouse.mjs")
  await measurePages()
  process.exit(0)
}
await buildCommandLine()
const { migrate } = await import("./migrate.mjs")
const { startThrowawayServer } = await import("./throwaway-pg.mjs")
const server = await startThrowawayServer("bench")
try {
  await migrate(server.url)
  await runNode([path.join(buildDir, "cli/main.mjs"), "bench", ...process.argv.slice(2)], {
    env: { DATABASE_URL: server.url, NODE_ENV: "production" },
  })
} finally {
  await server.stop()
}
