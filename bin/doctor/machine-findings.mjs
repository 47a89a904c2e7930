// What can be said of the machine without the app: Node, memory, disk, clock, permissions, what is installed and built.
import { existsSync, readdirSync, statfsSync, statSync } from "node:fs"
import net from "node:net"
import os from "node:os"
import path from "node:path"
import { buildDir, dataDir, root, run } from "../house.mjs"
import { startOptions } from "../start-options.mjs"
import { broken, good, notice, size } from "./finding.mjs"

const OLDEST_NODE = [20, 19]
const OLDEST_CARED_FOR = 22
const MEMORY_TO_RUN = 900_000_000
const MEMORY_TO_BUILD = 2_800_000_000
const DISK_BROKEN = 300_000_000
const DISK_NOTICE = 2_000_000_000
const INODES_LEFT = 2_000
const CLOCK_AHEAD_MS = 120_000
const DAY_MS = 86_400_000

export const machineFindings = {
  async Node() {
    const [major, minor] = process.versions.node.split(".").map(Number)
    if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]))
      return broken(
        `${process.versions.node} is too old`,
        `Install Node 22 or 24 (at least ${OLDEST_NODE.join(".")}).`,
      )
    if (major < OLDEST_CARED_FOR)
      return notice(
        `${process.versions.node} works, but gets no security repairs any more`,
        "Install Node 22.23 or 24.22 or newer when convenient.",
      )
    return good(process.versions.node)
  },

  async Memory() {
    const total = os.totalmem()
    const limit = process.constrainedMemory?.() || 0
    const usable = limit > 0 && limit < total ? limit : total
    if (usable < MEMORY_TO_RUN)
      return broken(`${size(usable)}: too little to run`, "The machine needs at least 1 GB.")
    if (usable < MEMORY_TO_BUILD)
      return notice(
        `${size(usable)}: enough to run, not to build`,
        "Use a release archive, which is built already, instead of the sources.",
      )
    return good(size(usable))
  },

  async Disk() {
    const folder = dataDir()
    const { bavail, bsize, ffree, files } = statfsSync(folder)
    const free = bavail * bsize
    const todo = `Make room on the disk of ${folder}, or move the folder to a larger one and name it in SLACKLINE_DATA.`
    if (free < DISK_BROKEN) return broken(`${size(free)} free`, todo)
    if (files > 0 && ffree < INODES_LEFT) return broken(`room for ${ffree} more files only`, todo)
    if (free < DISK_NOTICE) return notice(`${size(free)} free`, todo)
    return good(`${size(free)} free`)
  },

  async Clock() {
    const newest = newestChange(dataDir())
    const ahead = newest - Date.now()
    if (ahead > CLOCK_AHEAD_MS)
      return broken(
        `the clock shows ${new Date().toISOString()}, but a file here was written ${Math.round(ahead / 60_000)} minutes later`,
        "Set the clock and switch on its synchronisation (timedatectl set-ntp true).",
      )
    const { code, out } = await run("timedatectl", ["show", "-p", "NTPSynchronized", "--value"], {
      capture: true,
      allowFailure: true,
    }).catch(() => ({ code: 1, out: "" }))
    if (code === 0 && out.trim() === "no")
      return notice("not synchronised with a time server", "timedatectl set-ntp true")
    return good(new Date().toISOString())
  },

  async Permissions() {
    const folder = dataDir()
    const mode = (file) => statSync(file).mode & 0o777
    const open = [
      "secret",
      "postgres.secret",
      "demo-sign-ins.json",
      "tls/authority.key",
      "tls/server.key",
      ...readdirSync(folder).filter((name) => /\.log(\.gz)?$/.test(name)),
    ]
      .map((name) => path.join(folder, name))
      .filter((file) => existsSync(file) && (mode(file) & 0o077) !== 0)
    if (open.length > 0) return broken(`others can read ${open.join(", ")}`, `chmod 600 ${open.join(" ")}`)
    if (mode(folder) & 0o022) return broken(`others can write into ${folder}`, `chmod 711 ${folder}`)
    const { uid } = statSync(folder)
    if (process.getuid && uid !== process.getuid())
      return notice(
        `${folder} belongs to another user than you`,
        "Run Slackline and its commands as the same user, always.",
      )
    return good(folder)
  },

  async Installed() {
    if (!existsSync(path.join(root, "node_modules/.slackline-installed")))
      return notice("packages are not installed yet", "npm start does it.")
    if (!existsSync(path.join(root, ".next/BUILD_ID")) || !existsSync(path.join(buildDir, "cli/main.mjs")))
      return notice("not built yet", "npm start does it, and takes about two minutes.")
    return good("packages and build are there")
  },

  async Port() {
    const { port, lan, httpsPort } = startOptions([])
    const wanted = lan ? [port, httpsPort] : [port]
    const taken = []
    for (const one of wanted) if (await isTaken(one)) taken.push(one)
    if (taken.length === 0) return good(`${wanted.join(" and ")} free`)
    const own = await fetch(`http://127.0.0.1:${taken[0]}/healthz`)
      .then((answer) => answer.json())
      .then(({ status }) => status === "up")
      .catch(() => false)
    if (own) return good(`${taken.join(" and ")} served by Slackline`)
    return notice(
      `${taken.join(" and ")} taken by another program`,
      "npm start takes the next free one, or name one: --port 8080",
    )
  },

  async "Browser for tests"() {
    if (!existsSync(path.join(root, "e2e"))) return null // a release has no tests
    const { knownBrowser } = await import("../browser.mjs")
    const found = await knownBrowser().catch(() => undefined)
    return found
      ? good(found)
      : notice("none", "Only npm test needs one, and installs it by itself where it can.")
  },
}

const isTaken = (port) =>
  new Promise((resolve) => {
    const probe = net.createServer()
    probe.once("error", () => resolve(true))
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(false)))
  })

/** When something of ours was last written, so far as it can be seen: a clock that jumped back shows there. */
function newestChange(folder) {
  const times = readdirSync(folder).flatMap((name) => {
    try {
      return [statSync(path.join(folder, name)).mtimeMs]
    } catch {
      return []
    }
  })
  const built = path.join(root, ".next/BUILD_ID")
  if (existsSync(built)) times.push(statSync(built).mtimeMs)
  return Math.max(0, ...times.filter((time) => time < Date.now() + 3650 * DAY_MS))
}
