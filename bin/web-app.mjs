// The web app as a child process: started, watched, started again after a crash, stopped with grace.
import { spawn } from "node:child_process"
import { installSecret } from "./database.mjs"
import { binOf, dataDir, endingWithUs, root, say } from "./house.mjs"
import { openLog } from "./rotating-log.mjs"

// An old machine that reads everything from its disk for the first time.
const READY_TRIES = 960
const READY_PAUSE_MS = 125
// Answers under way may end; then the process is ended whatever it does.
const GRACE_MS = 10_000
const RESTART_PAUSE_MS = 500
const LOG_PATIENCE_MS = 1_000
const CRASHES_BORNE = 5
const CRASH_WINDOW_MS = 60_000

async function untilReady(base, hasEnded) {
  for (let tries = 0; tries < READY_TRIES && !hasEnded(); tries++) {
    const ready = await fetch(`${base}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return
    await new Promise((wake) => setTimeout(wake, READY_PAUSE_MS))
  }
  throw new Error("The web app did not become ready.")
}

// On a database of one's own several processes may share the data folder; two that pack one file away lose lines.
const logNameOf = (port) => {
  if (process.env.SLACKLINE_ONLY_JOBS === "1") return "worker"
  return process.env.DATABASE_URL ? `app-${port}` : "app"
}

/** Starts the app and keeps it running; `onGone` is called when it crashes again and again. */
export async function keepServing({ host, port, publicUrl, databaseUrl, onGone }) {
  const log = openLog(dataDir(), { name: logNameOf(port) })
  const crashes = []
  let isStopping = false
  let app

  function launch() {
    const next = [binOf("next/dist/bin/next"), "start", "-H", host, "-p", String(port)]
    app = spawn(process.execPath, [...endingWithUs, ...next], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        DATABASE_URL: databaseUrl,
        NEXTAUTH_URL: publicUrl,
        NEXTAUTH_SECRET: installSecret(),
        SLACKLINE_DATA: dataDir(),
      },
    })
    app.stdout.pipe(log.stream, { end: false })
    app.stderr.pipe(log.stream, { end: false })
    app.on("exit", (code, signal) => {
      if (!isStopping) afterCrash(signal ?? code)
    })
  }

  function afterCrash(how) {
    crashes.push(Date.now())
    const recent = crashes.filter((at) => at > Date.now() - CRASH_WINDOW_MS)
    if (recent.length > CRASHES_BORNE) {
      say(
        `✗ The web app ended ${recent.length} times within a minute, last with ${how}. Its log: ${log.file}`,
      )
      return onGone()
    }
    say(`✗ The web app ended with ${how}; it is started again. Its log: ${log.file}`)
    setTimeout(() => isStopping || launch(), RESTART_PAUSE_MS)
  }

  launch()
  const inside = `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}`
  const first = app
  try {
    await untilReady(inside, () => first.exitCode !== null || first.signalCode !== null)
  } catch (error) {
    await stop()
    throw new Error(`${error.message} Its log: ${log.file}`)
  }

  async function stop() {
    isStopping = true
    if (app.exitCode === null && app.signalCode === null) {
      const gone = new Promise((resolve) => app.once("exit", resolve))
      app.kill("SIGTERM")
      const impatience = setTimeout(() => app.kill("SIGKILL"), GRACE_MS)
      await gone
      clearTimeout(impatience)
    }
    // A log on a full disk may never say that it is written.
    const written = new Promise((resolve) => log.stream.end(resolve))
    await Promise.race([written, new Promise((later) => setTimeout(later, LOG_PATIENCE_MS))])
  }
  return { stop, inside }
}
