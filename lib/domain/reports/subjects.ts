import { STAGES } from "@/lib/domain/harness/stages"
import { TIER_NAMES } from "@/lib/domain/suitability/tiers"
import { column, type ReportColumn } from "./report-column"
import { INTAKE_LABELS, OUTCOME_LABELS } from "./stay-words"

export const REPORT_SUBJECTS = ["cats", "stays", "sessions", "placements", "check_ins"] as const
export type ReportSubject = (typeof REPORT_SUBJECTS)[number]

/** What a report's rows are about, with every column it can have. Nothing here names or reaches an adopter. */
export interface SubjectCatalogue {
  readonly label: string
  /** What one row is. */
  readonly row: string
  readonly columns: readonly ReportColumn[]
  readonly defaults: readonly string[]
}

const CAT: readonly ReportColumn[] = [
  column("cat", "Cat", "text", "The cat's name."),
  column("code", "Number", "text", "The shelter's own number for the cat."),
]
const SEX = { F: "female", M: "male" } as const
const STAGE_CHOICES = `${STAGES.length} stages; empty before the course began.`

export const SUBJECTS: Readonly<Record<ReportSubject, SubjectCatalogue>> = {
  cats: {
    label: "Cats",
    row: "one cat",
    defaults: ["cat", "code", "inCare", "cameIn", "effective", "stage", "lastSession"],
    columns: [
      ...CAT,
      column("sex", "Sex", "choice", "Empty where it is not known.", { choices: SEX }),
      column("neutered", "Neutered", "flag", "Empty where it is not known."),
      column("born", "Born", "date", "Date of birth, estimated or known."),
      column("ageMonths", "Age in months", "number", "Whole months today; empty without a date of birth."),
      column("breed", "Breed", "text", "As the record says it."),
      column("colour", "Colour", "text", "As the record says it."),
      column("weight", "Weight (kg)", "number", "The last one written down."),
      column("inCare", "In care", "flag", "Whether a stay is open."),
      column("cameIn", "Came in", "date", "First day of the latest stay."),
      column("room", "Room", "text", "Where the cat lives."),
      column("unit", "Unit", "text", "The place in the room."),
      column("published", "Published", "flag", "Whether staff let adopters see the cat."),
      column("listed", "Adopters see it", "flag", "Published, here, not placed and not on hold."),
      column("effective", "Ready for", "choice", "Empty while too little was seen.", { choices: TIER_NAMES }),
      column("potential", "Potential", "choice", "Empty while too little was seen.", { choices: TIER_NAMES }),
      column("suitability", "Suitability", "number", "Middle of the estimate, from 0 to 100."),
      column("low", "Suitability, low end", "number", "Lower end of the 80 % range."),
      column("high", "Suitability, high end", "number", "Upper end of the 80 % range."),
      column(
        "coverage",
        "Coverage",
        "percent",
        "Share of what counts that was seen often and lately enough.",
      ),
      column("stage", "Harness stage", "number", STAGE_CHOICES),
      column("mastered", "Stages mastered", "number", "How many stages of the course are done."),
      column("reviewOpen", "Review open", "flag", "Whether a review after an incident is to be closed."),
      column("lastSession", "Last session", "date", "Day of the last training session."),
      column("lastRating", "Last rating", "date", "Day of the last rating."),
    ],
  },
  stays: {
    label: "Stays",
    row: "one stay, from coming in to leaving",
    defaults: ["cat", "code", "cameIn", "intake", "left", "outcome", "days"],
    columns: [
      ...CAT,
      column("sex", "Sex", "choice", "As the stay's record has it.", { choices: SEX }),
      column("cameIn", "Came in", "date", "First day of the stay."),
      column("intake", "How it came", "choice", "Kind of intake.", { choices: INTAKE_LABELS }),
      column("isReturn", "Came back", "flag", "Whether it began with an adoption that came back."),
      column("ageMonths", "Age at intake in months", "number", "Empty without a date of birth before it."),
      column("available", "Available from", "date", "Day the cat could be adopted."),
      column("left", "Left", "date", "Day of the outcome; empty while the cat is here."),
      column("outcome", "How it left", "choice", "Kind of outcome.", { choices: OUTCOME_LABELS }),
      column("isOpen", "Still open", "flag", "Whether no outcome is known."),
      column("days", "Days to the outcome", "number", "Whole days from intake to outcome; empty while open."),
    ],
  },
  sessions: {
    label: "Training sessions",
    row: "one session as it stands after corrections",
    defaults: ["cat", "on", "track", "hits", "trials", "stress", "incident"],
    columns: [
      ...CAT,
      column("on", "Day", "date", "Day of the session."),
      column("track", "Course", "choice", "Which course it belongs to.", {
        choices: { harness: "harness", carrier: "carrier and backpack", cart: "cart" },
      }),
      column("setting", "Where", "choice", "Which house it took place in.", {
        choices: { shelter: "shelter", foster: "foster home", show: "show", home: "home" },
      }),
      column("minutes", "Minutes", "number", "Length; empty where nobody measured it."),
      column("trials", "Trials", "number", "Empty for exposure only."),
      column("hits", "Hits", "number", "Empty for exposure only."),
      column("hitShare", "Share of hits", "percent", "Hits of trials; empty without trials."),
      column("stress", "Peak stress", "number", "From 0 (calm) to 4 (panic)."),
      column("recovery", "Recovery in seconds", "number", "Time until calm again, where it was taken."),
      column("endedBy", "Ended by", "choice", "Who or what ended it.", {
        choices: {
          plan: "plan",
          cat_choice: "the cat",
          handler_stop: "the handler",
          emergency: "an emergency",
        },
      }),
      column("incident", "Incident", "choice", "What went wrong, if anything.", {
        choices: {
          none: "none",
          slipped: "slipped out",
          bolted: "bolted",
          scratch: "scratch",
          bite: "bite",
          other: "other",
        },
      }),
      column("handler", "Handler", "text", "Name of the person of the shelter who held the line.", {
        isPersonal: true,
      }),
    ],
  },
  placements: {
    label: "Placements",
    row: "one adoption, foster home or trial",
    defaults: ["cat", "code", "kind", "from", "until", "returned", "checkIns"],
    columns: [
      ...CAT,
      column("kind", "Kind", "choice", "What was agreed.", {
        choices: { adoption: "adoption", foster: "foster", trial: "trial" },
      }),
      column("from", "From", "date", "First day."),
      column("due", "To be decided by", "date", "For trials."),
      column("until", "Until", "date", "Empty while it holds."),
      column("holds", "Still holds", "flag", "Whether it has not ended."),
      column("days", "Days", "number", "Whole days to its end; empty while it holds."),
      column("returned", "Came back", "flag", "Whether a return was recorded."),
      column("returnedOn", "Came back on", "date", "Day of the return."),
      column(
        "checkIns",
        "Check-ins answered",
        "number",
        "How many of the questions after the adoption came back.",
      ),
    ],
  },
  check_ins: {
    label: "Check-ins",
    row: "one check-in after an adoption",
    defaults: ["cat", "day", "due", "answered", "inHome", "satisfaction", "outdoors"],
    columns: [
      ...CAT,
      column("day", "Days after", "number", "3, 14, 30, 90, 180 or 365 days after the placement."),
      column("due", "Due", "date", "Day it is asked."),
      column("isAnswered", "Answered", "flag", "Whether an answer came."),
      column("answered", "Answered on", "date", "Day of the answer."),
      column("answeredBy", "How", "choice", "By the adopter's link, or on the telephone.", {
        choices: { adopter: "by link", staff: "by telephone" },
      }),
      column("inHome", "Still at home", "flag", "Empty without an answer."),
      column("satisfaction", "Satisfaction", "number", "From 1 to 5; may be skipped."),
      column("outdoors", "Outdoors", "choice", "How often the cat goes out on the line or in a pack.", {
        choices: {
          never: "never",
          less_than_monthly: "less than monthly",
          monthly: "monthly",
          weekly_or_more: "weekly or more",
        },
      }),
      column("challenges", "Difficulties", "number", "How many were ticked."),
      column("vetVisit", "Seen by a vet", "flag", "May be skipped."),
      column("chipRegistered", "Chip registered", "flag", "May be skipped."),
    ],
  },
}

/** A column of a subject; undefined for a key the subject does not have (any more). */
export const columnOf = (subject: ReportSubject, key: string): ReportColumn | undefined =>
  SUBJECTS[subject].columns.find((one) => one.key === key)
