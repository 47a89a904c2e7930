import "server-only"
import type pg from "pg"
import { now } from "@/lib/platform/clock"
import { AppError } from "@/lib/platform/errors"
import type { RunKind } from "./schema"

/** Held by whoever makes or tries a backup, for as long as that takes. A run without it has died. */
export const BACKUP_LOCK = 724_112 // any fixed number that no other lock of ours has
const LONGEST_WAIT = "10min"
export const DIED = "It ended before it was done: the program or the machine was stopped."
const LONGEST_PROBLEM = 400

/** Takes the turn to back up until the connection ends. Refused when another has it; `waits` waits for it. */
export async function takeTurn(client: pg.Client, waits: boolean): Promise<void> {
  if (waits) {
    await client.query(`set lock_timeout = '${LONGEST_WAIT}'`)
    await client.query("select pg_advisory_lock($1)", [BACKUP_LOCK]).catch(() => {
      throw new AppError(
        "CONFLICT",
        "Another backup has been running for ten minutes. Try again when it is done.",
      )
    })
    return
  }
  const { rows } = await client.query("select pg_try_advisory_lock($1) as taken", [BACKUP_LOCK])
  if (!rows[0].taken)
    throw new AppError("CONFLICT", "Another backup or trial is running. Wait until it is done.")
}

// A database whose schema is older than this table can be backed up, too; then nothing is written down.
const isKept = async (client: pg.Client) =>
  (await client.query(`select to_regclass('public."BackupRun"') is not null as is`)).rows[0].is as boolean

export interface NewRun {
  id: string
  kind: RunKind
  name: string | null
  place: string
  isEncrypted: boolean
}

/** Writes down that a run begins; runs that died before it are failures from here on. Needs the turn. */
export async function beginRun(client: pg.Client, run: NewRun): Promise<void> {
  if (!(await isKept(client))) return
  await client.query(
    `update "BackupRun" set "state" = 'failed', "problem" = $1, "finishedAt" = $2 where "state" = 'running'`,
    [DIED, now()],
  )
  await client.query(
    `insert into "BackupRun" ("id", "kind", "state", "name", "place", "isEncrypted", "startedAt")
     values ($1, $2, 'running', $3, $4, $5, $6)`,
    [run.id, run.kind, run.name, run.place, run.isEncrypted, now()],
  )
}

export interface EndedRun {
  id: string
  name?: string
  bytes?: number
  rows?: number
  problem?: string
}

export async function endRun(client: pg.Client, { id, name, bytes, rows, problem }: EndedRun): Promise<void> {
  if (!(await isKept(client))) return
  await client.query(
    `update "BackupRun" set "state" = $2, "name" = coalesce($3, "name"), "bytes" = $4, "rows" = $5, "problem" = $6,
       "finishedAt" = $7 where "id" = $1`,
    [id, problem ? "failed" : "done", name ?? null, bytes ?? null, rows ?? null, problem ?? null, now()],
  )
}

const BY_CODE: Record<string, string> = {
  ENOSPC:
    "The disk the backup goes to is full. Make room on it, or name another folder in SLACKLINE_BACKUP_TO.",
  EACCES: "The folder for backups cannot be written to. Look at its owner and rights.",
  EROFS: "The folder for backups is on a disk that can only be read.",
  ENOENT:
    "The folder for backups is not there. If it is on another disk, connect that disk; a folder named in SLACKLINE_BACKUP_TO is made by you, once.",
  EEXIST:
    "A file is where the folder for backups should be. Move it away, or name another folder in SLACKLINE_BACKUP_TO.",
  ENOTDIR:
    "A file is where the folder for backups should be. Move it away, or name another folder in SLACKLINE_BACKUP_TO.",
  EIO: "The disk the backup goes to does not work. Use another one.",
  "42501":
    "The database's user may not do this. To try a restore it must be allowed to create databases (CREATEDB); to restore it must own the tables.",
  "53100": "The database's disk is full.",
}

/** What went wrong, in a sentence without a secret or anybody's data. */
export function backupProblem(thrown: unknown): string {
  if (thrown instanceof AppError) return thrown.message
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : ""
  if (BY_CODE[code]) return BY_CODE[code]
  const said = thrown instanceof Error ? thrown.message : String(thrown)
  // What the database says of a row may quote it: its code is enough to look it up.
  if (/^[0-9A-Z]{5}$/.test(code)) return `The database answered with error ${code}.`
  const short = said.trim().slice(0, LONGEST_PROBLEM)
  return /[.!?]$/.test(short) ? short : `${short}.`
}
