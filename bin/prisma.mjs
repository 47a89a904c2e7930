// Every Prisma command goes through here: its native schema engine is a download, ours is WebAssembly from npm.
import path from "node:path"
import { binOf, root, runNode } from "./house.mjs"

const env = { CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" }
if (!process.env.PRISMA_SCHEMA_ENGINE_BINARY)
  env.PRISMA_SCHEMA_ENGINE_BINARY = path.join(root, "bin/schema-engine.mjs")
// Prisma reads the URL while loading its settings, also for commands that never connect.
if (!process.env.DATABASE_URL) env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/none"

const { code } = await runNode([binOf("prisma/build/index.js"), ...process.argv.slice(2)], {
  env,
  allowFailure: true,
})
process.exit(code ?? 1)
