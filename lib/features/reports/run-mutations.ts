import "server-only"
import { audit } from "@/lib/platform/audit"
import { dateOfDay, now, today } from "@/lib/platform/clock"
import { type Db, type Prisma, read, readAside, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { files } from "@/lib/platform/files"
import { runSoon } from "@/lib/platform/jobs"
import { log } from "@/lib/platform/log"
import type { Viewer } from "@/lib/platform/viewer"
import { readDefinition } from "./definition-schema"
import { MAKERS, type Maker, type RunOrder } from "./makers-queries"
import {
  ARCHIVE_KIND,
  type AskForFileInput,
  FILE_DAYS,
  MADE_AT_ONCE_BELOW,
  REPORTS_JOB,
  type RetryRunInput,
  type RunFormat,
  type RunKind,
  runFile,
} from "./runs-schema"

const MINUTE_MS = 60_000
/** A run whose worker said nothing for so long is taken for abandoned and begun again. */
const SILENT_MS = 5 * MINUTE_MS
/** So often a run may be begun before it is given up: one that ends its process would do so for ever. */
const MOST_BEGINNINGS = 4

export interface NewRun {
  id: string
  kind: RunKind
  title: string
  params: Prisma.InputJsonObject
  format: RunFormat
  total: number | null
  scheduleId?: string
  mailTo?: string[]
}

/** Puts a run into the line; asked twice with the same id, it is one run. */
export async function queueRun(db: Db, viewer: Viewer, run: NewRun): Promise<void> {
  if (await db.reportRun.findUnique({ where: { id: run.id }, select: { id: true } })) return
  await db.reportRun.create({
    data: {
      id: run.id,
      shelterId: viewer.shelterId,
      kind: run.kind,
      title: run.title,
      params: run.params,
      format: run.format,
      rowsTotal: run.total,
      requestedBy: viewer.personId,
      createdAt: now(),
      ...(run.scheduleId ? { scheduleId: run.scheduleId } : {}),
      mailTo: run.mailTo ?? [],
    },
  })
  await audit(db, viewer, {
    action: "report.ask",
    entity: "ReportRun",
    entityId: run.id,
    summary: `A file was asked for: ${run.title} (${run.format.toUpperCase()}).`,
    details: { kind: run.kind, rows: run.total },
  })
}

/** Asks for a report as a file. A small one is ready with the answer; a large one is made by itself. */
export async function askForFile(viewer: Viewer, { runId, reportId, format }: AskForFileInput) {
  const report = await read(viewer, (db) => db.reportDefinition.findUnique({ where: { id: reportId } }))
  if (!report) throw new AppError("NOT_FOUND")
  const params = { name: report.name, definition: readDefinition(report.definition) }
  const total = (await MAKERS.rows?.count(viewer, params)) ?? null
  await write(viewer, (db) =>
    queueRun(db, viewer, { id: runId, kind: "rows", title: report.name, params, format, total }),
  )
  if (total !== null && total < MADE_AT_ONCE_BELOW) await makeRun(viewer, runId)
  else runSoon(REPORTS_JOB)
  const run = await read(viewer, (db) =>
    db.reportRun.findUniqueOrThrow({ where: { id: runId }, select: { state: true, problem: true } }),
  )
  if (run.state === "failed") throw new AppError("INVALID", run.problem ?? undefined)
  return { runId, isDone: run.state === "done" }
}

/** Asks again for a file that could not be made. The failed run stays as it is. */
export const retryRun = (viewer: Viewer, { runId, newRunId }: RetryRunInput) =>
  write(viewer, async (db) => {
    const failed = await db.reportRun.findUnique({ where: { id: runId, kind: { not: ARCHIVE_KIND } } })
    if (failed?.state !== "failed") throw new AppError("CONFLICT")
    await queueRun(db, viewer, {
      id: newRunId,
      kind: failed.kind as RunKind,
      title: failed.title,
      params: failed.params as Prisma.InputJsonObject,
      format: failed.format as RunFormat,
      total: failed.rowsTotal,
      mailTo: failed.mailTo,
      ...(failed.scheduleId ? { scheduleId: failed.scheduleId } : {}),
    })
    runSoon(REPORTS_JOB)
    return { runId: newRunId }
  })

/** Takes a run for one worker: who comes second finds the row locked or taken, and leaves it alone. */
const claim = (viewer: Viewer, id: string) =>
  write(viewer, async (db) => {
    const [free] = await db.$queryRaw<{ id: string }[]>`
      select "id" from "ReportRun"
      where "id" = ${id}::uuid and ("state" = 'waiting' or ("state" = 'running' and "nextTryAt" <= ${now()}))
      for update skip locked`
    if (!free) return null
    return db.reportRun.update({
      where: { id },
      data: {
        state: "running",
        rowsDone: 0,
        startedAt: now(),
        // While it is worked on: until when its worker is believed to be alive.
        nextTryAt: new Date(now().getTime() + SILENT_MS),
        version: { increment: 1 },
      },
    })
  })

/** Makes one run's file, by the maker of its kind or the one given; false where another worker has it or it failed. */
export async function makeRun(viewer: Viewer, id: string, given?: Maker): Promise<boolean> {
  const run = await claim(viewer, id)
  if (!run) return false
  // Only the worker that holds the run may write to it: one taken for dead that comes back changes nothing.
  const settle = (data: Prisma.ReportRunUpdateManyMutationInput) =>
    write(viewer, (db) =>
      db.reportRun.updateMany({ where: { id, version: run.version, state: "running" }, data }),
    )
  try {
    if (run.version > MOST_BEGINNINGS + 1)
      throw new AppError(
        "INVALID",
        "It was begun several times and never finished. Choose fewer rows or columns, or take CSV.",
      )
    const maker = given ?? MAKERS[run.kind as RunKind]
    const format = run.format as RunFormat
    if (!maker?.formats.includes(format))
      throw new AppError("INVALID", "This kind of file is not made any more.")
    const onRows: RunOrder["onRows"] = async (rowsDone) => {
      await settle({ rowsDone, nextTryAt: new Date(now().getTime() + SILENT_MS) })
    }
    const order = { params: run.params, format, total: run.rowsTotal, onRows }
    const bytes = await readAside(() => maker.make(viewer, order))
    await files().put(runFile(run), bytes)
    const { count } = await settle({
      state: "done",
      fileName: fileNameOf(run.title, format),
      bytes: bytes.length,
      expiresOn: dateOfDay(today(viewer) + FILE_DAYS),
      finishedAt: now(),
      nextTryAt: null,
      problem: null,
    })
    return count > 0
  } catch (thrown) {
    const isSaid = thrown instanceof AppError
    if (!isSaid) log.error({ err: thrown, runId: id }, "a report was not made")
    await settle({
      state: "failed",
      problem: isSaid ? thrown.message : "Something went wrong on our side. Try it again.",
      finishedAt: now(),
      nextTryAt: null,
    })
    return false
  }
}

/** A name every file system takes; what the report is called stands on the page and in the file. */
function fileNameOf(title: string, format: RunFormat): string {
  const plain = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
  return `${plain.slice(0, 60) || "report"}.${format}`
}

/** Forgets a file whose days are over: the file, its name, and what was asked for. */
export async function forgetRun(viewer: Viewer, id: string): Promise<boolean> {
  const run = await read(viewer, (db) =>
    db.reportRun.findUnique({ where: { id }, select: { id: true, format: true, expiresOn: true } }),
  )
  if (!run?.expiresOn || run.expiresOn >= dateOfDay(today(viewer))) return false
  await files().remove(runFile(run))
  await write(viewer, (db) =>
    db.reportRun.updateMany({
      where: { id },
      data: { fileName: null, bytes: null, params: {}, mailTo: [], nextTryAt: null },
    }),
  )
  return true
}
