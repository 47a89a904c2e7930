// Installs the locked dependencies when the lock or the Node version changed since the last time.
import { createHash } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { buildDir, root, run, runNode, say } from "./house.mjs"
import { withLock } from "./lock.mjs"
import { checkPlatform, release } from "./release-info.mjs"

const LONGEST_INSTALL_MS = 900_000
const MINIMUM = [20, 19]

export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number)
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return
  say(
    `Slackline needs Node ${MINIMUM.join(".")} or newer; this is ${process.versions.node}. Install a newer Node and run the command again.`,
  )
  process.exit(1)
}

export async function ensureDeps() {
  checkNode()
  checkPlatform()
  if (release) return false
  const want = createHash("sha256")
    .update(readFileSync(path.join(root, "package-lock.json")))
    .update(process.version)
    .digest("hex")
  const stamp = path.join(root, "node_modules", ".slackline-installed")
  const isDone = () => existsSync(stamp) && readFileSync(stamp, "utf8") === want
  if (isDone()) return false
  return withLock(
    path.join(buildDir, "install.lock"),
    async () => {
      if (isDone()) return false // another starter did it meanwhile
      await install()
      writeFileSync(stamp, want)
      return true
    },
    { waitMs: LONGEST_INSTALL_MS },
  )
}

async function install() {
  say("· Installing dependencies (the first time takes about a minute) …")
  // stdout belongs to the command that called us, so npm writes to stderr. No script of a dependency runs:
  // nothing here needs one, and npm 11 would not run them anyway.
  const args = ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
  const options = { env: { NODE_ENV: "development" }, stdio: ["ignore", 2, 2] }
  const npm = process.env.npm_execpath
  if (npm?.endsWith(".js")) await runNode([npm, ...args], options)
  else await run("npm", args, { ...options, shell: process.platform === "win32" })
}
