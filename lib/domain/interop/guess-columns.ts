import { type FieldDefinition, fieldsOf, requiredFields } from "./fields"
import { guessDates } from "./guess-dates"
import type { ColumnLook } from "./guess-look"
import { isCatWord } from "./guess-words"
import type { RowKind } from "./profile"

/** What several systems call one thing; letters and digits only, the surest name first. */
const NAMES: Readonly<Record<string, string>> = {
  animal:
    "animalid animal animalnumber animalno animalcode sheltercode petid petnumber catid recordid idnumber tag tagno tagnumber id nr no number arn impoundnumber",
  name: "animalname petname catname name called",
  sex: "sex gender sexname animalsex sexuponintake sexuponoutcome sx",
  neutered: "spayedneutered altered spayneuter neutered animalneutered sterilized sterilised fixed spayed",
  bornOn: "dateofbirth dob birthdate dateborn animaldob born birthday",
  age: "ageymd ageuponintake animalage age ageuponoutcome",
  breed: "primarybreed breed breedname animalbreed1 breed1",
  colour: "primarycolor primarycolour color colour basecolour animalcolor coatcolor colouring",
  microchip: "microchipnumber microchip identichipnumber animalmicrochip chipnumber chip",
  room: "location currentlocation room animallocation kennelnumber kennel",
  weight: "currentweight weight animalweight",
  intakeOn:
    "intakedate datein dateofintake intakedatetime admissiondate admitdate admitted entrydate animalentrydate dateentered arrivaldate arrived datebroughtin impounddate came camein intake dateofarrival",
  intakeType:
    "intaketype animalintaketype intakereason entrycategory animalentrycategory entrytype admissiontype admissionreason reasonforentry entryreason cameas sourcetype howacquired intakecategory source",
  outcomeOn:
    "outcomedate dateout dateofoutcome outcomedatetime releasedate dispositiondate exitdate departuredate dateleft left leftdate gone dateofdeparture",
  outcomeType:
    "outcometype outcomestatus outcome disposition dispositiontype finaloutcome exitreason exittype releasetype leftas outcomereason departurereason",
  movementOn: "movementdate datemoved",
  movementType: "movementtype",
  returnOn: "returndate datereturned movementreturndate",
  diedOn: "deceaseddate dateofdeath datedied animaldeceaseddate",
  person: "personid ownerid contactid email emailaddress primaryemail personemail",
  email: "primaryemail email emailaddress personemail",
  phone: "primaryphone phone phonenumber mobile cellphone personcellphone telephone",
}
/** Every system has its own name for the number of an animal, and all are alike. */
const NUMBER_OF_ANIMAL =
  /^(animal|pet|cat|feline|shelter|record|impound|case|tag)s?(id|no|nr|num|number|code|ref|reference)$/
const SPECIES = "species speciesname animalspecies animaltype kind type petspecies"

const plain = (header: string) => header.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, "")

/** The column that goes by one of the names; the surest name wins, then the first column. */
function columnOf(
  names: string,
  columns: readonly ColumnLook[],
  fits: (column: ColumnLook) => boolean,
): string | null {
  for (const name of names.split(" ")) {
    const found = columns.find((column) => plain(column.header) === name && fits(column))
    if (found) return found.header
  }
  return null
}

const MOSTLY = 0.6
const isDated = ({ words }: ColumnLook) =>
  words.length === 0 || guessDates(words.slice(0, 100).map(([word]) => word)).share >= MOSTLY
const isWordy = ({ hasMore, words, filled }: ColumnLook) =>
  !hasMore && words.length <= Math.max(20, filled / 2)

function fitsField(field: FieldDefinition): (column: ColumnLook) => boolean {
  if (field.kind === "date") return isDated
  return field.kind === "key" || field.kind === "text" || field.kind === "age" || field.kind === "weight"
    ? () => true
    : isWordy
}

/** What one row of the file most likely is. */
export function guessRow(columns: readonly ColumnLook[]): (typeof GUESSED_ROWS)[number] {
  const has = (field: string) => columnOf(NAMES[field] ?? "", columns, () => true) !== null
  if (has("intakeOn") && has("movementOn") && has("movementType")) return "movement"
  if (has("intakeOn") && (has("outcomeOn") || has("outcomeType") || has("intakeType"))) return "stay"
  return has("email") && guessSpecies(columns) === null ? "person" : "animal"
}
export const GUESSED_ROWS = ["stay", "movement", "animal", "person"] as const

/** Which column fills which field, by what systems call them and by what stands in them. Each column fills one field. */
export function guessColumns(row: RowKind, columns: readonly ColumnLook[]): Record<string, string> {
  const found: Record<string, string> = {}
  const taken = new Set<string>()
  const needed = requiredFields(row)
  // What a row cannot do without chooses first.
  const order = [...fieldsOf(row)].sort(
    (a, b) => Number(needed.includes(b.key)) - Number(needed.includes(a.key)),
  )
  for (const field of order) {
    const names = NAMES[field.key]
    if (names === undefined) continue
    const isShared = field.key === "email"
    const free = columns.filter(({ header }) => isShared || !taken.has(header))
    const header =
      columnOf(names, free, fitsField(field)) ??
      (field.key === "animal"
        ? (free.find((one) => NUMBER_OF_ANIMAL.test(plain(one.header)))?.header ?? null)
        : null)
    if (header === null) continue
    found[field.key] = header
    taken.add(header)
  }
  return found
}

/** The column that says what kind of animal a row is about; null when there is none. */
export function guessSpecies(columns: readonly ColumnLook[]): string | null {
  return columnOf(
    SPECIES,
    columns,
    (column) => isWordy(column) && column.words.some(([word]) => isCatWord(word)),
  )
}
