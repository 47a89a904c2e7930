// `npm run upgrade -- ARCHIVE`: a newer release over this one, with a backup first and a way back.
import { createHash } from "node:crypto"
import { createReadStream, existsSync, readdirSync, readFileSync } from "node:fs"
import * as fs from "node:fs/promises"
import path from "node:path"
import { dataDir, root, run, runNode, say, step } from "./house.mjs"
import { isAlive } from "./lock.mjs"
import { RELEASE_FILE, release } from "./release-info.mjs"

const HELP = `
npm run upgrade -- slackline-X.Y.Z-linux-x64.tar.gz
npm run upgrade -- --back

Puts a newer release in the place of this one: checks the archive, makes a backup, keeps the present version beside it.
Stop Slackline first; npm start (or the service) then brings the data up to date. --back returns to the version before;
where the newer one has changed the data, it says which backup to restore. In the sources: git pull && npm start.`

const PREVIOUS = path.join(root, ".previous")
const STAGED = path.join(root, ".upgrade")
/** What stays where it is, whatever version runs. */
const KEPT = new Set([".slackline", ".previous", ".upgrade", ".env"])

const entriesOf = (folder) =>
  readdirSync(folder).filter((name) => !KEPT.has(name) && !isData(path.join(folder, name)))
const isData = (place) => path.resolve(place) === dataDir()

async function sha256(file) {
  const hash = createHash("sha256")
  for await (const part of createReadStream(file)) hash.update(part)
  return hash.digest("hex")
}

function refuseWhileRunning() {
  const users = path.join(dataDir(), "using")
  if (existsSync(users) && readdirSync(users).some((pid) => isAlive(Number(pid))))
    throw new Error("Slackline is running here. Stop it first (Ctrl-C, or systemctl stop slackline).")
}

const factsOf = (folder) => JSON.parse(readFileSync(path.join(folder, RELEASE_FILE), "utf8"))
const numbers = (version) => version.split(/[.-]/).map(Number)
const isOlder = (one, other) => {
  const [a, b] = [numbers(one), numbers(other)]
  const at = a.findIndex((number, i) => number !== b[i])
  return at >= 0 && a[at] < (b[at] ?? 0)
}

/** Unpacks and checks; throws before anything of the present version is touched. */
async function unpack(archive) {
  const sums = `${archive}.sha256`
  if (existsSync(sums) && !readFileSync(sums, "utf8").startsWith(await sha256(archive)))
    throw new Error(
      `${path.basename(archive)} is damaged: its checksum is not the one in ${path.basename(sums)}.`,
    )
  await fs.rm(STAGED, { recursive: true, force: true })
  await fs.mkdir(STAGED)
  await run("tar", ["-xzf", archive, "-C", STAGED, "--strip-components=1"], { capture: true })
  if (!existsSync(path.join(STAGED, RELEASE_FILE))) throw new Error(`${archive} is no release of Slackline.`)
  const next = factsOf(STAGED)
  if (next.platform !== process.platform || next.arch !== process.arch)
    throw new Error(
      `This archive is for ${next.platform} ${next.arch}, not for ${process.platform} ${process.arch}.`,
    )
  if (isOlder(next.version, release.version))
    throw new Error(
      `This archive holds ${next.version}, which is older than ${release.version}. To go back: --back`,
    )
  return next
}

/** Moves by renaming within one folder, so that a version is either whole here or whole there. */
async function exchange(from, to) {
  await fs.rm(to, { recursive: true, force: true })
  await fs.mkdir(to)
  for (const name of entriesOf(root)) await fs.rename(path.join(root, name), path.join(to, name))
  for (const name of readdirSync(from)) await fs.rename(path.join(from, name), path.join(root, name))
  await fs.rm(from, { recursive: true, force: true })
}

const command = (...args) =>
  runNode([path.join(root, "bin/slackline.mjs"), ...args], { stdio: ["ignore", 2, 2] })

async function upgrade(archive) {
  if (!release)
    throw new Error(
      "These are the sources, not a release: git pull && npm start. It makes a backup by itself.",
    )
  refuseWhileRunning()
  const next = await step("Checking the archive", () => unpack(archive))
  await step("Making a backup", () => command("backup"))
  await exchange(STAGED, PREVIOUS)
  say(`✓ ${release.version} → ${next.version}. The version before is kept in .previous.`)
  say("  Start it again: npm start (or systemctl start slackline). It brings the data up to date.")
  if (next.newestMigration !== release.newestMigration)
    say("  Going back later needs the backup just made; npm run upgrade -- --back says how.")
}

async function goBack() {
  if (!existsSync(path.join(PREVIOUS, RELEASE_FILE)))
    throw new Error("No version before this one is kept here.")
  refuseWhileRunning()
  const before = factsOf(PREVIOUS)
  const wait = path.join(root, ".upgrade")
  await fs.rm(wait, { recursive: true, force: true })
  await fs.rename(PREVIOUS, wait)
  await exchange(wait, PREVIOUS)
  say(`✓ Back to ${before.version}; ${release.version} is kept in .previous.`)
  if (before.newestMigration === release.newestMigration) return say("  The data needs no change: npm start")
  say(
    `  ${release.version} has changed the data, and ${before.version} cannot read it. Bring back the backup from before:`,
  )
  say(`    mv ${path.join(dataDir(), "postgres")} ${path.join(dataDir(), "postgres-of-newer")}`)
  say(
    `    SLACKLINE_DEMO=0 npm run -s slackline -- restore ${path.join(dataDir(), "backups")}/…   (backup list names them)`,
  )
  say("    npm start")
}

async function main([wish]) {
  if (!wish || wish === "--help") return process.stdout.write(`${HELP}\n`)
  if (wish === "--back") return goBack()
  if (!existsSync(wish)) throw new Error(`There is no ${wish}.`)
  return upgrade(path.resolve(wish))
}

main(process.argv.slice(2)).catch((error) => {
  say(`✗ ${error.message}`)
  process.exit(1)
})
