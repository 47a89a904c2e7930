import { z } from "zod"
import { SCHEDULE_EVERY } from "@/lib/domain/reports/schedule"
import { ReportDefinitionInput } from "./definition-schema"

/** The job that makes files, follows schedules, mails links and forgets what is old. */
export const REPORTS_JOB = "reports"

export const RUN_KINDS = ["rows", "matrix", "board", "everything"] as const
/** The archive of a whole shelter: made, listed and handed out where archives are, never among reports. */
export const ARCHIVE_KIND = "everything" satisfies RunKind
export type RunKind = (typeof RUN_KINDS)[number]

export const RUN_FORMATS = ["csv", "xlsx", "pdf", "json", "tgz"] as const
export type RunFormat = (typeof RUN_FORMATS)[number]

/** Days a finished file is kept. */
export const FILE_DAYS = 14
/** A report with fewer rows is made while the person waits. */
export const MADE_AT_ONCE_BELOW = 2_000
/** A printed report holds no more rows than this; it says so when there are more. */
export const MOST_PDF_ROWS = 1_000

/** Where a finished file lies. */
export const runFile = (run: { id: string; format: string }) =>
  ["reports", `${run.id}.${run.format}`] as const

export type RunState = "waiting" | "running" | "done" | "failed"

/** What a run of rows was asked for, as it was at that moment. */
export const RowsParams = z.object({ name: z.string(), definition: ReportDefinitionInput })
export const MonthParams = z.object({ month: z.string() })

export const RunParams = z.object({ runId: z.uuid() })

export const AskForFileInput = z.object({
  runId: z.uuid(),
  reportId: z.uuid(),
  format: z.enum(["csv", "xlsx", "pdf"]),
})
export type AskForFileInput = z.infer<typeof AskForFileInput>

export const RetryRunInput = z.object({ runId: z.uuid(), newRunId: z.uuid() })
export type RetryRunInput = z.infer<typeof RetryRunInput>

export const SCHEDULE_KINDS = ["definition", "matrix", "board"] as const
export type ScheduleKind = (typeof SCHEDULE_KINDS)[number]

const LAST_DAY = { week: 7, month: 28 } as const

export const SaveScheduleInput = z
  .object({
    id: z.uuid(),
    /** 0 for a new one. */
    version: z.int().min(0),
    kind: z.enum(SCHEDULE_KINDS),
    definitionId: z.uuid().nullable(),
    format: z.enum(RUN_FORMATS).refine((format) => format !== "tgz", "choose a format of reports"),
    every: z.enum(SCHEDULE_EVERY),
    onDay: z.int().min(1).max(28),
    personIds: z.array(z.uuid()).min(1, "choose at least one person").max(30),
  })
  .superRefine(({ kind, definitionId, every, onDay }, context) => {
    const problem = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message })
    if ((kind === "definition") !== (definitionId !== null)) problem("definitionId", "choose the report")
    if (onDay > LAST_DAY[every]) problem("onDay", "choose a day of the week")
  })
export type SaveScheduleInput = z.infer<typeof SaveScheduleInput>

export const EndScheduleInput = z.object({ id: z.uuid(), version: z.int() })
export type EndScheduleInput = z.infer<typeof EndScheduleInput>
