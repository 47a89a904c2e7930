import { z } from "zod"
import { CHART_LIST } from "@/lib/domain/outcomes/charts/chart-list"
import { COMPARISONS } from "@/lib/domain/outcomes/cohort-figures"
import { RELEASE_FORMULAS } from "@/lib/domain/outcomes/live-release"
import { CLOCKS } from "@/lib/domain/outcomes/stays"
import { COHORT_FIELDS, COHORT_PREFIXES, CohortParams } from "@/lib/features/outcomes/schema"
import { PAGE_LIMIT } from "@/lib/platform/api-cursor"

const paging = {
  limit: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(1, "must be at least 1")
    .max(PAGE_LIMIT.most, `must be at most ${PAGE_LIMIT.most}`)
    .default(PAGE_LIMIT.usual)
    .describe("Entries on a page."),
  cursor: z
    .string()
    .max(2_000)
    .optional()
    .describe("Where the page begins; take it from `next` and send nothing else along but what is there."),
}
const yesNo = z.enum(["true", "false"], "must be true or false")
const changedSince = z
  .string()
  .regex(/^\d{1,20}$/, "must be a `mark` of an earlier answer")
  .optional()
  .describe("The `mark` of an earlier answer: only what changed since.")

export const PublicCatsParams = z.strictObject(paging)
export const SlugParams = z.strictObject({ slug: z.string().regex(/^[a-z0-9-]{1,80}$/) })
export const CatsParams = z.strictObject({
  ...paging,
  in_care: yesNo.optional().describe("Only cats that are here, or only those that left."),
  changed_since: changedSince,
})
export const IdParams = z.strictObject({ id: z.uuid() })
export const StaysParams = z.strictObject({
  ...paging,
  cat: z.uuid("must be the id of a cat").optional().describe("Stays of one cat."),
  changed_since: changedSince.describe("Stays of the cats that changed since."),
})
export const ReportsParams = z.strictObject(paging)
export const ReportRowsParams = z.strictObject({ ...paging, id: z.uuid() })

/** The address of the outcomes page leaves out what it does not understand; a program is told instead. */
const strictly = (field: z.ZodType): z.ZodType =>
  field instanceof z.ZodCatch ? (field.def.innerType as z.ZodType) : field
const cohortFields = Object.fromEntries(
  COHORT_PREFIXES.flatMap((prefix) =>
    COHORT_FIELDS.map((field) => [`${prefix}${field}`, strictly(CohortParams.shape[field]).optional()]),
  ),
)
export const ChartParams = z
  .strictObject({
    ...cohortFields,
    chart: z.enum(CHART_LIST.map(({ id }) => id)),
    formula: z.enum(RELEASE_FORMULAS.map(({ key }) => key)).optional(),
  })
  .describe(
    "The cohorts as the address of the outcomes page has them: from, to, sex …, and b_from … for a second.",
  )

export const DocumentParams = z.strictObject({
  from: z.iso.date("must be a date such as 2026-01-31").optional(),
  to: z.iso.date("must be a date such as 2026-01-31").optional(),
  clock: z.enum(CLOCKS, "must be intake or available").default("intake"),
  by: z.enum(COMPARISONS.map(({ key }) => key)).optional(),
})
