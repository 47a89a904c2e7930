import "server-only"
import { constants } from "node:fs"
import { open, readdir, realpath, stat } from "node:fs/promises"
import path from "node:path"
import { AppError } from "@/lib/platform/errors"
import { LARGEST_UPLOAD } from "./limits-schema"

const refuse = (sentence: string) => new AppError("INVALID", sentence)
const TABLE_FILE = /\.(csv|tsv|txt|json|xlsx)(\.gz)?$/i

/**
 * A place below the operator's folder as it may be stored: folders, and last a file name in which * stands for anything.
 * Whatever climbs out or begins at the root is refused.
 */
export function checkLocation(location: string): string {
  const parts = location.split(/[\\/]+/).filter((part) => part !== "" && part !== ".")
  if (path.isAbsolute(location) || /^[A-Za-z]:/.test(location) || parts.includes(".."))
    throw refuse("Name a place below the import folder, such as asm3/*.csv.")
  if (parts.slice(0, -1).some((part) => part.includes("*")))
    throw refuse("The sign * may stand in the file's name only.")
  return parts.join("/")
}

/** The newest file of a place below the operator's folder, read whole; links that lead elsewhere are not followed. */
export async function newestFile(root: string, location: string): Promise<{ name: string; bytes: Buffer }> {
  const home = await realpath(root).catch(() => {
    throw refuse("The import folder is not there. Ask the operator of this install.")
  })
  const wanted = checkLocation(location)
  const hasName = wanted.includes("*") || TABLE_FILE.test(wanted)
  const folder = path.join(home, hasName ? path.dirname(wanted) : wanted)
  const pattern = hasName ? patternOf(path.basename(wanted)) : TABLE_FILE
  const real = await realpath(folder).catch(() => {
    throw refuse(`There is no folder ${hasName ? path.dirname(wanted) : wanted} in the import folder.`)
  })
  if (real !== home && !real.startsWith(`${home}${path.sep}`))
    throw refuse("This folder leads out of the import folder. Only what is really in it is read.")
  const found = await Promise.all(
    (await readdir(real, { withFileTypes: true }))
      .filter((entry) => entry.isFile() && pattern.test(entry.name))
      .map(async ({ name }) => ({ name, at: (await stat(path.join(real, name))).mtimeMs })),
  )
  const [newest] = found.sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1))
  if (!newest) throw refuse(`There is no file ${wanted || "of a table"} in the import folder yet.`)
  // Opened without following a link that was put there a moment ago.
  const file = await open(path.join(real, newest.name), constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    if ((await file.stat()).size > LARGEST_UPLOAD)
      throw refuse(`${newest.name} is larger than 50 MB; import it on the command line.`)
    return { name: newest.name, bytes: await file.readFile() }
  } finally {
    await file.close()
  }
}

const patternOf = (name: string) =>
  new RegExp(
    `^${name
      .split("*")
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*")}$`,
  )
