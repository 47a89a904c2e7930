import "server-only"
import { createHash, randomUUID } from "node:crypto"
import { mkdir, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { can } from "@/lib/domain/access/table"
import { builtIn } from "@/lib/domain/interop/profiles/built-in"
import { now } from "@/lib/platform/clock"
import { systemDb, write } from "@/lib/platform/db"
import { env } from "@/lib/platform/env"
import { AppError } from "@/lib/platform/errors"
import { log } from "@/lib/platform/log"
import { operatorOf } from "@/lib/platform/operator"
import { fetchOutside } from "@/lib/platform/outside"
import { unseal } from "@/lib/platform/sealed"
import type { Viewer } from "@/lib/platform/viewer"
import { newestFile } from "./folder-queries"
import { LARGEST_UPLOAD } from "./limits-schema"
import { importFile } from "./mutations"
import { savedProfile } from "./saved-queries"
import { SOURCE_SEAL } from "./sources-mutations"
import { importFolder } from "./sources-queries"
import type { PullSourceInput } from "./sources-schema"

const MINUTE_MS = 60_000
const TIMEOUT_MS = 60_000
const AT_ONCE = 20

/** What came of one reading; null = another worker has the source, or it is switched off. */
export interface PullAnswer {
  importId: string | null
  isUnchanged: boolean
  problem: string | null
}

/** One turn of the job: reads every source that is due, of every shelter; returns how many were read. */
export async function pullDueSources(): Promise<number> {
  const due = await systemDb().importSource.findMany({
    where: { active: true, nextAt: { lte: now() } },
    orderBy: { nextAt: "asc" },
    take: AT_ONCE,
    select: { id: true, shelterId: true },
  })
  let done = 0
  for (const { id, shelterId } of due) {
    try {
      const { code } = await systemDb().shelter.findUniqueOrThrow({ where: { id: shelterId } })
      done += Number((await pullSource(await operatorOf(code), id, false)) !== null)
    } catch (thrown) {
      log.error({ err: thrown, id }, "a source was left for the next turn")
    }
  }
  return done
}

/** Reads a source now, whatever its turn; what went wrong comes back in words. */
export async function pullSourceNow(viewer: Viewer, { id }: PullSourceInput): Promise<PullAnswer> {
  if (!can(viewer, "settings:edit")) throw new AppError("FORBIDDEN")
  const { code } = await systemDb().shelter.findUniqueOrThrow({ where: { id: viewer.shelterId } })
  const answer = await pullSource(await operatorOf(code), id, true)
  if (!answer)
    throw new AppError(
      "CONFLICT",
      "This source is being read at this moment, or is switched off. Look again soon.",
    )
  return answer
}

/** Takes the source for one worker: its next turn is moved first, so that nobody else begins meanwhile. */
const claim = (viewer: Viewer, id: string, isAsked: boolean) =>
  write(viewer, async (db) => {
    const [free] = await db.$queryRaw<{ id: string }[]>`
      select "id" from "ImportSource" where "id" = ${id}::uuid and "active"
        and (${isAsked}::boolean or "nextAt" <= ${now()}) for update skip locked`
    if (!free) return null
    const { everyMinutes } = await db.importSource.findUniqueOrThrow({ where: { id } })
    return db.importSource.update({
      where: { id },
      data: { lastTriedAt: now(), nextAt: new Date(now().getTime() + everyMinutes * MINUTE_MS) },
    })
  })

type Claimed = NonNullable<Awaited<ReturnType<typeof claim>>>

async function pullSource(viewer: Viewer, id: string, isAsked: boolean): Promise<PullAnswer | null> {
  const source = await claim(viewer, id, isAsked)
  if (!source) return null
  // A source that was changed while it was read is read anew: nothing of this reading is noted.
  const settle = (data: {
    lastHash?: string
    lastSyncAt?: Date
    lastImportId?: string
    problem: string | null
  }) => write(viewer, (db) => db.importSource.updateMany({ where: { id, version: source.version }, data }))
  try {
    const { name, bytes } = await fileOf(source)
    const lastHash = createHash("sha256").update(bytes).digest("hex")
    if (lastHash === source.lastHash) {
      await settle({ lastSyncAt: now(), problem: null })
      return { importId: null, isUnchanged: true, problem: null }
    }
    const importId = await importBytes(viewer, source, name, bytes)
    await settle({
      lastHash,
      lastSyncAt: now(),
      problem: null,
      ...(importId ? { lastImportId: importId } : {}),
    })
    return { importId, isUnchanged: false, problem: null }
  } catch (thrown) {
    const isSaid = thrown instanceof AppError
    if (!isSaid) log.error({ err: thrown, sourceId: id }, "a source was not read")
    const problem = isSaid
      ? thrown.message
      : "Something went wrong on our side; it is tried again at its next turn."
    await settle({ problem })
    return { importId: null, isUnchanged: false, problem }
  }
}

async function fileOf(source: Claimed): Promise<{ name: string; bytes: Buffer }> {
  if (source.kind === "address") {
    if (!source.sealed) throw new AppError("INVALID", "Its address is not known any more. Enter it again.")
    const address = unseal(SOURCE_SEAL, source.sealed)
    const bytes = await fetchOutside(address, { mostBytes: LARGEST_UPLOAD, timeoutMs: TIMEOUT_MS })
    return { name: path.posix.basename(new URL(address).pathname) || "file", bytes }
  }
  const root = importFolder()
  if (root === null)
    throw new AppError(
      "INVALID",
      "The operator has not set SLACKLINE_IMPORT_FOLDER, so no folder can be read.",
    )
  return newestFile(root, source.location)
}

async function importBytes(viewer: Viewer, source: Claimed, name: string, bytes: Buffer) {
  const profile = builtIn(source.profile) ?? (await savedProfile(viewer, source.profile))
  if (!profile) throw new AppError("INVALID", "Its profile is not here any more. Choose another.")
  const folder = path.join(env().SLACKLINE_DATA ?? tmpdir(), "pulled")
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const place = path.join(folder, randomUUID())
  await writeFile(place, bytes, { mode: 0o600 })
  try {
    const fileName = `${source.name}: ${name}`
    return (await importFile(viewer, { path: place, fileName, profile, isPreview: false })).importId
  } finally {
    await rm(place, { force: true })
  }
}
