import "server-only"
import { createWriteStream } from "node:fs"
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { pipeline } from "node:stream/promises"
import { type AgeKey, ageDecrypt, readAgeKey } from "@/lib/platform/age"
import { env } from "@/lib/platform/env"
import { AppError } from "@/lib/platform/errors"
import { folderPlace, PART, type StoragePlace } from "@/lib/platform/storage-place"
import { keptName } from "./keep-mutations"
import { backupKey, backupsIn, filesFolder, remotePlace, secretFile } from "./places-queries"
import { type CheckedBackup, checkBackup } from "./read-queries"
import { isBackupName } from "./schema"
import { checkMigrations, type Migrations, restoreDatabase } from "./target-mutations"

const REMOTE = "s3://"

export interface ChosenBackup {
  place: StoragePlace
  name: string
}

/** Whether a path names a backup of the whole install: its file, a folder of them, or one in other storage. */
export async function isInstallBackup(given: string): Promise<boolean> {
  if (given.startsWith(REMOTE) || isBackupName(path.basename(given))) return true
  const found = await stat(given).catch(() => null)
  return Boolean(found?.isDirectory()) && (await backupsIn(folderPlace(given))).length > 0
}

/** The backup a person means: a file by its name, the newest whole one of a folder, or `s3://` with or without a name. */
export async function chooseBackup(given: string): Promise<ChosenBackup> {
  if (given.startsWith(REMOTE)) {
    const place = remotePlace()
    if (!place)
      throw new AppError(
        "INVALID",
        "Say where the storage is in SLACKLINE_BACKUP_S3, its _KEY and its _SECRET.",
      )
    return { place, name: given.slice(REMOTE.length).split("/").at(-1) || (await newestIn(place)) }
  }
  const found = await stat(given).catch(() => null)
  if (!found) throw new AppError("NOT_FOUND", `There is no ${given}.`)
  if (found.isDirectory()) {
    const place = folderPlace(given)
    return { place, name: await newestIn(place) }
  }
  return { place: folderPlace(path.dirname(path.resolve(given))), name: path.basename(given) }
}

async function newestIn(place: StoragePlace): Promise<string> {
  const [newest] = await backupsIn(place)
  if (!newest) throw new AppError("NOT_FOUND", `There is no whole backup in ${place.words}.`)
  return newest.name
}

/** Does something with a backup's file; one from other storage is fetched for that time. */
export async function withBackupFile<T>(
  { place, name }: ChosenBackup,
  isRemote: boolean,
  work: (file: string) => Promise<T>,
): Promise<T> {
  if (!isRemote) return work(path.join(place.words, name))
  const folder = await mkdtemp(path.join(tmpdir(), "slackline-restore-"))
  try {
    const file = path.join(folder, name)
    await pipeline(await place.read(name), createWriteStream(file, { mode: 0o600 }))
    return await work(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export interface RestoredInstall {
  name: string
  madeAt: string
  tables: number
  rows: number
  files: number
  filesMissing: number
  /** What became of the install's secret. */
  secret: "put back" | "there already" | "not in the backup" | "set by NEXTAUTH_SECRET"
}

/** Brings a backup of the whole install into an empty one: rows, photo files, secret. Checked from end to end before anything is written. */
export async function restoreInstall(
  given: string,
  migrations: Migrations,
  onWord: (sentence: string) => void,
): Promise<RestoredInstall> {
  const chosen = await chooseBackup(given)
  const key = backupKey()
  return withBackupFile(chosen, given.startsWith(REMOTE), async (file) => {
    onWord(`Checking ${chosen.name}`)
    const checked = await checkBackup(file, key)
    await checkMigrations(checked, migrations)
    await checkSecret(checked)
    await restoreDatabase(env().DATABASE_URL, { file, key, checked, onWord }, migrations)
    const { head, manifest } = checked
    onWord(`Photo files: ${manifest.files.length}`)
    const filesMissing = await bringFiles(chosen.place, checked)
    return {
      name: chosen.name,
      madeAt: head.madeAt,
      tables: manifest.tables.length,
      rows: manifest.rows,
      files: manifest.files.length - filesMissing,
      filesMissing,
      secret: await bringSecret(checked),
    }
  })
}

/** Two secrets cannot both be right: this folder's may belong to a shelter in another database. */
async function checkSecret({ secret }: CheckedBackup): Promise<void> {
  const there = await readFile(secretFile(), "utf8").catch(() => null)
  if (secret && there && there !== secret)
    throw new AppError(
      "CONFLICT",
      `This data folder has a secret of its own (${secretFile()}), so it served another install. Move the folder aside and restore into an empty one. Nothing was restored.`,
    )
}

async function bringSecret({ secret }: CheckedBackup): Promise<RestoredInstall["secret"]> {
  if (!secret) return "not in the backup"
  if (env().NEXTAUTH_SECRET)
    return env().NEXTAUTH_SECRET === secret ? "there already" : "set by NEXTAUTH_SECRET"
  const there = await readFile(secretFile(), "utf8").catch(() => null)
  if (there) return "there already"
  await writeFile(secretFile(), secret, { mode: 0o600, flag: "wx" })
  return "put back"
}

async function bringFiles(place: StoragePlace, { head, manifest }: CheckedBackup): Promise<number> {
  const { group, identity } = head.files
  const key: AgeKey | null = identity ? readAgeKey(identity) : null
  let missing = 0
  for (const { name, bytes } of manifest.files) {
    const target = path.join(filesFolder(), name)
    if ((await stat(target).catch(() => null))?.size === bytes) continue
    try {
      const kept = await place.read(keptName(group, name, key !== null))
      await mkdir(path.dirname(target), { recursive: true })
      const draft = `${target}${PART}`
      await pipeline(
        kept,
        (pieces: AsyncIterable<Buffer>) => (key ? ageDecrypt(pieces, key) : pieces),
        createWriteStream(draft),
      )
      if ((await stat(draft)).size !== bytes) throw new RangeError("another size than it had")
      await rename(draft, target)
    } catch {
      // The rows are worth having without a photo; how many are missing is said at the end.
      await rm(`${target}${PART}`, { force: true })
      missing++
    }
  }
  return missing
}
