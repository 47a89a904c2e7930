// Brings a database to the newest schema with Prisma's own engine, in this process. Safe to call from two starters at once.
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import pg from "pg"
import { root } from "./house.mjs"
import { closeConnections, openEngine } from "./wasm-engine.mjs"

const MIGRATION_LOCK = 724_106 // any fixed number: two starters must not migrate one database together
const OLDEST_POSTGRES = 15

function migrationDirectories(dir) {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
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

/** Whether every migration of the folder is in the database, word for word. Then the engine need not be woken. */
async function isUpToDate(client, directories) {
  const { rows } = await client.query("select to_regclass('_prisma_migrations') is not null as known")
  if (!rows[0].known) return false
  const applied = await client.query(
    "select migration_name, checksum from _prisma_migrations where finished_at is not null",
  )
  const checksums = new Map(applied.rows.map((row) => [row.migration_name, row.checksum]))
  return directories.every(({ path: name, migrationFile: { content } }) => {
    const checksum = content.tag === "ok" && createHash("sha256").update(content.value).digest("hex")
    return checksums.get(name) === checksum
  })
}

/** Applies what is missing and returns the names of the migrations applied now. */
export async function migrate(url, dir = path.join(root, "prisma/migrations")) {
  const guard = new pg.Client({ connectionString: url })
  await guard.connect()
  try {
    const { rows } = await guard.query("select current_setting('server_version_num')::int / 10000 as major")
    if (rows[0].major < OLDEST_POSTGRES)
      throw new Error(
        `This database is PostgreSQL ${rows[0].major}; Slackline needs ${OLDEST_POSTGRES} or newer.`,
      )
    await guard.query("select pg_advisory_lock($1)", [MIGRATION_LOCK])
    const directories = migrationDirectories(dir)
    if (await isUpToDate(guard, directories)) return []
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
