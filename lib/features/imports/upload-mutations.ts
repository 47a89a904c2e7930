import "server-only"
import { randomUUID } from "node:crypto"
import { appendFile, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { can } from "@/lib/domain/access/table"
import type { AnyProfile } from "@/lib/domain/interop/profile"
import { builtIn } from "@/lib/domain/interop/profiles/built-in"
import { now } from "@/lib/platform/clock"
import { env } from "@/lib/platform/env"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { ImportFile } from "./file-queries"
import { importFile } from "./mutations"
import { adjustProfile, parseProfile } from "./profile-queries"
import { watchProgress } from "./progress-queries"
import { savedProfile } from "./saved-queries"
import type { StartUploadInput, UploadId, UploadPartInput } from "./schema"
import type { ImportAnswer, ImportPreview } from "./tally-schema"

interface Waiting {
  shelterId: string
  files: { fileName: string; size: number }[]
  /** null: nobody has said yet how the file is to be read. */
  profile: AnyProfile | null
}

const A_DAY_MS = 86_400_000
const EXAMPLES = 5
const MOST_CONFLICTS = 50

// Real shelter data waits here between preview and import: for this user's eyes only, and never longer than a day.
const folder = () => path.join(env().SLACKLINE_DATA ?? tmpdir(), "uploads")
const dataPath = (uploadId: string, file: number) => path.join(folder(), `${uploadId}.${file}.data`)
const notePath = (uploadId: string) => path.join(folder(), `${uploadId}.json`)

const checkRight = (viewer: Viewer) => {
  if (!can(viewer, "import:run")) throw new AppError("FORBIDDEN")
}

/** Makes room for files that are about to come in parts, and checks their profile first. */
export async function startUpload(viewer: Viewer, input: StartUploadInput): Promise<UploadId> {
  checkRight(viewer)
  const profile = await chosenProfile(viewer, input)
  await mkdir(folder(), { recursive: true, mode: 0o700 })
  await sweep()
  const uploadId = randomUUID()
  const waiting: Waiting = { shelterId: viewer.shelterId, files: input.files, profile }
  await writeFile(notePath(uploadId), JSON.stringify(waiting), { mode: 0o600, flag: "wx" })
  for (const i of input.files.keys()) await writeFile(dataPath(uploadId, i), "", { mode: 0o600, flag: "wx" })
  return { uploadId }
}

async function chosenProfile(viewer: Viewer, input: StartUploadInput): Promise<AnyProfile | null> {
  if (input.profileText === null && input.profile === null) {
    if (input.files.length > 1)
      throw new AppError("INVALID", "Columns are mapped for one file at a time. Choose one of the files.")
    return null
  }
  const own = input.profileText
    ? parseProfile(input.profileText, "you chose")
    : (builtIn(input.profile ?? "") ?? (await savedProfile(viewer, input.profile ?? "")))
  if (!own) throw new AppError("INVALID", `There is no profile ${input.profile}.`)
  return adjustProfile(own, { ...(input.dates ? { dates: [input.dates] } : {}) })
}

/** Takes the next part of a file; a part that does not join the end of what is there is refused. */
export async function addUploadPart(
  viewer: Viewer,
  { uploadId, file, offset, base64 }: UploadPartInput,
): Promise<void> {
  const announced = (await open(viewer, uploadId)).files[file]
  if (!announced) throw new AppError("INVALID", "This file was not announced. Choose the files again.")
  const { size } = await stat(dataPath(uploadId, file))
  const part = Buffer.from(base64, "base64")
  if (size !== offset)
    throw new AppError("CONFLICT", "A part of the file came twice or not at all. Choose the file again.")
  if (size + part.length > announced.size)
    throw new AppError("INVALID", "The file is larger than announced. Choose it again.")
  await appendFile(dataPath(uploadId, file), part)
}

/** The one file of an upload whose columns are to be mapped, when it has arrived whole. */
export async function uploadedFile(viewer: Viewer, { uploadId }: UploadId): Promise<ImportFile> {
  const { files } = await open(viewer, uploadId)
  const [file] = await arrived(uploadId, files)
  if (!file) throw new AppError("NOT_FOUND", GONE)
  return file
}

/** Says how an uploaded file is to be read from now on. */
export async function setUploadProfile(viewer: Viewer, uploadId: string, profile: AnyProfile): Promise<void> {
  const waiting = await open(viewer, uploadId)
  await writeFile(notePath(uploadId), JSON.stringify({ ...waiting, profile }), { mode: 0o600 })
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
  const { files, profile } = await open(viewer, uploadId)
  const [file, ...together] = await arrived(uploadId, files)
  if (!file || !profile)
    throw new AppError("INVALID", "Nobody has said yet how this file is to be read. Map its columns first.")
  return watchProgress(viewer, uploadId, (onProgress) =>
    importFile(viewer, { ...file, together, profile, isPreview, onProgress }),
  )
}

async function arrived(uploadId: string, files: Waiting["files"]): Promise<ImportFile[]> {
  return Promise.all(
    files.map(async ({ fileName, size }, i) => {
      const place = dataPath(uploadId, i)
      if ((await stat(place)).size !== size)
        throw new AppError("INVALID", "The file did not arrive whole. Choose it again.")
      return { path: place, fileName }
    }),
  )
}

const GONE = "The uploaded file is not here any more. Choose it again."

async function open(viewer: Viewer, uploadId: string): Promise<Waiting> {
  checkRight(viewer)
  const text = await readFile(notePath(uploadId), "utf8").catch(() => null)
  const waiting = text ? (JSON.parse(text) as Waiting) : null
  if (!waiting || waiting.shelterId !== viewer.shelterId) throw new AppError("NOT_FOUND", GONE)
  return waiting
}

async function removeUpload(uploadId: string) {
  for (const name of await readdir(folder()))
    if (name.startsWith(`${uploadId}.`)) await rm(path.join(folder(), name), { force: true })
}

async function sweep() {
  for (const name of await readdir(folder())) {
    const place = path.join(folder(), name)
    const found = await stat(place).catch(() => null)
    if (found && now().getTime() - found.mtimeMs > A_DAY_MS) await rm(place, { force: true })
  }
}
