import "server-only"
import { can } from "@/lib/domain/access/table"
import { installState } from "@/lib/features/shelter/queries"
import { now } from "@/lib/platform/clock"
import { systemDb, systemPool } from "@/lib/platform/db"
import { env } from "@/lib/platform/env"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { backupWarnings } from "./due-schema"
import { backupFolder } from "./places-queries"
import { BACKUP_LOCK, DIED } from "./runs-mutations"
import type { RunKind, RunState } from "./schema"

const MOST_SHOWN = 30

export interface BackupRunRow {
  id: string
  kind: RunKind
  state: RunState
  name: string | null
  place: string
  bytes: number | null
  rows: number | null
  isEncrypted: boolean
  problem: string | null
  startedAt: Date
  finishedAt: Date | null
}

// A run that nobody is at work on has died, whatever it wrote down last. Moments come as text with their zone.
const RUNS = `
  with live as (select exists (
    select from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database()
    where l.locktype = 'advisory' and l.classid = 0 and l.objid = ${BACKUP_LOCK} and l.granted) as is)
  select r."id"::text, r."kind", r."name", r."place", r."bytes"::float8 as bytes, r."rows"::float8 as rows, r."isEncrypted",
    r."startedAt", r."finishedAt",
    case when r."state" = 'running' and not live.is then 'failed' else r."state" end as state,
    case when r."state" = 'running' and not live.is then '${DIED}' else r."problem" end as problem
  from "BackupRun" r, live`

/** The newest runs of the install, backups and trials. */
export async function recentRuns(): Promise<BackupRunRow[]> {
  const { rows } = await systemPool().query<BackupRunRow>(
    `${RUNS} order by r."startedAt" desc, r."id" desc limit ${MOST_SHOWN}`,
  )
  return rows
}

/** The newest run, and the newest that went well, of backups and of trials; however long ago. */
export async function newestRuns() {
  const one = async (where: string): Promise<BackupRunRow | null> => {
    const { rows } = await systemPool().query<BackupRunRow>(
      `select * from (${RUNS}) one where ${where} order by "startedAt" desc, "id" desc limit 1`,
    )
    return rows[0] ?? null
  }
  const [backup, done, nightly, nightlyDone, trial, trialDone] = await Promise.all([
    one(`"kind" <> 'trial'`),
    one(`"kind" <> 'trial' and "state" = 'done'`),
    one(`"kind" = 'nightly'`),
    one(`"kind" = 'nightly' and "state" = 'done'`),
    one(`"kind" = 'trial'`),
    one(`"kind" = 'trial' and "state" = 'done'`),
  ])
  return { backup, done, nightly, nightlyDone, trial, trialDone }
}

async function statusNow() {
  const [state, runs, first] = await Promise.all([
    installState(),
    newestRuns(),
    systemDb().shelter.findFirst({
      where: { isDemo: false },
      orderBy: { createdAt: "asc" },
      select: { createdAt: true },
    }),
  ])
  const problems = [runs.backup, runs.trial].flatMap((run) =>
    run?.state === "failed"
      ? [
          `The last ${run.kind === "trial" ? "trial of a restore" : "backup"} failed: ${run.problem ?? "no reason was written down."}`,
        ]
      : [],
  )
  return {
    needsBackups: state === "own",
    lastDone: runs.done,
    lastTrialDone: runs.trialDone,
    warnings: first
      ? backupWarnings({
          now: now(),
          lastDone: runs.done?.startedAt ?? null,
          lastTrialDone: runs.trialDone?.startedAt ?? null,
          problems,
          firstShelterAt: first.createdAt,
        })
      : problems,
  }
}

/** A backup holds every shelter of the install: where there is one of its own, the demo's people have no say in it. */
const isTheirs = async (viewer: Viewer) => !viewer.isDemo || (await installState()) === "demo"

export async function checkMayManage(viewer: Viewer): Promise<void> {
  if (!can(viewer, "backup:manage") || !(await isTheirs(viewer)))
    throw new AppError(
      "FORBIDDEN",
      "Backups are looked after by the administrators of the install's own shelter.",
    )
}

/** What Today says about backups: to administrators, and of an install that needs them. Null for everybody else. */
export async function backupLine(viewer: Viewer) {
  if (!can(viewer, "backup:manage") || !(await isTheirs(viewer))) return null
  const { needsBackups, ...status } = await statusNow()
  return needsBackups ? { ...status, now: now() } : null
}
export type BackupLine = NonNullable<Awaited<ReturnType<typeof backupLine>>>

/** Everything the page says about backups of the install; null for the demo's people where there is a shelter of its own. */
export async function backupsOverview(viewer: Viewer) {
  if (!can(viewer, "backup:manage")) throw new AppError("FORBIDDEN")
  if (!(await isTheirs(viewer))) return null
  const [status, runs] = await Promise.all([statusNow(), recentRuns()])
  const { folder, isBesideData } = backupFolder()
  const { SLACKLINE_BACKUP_KEY: key, SLACKLINE_BACKUP_S3: remote } = env()
  return {
    ...status,
    now: now(),
    runs,
    folder,
    isOnlyBesideData: isBesideData && !remote,
    hasRemote: Boolean(remote),
    isEncrypted: Boolean(key),
  }
}
export type BackupsOverview = NonNullable<Awaited<ReturnType<typeof backupsOverview>>>
