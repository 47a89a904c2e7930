import "server-only"
import { createHash } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { mkdir, rename } from "node:fs/promises"
import path from "node:path"
import { pipeline } from "node:stream/promises"
import { ageEncrypt } from "@/lib/platform/age"
import { folderPlace, PART, type StoragePlace, type WholeFile } from "@/lib/platform/storage-place"
import { type FilesGroup, filesFolder } from "./places-queries"
import { FILES_FOLDER, type KeptFile, SIDECAR, type Sidecar } from "./schema"

/** Where a photo file lies beside the backups. */
export const keptName = (group: string, name: string, isClosed: boolean) =>
  `${FILES_FOLDER}${group}/${name}${isClosed ? ".age" : ""}`

/** Copies the photo files that are not beside the backups yet; a name never changes what it holds. */
export async function keepFiles(
  folder: string,
  { group, secret }: FilesGroup,
  files: readonly KeptFile[],
  onWord?: (sentence: string) => void,
): Promise<void> {
  const there = await folderPlace(folder).list(`${FILES_FOLDER}${group}/`)
  let copied = 0
  for (const { name } of files) {
    const kept = keptName(group, name, secret !== null)
    if (there.has(kept)) continue
    const place = path.join(folder, kept)
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
    await pipeline(
      createReadStream(path.join(filesFolder(), name)),
      (pieces: AsyncIterable<Buffer>) => (secret ? ageEncrypt(pieces, { secret }) : pieces),
      createWriteStream(`${place}${PART}`, { mode: 0o600 }),
    )
    await rename(`${place}${PART}`, place)
    copied++
  }
  if (copied > 0) onWord?.(`${copied} photo files copied`)
}

/** Brings a backup and its photo files to other storage; what says that it is whole goes last. */
export async function mirror(
  folder: string,
  remote: StoragePlace,
  { name, group, files, isEncrypted, bytes, sha256 }: Sidecar & { name: string },
): Promise<void> {
  const there = await remote.list(`${FILES_FOLDER}${group}/`)
  for (const file of files) {
    const kept = keptName(group, file, isEncrypted)
    if (!there.has(kept)) await remote.put(kept, await wholeFile(path.join(folder, kept)))
  }
  await remote.put(name, { path: path.join(folder, name), bytes, sha256 })
  await remote.put(name + SIDECAR, await wholeFile(path.join(folder, name + SIDECAR)))
}

/** A file's size and SHA-256. */
async function wholeFile(place: string): Promise<WholeFile> {
  const hash = createHash("sha256")
  let bytes = 0
  for await (const part of createReadStream(place)) {
    hash.update(part)
    bytes += part.length
  }
  return { path: place, bytes, sha256: hash.digest("hex") }
}
