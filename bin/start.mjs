// `npm start`: everything from a fresh checkout to a running shelter, then watches over it until Ctrl-C.
import { spawn } from "node:child_process"
import { openSync } from "node:fs"
import net from "node:net"
import path from "node:path"
import { buildCommandLine, buildWebApp } from "./build.mjs"
import { installSecret, inTurn, noteUse, openDatabase, stopEmbedded, watchEmbedded } from "./database.mjs"
import { binOf, dataDir, endingWithUs, root, runNode, say, step } from "./house.mjs"
import { ensureDeps } from "./install-deps.mjs"
import { whenNpmIsGone } from "./npm-gone.mjs"

const HOST = "127.0.0.1"
const FIRST_PORT = 3000
const PORTS_TRIED = 50
const CLAIMS_FROM = 20_000
const READY_TRIES = 240
const READY_PAUSE_MS = 125

const occupy = (port) =>
  new Promise((resolve) => {
    const server = net.createServer()
    server.once("error", () => resolve(null))
    server.listen(port, HOST, () => resolve(server.unref()))
  })

// The app takes its port a second after it was chosen, and another start must not choose the same one meanwhile.
// What is held until then is a second port and not a file: a killed start leaves nothing behind.
const claimOf = (port) => CLAIMS_FROM + (port % 10_000)

async function choosePort() {
  const wanted = Number(process.env.PORT) || FIRST_PORT
  for (let port = wanted; port < wanted + PORTS_TRIED; port++) {
    const claim = await occupy(claimOf(port))
    if (!claim) continue
    const probe = await occupy(port)
    if (!probe) {
      claim.close()
      continue
    }
    await new Promise((closed) => probe.close(closed))
    if (port !== wanted) say(`  Port ${wanted} is taken; using ${port}.`)
    return { port, claim }
  }
  throw new Error(`No free port from ${wanted} to ${wanted + PORTS_TRIED - 1}. Name one: PORT=8080 npm start`)
}

const logFile = () => path.join(dataDir(), "app.log")

function serve({ port, databaseUrl }) {
  const log = openSync(logFile(), "a", 0o600)
  const next = [binOf("next/dist/bin/next"), "start", "-H", HOST, "-p", String(port)]
  return spawn(process.execPath, [...endingWithUs, ...next], {
    cwd: root,
    stdio: ["ignore", log, log, "ipc"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      DATABASE_URL: databaseUrl,
      NEXTAUTH_URL: `http://${HOST}:${port}`,
      NEXTAUTH_SECRET: installSecret(),
      SLACKLINE_DATA: dataDir(),
    },
  })
}

async function untilReady(port, hasEnded) {
  for (let tries = 0; tries < READY_TRIES && !hasEnded(); tries++) {
    const ready = await fetch(`http://${HOST}:${port}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return
    await new Promise((wake) => setTimeout(wake, READY_PAUSE_MS))
  }
  throw new Error("The web app did not become ready.")
}

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

function printWelcome(url, demo) {
  const lines = ["", `  Slackline is running:  ${url}`, ""]
  if (demo?.signIns?.length) {
    lines.push("  This is the demo shelter. One sign-in for each role:")
    for (const { role, email, password } of demo.signIns)
      lines.push(`    ${role.padEnd(14)} ${email.padEnd(34)} ${password}`)
    lines.push("", `  Staff sign in at ${url}/sign-in    Adopters look at ${url}/cats`)
    lines.push(`  Your own shelter: ${url}/welcome`)
  } else if (demo?.state === "empty") lines.push(`  Create your shelter at ${url}/welcome`)
  else lines.push(`  Sign in at ${url}/sign-in`)
  lines.push("", "  Ctrl-C stops it.", "")
  process.stdout.write(lines.join("\n"))
}

async function main() {
  await ensureDeps()
  await buildCommandLine()
  await buildWebApp()
  const release = noteUse()
  let ending = false
  let stopWatching = () => {}
  let server

  async function end(code) {
    if (ending) return
    ending = true
    stopWatching()
    if (server && server.exitCode === null && server.signalCode === null) {
      const gone = new Promise((resolve) => server.once("exit", resolve))
      server.kill("SIGTERM")
      await gone
    }
    // Another start in this folder may still use the database.
    if (release() === 0 && !process.env.DATABASE_URL)
      await stopEmbedded().catch((error) => say(error.message))
    process.exit(code)
  }
  const stop = () => {
    say("\n· Stopping …")
    end(0)
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop)
  whenNpmIsGone("bin/start.mjs", stop)

  try {
    const database = await step("Starting the database", openDatabase)
    if (database.applied.length > 0) say(`  ${database.applied.length} migrations applied.`)
    const demo = await loadDemo(database.url)
    const { port, claim } = await choosePort()
    if (database.embedded)
      stopWatching = watchEmbedded(database, (error) =>
        say(
          error
            ? `✗ The database is gone and does not come back: ${error.message}`
            : "✓ The database had gone and is back.",
        ),
      )
    server = serve({ port, databaseUrl: database.url })
    server.on("exit", (code, signal) => {
      if (!ending) say(`✗ The web app ended with ${signal ?? code}. Its log: ${logFile()}`)
      end(code ?? 1)
    })
    await step("Starting the web app", () =>
      untilReady(port, () => server.exitCode !== null || server.signalCode !== null),
    )
    claim.close()
    printWelcome(`http://${HOST}:${port}`, demo)
  } catch (error) {
    say(`✗ ${error.message}`)
    await end(1)
  }
}

main().catch((error) => {
  say(`✗ ${error.message}`)
  process.exit(1)
})
