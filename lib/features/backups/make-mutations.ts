import "server-only"
import { createHash, randomUUID } from "node:crypto"
import { createWriteStream } from "node:fs"
import { mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { pipeline } from "node:stream/promises"
import { createGzip } from "node:zlib"
import pg from "pg"
import { type AgeKey, ageEncrypt } from "@/lib/platform/age"
import { now } from "@/lib/platform/clock"
import { env } from "@/lib/platform/env"
import { AppError } from "@/lib/platform/errors"
import { PART } from "@/lib/platform/storage-place"
import packageFacts from "@/package.json"
import { dumpTar } from "./dump-queries"
import { keepFiles, mirror } from "./keep-mutations"
import {
  backupFolder,
  backupKey,
  filesGroupOf,
  installSecret,
  keptFiles,
  remotePlace,
} from "./places-queries"
import { removeOld } from "./rotate-mutations"
import { backupProblem, beginRun, endRun, takeTurn } from "./runs-mutations"
import {
  type BackupKind,
  type BackupManifest,
  backupName,
  momentOfName,
  SIDECAR,
  type Sidecar,
} from "./schema"
import { speakPlainly } from "./tables-queries"

// Rows as text are mostly repetition: more effort makes the file hardly smaller and the night longer.
const GZIP = { level: 4 }

export interface BackupWish {
  kind: BackupKind
  runId?: string
  /** Another folder than the usual one, for this time only: nothing is rotated there, and no storage is asked. */
  folder?: string
  onWord?: (sentence: string) => void
}

export interface MadeBackup {
  name: string
  folder: string
  bytes: number
  sha256: string
  rows: number
  files: number
  isEncrypted: boolean
  removed: string[]
}

/** Makes one backup of the whole install. Everything in it is as of one moment; what is half done is never taken for whole. */
export async function makeBackup(wish: BackupWish): Promise<MadeBackup> {
  const { kind, runId = randomUUID() } = wish
  const key = backupKey()
  const { folder: usual, isOurs } = backupFolder()
  const folder = wish.folder ? path.resolve(wish.folder) : usual
  const remote = wish.folder ? null : remotePlace()
  const guard = new pg.Client({ connectionString: env().DATABASE_URL })
  guard.on("error", () => {}) // a lost connection shows at the next question
  await guard.connect()
  try {
    await takeTurn(guard, kind === "before-migration")
    const place = remote ? `${folder} and ${remote.words}` : folder
    await beginRun(guard, { id: runId, kind, name: null, place, isEncrypted: key !== null })
    try {
      await openEmptied(folder, wish.folder !== undefined || isOurs)
      const made = await writeBackup(folder, key, wish)
      if (remote) await mirror(folder, remote, made.sidecar)
      const removed = wish.folder ? [] : await removeOld(folder, remote)
      const { name, sidecar } = made
      await endRun(guard, { id: runId, name, bytes: sidecar.bytes, rows: sidecar.rows })
      const { bytes, sha256, rows, isEncrypted } = sidecar
      return { name, folder, bytes, sha256, rows, files: sidecar.files.length, isEncrypted, removed }
    } catch (error) {
      await endRun(guard, { id: runId, problem: backupProblem(error) }).catch(() => {})
      throw new AppError("UNEXPECTED", backupProblem(error))
    }
  } finally {
    await guard.end().catch(() => {})
  }
}

/**
 * The folder, for its owner's eyes only, without what a killed run left half done. One that was set up on another disk is
 * never made: when it is not there, the disk is not, and the backup would quietly lie on the wrong one.
 */
async function openEmptied(folder: string, mayMake: boolean): Promise<void> {
  if (mayMake) await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of await readdir(folder))
    if (name.startsWith("slackline-") && name.endsWith(PART)) await rm(path.join(folder, name))
}

const SAME_MOMENT_MS = 60_000

/** The name of a backup made now: a later one than that of any made just before, so that the newest is known by it. */
async function freeName(folder: string, isEncrypted: boolean): Promise<{ name: string; madeAt: Date }> {
  const made = (await readdir(folder)).flatMap((name) => momentOfName(name)?.getTime() ?? [])
  const started = now().getTime()
  const justBefore = Math.max(...made.filter((moment) => Math.abs(moment - started) < SAME_MOMENT_MS))
  const madeAt = new Date(Math.max(started, justBefore + 1000))
  return { name: backupName(madeAt, isEncrypted), madeAt }
}

async function writeBackup(folder: string, key: AgeKey | null, { kind, onWord }: BackupWish) {
  const { name, madeAt } = await freeName(folder, key !== null)
  const secret = await installSecret()
  const group = filesGroupOf(secret)
  const draft = path.join(folder, `${name}${PART}`)
  const client = new pg.Client({ connectionString: env().DATABASE_URL })
  client.on("error", () => {})
  await client.connect()
  let manifest: BackupManifest | undefined
  let file: { bytes: number; sha256: string }
  try {
    await speakPlainly(client)
    await client.query("begin isolation level repeatable read, read only")
    const dump = dumpTar(client, {
      app: packageFacts.version,
      madeAt,
      secret,
      filesGroup: { group: group.group, identity: group.identity },
      files: keptFiles,
      onTable: (table, rows) => rows > 0 && onWord?.(`${table}: ${rows} rows`),
    })
    file = await writeWhole(draft, key, async function* () {
      manifest = yield* dump
    })
    await client.query("commit")
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    await client.end().catch(() => {})
  }
  if (!manifest) throw new Error("the backup ended without its manifest")
  await keepFiles(folder, group, manifest.files, onWord)
  const sidecar: Sidecar & { name: string } = {
    name,
    kind,
    madeAt: madeAt.toISOString(),
    ...file,
    rows: manifest.rows,
    isEncrypted: key !== null,
    group: group.group,
    files: manifest.files.map((one) => one.name),
  }
  // What lies beside a backup says that it is whole, so it comes last.
  await rename(draft, path.join(folder, name))
  const { name: _, ...beside } = sidecar
  const besideFile = path.join(folder, `${name}${SIDECAR}`)
  await writeFile(`${besideFile}${PART}`, `${JSON.stringify(beside)}\n`, { mode: 0o600 })
  await rename(`${besideFile}${PART}`, besideFile)
  return { name, sidecar }
}

/** Packs, closes and writes a stream, and waits until the disk has it. */
async function writeWhole(draft: string, key: AgeKey | null, pieces: () => AsyncGenerator<Uint8Array>) {
  const hash = createHash("sha256")
  let bytes = 0
  await pipeline(
    pieces,
    createGzip(GZIP),
    (packed: AsyncIterable<Buffer>) => (key ? ageEncrypt(packed, key) : packed),
    async function* (closed: AsyncIterable<Buffer>) {
      for await (const part of closed) {
        hash.update(part)
        bytes += part.length
        yield part
      }
    },
    createWriteStream(draft, { mode: 0o600 }),
  )
  const written = await open(draft, "r+")
  await written.sync().finally(() => written.close())
  return { bytes, sha256: hash.digest("hex") }
}
