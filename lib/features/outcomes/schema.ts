import { z } from "zod"
import { AGE_BANDS } from "@/lib/domain/calendar/age"
import { CHART_LIST, CHART_PARTS } from "@/lib/domain/outcomes/charts/chart-list"
import type { MOST_COHORTS } from "@/lib/domain/outcomes/charts/draw-chart"
import { QUALITY_KINDS } from "@/lib/domain/outcomes/data-quality"
import { LANDMARK_DAYS } from "@/lib/domain/outcomes/landmark"
import { RELEASE_FORMULAS } from "@/lib/domain/outcomes/live-release"
import { CLOCKS, INTAKE_TYPES } from "@/lib/domain/outcomes/stays"
import { TIERS } from "@/lib/domain/suitability/tiers"

const day = z.iso.date("must be a date such as 2026-01-31").optional()

/** The cohort of the command line: dates and clock. */
export const CohortInput = z
  .object({ from: day, to: day, clock: z.enum(CLOCKS, "must be intake or available").default("intake") })
  .refine(({ from, to }) => !from || !to || from <= to, { path: ["to"], message: "must not lie before from" })
export type CohortInput = z.infer<typeof CohortInput>

const NAME_MAX = 60
const maybe = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)

/** One cohort as an address holds it: what is not understood is no condition. */
export const CohortParams = z.object({
  name: maybe(z.string().trim().min(1).max(NAME_MAX)),
  from: maybe(z.iso.date()),
  to: maybe(z.iso.date()),
  clock: z.enum(CLOCKS).catch("intake"),
  age: maybe(z.enum(AGE_BANDS)),
  intake: maybe(z.enum(INTAKE_TYPES)),
  sex: maybe(z.enum(["F", "M", "unknown"])),
  potential: maybe(z.enum(TIERS)),
  trained: maybe(z.enum(["yes", "no"])),
  landmark: maybe(z.coerce.number().pipe(z.union(LANDMARK_DAYS.map((one) => z.literal(one))))),
  /** A saved view of the cats table, by its id. */
  view: maybe(z.uuid()),
  incare: maybe(z.literal("yes")),
})
export type CohortParams = z.infer<typeof CohortParams>
export const COHORT_FIELDS = Object.keys(CohortParams.shape) as (keyof CohortParams)[]

/** The first cohort stands in the address as it is, the others behind a letter: `from`, `b_from`, `c_from`, `d_from`. */
export const COHORT_PREFIXES = ["", "b_", "c_", "d_"] as const satisfies { length: typeof MOST_COHORTS }
export const COHORT_LETTERS = ["A", "B", "C", "D"] as const

/** Everything the outcomes page shows, as its address holds it. */
export interface OutcomesParams {
  part: (typeof CHART_PARTS)[number]["key"]
  formula: (typeof RELEASE_FORMULAS)[number]["key"]
  cohorts: CohortParams[]
}

const Part = z.enum(CHART_PARTS.map(({ key }) => key)).catch("stays")
const Formula = z.enum(RELEASE_FORMULAS.map(({ key }) => key)).catch("allOutcomes")
type Query = Record<string, string | string[] | undefined>
const single = (value: string | string[] | undefined) => {
  const one = Array.isArray(value) ? value[0] : value
  return one === "" ? undefined : one
}

/** Reads an address; a cohort after the first is there when it says anything at all. */
export function readOutcomesParams(query: Query): OutcomesParams {
  const cohorts = COHORT_PREFIXES.flatMap((prefix, i) => {
    const given = Object.fromEntries(
      COHORT_FIELDS.flatMap((field) => {
        const value = single(query[`${prefix}${field}`])
        return value === undefined ? [] : [[field, value]]
      }),
    )
    return i === 0 || Object.keys(given).length > 0 ? [CohortParams.parse(given)] : []
  })
  return { part: Part.parse(single(query.part)), formula: Formula.parse(single(query.formula)), cohorts }
}

/** The address's query of what is shown; what is usual is left out. */
export function outcomesQuery({ part, formula, cohorts }: OutcomesParams): string {
  const query = new URLSearchParams()
  if (part !== "stays") query.set("part", part)
  if (formula !== "allOutcomes") query.set("formula", formula)
  cohorts.forEach((cohort, i) => {
    const prefix = COHORT_PREFIXES[i] ?? ""
    for (const [key, value] of cohortEntries(cohort)) query.set(`${prefix}${key}`, value)
    // A cohort with nothing to say would not be there at all.
    if (i > 0 && cohortEntries(cohort).length === 0) query.set(`${prefix}clock`, cohort.clock)
  })
  return query.toString()
}

/** What a cohort says beyond the usual, as pairs. */
export function cohortEntries(cohort: CohortParams): [string, string][] {
  return COHORT_FIELDS.flatMap((field): [string, string][] => {
    const value = cohort[field]
    return value === undefined || (field === "clock" && value === "intake") ? [] : [[field, String(value)]]
  })
}

/** A cohort as it is saved: its own query without the letter. */
export const cohortQuery = (cohort: CohortParams): string =>
  new URLSearchParams(cohortEntries(cohort)).toString()
export const readCohortQuery = (query: string): CohortParams =>
  CohortParams.parse(Object.fromEntries(new URLSearchParams(query)))

export const SaveCohortInput = z.object({
  id: z.uuid(),
  name: z
    .string()
    .trim()
    .min(1, "give the cohort a name")
    .max(NAME_MAX, `must have at most ${NAME_MAX} letters`),
  query: z
    .string()
    .max(1000)
    .transform((query) => cohortQuery(readCohortQuery(query))),
})
export type SaveCohortInput = z.infer<typeof SaveCohortInput>
export const RemoveCohortInput = z.object({ id: z.uuid() })

export const CHART_FORMATS = ["csv", "xlsx", "pdf", "svg", "png"] as const
/** A file of one chart (svg and png are pictures of one panel), or of a whole part of the page. */
export const ChartFileParams = z.object({
  format: z.enum(CHART_FORMATS, "must be csv, xlsx, pdf, svg or png"),
  chart: z.enum(CHART_LIST.map(({ id }) => id)).optional(),
  panel: z.coerce.number().int().min(0).max(20).default(0),
})
export type ChartFileParams = z.infer<typeof ChartFileParams>

export const QualityNoteInput = z.object({
  id: z.uuid(),
  finding: z.string().min(1).max(60),
  stayId: z.uuid(),
  seen: z.string().max(200),
  note: z.string().trim().min(3, "say why it is right, in a few words").max(500),
})
export type QualityNoteInput = z.infer<typeof QualityNoteInput>

const optionalDay = z.union([z.literal("").transform(() => null), z.iso.date("must be a date")]).nullable()
/** A stay put right: only what may be wrong on paper; a placement is mended where it was made. */
export const MendStayInput = z
  .object({
    stayId: z.uuid(),
    version: z.coerce.number().int(),
    intakeOn: z.iso.date("must be a date"),
    availableOn: optionalDay.default(null),
    outcomeOn: optionalDay.default(null),
    outcomeType: z
      .union([z.literal("").transform(() => null), z.string().max(40)])
      .nullable()
      .default(null),
    bornOn: optionalDay.default(null),
    because: z.string().trim().min(3, "say why it is put right").max(500),
  })
  .refine(({ outcomeOn, outcomeType }) => (outcomeOn === null) === (outcomeType === null), {
    path: ["outcomeType"],
    message: "a day and a kind of outcome belong together",
  })
  .refine(({ intakeOn, outcomeOn }) => outcomeOn === null || outcomeOn >= intakeOn, {
    path: ["outcomeOn"],
    message: "lies before the intake",
  })
export type MendStayInput = z.infer<typeof MendStayInput>

/** Which findings of the data check are shown. */
export const DataCheckParams = z.object({
  kind: z
    .enum(QUALITY_KINDS.map(({ key }) => key))
    .nullable()
    .catch(null)
    .default(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})
