import { parseArgs } from "node:util"
import { z } from "zod"
import { makeBackup } from "@/lib/features/backups/make-mutations"
import {
  backupFolder,
  backupsIn,
  localPlace,
  remotePlace,
  type StoredBackup,
} from "@/lib/features/backups/places-queries"
import { BACKUP_KINDS } from "@/lib/features/backups/schema"
import { tryBackup } from "@/lib/features/backups/trial-mutations"
import { ourMigrations } from "./our-migrations"
import { type Command, printJson, say, UsageError } from "./run-command"

const MEGABYTE = 1_000_000
const megabytes = (bytes: number) => `${(bytes / MEGABYTE).toFixed(1)} MB`
const tell = (word: string) => say(`· ${word}`)

const Kind = z.enum(BACKUP_KINDS)

async function listBackups(asJson: boolean): Promise<number> {
  const { folder } = backupFolder()
  const remote = remotePlace()
  const lists: { place: string; backups: StoredBackup[] }[] = [
    { place: folder, backups: await backupsIn(localPlace()) },
  ]
  if (remote) lists.push({ place: remote.words, backups: await backupsIn(remote) })
  const shown = lists.map(({ place, backups }) => ({
    place,
    backups: backups.map(({ files, ...rest }) => ({ ...rest, files: files.length })),
  }))
  if (asJson) printJson(shown)
  else
    for (const { place, backups } of shown) {
      process.stdout.write(`${place}: ${backups.length} backups\n`)
      for (const { name, kind, bytes, rows, files } of backups)
        process.stdout.write(`  ${name}  ${kind}  ${megabytes(bytes)}  ${rows} rows  ${files} photo files\n`)
    }
  return 0
}

async function tryOne(name: string | undefined, runId: string | undefined, asJson: boolean): Promise<number> {
  const answer = await tryBackup({ name, runId }, await ourMigrations(), tell)
  if (asJson) printJson(answer)
  else
    process.stdout.write(
      `Tried ${answer.name}: ${answer.rows} rows of ${answer.tables} tables came back with equal checksums in ${answer.seconds} s.\n`,
    )
  return 0
}

/** A backup of everything this install has. */
export const backupCommand: Command = {
  name: "backup",
  summary: "back up the whole install; list backups; try one",
  help: `
backup [FOLDER] [--json]        make one now
backup list [--json]            what there is, here and in other storage
backup try [NAME] [--json]      restore the newest, or the named one, into a scratch database, compare, and remove it

One file holds every shelter, every account and the install's secret, all of it as of one moment: keep it as carefully as
the database itself. Photo files lie beside it in files/, each copied once. \`npm start\` makes one every night and before
each update of the database by itself, and removes old ones: 7 daily, 5 weekly, 12 monthly and the last 5 made before an
update stay. What is made with this command stays until you remove it.

FOLDER                    another folder, for this one only
SLACKLINE_BACKUP_TO       the folder, this install's alone; without it \`backups\` in the data folder. Better: one that you
                          made on another disk. It is never made by itself, so a disk that is not there is noticed
SLACKLINE_BACKUP_KEY      closes backups: a passphrase of 12 characters or more, or an AGE-SECRET-KEY. Keep it elsewhere,
                          too: without it nobody opens them. \`age -d\` opens them as well
SLACKLINE_BACKUP_S3       https://endpoint/bucket/folder: every backup goes there, too; with SLACKLINE_BACKUP_S3_KEY,
                          SLACKLINE_BACKUP_S3_SECRET and SLACKLINE_BACKUP_S3_REGION

\`restore\` brings one back.`,
  needsDatabase: true,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { kind: { type: "string" }, json: { type: "boolean" }, "run-id": { type: "string" } },
    })
    const asJson = Boolean(values.json)
    const runId = values["run-id"]
    if (runId && !z.uuid().safeParse(runId).success) throw new UsageError("--run-id must be a UUID.")
    const [first, second, ...more] = positionals
    if (first === "list" && !second) return listBackups(asJson)
    if (first === "try" && more.length === 0) return tryOne(second, runId, asJson)
    if (second) throw new UsageError("Say: backup, backup FOLDER, backup list, or backup try")
    const kind = Kind.safeParse(values.kind ?? "by-hand")
    if (!kind.success) throw new UsageError(`--kind must be one of ${BACKUP_KINDS.join(", ")}.`)
    const made = await makeBackup({ kind: kind.data, runId, folder: first, onWord: tell })
    if (asJson) printJson(made)
    else
      process.stdout.write(
        `${made.name} in ${made.folder}: ${made.rows} rows, ${made.files} photo files, ${megabytes(made.bytes)}${made.isEncrypted ? ", encrypted" : ""}\n`,
      )
    return 0
  },
}
