import "server-only"
import { randomUUID } from "node:crypto"
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { env } from "./env"

/** Where files are kept. A name is a list of parts we made ourselves; another place is another object of this shape. */
export interface FileStore {
  /** Keeps a file: all of it or nothing, also when two do so at once. */
  put(name: FileName, bytes: Uint8Array): Promise<void>
  /** The file, or null when there is none. */
  get(name: FileName): Promise<Uint8Array<ArrayBuffer> | null>
  /** Names of the files of a folder, without it. */
  list(folder: FileName): Promise<string[]>
  remove(name: FileName): Promise<void>
}
export type FileName = readonly string[]

// Ids, sizes, editions: nothing that could climb out of the folder.
const PART = /^[a-z0-9][a-z0-9-]*(\.[a-z]{2,5})?$/

function checked(name: FileName): FileName {
  for (const part of name) if (!PART.test(part)) throw new RangeError("not the name of a file of ours")
  return name
}

const isMissing = (error: unknown) => error instanceof Error && "code" in error && error.code === "ENOENT"

/** Files in a folder of this machine. */
export function localFiles(root: string): FileStore {
  const placeOf = (name: FileName) => path.join(root, ...checked(name))
  return {
    async put(name, bytes) {
      const place = placeOf(name)
      await mkdir(path.dirname(place), { recursive: true })
      // Written beside it and moved in one step: nobody reads half a file.
      const draft = `${place}.${randomUUID()}.part`
      await writeFile(draft, bytes)
      await rename(draft, place)
    },
    async get(name) {
      try {
        return new Uint8Array(await readFile(placeOf(name)))
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    async list(folder) {
      try {
        return (await readdir(placeOf(folder))).filter((name) => PART.test(name))
      } catch (error) {
        if (isMissing(error)) return []
        throw error
      }
    },
    remove: (name) => rm(placeOf(name), { force: true }),
  }
}

/** The files this install keeps, in the folder of everything it owns. */
export const files = (): FileStore => localFiles(path.join(env().SLACKLINE_DATA ?? tmpdir(), "files"))
