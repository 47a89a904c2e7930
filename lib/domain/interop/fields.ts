import type { RowKind } from "./profile"
import type { VocabularyKind } from "./vocabularies"

export type FieldKind = "key" | "text" | "date" | "age" | "weight" | VocabularyKind

/** One thing a profile can fill. */
export interface FieldDefinition {
  readonly key: string
  readonly rows: readonly RowKind[]
  readonly kind: FieldKind
  /** Longest text kept; keys longer than this skip the row. */
  readonly max?: number
  readonly isRequired?: boolean
  /** What an unreadable value does when the profile does not say. */
  readonly unknown?: "skip" | "leave"
  /** Belongs to the cat's record, the stay, the movement or the person. */
  readonly part: "cat" | "stay" | "movement" | "person"
  readonly help: string
}

const CAT_ROWS = ["stay", "movement", "animal", "intake", "outcome"] as const
const ARRIVING = ["stay", "movement", "animal", "intake"] as const
const MOVING = ["movement", "animal"] as const
const LEAVING = ["stay", "outcome"] as const
const STAY = ["stay", "intake"] as const
const PERSON = ["person"] as const
const SHORT = 80
const NAME = 120
const LONG = 8000

/** Every field a profile can name, as data: the engine, the check of user profiles and PROFILES.md follow this list. */
export const FIELDS: readonly FieldDefinition[] = [
  {
    key: "animal",
    rows: CAT_ROWS,
    kind: "key",
    max: SHORT,
    isRequired: true,
    part: "cat",
    help: "The file's own number of the animal; rows with the same number are one cat.",
  },
  { key: "mergedInto", rows: CAT_ROWS, kind: "key", max: SHORT, part: "cat", help: "Number it has now." },
  { key: "formerId", rows: CAT_ROWS, kind: "key", max: SHORT, part: "cat", help: "Number it had before." },
  {
    key: "name",
    rows: CAT_ROWS,
    kind: "text",
    max: NAME,
    part: "cat",
    help: "Name; without one the code is shown.",
  },
  {
    key: "code",
    rows: CAT_ROWS,
    kind: "text",
    max: SHORT,
    part: "cat",
    help: "The number people say; by default the animal's.",
  },
  {
    key: "sex",
    rows: CAT_ROWS,
    kind: "sex",
    part: "cat",
    help: "F, M or unknown; words such as Spayed Female or Neutered are understood and say neutered, too.",
  },
  {
    key: "neutered",
    rows: CAT_ROWS,
    kind: "known",
    part: "cat",
    help: "yes, no or unknown; by default what the word for the sex says.",
  },
  { key: "bornOn", rows: CAT_ROWS, kind: "date", part: "cat", help: "Date of birth as this row has it." },
  {
    key: "bornEstimated",
    rows: CAT_ROWS,
    kind: "flag",
    part: "cat",
    help: "yes when the date of birth is a guess.",
  },
  {
    key: "age",
    rows: CAT_ROWS,
    kind: "age",
    part: "cat",
    help: "Age as text (9 years 2 months., 2Y/4M/26D, 12 weeks) or as a number of years; used when there is no bornOn, and then the birth counts as estimated.",
  },
  {
    key: "ageOn",
    rows: CAT_ROWS,
    kind: "date",
    part: "cat",
    help: "The day the age is of; by default the intake.",
  },
  { key: "breed", rows: CAT_ROWS, kind: "text", max: SHORT, part: "cat", help: "Breed." },
  { key: "colour", rows: CAT_ROWS, kind: "text", max: SHORT, part: "cat", help: "Coat colour." },
  { key: "pattern", rows: CAT_ROWS, kind: "text", max: SHORT, part: "cat", help: "Coat pattern." },
  { key: "eyeColour", rows: CAT_ROWS, kind: "text", max: SHORT, part: "cat", help: "Colour of the eyes." },
  { key: "coatLength", rows: CAT_ROWS, kind: "text", max: SHORT, part: "cat", help: "Coat length." },
  {
    key: "weight",
    rows: CAT_ROWS,
    kind: "weight",
    part: "cat",
    help: "Weight; `unit` says kg, g, lb or oz (kg by default). 0 is absent.",
  },
  { key: "microchip", rows: CAT_ROWS, kind: "text", max: SHORT, part: "cat", help: "Chip number." },
  { key: "room", rows: CAT_ROWS, kind: "text", max: 60, part: "cat", help: "Room or location." },
  { key: "unit", rows: CAT_ROWS, kind: "text", max: 60, part: "cat", help: "Kennel or cage in that room." },
  { key: "profileText", rows: CAT_ROWS, kind: "text", max: LONG, part: "cat", help: "Text for adopters." },
  { key: "staffNote", rows: CAT_ROWS, kind: "text", max: LONG, part: "cat", help: "Text for staff only." },
  {
    key: "stay",
    rows: STAY,
    kind: "key",
    max: SHORT,
    part: "stay",
    help: "The file's own number of the stay, when one row has one; by default animal and intake day.",
  },
  {
    key: "intakeOn",
    rows: ARRIVING,
    kind: "date",
    unknown: "skip",
    part: "stay",
    help: "Day of intake. Needed where a row is a stay or a movement.",
  },
  {
    key: "intakeType",
    rows: ARRIVING,
    kind: "intake",
    unknown: "skip",
    part: "stay",
    help: "How the cat came; foster_return = it only came back from foster, the stay goes on; no_stay = a service, with the outcome after it.",
  },
  {
    key: "intakeDetail",
    rows: ARRIVING,
    kind: "text",
    max: SHORT,
    part: "stay",
    help: "The file's own word for the intake; by default the cell intakeType was read from.",
  },
  {
    key: "isReturn",
    rows: ARRIVING,
    kind: "flag",
    part: "stay",
    help: "yes when this intake is a returned adoption.",
  },
  {
    key: "availableOn",
    rows: ARRIVING,
    kind: "date",
    part: "stay",
    help: "Day from which the cat could be adopted.",
  },
  {
    key: "outcomeOn",
    rows: LEAVING,
    kind: "date",
    unknown: "skip",
    part: "stay",
    help: "Day of the outcome; absent = still in care.",
  },
  {
    key: "outcomeType",
    rows: LEAVING,
    kind: "outcome",
    unknown: "skip",
    part: "stay",
    help: "How the stay ended; foster and trial are no end, none = still in care, dead_on_arrival = the row is no stay.",
  },
  {
    key: "outcomeDetail",
    rows: LEAVING,
    kind: "text",
    max: SHORT,
    part: "stay",
    help: "The file's own word; by default the cell outcomeType was read from.",
  },
  {
    key: "movementType",
    rows: MOVING,
    kind: "movement",
    unknown: "skip",
    part: "movement",
    help: "What this movement is: an outcome, foster, trial, or none (a reservation, nothing).",
  },
  {
    key: "movementOn",
    rows: MOVING,
    kind: "date",
    unknown: "skip",
    part: "movement",
    help: "Day of the movement.",
  },
  {
    key: "movementDetail",
    rows: MOVING,
    kind: "text",
    max: SHORT,
    part: "movement",
    help: "The file's own word; by default the cell movementType was read from.",
  },
  {
    key: "returnOn",
    rows: MOVING,
    kind: "date",
    unknown: "skip",
    part: "movement",
    help: "Day the cat came back from it; after an outcome a new stay begins.",
  },
  {
    key: "returnType",
    rows: MOVING,
    kind: "returned",
    part: "movement",
    help: "How that new stay began; owner_relinquished by default.",
  },
  {
    key: "returnDetail",
    rows: MOVING,
    kind: "text",
    max: SHORT,
    part: "movement",
    help: "Reason of the return in the file's words.",
  },
  {
    key: "diedOn",
    rows: MOVING,
    kind: "date",
    part: "movement",
    help: "Day of death; ends the stay that is open then.",
  },
  {
    key: "deathType",
    rows: MOVING,
    kind: "death",
    part: "movement",
    help: "died by default; dead_on_arrival = the stay it would end is no stay.",
  },
  {
    key: "deathDetail",
    rows: MOVING,
    kind: "text",
    max: SHORT,
    part: "movement",
    help: "The file's words for the death.",
  },
  {
    key: "person",
    rows: PERSON,
    kind: "key",
    max: 254,
    isRequired: true,
    part: "person",
    help: "The file's own number of the person, or the e-mail address.",
  },
  { key: "name", rows: PERSON, kind: "text", max: NAME, isRequired: true, part: "person", help: "Name." },
  { key: "email", rows: PERSON, kind: "text", max: 254, part: "person", help: "E-mail address." },
  { key: "phone", rows: PERSON, kind: "text", max: SHORT, part: "person", help: "Telephone." },
  {
    key: "contactNote",
    rows: PERSON,
    kind: "text",
    max: 1000,
    part: "person",
    help: "How they like to be reached.",
  },
]

/** The fields a kind of row can fill. */
export function fieldsOf(row: RowKind): FieldDefinition[] {
  return FIELDS.filter((field) => field.rows.includes(row))
}

const DATES: Partial<Record<RowKind, string[]>> = {
  stay: ["intakeOn"],
  intake: ["intakeOn"],
  outcome: ["outcomeOn", "outcomeType"],
  movement: ["intakeOn", "movementType", "movementOn"],
}

/** Fields a row of this kind cannot do without. */
export function requiredFields(row: RowKind): string[] {
  const always = fieldsOf(row).filter((field) => field.isRequired)
  return [...always.map((field) => field.key), ...(DATES[row] ?? [])]
}
