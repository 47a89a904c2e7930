import "server-only"
import { randomUUID } from "node:crypto"
import { appendFile, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { can } from "@/lib/domain/access/table"
import type { Profile } from "@/lib/domain/interop/profile"
import { builtInProfile } from "@/lib/domain/interop/profiles/built-in"
import { now } from "@/lib/platform/clock"
import { env } from "@/lib/platform/env"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { importFile } from "./mutations"
import { adjustProfile, parseProfile } from "./profile-queries"
import { watchProgress } from "./progress-queries"
import type { StartUploadInput, UploadId, UploadPartInput } from "./schema"
import type { ImportAnswer, ImportPreview } from "./tally-schema"

interface Waiting {
  shelterId: string
  fileName: string
  size: number
  profile: Profile
}

const A_DAY_MS = 86_400_000
const EXAMPLES = 5
const MOST_CONFLICTS = 50

// Real shelter data waits here between preview and import: for this user's eyes only, and never longer than a day.
const folder = () => path.join(env().SLACKLINE_DATA ?? tmpdir(), "uploads")
const dataPath = (uploadId: string) => path.join(folder(), `${uploadId}.data`)
const notePath = (uploadId: string) => path.join(folder(), `${uploadId}.json`)

const checkRight = (viewer: Viewer) => {
  if (!can(viewer, "import:run")) throw new AppError("FORBIDDEN")
}

/** Makes room for a file that is about to come in parts, and checks its profile first. */
export async function startUpload(viewer: Viewer, input: StartUploadInput): Promise<UploadId> {
  checkRight(viewer)
  const own = input.profileText ? parseProfile(input.profileText, "you chose") : builtInProfile(input.profile)
  if (!own) throw new AppError("INVALID", `There is no profile ${input.profile}.`)
  const profile = adjustProfile(own, { ...(input.dates ? { dates: [input.dates] } : {}) })
  await mkdir(folder(), { recursive: true, mode: 0o700 })
  await sweep()
  const uploadId = randomUUID()
  const waiting: Waiting = {
    shelterId: viewer.shelterId,
    fileName: input.fileName,
    size: input.size,
    profile,
  }
  await writeFile(notePath(uploadId), JSON.stringify(waiting), { mode: 0o600, flag: "wx" })
  await writeFile(dataPath(uploadId), "", { mode: 0o600, flag: "wx" })
  return { uploadId }
}

/** Takes the next part of a file; a part that does not join the end of what is there is refused. */
export async function addUploadPart(
  viewer: Viewer,
  { uploadId, offset, base64 }: UploadPartInput,
): Promise<void> {
  const waiting = await open(viewer, uploadId)
  const { size } = await stat(dataPath(uploadId))
  const part = Buffer.from(base64, "base64")
  if (size !== offset)
    throw new AppError("CONFLICT", "A part of the file came twice or not at all. Choose the file again.")
  if (size + part.length > waiting.size)
    throw new AppError("INVALID", "The file is larger than announced. Choose it again.")
  await appendFile(dataPath(uploadId), part)
}

/** What importing the uploaded file would do; nothing is written. */
export async function previewUpload(viewer: Viewer, { uploadId }: UploadId): Promise<ImportPreview> {
  const answer = await runUpload(viewer, uploadId, true)
  const { skipped, conflicts, importId: _, ...tally } = answer
  return {
    ...tally,
    skipped: skipped.map(({ reason, column, rows }) => ({
      reason,
      column,
      count: rows.length,
      first: rows.slice(0, EXAMPLES),
    })),
    conflicts: conflicts.slice(0, MOST_CONFLICTS),
    conflictCount: conflicts.length,
  }
}

/** Imports the uploaded file and throws the copy away. */
export async function commitUpload(viewer: Viewer, { uploadId }: UploadId): Promise<{ importId: string }> {
  const { importId } = await runUpload(viewer, uploadId, false)
  await removeUpload(uploadId)
  return { importId: importId ?? "" }
}

/** Throws the uploaded file away unread. */
export async function discardUpload(viewer: Viewer, { uploadId }: UploadId): Promise<void> {
  await open(viewer, uploadId)
  await removeUpload(uploadId)
}

async function runUpload(viewer: Viewer, uploadId: string, isPreview: boolean): Promise<ImportAnswer> {
  const { fileName, profile, size } = await open(viewer, uploadId)
  if ((await stat(dataPath(uploadId))).size !== size)
    throw new AppError("INVALID", "The file did not arrive whole. Choose it again.")
  return watchProgress(viewer, uploadId, (onProgress) =>
    importFile(viewer, { path: dataPath(uploadId), fileName, profile, isPreview, onProgress }),
  )
}

async function open(viewer: Viewer, uploadId: string): Promise<Waiting> {
  checkRight(viewer)
  const text = await readFile(notePath(uploadId), "utf8").catch(() => null)
  const waiting = text ? (JSON.parse(text) as Waiting) : null
  if (!waiting || waiting.shelterId !== viewer.shelterId)
    throw new AppError("NOT_FOUND", "The uploaded file is not here any more. Choose it again.")
  return waiting
}

async function removeUpload(uploadId: string) {
  await rm(dataPath(uploadId), { force: true })
  await rm(notePath(uploadId), { force: true })
}

async function sweep() {
  for (const name of await readdir(folder())) {
    const place = path.join(folder(), name)
    const found = await stat(place).catch(() => null)
    if (found && now().getTime() - found.mtimeMs > A_DAY_MS) await rm(place, { force: true })
  }
}
