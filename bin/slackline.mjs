// `npm run -s slackline -- <command>`: the command line for operators and for anyone who wants to check a number.
// Standard output belongs to the command; what happens on the way goes to standard error.
import path from "node:path"
import { buildCommandLine } from "./build.mjs"
import { noteUse, openDatabase, stopEmbedded } from "./database.mjs"
import { buildDir, dataDir, say } from "./house.mjs"
import { ensureDeps } from "./install-deps.mjs"

const NEEDS_NO_DATABASE = new Set([undefined, "--help", "help", "evaluate"])

// These look after the machine and work while the app, its packages or its database do not.
const OF_THE_MACHINE = {
  service: async (args) => (await import("./service.mjs")).service(args),
  doctor: async (args) => (await import("./doctor/doctor.mjs")).doctor(args),
}

async function main() {
  const own = OF_THE_MACHINE[process.argv[2]]
  if (own) {
    process.exitCode = await own(process.argv.slice(3))
    return
  }
  await ensureDeps()
  await buildCommandLine()
  process.env.NODE_ENV ??= "production"
  const [command, ...args] = process.argv.slice(2)
  if (NEEDS_NO_DATABASE.has(command) || args.includes("--help"))
    return import(path.join(buildDir, "cli/main.mjs"))
  const isExternal = Boolean(process.env.DATABASE_URL)
  const release = isExternal ? null : noteUse()
  const database = await openDatabase()
  process.env.DATABASE_URL = database.url
  process.env.SLACKLINE_DATA = dataDir()
  try {
    await import(path.join(buildDir, "cli/main.mjs"))
  } finally {
    if (release && release() === 0) await stopEmbedded()
  }
}

main().catch((error) => {
  say(error.message)
  process.exit(1)
})
