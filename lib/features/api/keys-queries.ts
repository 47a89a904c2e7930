import "server-only"
import { dayOfDate, today } from "@/lib/platform/clock"
import { read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

/** Every key ever made, those that work first. */
export const keysOf = (viewer: Viewer) =>
  read(viewer, async (db) => {
    const rows = await db.apiKey.findMany({ orderBy: [{ createdAt: "desc" }, { id: "desc" }] })
    const keys = rows.map(({ id, name, prefix, scopes, expiresOn, lastUsedAt, revokedAt, version }) => {
      const expiresDay = expiresOn && dayOfDate(expiresOn)
      const hasEnded = expiresDay !== null && expiresDay < today(viewer)
      const state = revokedAt ? ("taken back" as const) : hasEnded ? ("ended" as const) : ("works" as const)
      return { id, name, prefix, scopes, expiresDay, lastUsedAt, version, state }
    })
    return keys.sort((a, b) => Number(b.state === "works") - Number(a.state === "works"))
  })
export type KeyLine = Awaited<ReturnType<typeof keysOf>>[number]
