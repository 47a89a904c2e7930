import "server-only"
import { createHash } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises"
import path from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createGunzip, createGzip } from "node:zlib"
import { AppError } from "@/lib/platform/errors"
import { readTar, tarEnd, tarEntry } from "@/lib/platform/tar"
import { MANIFEST, Manifest } from "./archive-schema"
import type { ArchiveSink } from "./export-queries"

const refuse = (sentence: string) => new AppError("INVALID", sentence)
const DAMAGED = "The archive is damaged or cut off. Take a fresh copy of it; nothing was restored."

/** An archive as a folder that must be empty or not there yet. */
export async function folderSink(root: string): Promise<ArchiveSink> {
  await mkdir(root, { recursive: true })
  if ((await readdir(root)).length > 0)
    throw refuse(`The folder ${root} is not empty. Name one that is, or one that does not exist yet.`)
  return {
    async file(name, pieces) {
      const place = path.join(root, name)
      await mkdir(path.dirname(place), { recursive: true })
      await pipeline(Readable.from(pieces), createWriteStream(place, { mode: 0o600 }))
    },
  }
}

/** An archive as one file in memory (.tar.gz). `bytes` ends it and gives the whole of it. */
export function packedSink(): ArchiveSink & { bytes(): Promise<Uint8Array> } {
  const packed = createGzip()
  const parts: Buffer[] = []
  packed.on("data", (part: Buffer) => parts.push(part))
  const ended = new Promise<void>((resolve, reject) => packed.on("end", resolve).on("error", reject))
  const add = (bytes: Uint8Array) =>
    new Promise<void>((resolve, reject) =>
      packed.write(bytes, (error) => (error ? reject(error) : resolve())),
    )
  return {
    async file(name, pieces) {
      const held: Uint8Array[] = []
      for await (const piece of pieces) held.push(piece)
      await add(tarEntry({ name, bytes: Buffer.concat(held) }))
    },
    async bytes() {
      await add(tarEnd())
      packed.end()
      await ended
      return new Uint8Array(Buffer.concat(parts))
    },
  }
}

/** Unpacks a .tar.gz archive into an empty folder. */
export async function unpackArchive(file: string, root: string): Promise<void> {
  const source = createReadStream(file)
  const unpacked = source.pipe(createGunzip())
  source.on("error", (error) => unpacked.destroy(error))
  try {
    for await (const { name, bytes } of readTar(unpacked)) {
      const place = path.resolve(root, name)
      if (!place.startsWith(`${path.resolve(root)}${path.sep}`))
        throw new RangeError("a name that climbs out")
      await mkdir(path.dirname(place), { recursive: true })
      await writeFile(place, bytes, { flag: "wx", mode: 0o600 })
    }
  } catch {
    throw refuse(DAMAGED)
  }
}

/** The manifest of an archive's folder. */
export async function readManifest(root: string): Promise<Manifest> {
  const text = await readFile(path.join(root, MANIFEST), "utf8").catch(() => {
    throw refuse(`There is no ${MANIFEST} in ${root}: this is not a Slackline archive.`)
  })
  try {
    return Manifest.parse(JSON.parse(text))
  } catch {
    throw refuse(
      "The archive's manifest.json cannot be read by this version of Slackline. Nothing was restored.",
    )
  }
}

/** Refuses an archive whose files are not byte for byte what its manifest says. */
export async function checkFiles(root: string, { files }: Manifest): Promise<void> {
  for (const { path: name, bytes, sha256 } of files) {
    const place = path.join(root, name)
    const size = await stat(place).then(
      (found) => (found.isFile() ? found.size : -1),
      () => -1,
    )
    if (size !== bytes || (await hashOf(place)) !== sha256)
      throw refuse(
        `The archive's file ${name} is damaged, changed or missing. Take a fresh copy of the archive; nothing was restored.`,
      )
  }
}

async function hashOf(place: string): Promise<string> {
  const hash = createHash("sha256")
  for await (const part of createReadStream(place)) hash.update(part as Buffer)
  return hash.digest("hex")
}
