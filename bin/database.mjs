// The database this install uses: DATABASE_URL when it is set, otherwise the embedded server, brought up to date.
import { randomBytes } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { ensureServer, serverStatus, stopServer } from "./embedded-pg.mjs"
import { buildDir, dataDir, endingWithUs, runNode, say } from "./house.mjs"
import { isAlive } from "./lock.mjs"

const WATCH_MS = 1000
const STARTERS_LOCK = 724_110 // any fixed number that no other lock of ours has
export const embeddedDir = () => path.join(dataDir(), "postgres")

async function migrateNamed(url) {
  if (!/^postgres(ql)?:\/\//.test(url)) throw new Error("DATABASE_URL must be a postgresql:// address.")
  const { refuseSharedConnections, SharedConnections } = await import("./pooler.mjs")
  const inOrder = refuseSharedConnections(url).then(() => bringUpToDate(url))
  return inOrder.catch((error) => {
    if (error instanceof BackupFailed || error instanceof SharedConnections) throw error
    // Two refused addresses of one name come as an error without a sentence.
    throw new Error(`The database of DATABASE_URL cannot be used: ${error.message || error.code}`)
  })
}

class BackupFailed extends Error {}

/** Migrates. Where that changes a database that holds a shelter, it is backed up first, by one starter for all. */
async function bringUpToDate(url) {
  const { migrate, pendingForShelters } = await import("./migrate.mjs")
  if ((await pendingForShelters(url)).length === 0) return migrate(url)
  return inTurn(url, async () => {
    const pending = await pendingForShelters(url)
    if (pending.length > 0 && process.env.SLACKLINE_SKIP_BACKUP !== "1") await backUpBefore(url, pending)
    return migrate(url)
  })
}

async function backUpBefore(url, pending) {
  say(`· ${pending.length} changes to the database are waiting; backing it up first …`)
  const { buildCommandLine } = await import("./build.mjs")
  await buildCommandLine()
  const command = [path.join(buildDir, "cli/main.mjs"), "backup", "--kind", "before-migration"]
  const env = { DATABASE_URL: url, SLACKLINE_DATA: dataDir(), NODE_ENV: "production" }
  // Standard output belongs to the command that opens the database.
  await runNode([...endingWithUs, ...command], { env, stdio: ["ignore", 2, 2, "ipc"] }).catch(() => {
    throw new BackupFailed(
      "The database was not changed, because backing it up before the update failed (the reason is above). Put that right and start again, or go on without a backup: SLACKLINE_SKIP_BACKUP=1 npm start",
    )
  })
}

/** Starts or finds the database and migrates it. */
export async function openDatabase() {
  if (process.env.DATABASE_URL) {
    return {
      url: process.env.DATABASE_URL,
      embedded: false,
      applied: await migrateNamed(process.env.DATABASE_URL),
    }
  }
  const server = await ensureServer(embeddedDir())
  const applied = await bringUpToDate(server.url)
  return {
    url: server.url,
    port: server.port,
    dir: server.dir,
    embedded: true,
    reused: server.reused,
    applied,
  }
}

/** Does something to a database while no other starter does it; the others wait for their turn. */
export async function inTurn(url, work) {
  const { default: pg } = await import("pg")
  const guard = new pg.Client({ connectionString: url })
  guard.on("error", () => {}) // a lost connection gives the turn back, as it should
  await guard.connect()
  try {
    await guard.query("select pg_advisory_lock($1)", [STARTERS_LOCK])
    return await work()
  } finally {
    await guard.end()
  }
}

/** The secret that signs cookies; made once per install. */
export function installSecret() {
  if (process.env.NEXTAUTH_SECRET) return process.env.NEXTAUTH_SECRET
  const file = path.join(dataDir(), "secret")
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 })
  return readFileSync(file, "utf8")
}

const usersDir = () => path.join(dataDir(), "using")

/** Notes that this process uses the embedded database. The returned function says whether anybody else still does. */
export function noteUse() {
  mkdirSync(usersDir(), { recursive: true })
  const mine = path.join(usersDir(), String(process.pid))
  writeFileSync(mine, "")
  return function release() {
    rmSync(mine, { force: true })
    const [others, gone] = [[], []]
    for (const pid of readdirSync(usersDir())) (isAlive(Number(pid)) ? others : gone).push(pid)
    for (const pid of gone) rmSync(path.join(usersDir(), pid), { force: true })
    return others.length
  }
}

export async function stopEmbedded() {
  await stopServer(embeddedDir())
}

/** Brings the embedded server back on its old port whenever it has gone, until the returned function is called. */
export function watchEmbedded({ dir, port }, onRestart) {
  let busy = false
  const timer = setInterval(async () => {
    if (busy || (await serverStatus(dir))) return
    busy = true
    try {
      await ensureServer(embeddedDir(), { port })
      onRestart()
    } catch (error) {
      onRestart(error)
    } finally {
      busy = false
    }
  }, WATCH_MS)
  return () => clearInterval(timer)
}
