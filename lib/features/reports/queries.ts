import "server-only"
import { REPORT_SUBJECTS, type ReportSubject } from "@/lib/domain/reports/subjects"
import { dayOfDate } from "@/lib/platform/clock"
import { type Db, read } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { files } from "@/lib/platform/files"
import { canSendMail } from "@/lib/platform/mailer"
import type { Viewer } from "@/lib/platform/viewer"
import { readDefinition } from "./definition-schema"
import { MAKERS } from "./makers-queries"
import { receiversOf } from "./receivers-queries"
import { countReport, reportPage } from "./rows-queries"
import { ARCHIVE_KIND, type RunFormat, type RunState, runFile } from "./runs-schema"

const MOST_RUNS = 30
const MOST_REPORTS = 500

const RUN = {
  id: true,
  title: true,
  format: true,
  state: true,
  rowsDone: true,
  rowsTotal: true,
  problem: true,
  fileName: true,
  bytes: true,
  expiresOn: true,
  mailTo: true,
  mailedAt: true,
  mailProblem: true,
  nextTryAt: true,
  scheduleId: true,
  createdAt: true,
} as const

export type RunLine = Awaited<ReturnType<typeof reportsOverview>>["runs"][number]
export type ScheduleLine = Awaited<ReturnType<typeof reportsOverview>>["schedules"][number]

/** Everything of the page of reports: those that are kept, what was made lately, what goes out by mail. */
export const reportsOverview = (viewer: Viewer) =>
  read(viewer, async (db) => {
    const [reports, runs, schedules, receivers] = [
      await db.reportDefinition.findMany({
        orderBy: [{ name: "asc" }, { id: "asc" }],
        take: MOST_REPORTS,
        select: { id: true, name: true, subject: true, archivedAt: true, version: true },
      }),
      await db.reportRun.findMany({
        where: { kind: { not: ARCHIVE_KIND } },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: MOST_RUNS,
        select: RUN,
      }),
      await db.reportSchedule.findMany({
        where: { endedAt: null },
        orderBy: [{ nextOn: "asc" }, { id: "asc" }],
        include: { definition: { select: { name: true } } },
      }),
      await receiversOf(db),
    ]
    const names = await namesOf(
      db,
      schedules.flatMap(({ personIds }) => personIds),
    )
    return {
      reports: reports.map((report) => ({ ...report, subject: asSubject(report.subject) })),
      runs: runs.map(({ expiresOn, mailTo, ...run }) => ({
        ...run,
        state: run.state as RunState,
        waitsForMail: mailTo.length > 0,
        expiresDay: expiresOn && dayOfDate(expiresOn),
      })),
      schedules: schedules.map(({ definition, nextOn, ...schedule }) => ({
        id: schedule.id,
        version: schedule.version,
        kind: schedule.kind,
        definitionId: schedule.definitionId,
        format: schedule.format,
        every: schedule.every as "week" | "month",
        onDay: schedule.onDay,
        personIds: schedule.personIds,
        name: definition?.name ?? null,
        nextDay: dayOfDate(nextOn),
        people: schedule.personIds.map((id) => names.get(id) ?? "somebody who left"),
      })),
      receivers,
      canSendMail: canSendMail(),
      kinds: (Object.keys(MAKERS) as (keyof typeof MAKERS)[]).map((kind) => ({
        kind,
        formats: MAKERS[kind]?.formats ?? [],
      })),
    }
  })

const asSubject = (subject: string): ReportSubject => REPORT_SUBJECTS.find((one) => one === subject) ?? "cats"

async function namesOf(db: Db, ids: string[]): Promise<Map<string, string>> {
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}

/** One report with a page of its rows. */
export async function reportWithRows(viewer: Viewer, id: string, after: string | null) {
  const found = await read(viewer, (db) => db.reportDefinition.findUnique({ where: { id } }))
  if (!found) throw new AppError("NOT_FOUND")
  const definition = readDefinition(found.definition)
  return {
    id,
    name: found.name,
    version: found.version,
    isArchived: found.archivedAt !== null,
    definition,
    total: await countReport(viewer, definition),
    page: await reportPage(viewer, definition, { after }),
  }
}
export type ShownReport = Awaited<ReturnType<typeof reportWithRows>>

const ofReports = (id: string) => ({ id, kind: { not: ARCHIVE_KIND } })

/** How far a run is. */
export const runProgress = async (viewer: Viewer, id: string) => {
  const run = await read(viewer, (db) => db.reportRun.findUnique({ where: ofReports(id), select: RUN }))
  if (!run) throw new AppError("NOT_FOUND")
  return { state: run.state as RunState, rowsDone: run.rowsDone, rowsTotal: run.rowsTotal }
}

/** A finished file; says in words when its days are over. */
export async function finishedFile(viewer: Viewer, id: string) {
  const run = await read(viewer, (db) => db.reportRun.findUnique({ where: ofReports(id), select: RUN }))
  if (!run) throw new AppError("NOT_FOUND")
  const bytes = run.fileName ? await files().get(runFile(run)) : null
  if (!bytes || !run.fileName)
    throw new AppError(
      "NOT_FOUND",
      "This file is not kept any more. Ask for it again on the page of reports.",
    )
  return { bytes, name: run.fileName, format: run.format as Exclude<RunFormat, "tgz"> }
}
