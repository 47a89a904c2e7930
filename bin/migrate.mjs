// Brings a database to the newest schema with Prisma's own engine, in this process. Safe to call from two starters at once.
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import pg from "pg"
import { root } from "./house.mjs"
import { closeConnections, openEngine } from "./wasm-engine.mjs"

const MIGRATION_LOCK = 724_106 // any fixed number: two starters must not migrate one database together
const OLDEST_POSTGRES = 15

const OURS = path.join(root, "prisma/migrations")

function migrationDirectories(dir, upTo) {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && (!upTo || entry.name <= upTo))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const file = path.join(dir, name, "migration.sql")
      const content = existsSync(file)
        ? { tag: "ok", value: readFileSync(file, "utf8") }
        : { tag: "error", value: "missing" }
      return { path: name, migrationFile: { path: "migration.sql", content } }
    })
}

const checksumOf = ({ migrationFile: { content } }) =>
  content.tag === "ok" && createHash("sha256").update(content.value).digest("hex")

/** The migrations of this version by name, each with the checksum a database notes when it is applied. */
export const knownMigrations = (dir = OURS) =>
  migrationDirectories(dir).map((one) => ({ name: one.path, checksum: checksumOf(one) || "" }))

/** Those of them that are not in the database, word for word. */
async function missingIn(client, directories) {
  const { rows } = await client.query("select to_regclass('_prisma_migrations') is not null as known")
  if (!rows[0].known) return directories
  const applied = await client.query(
    "select migration_name, checksum from _prisma_migrations where finished_at is not null",
  )
  const checksums = new Map(applied.rows.map((row) => [row.migration_name, row.checksum]))
  return directories.filter((one) => checksums.get(one.path) !== checksumOf(one))
}

/** An older version over newer data would misread it, or write what the newer one cannot read. */
async function refuseNewer(client, dir) {
  const { rows } = await client.query("select to_regclass('_prisma_migrations') is not null as known")
  if (!rows[0].known) return
  const ours = new Set(migrationDirectories(dir).map(({ path: name }) => name))
  const applied = await client.query(
    "select migration_name as name from _prisma_migrations where finished_at is not null order by 1",
  )
  const newer = applied.rows.filter(({ name }) => !ours.has(name)).at(-1)
  if (newer)
    throw new Error(
      `This data was written by a newer version of Slackline (${newer.name}). Use that version again, or restore a backup that was made before it.`,
    )
}

/** What `migrate` would change in a database that holds a shelter: the names of migrations; none where nobody's data is at stake. */
export async function pendingForShelters(url, dir = OURS) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(`select to_regclass('"Shelter"') is not null as known`)
    if (!rows[0].known) return []
    const { rows: shelters } = await client.query(`select from "Shelter" limit 1`)
    if (shelters.length === 0) return []
    return (await missingIn(client, migrationDirectories(dir))).map(({ path: name }) => name)
  } finally {
    await client.end()
  }
}

/**
 * Applies what is missing, all of it or up to a migration, and returns the names of the migrations applied now.
 * @param {string} url
 * @param {{ dir?: string, upTo?: string }} [options]
 */
export async function migrate(url, { dir = OURS, upTo } = {}) {
  const guard = new pg.Client({ connectionString: url })
  await guard.connect()
  try {
    const { rows } = await guard.query("select current_setting('server_version_num')::int / 10000 as major")
    if (rows[0].major < OLDEST_POSTGRES)
      throw new Error(
        `This database is PostgreSQL ${rows[0].major}; Slackline needs ${OLDEST_POSTGRES} or newer.`,
      )
    await guard.query("select pg_advisory_lock($1)", [MIGRATION_LOCK])
    const directories = migrationDirectories(dir, upTo)
    if (!upTo) await refuseNewer(guard, dir)
    if ((await missingIn(guard, directories)).length === 0) return []
    const engine = await openEngine({ url, datamodels: undefined })
    const result = await engine.applyMigrations({
      filters: { externalTables: [], externalEnums: [] },
      migrationsList: {
        baseDir: dir,
        shadowDbInitScript: "",
        lockfile: {
          path: "migration_lock.toml",
          content: readFileSync(path.join(dir, "migration_lock.toml"), "utf8"),
        },
        migrationDirectories: directories,
      },
    })
    engine.free()
    return result.appliedMigrationNames
  } finally {
    await closeConnections()
    await guard.end()
  }
}
