/** What can be difficult in a new home; the words are in the messages under checkIn.challenge.<key>. */
export const CHALLENGES = [
  "hiding",
  "litter_box",
  "scratching",
  "biting",
  "night_noise",
  "other_animals",
  "not_eating",
  "door_dashing",
  "harness_refused",
  "other",
] as const
export type Challenge = (typeof CHALLENGES)[number]

export const OUTDOORS = ["never", "less_than_monthly", "monthly", "weekly_or_more"] as const

/** One of the six questions of a check-in. All but the first may be skipped. */
export interface CheckInQuestion {
  readonly key: "inHome" | "satisfaction" | "outdoors" | "challenges" | "vetVisit" | "chipRegistered"
  readonly kind: "yes_no" | "scale" | "one" | "many"
  readonly options: readonly string[]
  readonly isRequired: boolean
}

/** The six questions asked after an adoption, at every check-in the same, so that answers can be compared. */
export const CHECK_IN_QUESTIONS: readonly CheckInQuestion[] = [
  { key: "inHome", kind: "yes_no", options: ["yes", "no"], isRequired: true },
  { key: "satisfaction", kind: "scale", options: ["1", "2", "3", "4", "5"], isRequired: false },
  { key: "outdoors", kind: "one", options: OUTDOORS, isRequired: false },
  { key: "challenges", kind: "many", options: CHALLENGES, isRequired: false },
  { key: "vetVisit", kind: "yes_no", options: ["yes", "no"], isRequired: false },
  { key: "chipRegistered", kind: "yes_no", options: ["yes", "no"], isRequired: false },
]

export interface CheckInAnswers {
  readonly inHome: "yes" | "no"
  readonly satisfaction: number | null
  readonly outdoors: (typeof OUTDOORS)[number] | null
  readonly challenges: readonly string[]
  readonly vetVisit: boolean | null
  readonly chipRegistered: boolean | null
}

const UNHAPPY_UNTIL = 2
const URGENT: readonly string[] = ["biting", "not_eating", "door_dashing"]

/** Why somebody should call this home, in order of urgency; empty when the answers ask for nothing. (Product rule.) */
export function callReasons(answers: CheckInAnswers): string[] {
  return [
    ...(answers.inHome === "no" ? ["not_there"] : []),
    ...answers.challenges.filter((one) => URGENT.includes(one)),
    ...(answers.satisfaction !== null && answers.satisfaction <= UNHAPPY_UNTIL ? ["unhappy"] : []),
    ...(answers.outdoors !== null && answers.outdoors !== "never" && answers.chipRegistered === false
      ? ["outdoors_without_chip"]
      : []),
  ]
}
