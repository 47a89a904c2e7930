import "server-only"
import { can } from "@/lib/domain/access/table"
import { ARCHIVE_KIND, type RunState, runFile } from "@/lib/features/reports/runs-schema"
import { dayOfDate } from "@/lib/platform/clock"
import { read } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { files } from "@/lib/platform/files"
import type { Viewer } from "@/lib/platform/viewer"

const MOST_SHOWN = 5

/** The archives made lately, newest first. */
export async function archiveRuns(viewer: Viewer) {
  if (!can(viewer, "settings:edit")) throw new AppError("FORBIDDEN")
  const runs = await read(viewer, (db) =>
    db.reportRun.findMany({
      where: { kind: ARCHIVE_KIND },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST_SHOWN,
    }),
  )
  return runs.map(({ id, state, rowsDone, rowsTotal, problem, fileName, bytes, expiresOn, createdAt }) => ({
    id,
    state: state as RunState,
    rowsDone,
    rowsTotal,
    problem,
    isKept: fileName !== null,
    bytes,
    expiresDay: expiresOn && dayOfDate(expiresOn),
    createdAt,
  }))
}
export type ArchiveRun = Awaited<ReturnType<typeof archiveRuns>>[number]

async function runOf(viewer: Viewer, id: string) {
  if (!can(viewer, "settings:edit")) throw new AppError("FORBIDDEN")
  const run = await read(viewer, (db) => db.reportRun.findUnique({ where: { id, kind: ARCHIVE_KIND } }))
  if (!run) throw new AppError("NOT_FOUND")
  return run
}

/** How far an archive is. */
export async function archiveProgress(viewer: Viewer, id: string) {
  const { state, rowsDone, rowsTotal } = await runOf(viewer, id)
  return { state: state as RunState, rowsDone, rowsTotal }
}

/** A finished archive; says in words when its days are over. */
export async function archiveFile(viewer: Viewer, id: string) {
  const run = await runOf(viewer, id)
  const bytes = run.fileName ? await files().get(runFile(run)) : null
  if (!bytes || !run.fileName)
    throw new AppError("NOT_FOUND", "This archive is not kept any more. Ask for a new one under Shelter.")
  return { bytes, name: run.fileName }
}
