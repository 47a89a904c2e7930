import "server-only"
import { createHash, hkdfSync } from "node:crypto"
import { readdir, readFile, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { type AgeKey, ageIdentity, readAgeKey } from "@/lib/platform/age"
import { env } from "@/lib/platform/env"
import { AppError } from "@/lib/platform/errors"
import { s3Place } from "@/lib/platform/s3-place"
import { folderPlace, PART, type StoragePlace } from "@/lib/platform/storage-place"
import { type KeptFile, SIDECAR, Sidecar } from "./schema"

const dataFolder = () => env().SLACKLINE_DATA ?? tmpdir()
/** Where the files of photos and the like are kept. */
export const filesFolder = () => path.join(dataFolder(), "files")
export const secretFile = () => path.join(dataFolder(), "secret")

/** The folder backups go to, whether we may make it, and whether it lies beside the data itself. */
export function backupFolder(): { folder: string; isOurs: boolean; isBesideData: boolean } {
  const beside = path.join(dataFolder(), "backups")
  const folder = path.resolve(env().SLACKLINE_BACKUP_TO ?? beside)
  const isBesideData = `${folder}${path.sep}`.startsWith(`${path.resolve(dataFolder())}${path.sep}`)
  return { folder, isOurs: env().SLACKLINE_BACKUP_TO === undefined, isBesideData }
}

/** The key backups are closed with, or null. */
export function backupKey(): AgeKey | null {
  const text = env().SLACKLINE_BACKUP_KEY
  if (!text) return null
  try {
    return readAgeKey(text)
  } catch {
    throw new AppError(
      "INVALID",
      "SLACKLINE_BACKUP_KEY is no whole AGE-SECRET-KEY. Copy it again, all of it.",
    )
  }
}

/** The storage every backup goes to as well, or null. */
export function remotePlace(): StoragePlace | null {
  const {
    SLACKLINE_BACKUP_S3: address,
    SLACKLINE_BACKUP_S3_KEY: accessKeyId,
    SLACKLINE_BACKUP_S3_SECRET: secretAccessKey,
    SLACKLINE_BACKUP_S3_REGION: region = "us-east-1",
    SLACKLINE_ALLOW_LOCAL_CALLS: mayCallLocally,
  } = env()
  if (!address) return null
  if (!accessKeyId || !secretAccessKey)
    throw new AppError(
      "INVALID",
      "SLACKLINE_BACKUP_S3 is set, so SLACKLINE_BACKUP_S3_KEY and SLACKLINE_BACKUP_S3_SECRET must be, too.",
    )
  if (!address.startsWith("https://") && mayCallLocally !== "1")
    throw new AppError("INVALID", "SLACKLINE_BACKUP_S3 must begin with https://.")
  return s3Place({ address, accessKeyId, secretAccessKey, region })
}

export const localPlace = (): StoragePlace => folderPlace(backupFolder().folder)

/** The secret of this install: it signs links in mails and opens sealed values. Null where there is none yet. */
export async function installSecret(): Promise<string | null> {
  const given = env().NEXTAUTH_SECRET
  if (given) return given
  return readFile(secretFile(), "utf8").catch(() => null)
}

/** Where photo files lie beside the backups: a folder for each key, so that another key never meets old files. */
export interface FilesGroup {
  group: string
  secret: Uint8Array | null
  identity: string | null
}

export function filesGroupOf(installSecret: string | null): FilesGroup {
  const key = env().SLACKLINE_BACKUP_KEY
  if (!key) return { group: "plain", secret: null, identity: null }
  const secret = new Uint8Array(hkdfSync("sha256", key, installSecret ?? "", "slackline-backup-files", 32))
  const group = createHash("sha256").update("group").update(secret).digest("hex").slice(0, 16)
  return { group, secret, identity: ageIdentity(secret) }
}

/** Every file the install keeps, by name. Names never change what they hold. */
export async function keptFiles(): Promise<KeptFile[]> {
  const root = filesFolder()
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])
  const found: KeptFile[] = []
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.endsWith(PART)) continue
    const place = path.join(entry.parentPath, entry.name)
    const name = path.relative(root, place).split(path.sep).join("/")
    const facts = await stat(place).catch(() => null)
    if (facts) found.push({ name, bytes: facts.size })
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1))
}

const bufferOf = async (stream: AsyncIterable<Uint8Array>) => {
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

export interface StoredBackup extends Sidecar {
  name: string
}

/** The whole backups of a place, newest first. One without what lies beside it is not whole. */
export async function backupsIn(place: StoragePlace): Promise<StoredBackup[]> {
  const sizes = await place.list("slackline-")
  const found: StoredBackup[] = []
  for (const [name, bytes] of sizes) {
    if (!sizes.has(name + SIDECAR)) continue
    const parsed = Sidecar.safeParse(await jsonOf(place, name + SIDECAR))
    if (parsed.success && parsed.data.bytes === bytes) found.push({ name, ...parsed.data })
  }
  return found.sort((a, b) => (a.name < b.name ? 1 : -1))
}

async function jsonOf(place: StoragePlace, name: string): Promise<unknown> {
  try {
    return JSON.parse((await bufferOf(await place.read(name))).toString("utf8"))
  } catch {
    return null
  }
}
