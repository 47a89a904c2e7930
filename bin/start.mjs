// `npm start`: everything from a fresh checkout to a running shelter, then watches over it until Ctrl-C.
import { spawn } from "node:child_process"
import path from "node:path"
import { buildCommandLine, buildWebApp } from "./build.mjs"
import { installSecret, inTurn, openDatabase, watchEmbedded } from "./database.mjs"
import { prepareEnding } from "./ending.mjs"
import { dataDir, endingWithUs, root, runNode, say, step } from "./house.mjs"
import { ensureDeps } from "./install-deps.mjs"
import { choosePort } from "./ports.mjs"
import { isBeyondThisMachine, START_HELP, startOptions } from "./start-options.mjs"

async function loadDemo(databaseUrl) {
  const env = {
    DATABASE_URL: databaseUrl,
    SLACKLINE_DATA: dataDir(),
    NODE_ENV: "production",
    NEXTAUTH_SECRET: installSecret(),
  }
  const ensureDemo = [...endingWithUs, path.join(root, ".build/cli/main.mjs"), "demo", "ensure"]
  return inTurn(databaseUrl, async () => {
    const { out } = await runNode(ensureDemo, { env, stdio: ["ignore", "pipe", "inherit", "ipc"] })
    return JSON.parse(out)
  })
}

/** Printed passwords are for this machine; further out they need an explicit yes. */
function refuseDemoBeyond(options, demo) {
  if (!isBeyondThisMachine(options) || options.withDemo || !demo?.signIns?.length) return
  throw new Error(
    "This install holds the demo shelter, whose passwords anybody can read, and it would be served beyond this machine.\n" +
      "  Create your own shelter first (npm start, then “Start our shelter”), begin without the demo\n" +
      "  (SLACKLINE_DEMO=0), or say yes to it: npm start -- --with-demo …",
  )
}

function welcome({ url, demo }) {
  const lines = ["", `  Slackline is running:  ${url}`, ""]
  if (demo?.signIns?.length) {
    lines.push("  This is the demo shelter. One sign-in for each role:")
    for (const { role, email, password } of demo.signIns)
      lines.push(`    ${role.padEnd(14)} ${email.padEnd(34)} ${password}`)
    lines.push("", `  Staff sign in at ${url}/sign-in    Adopters look at ${url}/cats`)
    lines.push(`  Your own shelter: ${url}/welcome`)
  } else if (demo?.state === "empty") lines.push(`  Create your shelter at ${url}/welcome`)
  else lines.push(`  Sign in at ${url}/sign-in`)
  return lines
}

/** Tells a service manager that asked to be told that everything is up. */
function noteReady() {
  if (!process.env.NOTIFY_SOCKET) return
  spawn("systemd-notify", ["--ready", "--status=Serving"], { stdio: "ignore" }).on("error", () => {})
}

/** Where the app listens, by what was asked for. */
async function placeOf(options) {
  const wanted = options.lan ? 4000 : options.port
  const { port, release } = await choosePort(wanted, options.host)
  if (port !== wanted && !options.lan) say(`  Port ${wanted} is taken; using ${port}.`)
  return { port, release, publicUrl: options.url ?? `http://${options.host}:${port}` }
}

async function main() {
  const options = startOptions(process.argv.slice(2))
  if (options.help) return process.stdout.write(`${START_HELP}\n`)
  await ensureDeps()
  await buildCommandLine()
  await buildWebApp()
  const { closing, end } = prepareEnding("bin/start.mjs")

  try {
    const database = await step("Starting the database", openDatabase)
    if (database.applied.length > 0) say(`  ${database.applied.length} migrations applied.`)
    const demo = await loadDemo(database.url)
    refuseDemoBeyond(options, demo)
    if (database.embedded) closing.push(watchEmbedded(database, tellOfDatabase))
    const place = await placeOf(options)
    const network = options.lan
      ? await (await import("./serve-lan.mjs")).prepareLan(options)
      : { publicUrl: place.publicUrl, open: async () => ({ lines: [], close() {} }) }
    const { keepServing } = await import("./web-app.mjs")
    const app = await step("Starting the web app", () =>
      keepServing({
        host: options.host,
        port: place.port,
        publicUrl: network.publicUrl,
        databaseUrl: database.url,
        onGone: () => end(1),
      }),
    )
    closing.push(app.stop)
    place.release()
    const front = await network.open(app.inside)
    closing.push(front.close)
    const lines = [...welcome({ url: network.publicUrl, demo }), ...front.lines]
    process.stdout.write([...lines, "", "  Ctrl-C stops it.", ""].join("\n"))
    noteReady()
  } catch (error) {
    say(`✗ ${error.message}`)
    await end(1)
  }
}

const tellOfDatabase = (error) =>
  say(
    error
      ? `✗ The database is gone and does not come back: ${error.message}`
      : "✓ The database had gone and is back.",
  )

main().catch((error) => {
  say(`✗ ${error.message}`)
  process.exit(1)
})
