import "server-only"
import type { Viewer } from "@/lib/platform/viewer"
import type { Progress } from "./run-schema"

interface Running extends Progress {
  shelterId: string
}

// One list per process, also when the development server reloads this module or bundles it twice.
const kept = globalThis as typeof globalThis & { slacklineImports?: Map<string, Running> }
kept.slacklineImports ??= new Map()
const running = kept.slacklineImports

/** How far a running import is, or null when none runs under this id in the viewer's shelter. */
export function progressOf(viewer: Viewer, uploadId: string): Progress | null {
  const found = running.get(uploadId)
  if (!found || found.shelterId !== viewer.shelterId) return null
  const { phase, done, total } = found
  return { phase, done, total }
}

/** Runs some work and keeps its progress where `progressOf` finds it. */
export async function watchProgress<T>(
  viewer: Viewer,
  uploadId: string,
  work: (onProgress: (progress: Progress) => void) => Promise<T>,
): Promise<T> {
  const { shelterId } = viewer
  running.set(uploadId, { shelterId, phase: "reading", done: 0, total: 0 })
  try {
    return await work((progress) => running.set(uploadId, { shelterId, ...progress }))
  } finally {
    running.delete(uploadId)
  }
}
