// Where things are, and how a child process is run. Node's own modules only: this runs before anything is installed.
import { spawn } from "node:child_process"
import { existsSync, mkdirSync } from "node:fs"
import path from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
export const buildDir = path.join(root, ".build")

/** Folder of everything this install owns: the database, secrets, logs. Created on first use. */
export function dataDir() {
  const dir = path.resolve(root, process.env.SLACKLINE_DATA || ".slackline")
  // 711, not 700: as root the database runs as another user and must be able to reach its own folder inside.
  if (!existsSync(dir)) mkdirSync(dir, { recursive: true, mode: 0o711 })
  return dir
}

export const binOf = (relative) => path.join(root, "node_modules", relative)

const quietEnv = {
  NEXT_TELEMETRY_DISABLED: "1",
  CHECKPOINT_DISABLE: "1",
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1",
}

/** Runs a program to its end. Rejects with its name and exit code; `capture` returns stdout instead of showing it. */
export function run(file, args, { env, capture = false, allowFailure = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: root,
      stdio: capture ? ["ignore", "pipe", "pipe"] : "inherit",
      ...options,
      env: { ...process.env, ...quietEnv, ...env },
    })
    let out = ""
    let err = ""
    child.stdout?.on("data", (chunk) => (out += chunk))
    child.stderr?.on("data", (chunk) => (err += chunk))
    const forward = (signal) => child.kill(signal)
    process.on("SIGINT", forward)
    process.on("SIGTERM", forward)
    child.on("error", reject)
    child.on("exit", (code, signal) => {
      process.off("SIGINT", forward)
      process.off("SIGTERM", forward)
      if (code === 0 || allowFailure) resolve({ code, out, err })
      else
        reject(
          new Error(
            `${path.basename(args.find((one) => path.isAbsolute(one)) ?? file)} ended with ${signal ?? code}${err ? `\n${err.trim()}` : ""}`,
          ),
        )
    })
  })
}

/** Runs a JavaScript program with this same Node, never through a shim in node_modules/.bin. */
export const runNode = (args, options) => run(process.execPath, args, options)

/** First arguments of a Node child that must not outlive this process; its stdio must end with "ipc". */
export const endingWithUs = ["--import", pathToFileURL(path.join(root, "bin/end-with-parent.mjs")).href]

/** One line on stderr, so that standard output stays free for a command's own answer. */
export function say(line) {
  process.stderr.write(`${isLineOpen ? "\n" : ""}${line}\n`)
  isLineOpen = false
}

// On a terminal the outcome of a step replaces its announcement; in a log file each has its line.
let isLineOpen = false

/** Says what is being done and, when it is over, how long it took. */
export async function step(title, work) {
  const started = performance.now()
  isLineOpen = Boolean(process.stderr.isTTY)
  process.stderr.write(`· ${title} …${isLineOpen ? "" : "\n"}`)
  const conclude = (outcome) => {
    process.stderr.write(`${isLineOpen ? "\r" : ""}${outcome}\n`)
    isLineOpen = false
  }
  try {
    const result = await work()
    conclude(`✓ ${title} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
    return result
  } catch (error) {
    conclude(`✗ ${title}`)
    throw error
  }
}
