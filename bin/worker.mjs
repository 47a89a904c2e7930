// `npm run worker`: recurring work (mails, reports, webhooks, backups, …) in a process of its own, so that the ones that
// show pages are free of it: they are started with SLACKLINE_JOBS=0. Several workers share the work between them.
import { parseArgs } from "node:util"
import { buildCommandLine, buildWebApp } from "./build.mjs"
import { openDatabase, watchEmbedded } from "./database.mjs"
import { prepareEnding } from "./ending.mjs"
import { say, step } from "./house.mjs"
import { ensureDeps } from "./install-deps.mjs"
import { choosePort } from "./ports.mjs"
import { startOptions } from "./start-options.mjs"

const HELP = `
npm run worker -- [--url ADDRESS] [--port N]

Does the recurring work, for processes that were started with SLACKLINE_JOBS=0. Shows no pages: on 127.0.0.1 it answers
/healthz, /readyz and /metrics.

--url ADDRESS   the address people use; links in mails and reports begin with it
--port N        port to begin with (3100)
--help          this text`

const HOST = "127.0.0.1"
const PORT = "3100"

function wishes(args) {
  const options = { url: { type: "string" }, port: { type: "string" }, help: { type: "boolean" } }
  const { values } = parseArgs({ args, options })
  const { url, port } = startOptions(["--port", values.port ?? process.env.PORT ?? PORT], {
    SLACKLINE_URL: values.url ?? process.env.SLACKLINE_URL,
  })
  return { url, port, help: values.help }
}

async function main() {
  const wanted = wishes(process.argv.slice(2))
  if (wanted.help) return process.stdout.write(`${HELP}\n`)
  await ensureDeps()
  await buildCommandLine()
  await buildWebApp()
  process.env.SLACKLINE_ONLY_JOBS = "1"
  process.env.SLACKLINE_JOBS = "1"
  const { closing, end } = prepareEnding("bin/worker.mjs")

  try {
    const database = await step("Finding the database", openDatabase)
    if (database.embedded) closing.push(watchEmbedded(database, () => {}))
    const { port, release: letGo } = await choosePort(wanted.port, HOST)
    const { keepServing } = await import("./web-app.mjs")
    const app = await step("Starting the worker", () =>
      keepServing({
        host: HOST,
        port,
        publicUrl: wanted.url ?? "http://127.0.0.1:3000",
        databaseUrl: database.url,
        onGone: () => end(1),
      }),
    )
    closing.push(app.stop)
    letGo()
    say(`✓ Recurring work is done here. How it is: http://${HOST}:${port}/readyz   Ctrl-C stops it.`)
  } catch (error) {
    say(`✗ ${error.message}`)
    await end(1)
  }
}

main().catch((error) => {
  say(`✗ ${error.message}`)
  process.exit(1)
})
