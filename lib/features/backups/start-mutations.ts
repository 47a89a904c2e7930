import "server-only"
import { audit } from "@/lib/platform/audit"
import { startCommand } from "@/lib/platform/command-line"
import { systemPool, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { checkMayManage } from "./queries"
import type { StartBackupInput } from "./schema"

const LONGEST_START_MS = 20_000
const LOOK_EVERY_MS = 100

const isBegun = async (runId: string) =>
  ((await systemPool().query(`select from "BackupRun" where "id" = $1`, [runId])).rowCount ?? 0) > 0

/** Starts a command that writes down a run of this id; returns when it has begun. The same id again starts nothing. */
async function startRun(viewer: Viewer, runId: string, args: string[], summary: string) {
  await checkMayManage(viewer)
  if (await isBegun(runId)) return { runId }
  await write(viewer, (db) =>
    audit(db, viewer, { action: "backup.started", entity: "BackupRun", entityId: runId, summary }),
  )
  let outcome: { code: number; lastWords: string } | undefined
  void startCommand([...args, "--run-id", runId]).ended.then((ended) => {
    outcome = ended
  })
  const until = performance.now() + LONGEST_START_MS
  while (!(await isBegun(runId))) {
    if (outcome) throw new AppError("CONFLICT", outcome.lastWords || "It ended before it began. Try again.")
    if (performance.now() > until)
      throw new AppError("UNAVAILABLE", "It did not begin within 20 seconds. Try again in a moment.")
    await new Promise((wake) => setTimeout(wake, LOOK_EVERY_MS))
  }
  return { runId }
}

/** Makes a backup now, while anything else goes on. */
export const startBackup = (viewer: Viewer, { runId }: StartBackupInput) =>
  startRun(viewer, runId, ["backup"], "Started a backup of the install.")

/** Tries a restore of the newest backup now. */
export const startTrial = (viewer: Viewer, { runId }: StartBackupInput) =>
  startRun(viewer, runId, ["backup", "try"], "Started a trial of restoring the newest backup.")
