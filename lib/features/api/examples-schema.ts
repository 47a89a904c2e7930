import type { z } from "zod"
import type {
  CatAnswer,
  ChartAnswer,
  DocumentAnswer,
  PublicCatAnswer,
  PublicProfileAnswer,
  ReportAnswer,
  StayAnswer,
} from "./answers-schema"

// Made up; each is checked against its own shape by the tests.
const CAT_ID = "0193a000-0000-7000-8000-00000000c0c0"

export const PUBLIC_CAT_EXAMPLE: z.output<typeof PublicCatAnswer> = {
  slug: "juniper-00c0c0",
  name: "Juniper",
  address: "https://cats.example.org/cats/juniper-00c0c0",
  sex: "F",
  ageMonths: 26,
  isAgeEstimated: true,
  breed: "Domestic Shorthair",
  readyFor: "PATIO_PACK",
  mayGrowInto: "TRAIL",
  isNotCleared: false,
  energy: "lively",
  daysWaiting: 19,
  photo: null,
}
export const PROFILE_EXAMPLE: z.output<typeof PublicProfileAnswer> = {
  ...PUBLIC_CAT_EXAMPLE,
  profileText: "Walks to the door when she hears the buckle.",
  photos: [],
  seen: [{ dimension: "energy", name: "Energy", saw: "Starts games by herself.", isFirm: true }],
  notKnown: [{ dimension: "sound", name: "Sounds" }],
  livesWith: [{ companion: "dogs", answer: "unknown" }],
  tags: [],
  isInTraining: true,
}
export const STAY_EXAMPLE: z.output<typeof StayAnswer> = {
  id: "0193a000-0000-7000-8000-000000005a1e",
  catId: CAT_ID,
  cameOn: "2026-11-02",
  intakeType: "stray",
  isReturn: false,
  availableOn: "2026-11-09",
  leftOn: null,
  outcomeType: null,
}
export const CAT_EXAMPLE: z.output<typeof CatAnswer> = {
  id: CAT_ID,
  slug: "juniper-00c0c0",
  name: "Juniper",
  code: "26-0412",
  microchip: null,
  sex: "F",
  neutered: "yes",
  bornOn: "2024-09-01",
  isBornEstimated: true,
  breed: "Domestic Shorthair",
  colour: "black",
  weightKg: 3.9,
  room: "Cat room 2",
  unit: "4",
  inCare: true,
  published: true,
  listed: true,
  cameOn: "2026-11-02",
  isSufficient: true,
  potential: "TRAIL",
  demonstrated: "PATIO_PACK",
  gateCap: "TRAIL",
  readyFor: "PATIO_PACK",
  suitability: { middle: 71, low: 63, high: 78 },
  gatesOpen: [],
  stage: 5,
  mastered: 4,
  isReviewOpen: false,
  lastSessionAt: "2026-11-20T16:40:00.000Z",
  lastRatingAt: null,
}
export const CHART_EXAMPLE: z.output<typeof ChartAnswer> = {
  id: "C1",
  title: "Time to adoption",
  method: "Aalen-Johansen.",
  interval: "95 %, log-log",
  n: [{ name: "All cats", n: 214, unit: "stays" }],
  openStays: 31,
  dataEnd: "2026-11-20",
  tables: [
    {
      caption: "Share adopted",
      columns: [
        { key: "day", label: "Day", measure: "place" },
        { key: "share", label: "Adopted", measure: "share" },
      ],
      rows: [[7, 0.12]],
    },
  ],
  notes: ["Counts from 1 to 4, and figures that would give them away, are hidden."],
  canDetect: null,
}
export const DOCUMENT_EXAMPLE: z.output<typeof DocumentAnswer> = {
  clock: "intake",
  data_start: "2025-05-01",
  data_end: "2026-11-20",
  cohort_intake_from: "2025-05-01",
  cohort_intake_to: "2026-11-20",
  stays: 214,
  stays_cohort: 214,
  open_at_data_end: 31,
  los_plain: {},
  km_adoption: { n: 214, events: 158, censored: 56 },
  km_any_exit: { n: 214, events: 183, censored: 31 },
  aalen_johansen: [{ state: "adoption", t: 30, cif: 0.48 }],
  returns: {},
  monthly: [{ month: "2026-10", total_live_intakes: 14 }],
  totals: {},
  live_release: {},
}
export const REPORT_EXAMPLE: z.output<typeof ReportAnswer> = {
  id: "0193a000-0000-7000-8000-000000004e90",
  name: "Who waits longest",
  subject: "cats",
  columns: [
    { key: "cat", label: "Cat", kind: "text" },
    { key: "mastered", label: "Stages mastered", kind: "number" },
  ],
}
