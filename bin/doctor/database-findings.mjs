// What can be said of the database. Looks at a running one; starts none.
import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { embeddedDir } from "../database.mjs"
import { dataDir, root } from "../house.mjs"
import { broken, good, notice, size } from "./finding.mjs"

const OLDEST_POSTGRES = 15
const HOUR_MS = 3_600_000
const BACKUP_HOURS = 36
const TRIAL_DAYS = 40
const CLOCKS_APART_MS = 30_000

/** Where the database is: named, running here, or asleep. */
async function addressOf() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, isNamed: true }
  const { serverStatus } = await import("../embedded-pg.mjs")
  const places = [embeddedDir()]
  for (const dir of places) {
    const status = await serverStatus(dir)
    if (!status || !existsSync(`${dir}.secret`)) continue
    const password = readFileSync(`${dir}.secret`, "utf8")
    return { url: `postgresql://slackline:${password}@127.0.0.1:${status.port}/postgres`, isNamed: false }
  }
  return null
}

async function open(url) {
  const { default: pg } = await import("pg")
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on("error", () => {})
  await client.connect()
  return client
}

/** The checks, on one connection; without a database only the first says why. */
export async function databaseFindings() {
  if (!existsSync(path.join(root, "node_modules/pg")))
    return { Database: async () => notice("not looked at: the packages are not installed", "npm start") }
  const address = await addressOf()
  if (!address)
    return {
      Database: async () =>
        notice("the embedded server is not running", "npm start runs it; doctor then sees more."),
    }
  let client
  try {
    client = await open(address.url)
  } catch (error) {
    const todo = address.isNamed
      ? "Check DATABASE_URL and that the server there runs and lets this machine in."
      : `Its log is in ${dataDir()}.`
    return { Database: async () => broken(`does not answer: ${error.message || error.code}`, todo) }
  }
  const rows = async (sql, values) => (await client.query(sql, values)).rows
  const has = async (table) =>
    (await rows("select to_regclass($1) is not null as yes", [`"${table}"`]))[0].yes
  return {
    Database: () => versionFinding(rows),
    Pooler: () => poolerFinding(address),
    Migrations: () => migrationFinding(rows, has),
    "Demo accounts": () => demoFinding(rows, has),
    Backups: () => backupFinding(rows, has),
    "Restore on trial": () => trialFinding(rows, has),
    "Clock of the database": async () => {
      const asked = Date.now()
      const [{ moment }] = await rows("select clock_timestamp() as moment")
      await client.end()
      const apart = Math.abs(moment.getTime() - asked)
      return apart > CLOCKS_APART_MS
        ? broken(
            `${Math.round(apart / 1000)} s apart from this machine's`,
            "Synchronise the clocks of both machines.",
          )
        : good("agrees with this machine's")
    },
  }
}

async function versionFinding(rows) {
  const [{ major, bytes }] = await rows(
    "select current_setting('server_version_num')::int / 10000 as major, pg_database_size(current_database()) as bytes",
  )
  if (major < OLDEST_POSTGRES)
    return broken(`PostgreSQL ${major}`, `Slackline needs PostgreSQL ${OLDEST_POSTGRES} or newer.`)
  return good(`PostgreSQL ${major}, ${size(Number(bytes))}`)
}

async function poolerFinding({ url }) {
  const { SHARED_CONNECTIONS, sharesConnections } = await import("../pooler.mjs")
  return (await sharesConnections(url))
    ? broken(SHARED_CONNECTIONS.said, SHARED_CONNECTIONS.todo)
    : good("each connection keeps its own settings")
}

async function migrationFinding(rows, has) {
  if (!(await has("_prisma_migrations"))) return notice("none applied yet", "npm start applies them.")
  const { knownMigrations } = await import("../migrate.mjs")
  const applied = await rows(
    "select migration_name as name, checksum, finished_at is not null as done, rolled_back_at is not null as back from _prisma_migrations",
  )
  const half = applied.filter(({ done, back }) => !done && !back)
  if (half.length > 0)
    return broken(
      `${half.map(({ name }) => name).join(", ")} stopped half-way`,
      "Restore the backup made before it.",
    )
  const ours = new Map(knownMigrations().map(({ name, checksum }) => [name, checksum]))
  const theirs = new Map(applied.filter(({ done }) => done).map(({ name, checksum }) => [name, checksum]))
  const changed = [...theirs].filter(([name, checksum]) => ours.has(name) && ours.get(name) !== checksum)
  const unknown = [...theirs.keys()].filter((name) => !ours.has(name)).sort()
  const pending = [...ours.keys()].filter((name) => !theirs.has(name))
  if (changed.length > 0)
    return broken(
      `${changed.map(([name]) => name).join(", ")}: not as released`,
      "Use an unchanged copy of this version.",
    )
  if (unknown.length > 0)
    return broken(
      `the data was written by a newer version (${unknown.at(-1)})`,
      "Use the newer version again, or restore a backup made with this one.",
    )
  if (pending.length > 0)
    return notice(`${pending.length} to be applied`, "npm start applies them, after a backup.")
  return good(`${applied.length} applied`)
}

async function demoFinding(rows, has) {
  if (!(await has("Shelter"))) return good("none")
  const [{ demos, own }] = await rows(
    `select count(*) filter (where "isDemo")::int as demos, count(*) filter (where not "isDemo")::int as own from "Shelter"`,
  )
  if (demos === 0) return good("none")
  if (own > 0)
    return broken(
      "the demo shelter stands beside your own, with printed passwords",
      "npm run -s slackline -- demo remove",
    )
  return notice(
    "this is the demo shelter, with printed passwords",
    "Start your own at /welcome: it removes the demo.",
  )
}

async function backupFinding(rows, has) {
  if (!(await has("BackupRun"))) return notice("not known yet", "npm start brings the database up to date.")
  const [own] = await rows(`select 1 from "Shelter" where not "isDemo" limit 1`)
  if (!own) return good("the demo needs none")
  const [last] = await rows(
    `select "finishedAt", "bytes", "place" from "BackupRun" where "state" = 'done' and "kind" <> 'trial' order by "finishedAt" desc limit 1`,
  )
  const todo = "npm run -s slackline -- backup, and see Settings, Backups."
  if (!last) return broken("there is none", todo)
  const hours = (Date.now() - last.finishedAt.getTime()) / HOUR_MS
  const said = `${Math.round(hours)} h old, ${size(Number(last.bytes ?? 0))}, in ${last.place}`
  return hours > BACKUP_HOURS ? broken(said, todo) : good(said)
}

async function trialFinding(rows, has) {
  if (!(await has("BackupRun"))) return null
  const [own] = await rows(`select 1 from "Shelter" where not "isDemo" limit 1`)
  if (!own) return null
  const [last] = await rows(
    `select "finishedAt" from "BackupRun" where "state" = 'done' and "kind" = 'trial' order by "finishedAt" desc limit 1`,
  )
  const days = last ? Math.round((Date.now() - last.finishedAt.getTime()) / HOUR_MS / 24) : null
  const todo = "npm run -s slackline -- backup try"
  if (days === null) return notice("no backup has been brought back on trial yet", todo)
  return days > TRIAL_DAYS ? notice(`${days} days ago`, todo) : good(`${days} days ago`)
}
