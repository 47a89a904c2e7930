import { z } from "zod"
import { columnOf, REPORT_SUBJECTS, type ReportSubject } from "@/lib/domain/reports/subjects"

const MOST_COLUMNS = 30
const MOST_FILTERS = 12
const day = z.iso.date("must be a date such as 2026-01-31").nullable().default(null)
const bound = z.number().nullable().default(null)

/** One condition; which one fits follows from the kind of its column. */
export const ReportFilter = z.discriminatedUnion("is", [
  z.object({ is: z.literal("between"), column: z.string(), from: day, to: day }),
  z.object({ is: z.literal("range"), column: z.string(), min: bound, max: bound }),
  z.object({
    is: z.literal("contains"),
    column: z.string(),
    text: z.string().trim().min(1, "write something").max(100),
  }),
  z.object({
    is: z.literal("oneOf"),
    column: z.string(),
    /** Keys of choices; "unknown" for an empty one. */
    values: z.array(z.string().max(60)).min(1, "choose at least one").max(30),
  }),
  z.object({ is: z.literal("answer"), column: z.string(), value: z.enum(["yes", "no", "unknown"]) }),
])
export type ReportFilter = z.infer<typeof ReportFilter>

const FITTING: Record<string, ReportFilter["is"]> = {
  date: "between",
  number: "range",
  percent: "range",
  text: "contains",
  choice: "oneOf",
  flag: "answer",
}

export const ReportShape = z.object({
  subject: z.enum(REPORT_SUBJECTS),
  columns: z.array(z.string()).min(1, "choose at least one column").max(MOST_COLUMNS),
  filters: z.array(ReportFilter).max(MOST_FILTERS).default([]),
  sort: z
    .object({ column: z.string(), direction: z.enum(["asc", "desc"]) })
    .nullable()
    .default(null),
})

/** What rows, which columns, which order: the part of a report that is kept as it was asked for. */
export const ReportDefinitionInput = ReportShape.superRefine(
  ({ subject, columns, filters, sort }, context) => {
    const problem = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message })
    if (new Set(columns).size < columns.length) problem("columns", "names a column twice")
    for (const key of columns) if (!columnOf(subject, key)) problem("columns", `has no column ${key}`)
    if (sort && !columnOf(subject, sort.column)) problem("sort", `has no column ${sort.column}`)
    for (const filter of filters) {
      const found = columnOf(subject, filter.column)
      if (!found || FITTING[found.kind] !== filter.is)
        problem("filters", `does not fit the column ${filter.column}`)
    }
  },
)
export type ReportDefinitionInput = z.infer<typeof ReportDefinitionInput>

/** The kind of condition a column takes. */
export const fittingFilter = (subject: ReportSubject, key: string): ReportFilter["is"] | null => {
  const found = columnOf(subject, key)
  return found ? (FITTING[found.kind] ?? null) : null
}

/** A stored definition; a column that was taken out of the catalogue is left out of it instead of breaking the report. */
export function readDefinition(stored: unknown): ReportDefinitionInput {
  const shape = ReportShape.parse(stored)
  const has = (key: string) => columnOf(shape.subject, key) !== undefined
  return {
    ...shape,
    columns: shape.columns.filter(has),
    filters: shape.filters.filter((filter) => fittingFilter(shape.subject, filter.column) === filter.is),
    sort: shape.sort && has(shape.sort.column) ? shape.sort : null,
  }
}

const name = z.string().trim().min(1, "give it a name").max(120)

export const SaveReportInput = z.object({
  id: z.uuid(),
  /** 0 for a new one. */
  version: z.int().min(0),
  name,
  definition: ReportDefinitionInput,
})
export type SaveReportInput = z.infer<typeof SaveReportInput>

export const ArchiveReportInput = z.object({ id: z.uuid(), version: z.int(), isArchived: z.boolean() })
export type ArchiveReportInput = z.infer<typeof ArchiveReportInput>

/** The address of a new report: what it is about, where that was chosen already. */
export const NewReportParams = z.object({
  subject: z.enum(REPORT_SUBJECTS).nullable().catch(null).default(null),
})

/** The address of a report and of a page of it. */
export const ReportPageParams = z.object({
  reportId: z.uuid(),
  after: z.string().max(2_000).nullable().catch(null).default(null),
})
