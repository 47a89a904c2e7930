// Whether this copy is a release archive: built and installed already, by whoever made it.
import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { root } from "./house.mjs"

export const RELEASE_FILE = "release.json"

const file = path.join(root, RELEASE_FILE)
/** Version, platform and newest migration of a release archive; null in the sources. */
export const release = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null

/** Stops with a sentence where the archive was made for another kind of machine. */
export function checkPlatform() {
  if (!release || (release.platform === process.platform && release.arch === process.arch)) return
  throw new Error(
    `This archive is for ${release.platform} ${release.arch}; this machine is ${process.platform} ${process.arch}. Take the other archive, or the sources.`,
  )
}
