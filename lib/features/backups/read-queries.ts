import "server-only"
import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { pipeline, type Readable } from "node:stream"
import { createGunzip } from "node:zlib"
import { AgeError, type AgeKey, ageDecrypt } from "@/lib/platform/age"
import { AppError } from "@/lib/platform/errors"
import { readTar, type TarEntry } from "@/lib/platform/tar"
import { BackupHead, BackupManifest, HEAD_FILE, MANIFEST_FILE, SECRET_FILE } from "./schema"

const MOST_JSON = 64 * 1024 * 1024

const refuse = (sentence: string) => new AppError("INVALID", `${sentence} Nothing was restored.`)
const damaged = () => refuse("The backup is damaged or cut off. Take another copy of it, or an older backup.")

/** The files inside a backup, one after the other. Anything that is not as it was written is refused in words. */
export async function* entriesOf(file: string, key: AgeKey | null): AsyncGenerator<TarEntry> {
  const isClosed = file.endsWith(".age")
  if (isClosed && !key)
    throw refuse("This backup is encrypted. Give the key it was made with in SLACKLINE_BACKUP_KEY.")
  const source = createReadStream(file)
  const opened = isClosed && key ? ageDecrypt(source, key) : source
  const gunzip = createGunzip()
  // The reader below sees the error of every stage as its own.
  const unpacked: Readable = pipeline(opened, gunzip, () => {}) as unknown as Readable
  try {
    yield* readTar(unpacked)
  } catch (error) {
    if (error instanceof AgeError)
      throw error.message.includes("key does not fit")
        ? refuse("The key in SLACKLINE_BACKUP_KEY does not open this backup. Give the key it was made with.")
        : damaged()
    if (error instanceof RangeError || (error instanceof Error && "code" in error && isOfPacking(error.code)))
      throw damaged()
    throw error
  } finally {
    source.destroy()
    unpacked.destroy()
  }
}

const isOfPacking = (code: unknown) => String(code).startsWith("Z_") || code === "ERR_STREAM_PREMATURE_CLOSE"

function parsed<T>(schema: { parse: (input: unknown) => T }, { name, bytes }: TarEntry): T {
  if (bytes.length > MOST_JSON) throw damaged()
  try {
    return schema.parse(JSON.parse(Buffer.from(bytes).toString("utf8")))
  } catch {
    throw refuse(`The backup's ${name} cannot be read by this version of Slackline. Update Slackline first.`)
  }
}

export interface CheckedBackup {
  head: BackupHead
  manifest: BackupManifest
  secret: string | null
}

/** Reads a backup from end to end and refuses it unless every byte is what its manifest says. */
export async function checkBackup(file: string, key: AgeKey | null): Promise<CheckedBackup> {
  const seen: BackupManifest["entries"] = []
  const sums = new Map<string, ReturnType<typeof createHash>>()
  let head: BackupHead | undefined
  let manifest: BackupManifest | undefined
  let secret: string | null = null
  for await (const entry of entriesOf(file, key)) {
    if (manifest) throw damaged()
    if (entry.name === MANIFEST_FILE) {
      manifest = parsed(BackupManifest, entry)
      continue
    }
    if (!head && entry.name !== HEAD_FILE) throw refuse("This file is no backup of a Slackline install.")
    if (entry.name === HEAD_FILE) head = parsed(BackupHead, entry)
    if (entry.name === SECRET_FILE) secret = Buffer.from(entry.bytes).toString("utf8")
    const sha256 = createHash("sha256").update(entry.bytes).digest("hex")
    seen.push({ name: entry.name, bytes: entry.bytes.length, sha256 })
    const table = tableOf(entry.name)
    if (table) sums.set(table, (sums.get(table) ?? createHash("sha256")).update(entry.bytes))
  }
  if (!head || !manifest || JSON.stringify(seen) !== JSON.stringify(manifest.entries)) throw damaged()
  for (const { name, sha256 } of manifest.tables)
    if ((sums.get(name) ?? createHash("sha256")).digest("hex") !== sha256) throw damaged()
  return { head, manifest, secret }
}

/** The table a part of a backup belongs to; null for its other files. */
export const tableOf = (entry: string): string | null =>
  /^tables\/([^/]+)\/\d+\.copy$/.exec(entry)?.[1] ?? null
