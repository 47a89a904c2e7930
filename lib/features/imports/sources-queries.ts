import "server-only"
import { can } from "@/lib/domain/access/table"
import { builtIn } from "@/lib/domain/interop/profiles/built-in"
import { now } from "@/lib/platform/clock"
import { type Db, read } from "@/lib/platform/db"
import { env } from "@/lib/platform/env"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { SourceKind } from "./sources-schema"
import type { LastSync } from "./sync-schema"

const MINUTE_MS = 60_000
/** A source that was not read for so many of its intervals is late. */
const LATE_AFTER = 3

/** The folder the operator allows sources to be read from, or null. */
export const importFolder = (): string | null => env().SLACKLINE_IMPORT_FOLDER ?? null

/** The sources of a shelter as the page lists them; an address shows nothing of its secrets. */
export async function listSources(viewer: Viewer) {
  if (!can(viewer, "settings:edit")) throw new AppError("FORBIDDEN")
  const rows = await read(viewer, (db) =>
    db.importSource.findMany({ orderBy: [{ name: "asc" }], omit: { sealed: true, lastHash: true } }),
  )
  return rows.map((row) => ({ ...row, kind: row.kind as SourceKind }))
}
export type SourceRow = Awaited<ReturnType<typeof listSources>>[number]

/** Where the shelter's data comes from and how fresh it is: pulled sources, and systems that are imported by hand. */
export const lastSyncs = (viewer: Viewer): Promise<LastSync[]> => read(viewer, (db) => syncsOf(db))

async function syncsOf(db: Db): Promise<LastSync[]> {
  const pulled = await db.importSource.findMany({ where: { active: true }, orderBy: { name: "asc" } })
  const spoken = await db.$queryRaw<{ source: string; at: Date }[]>`
    select "counts"->>'source' as source, max("createdAt") as at from "Import"
    where "undoneAt" is null and "counts"->>'source' is not null group by 1 order by 1`
  const covered = new Set(pulled.map(({ profile }) => builtIn(profile)?.source ?? profile))
  const lastIds = pulled.flatMap(({ lastImportId }) => lastImportId ?? [])
  const own = await db.import.findMany({ where: { id: { in: lastIds } }, select: { counts: true } })
  for (const { counts } of own) covered.add(String((counts as { source?: string } | null)?.source))
  return [
    ...pulled.map(({ name, lastSyncAt, problem, everyMinutes, createdAt }) => ({
      name,
      lastAt: lastSyncAt,
      problem,
      isLate: now().getTime() - (lastSyncAt ?? createdAt).getTime() > LATE_AFTER * everyMinutes * MINUTE_MS,
    })),
    ...spoken
      .filter(({ source }) => !covered.has(source))
      .map(({ source, at }) => ({ name: source, lastAt: at, problem: null, isLate: false })),
  ]
}
