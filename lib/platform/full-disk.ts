import "server-only"
import { statfs } from "node:fs/promises"
import { tmpdir } from "node:os"
import { env } from "./env"

// Long enough for the page that was refused to ask, short enough that a disk with room again is not called full.
const REMEMBERED_MS = 3_000
const TOO_LITTLE_BYTES = 4 * 1024 * 1024

const kept = globalThis as typeof globalThis & { slacklineFullDiskMs?: number }

/** Something could not be saved for want of room. */
export function noteFullDisk(): void {
  kept.slacklineFullDiskMs = performance.now()
}

/**
 * Whether the disk is full: something was refused for it just now, or the folder of this install has hardly any room. Files
 * and database stand on one disk as a rule; where they do not, the refusal tells.
 */
export async function isDiskFull(): Promise<boolean> {
  if (performance.now() - (kept.slacklineFullDiskMs ?? Number.NEGATIVE_INFINITY) < REMEMBERED_MS) return true
  const { bavail, bsize } = await statfs(env().SLACKLINE_DATA ?? tmpdir())
  return bavail * bsize < TOO_LITTLE_BYTES
}
