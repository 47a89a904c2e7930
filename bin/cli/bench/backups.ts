import { mkdtempSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import pg from "pg"
import { makeBackup } from "@/lib/features/backups/make-mutations"
import { checkBackup } from "@/lib/features/backups/read-queries"
import { restoreDatabase } from "@/lib/features/backups/target-mutations"
import { ensureShelter } from "@/lib/features/shelter/mutations"
import { env } from "@/lib/platform/env"
import { operatorOf } from "@/lib/platform/operator"
import { ourMigrations } from "../our-migrations"
import { fillCats } from "./fill-cats"
import { print } from "./timing"

const CATS = 400_000
const seconds = (from: number) => `${((performance.now() - from) / 1000).toFixed(1)} s`

/** Backs up 400,000 cats and restores them into an empty database: of this server, or of another one named in BENCH_RESTORE_TO. */
export async function benchBackups() {
  const code = "BENCH-BACKUP"
  await ensureShelter({ code, name: code, timeZone: "UTC" })
  await fillCats(await operatorOf(code), CATS)
  const folder = mkdtempSync(path.join(os.tmpdir(), "slackline-bench-backup-"))
  const key = null
  try {
    const began = performance.now()
    const made = await makeBackup({ kind: "by-hand", folder })
    print(
      `\nbackup: ${CATS} cats, ${made.rows} rows, ${(made.bytes / 1e6).toFixed(0)} MB in ${seconds(began)}`,
    )

    const empty = await emptyDatabase()
    const migrations = await ourMigrations()
    const restoring = performance.now()
    const file = path.join(folder, made.name)
    const checked = await checkBackup(file, key)
    const checkedIn = seconds(restoring)
    // It compares every table's SHA-256 with the backup's and throws when one differs.
    await restoreDatabase(empty.url, { file, key, checked, onWord: () => {} }, migrations)
    print(
      `restore: into an empty PostgreSQL ${empty.version} in ${seconds(restoring)} (of that checking the file ${checkedIn}), checksums of ${checked.manifest.tables.length} tables equal`,
    )
    await empty.drop()
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function emptyDatabase() {
  const name = `bench_restore_${process.pid}`
  const url = new URL(process.env.BENCH_RESTORE_TO ?? env().DATABASE_URL)
  const admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
  await admin.query(`create database ${name} template template0`)
  const { rows } = await admin.query("select current_setting('server_version') as version")
  url.pathname = `/${name}`
  const drop = async () => {
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  }
  return { url: url.href, version: rows[0].version as string, drop }
}
