// Finds a browser for the tests: CHROMIUM_PATH, a system Chromium or Chrome, Playwright's own; installs one when there is none.
import { accessSync, constants, existsSync } from "node:fs"
import { binOf, run, runNode, say } from "./house.mjs"

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]

const isProgram = (file) => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

async function playwrightOwn() {
  const { chromium } = await import("playwright")
  const file = chromium.executablePath()
  return file && existsSync(file) ? file : null
}

/** A browser that is already here, or undefined. */
export async function knownBrowser() {
  if (process.env.CHROMIUM_PATH) {
    if (isProgram(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH
    throw new Error(`CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which is no program.`)
  }
  return SYSTEM.find(isProgram) ?? (await playwrightOwn())
}

const canUseApt = () => process.getuid?.() === 0 && isProgram("/usr/bin/apt-get")

async function installWithApt() {
  const env = { DEBIAN_FRONTEND: "noninteractive" }
  await run("apt-get", ["update", "-qq"], { env, stdio: ["ignore", 2, 2] })
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"], {
    env,
    stdio: ["ignore", 2, 2],
  })
}

/** The path of a browser to test with. Throws with what to do when none can be had: a browser test is never skipped in silence. */
export async function findBrowser() {
  const found = await knownBrowser()
  if (found) return found
  say("· No browser found; installing one for the tests …")
  const attempts = [
    () =>
      runNode([binOf("playwright/cli.js"), "install", "chromium"], {
        stdio: ["ignore", 2, 2],
        env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "" },
      }),
    ...(canUseApt() ? [installWithApt] : []),
  ]
  // Where apt works it is tried first: it is the quicker of the two when downloads are closed.
  for (const attempt of canUseApt() ? attempts.reverse() : attempts) {
    await attempt().catch((error) => say(`  ${error.message}`))
    const installed = await knownBrowser()
    if (installed) return installed
  }
  throw new Error("No browser for the tests. Install Chromium or Chrome, or name one in CHROMIUM_PATH.")
}
