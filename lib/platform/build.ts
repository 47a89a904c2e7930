import "server-only"
import { readFileSync } from "node:fs"

let known: string | undefined

/** Name of the running build: what a page on a device compares itself with after an update. */
export function buildId(): string {
  known ??= process.env.NODE_ENV === "production" ? readBuildId() : "development"
  return known
}

function readBuildId(): string {
  try {
    return readFileSync(".next/BUILD_ID", "utf8").trim()
  } catch {
    return "unnamed"
  }
}
