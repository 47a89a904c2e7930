import "server-only"
import { randomUUID } from "node:crypto"
import pg from "pg"
import { env } from "@/lib/platform/env"
import { AppError } from "@/lib/platform/errors"
import { folderPlace } from "@/lib/platform/storage-place"
import { backupFolder, backupKey, backupsIn } from "./places-queries"
import { checkBackup } from "./read-queries"
import { withBackupFile } from "./restore-mutations"
import { backupProblem, beginRun, endRun, takeTurn } from "./runs-mutations"
import { quoted } from "./tables-queries"
import { checkMigrations, type Migrations, restoreDatabase } from "./target-mutations"

export interface TriedBackup {
  name: string
  tables: number
  rows: number
  seconds: number
}

/** Restores a backup, the newest unless another is named, into a scratch database beside the real one, compares every table's checksum, and takes the database away again. */
export async function tryBackup(
  { name: wanted, runId = randomUUID() }: { name?: string; runId?: string },
  migrations: Migrations,
  onWord: (sentence: string) => void,
): Promise<TriedBackup> {
  const { folder } = backupFolder()
  const key = backupKey()
  const guard = new pg.Client({ connectionString: env().DATABASE_URL })
  guard.on("error", () => {})
  await guard.connect()
  try {
    await takeTurn(guard, false)
    const place = folderPlace(folder)
    const known = await backupsIn(place)
    const chosen = wanted ? known.find(({ name }) => name === wanted) : known[0]
    if (!chosen)
      throw new AppError(
        "NOT_FOUND",
        `There is no ${wanted ?? "whole backup"} in ${folder}. Make a backup first.`,
      )
    const { name, isEncrypted } = chosen
    await beginRun(guard, { id: runId, kind: "trial", name, place: folder, isEncrypted })
    const began = performance.now()
    try {
      const { manifest } = await withBackupFile({ place, name }, false, async (file) => {
        const checked = await checkBackup(file, key)
        await checkMigrations(checked, migrations)
        await inScratchDatabase(guard, (url) =>
          restoreDatabase(url, { file, key, checked, onWord }, migrations),
        )
        return checked
      })
      await endRun(guard, { id: runId, name, bytes: chosen.bytes, rows: manifest.rows })
      const seconds = Math.round((performance.now() - began) / 1000)
      return { name, tables: manifest.tables.length, rows: manifest.rows, seconds }
    } catch (error) {
      await endRun(guard, { id: runId, problem: backupProblem(error) }).catch(() => {})
      throw new AppError("UNEXPECTED", backupProblem(error))
    }
  } finally {
    await guard.end().catch(() => {})
  }
}

/** A database of its own for one trial. Its name says whose it is, so what a killed trial left goes with the next one. */
async function inScratchDatabase(owner: pg.Client, work: (url: string) => Promise<void>): Promise<void> {
  const { rows } = await owner.query(
    "select 'slackline_trial_' || oid as name from pg_database where datname = current_database()",
  )
  const name: string = rows[0].name
  const drop = () => owner.query(`drop database if exists ${quoted(name)} with (force)`)
  await drop()
  await owner.query(`create database ${quoted(name)} template template0`)
  try {
    const url = new URL(env().DATABASE_URL)
    url.pathname = `/${name}`
    await work(url.href)
  } finally {
    await drop()
  }
}
