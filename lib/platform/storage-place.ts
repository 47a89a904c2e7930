import "server-only"
import { createReadStream, createWriteStream } from "node:fs"
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises"
import path from "node:path"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { AppError } from "./errors"

/** Where big files are kept whole: a folder, or storage somewhere else. Names have `/` between their parts. */
export interface StoragePlace {
  /** As a person reads it; never a key or a password. */
  readonly words: string
  /** Keeps a copy of a file: all of it or nothing. */
  put(name: string, file: WholeFile): Promise<void>
  /** Sizes by name, of names that begin so. */
  list(prefix: string): Promise<Map<string, number>>
  /** Throws NOT_FOUND when there is none. */
  read(name: string): Promise<Readable>
  remove(name: string): Promise<void>
}

export interface WholeFile {
  path: string
  bytes: number
  sha256: string
}

export const PART = ".part"

/** A folder of this machine, or of a disk in it. */
export function folderPlace(root: string): StoragePlace {
  const placeOf = (name: string) => {
    const place = path.resolve(root, name)
    if (!place.startsWith(`${path.resolve(root)}${path.sep}`)) throw new RangeError("a name that climbs out")
    return place
  }
  return {
    words: root,
    async put(name, file) {
      const place = placeOf(name)
      if (place === path.resolve(file.path)) return
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
      await pipeline(createReadStream(file.path), createWriteStream(`${place}${PART}`, { mode: 0o600 }))
      await rename(`${place}${PART}`, place)
    },
    async list(prefix) {
      const found = new Map<string, number>()
      const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])
      for (const entry of entries) {
        const place = path.join(entry.parentPath, entry.name)
        const name = path.relative(root, place).split(path.sep).join("/")
        if (entry.isFile() && name.startsWith(prefix) && !name.endsWith(PART))
          found.set(name, (await stat(place)).size)
      }
      return found
    },
    async read(name) {
      const place = placeOf(name)
      const found = await stat(place).catch(() => null)
      if (!found?.isFile()) throw new AppError("NOT_FOUND", `There is no ${name} in ${root}.`)
      return createReadStream(place)
    },
    remove: (name) => rm(placeOf(name), { force: true }),
  }
}
