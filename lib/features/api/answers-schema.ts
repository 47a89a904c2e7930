import { z } from "zod"
import { REPORT_SUBJECTS } from "@/lib/domain/reports/subjects"
import { TIERS } from "@/lib/domain/suitability/tiers"

const day = z.iso.date().nullable()
const moment = z.iso.datetime().nullable()
const tier = z.enum(TIERS)

/** A page of a list, with the address of the next one. */
const pageOf = <T extends z.ZodType>(one: T) =>
  z.object({
    data: z.array(one),
    next: z.string().nullable().describe("Address of the next page; null on the last."),
  })

const PublicPhoto = z.object({ address: z.url(), alt: z.string() })
export const PublicCatAnswer = z.object({
  slug: z.string(),
  name: z.string(),
  address: z.url().describe("The cat's public page."),
  sex: z.enum(["F", "M", "unknown"]),
  ageMonths: z.int().nullable(),
  isAgeEstimated: z.boolean(),
  breed: z.string().nullable(),
  readyFor: tier.nullable().describe("Null while too little was seen."),
  mayGrowInto: tier.nullable(),
  isNotCleared: z.boolean().describe("Whether something keeps the cat inside for now."),
  energy: z.enum(["calm", "medium", "lively"]).nullable(),
  daysWaiting: z.int().nullable(),
  photo: PublicPhoto.nullable(),
})
export const PublicCatsPage = pageOf(PublicCatAnswer)

export const PublicProfileAnswer = PublicCatAnswer.extend({
  profileText: z.string().nullable(),
  photos: z.array(PublicPhoto),
  seen: z.array(
    z.object({
      dimension: z.string(),
      name: z.string(),
      saw: z.string(),
      isFirm: z.boolean().describe("False for a first impression."),
    }),
  ),
  notKnown: z.array(z.object({ dimension: z.string(), name: z.string() })),
  livesWith: z.array(
    z.object({ companion: z.enum(["dogs", "cats", "children"]), answer: z.enum(["yes", "no", "unknown"]) }),
  ),
  tags: z.array(z.object({ key: z.string(), label: z.string() })),
  isInTraining: z.boolean(),
})

export const CatAnswer = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  code: z.string().nullable().describe("The shelter's own number for the cat."),
  microchip: z.string().nullable(),
  sex: z.enum(["F", "M", "unknown"]),
  neutered: z.enum(["yes", "no", "unknown"]),
  bornOn: day,
  isBornEstimated: z.boolean(),
  breed: z.string().nullable(),
  colour: z.string().nullable(),
  weightKg: z.number().nullable(),
  room: z.string().nullable(),
  unit: z.string().nullable(),
  inCare: z.boolean(),
  published: z.boolean().describe("Staff let adopters see the cat."),
  listed: z.boolean().describe("Adopters see it now: published, here, not placed and not on hold."),
  cameOn: day.describe("First day of the latest stay."),
  isSufficient: z.boolean().describe("Whether enough was seen for the estimates to say anything."),
  potential: tier,
  demonstrated: tier,
  gateCap: tier,
  readyFor: tier.describe("The lowest of the three."),
  suitability: z.object({ middle: z.number(), low: z.number(), high: z.number() }),
  gatesOpen: z.array(z.string()),
  stage: z.int().nullable().describe("Harness stage; null before the course."),
  mastered: z.int(),
  isReviewOpen: z.boolean(),
  lastSessionAt: moment,
  lastRatingAt: moment,
})
const mark = z.string().describe("Send it as changed_since next time: only what changed since is answered.")
export const CatsPage = pageOf(CatAnswer).extend({
  mark,
  removed: z.array(z.uuid()).describe("Cats that are gone since changed_since, such as merged records."),
})

export const StayAnswer = z.object({
  id: z.uuid(),
  catId: z.uuid(),
  cameOn: z.iso.date(),
  intakeType: z.string(),
  isReturn: z.boolean(),
  availableOn: day,
  leftOn: day,
  outcomeType: z.string().nullable(),
})
export const StaysPage = pageOf(StayAnswer).extend({ mark })
export const CatRecordAnswer = CatAnswer.extend({ stays: z.array(StayAnswer) })

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])
export const ChartAnswer = z.object({
  id: z.string(),
  title: z.string(),
  method: z.string(),
  interval: z.string(),
  n: z.array(z.object({ name: z.string(), n: z.int(), unit: z.string() })),
  openStays: z.int().nullable(),
  dataEnd: day,
  tables: z.array(
    z.object({
      caption: z.string(),
      columns: z.array(z.object({ key: z.string(), label: z.string(), measure: z.string() })),
      rows: z.array(z.array(cell)).describe('"hidden" stands where a count from 1 to 4 would show.'),
    }),
  ),
  notes: z.array(z.string()),
  canDetect: z.string().nullable(),
})

const block = z.record(z.string(), z.json())
/** The outcome document with the names of the command line; null stands where a small count would show. */
export const DocumentAnswer = z.looseObject({
  clock: z.enum(["intake", "available"]),
  data_start: day,
  data_end: day,
  cohort_intake_from: day,
  cohort_intake_to: day,
  stays: z.int().nullable(),
  stays_cohort: z.int().nullable(),
  open_at_data_end: z.int().nullable(),
  los_plain: block,
  km_adoption: block,
  km_any_exit: block,
  aalen_johansen: z.array(block),
  returns: block,
  monthly: z.array(block),
  totals: block,
  live_release: block,
})

const ReportColumn = z.object({ key: z.string(), label: z.string(), kind: z.string() })
export const ReportAnswer = z.object({
  id: z.uuid(),
  name: z.string(),
  subject: z.enum(REPORT_SUBJECTS),
  columns: z.array(ReportColumn),
})
export const ReportsPage = pageOf(ReportAnswer)
export const ReportRowsPage = z.object({
  columns: z.array(ReportColumn),
  data: z.array(z.array(cell)).describe("Rows, each with its cells in the order of the columns."),
  next: z.string().nullable(),
})
