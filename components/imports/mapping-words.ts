import { LEFT_OUT } from "@/lib/domain/interop/guess-draft"

/** What a person chooses among; the words behind are those of the profile language. */
export const ROW_LABELS = {
  stay: "A stay: an intake with its outcome",
  movement: "A movement: an adoption, a foster home, a return",
  animal: "An animal",
  person: "A person",
} as const

const FIELD_LABELS: Readonly<Record<string, string>> = {
  animal: "Number of the animal",
  name: "Name",
  code: "Number people say",
  sex: "Sex",
  neutered: "Neutered",
  bornOn: "Date of birth",
  bornEstimated: "Birth is estimated",
  age: "Age",
  ageOn: "Day the age is of",
  breed: "Breed",
  colour: "Colour",
  pattern: "Pattern",
  eyeColour: "Eye colour",
  coatLength: "Coat length",
  weight: "Weight in kg",
  microchip: "Microchip",
  room: "Room",
  unit: "Kennel or cage",
  profileText: "Text for adopters",
  staffNote: "Text for staff",
  stay: "Number of the stay",
  intakeOn: "Day of intake",
  intakeType: "Kind of intake",
  intakeDetail: "Intake, own words",
  isReturn: "Is a returned adoption",
  availableOn: "Day it could be adopted from",
  outcomeOn: "Day of outcome",
  outcomeType: "Kind of outcome",
  outcomeDetail: "Outcome, own words",
  movementOn: "Day of movement",
  movementType: "Kind of movement",
  movementDetail: "Movement, own words",
  returnOn: "Day it came back",
  returnType: "How the new stay began",
  returnDetail: "Reason of the return",
  diedOn: "Day of death",
  deathType: "Kind of death",
  deathDetail: "Death, own words",
  person: "Number or e-mail of the person",
  email: "E-mail",
  phone: "Telephone",
  contactNote: "How they like to be reached",
}

/** A field in people's words. */
export const fieldLabel = (key: string): string => FIELD_LABELS[key] ?? key

const WORD_LABELS: Readonly<Record<string, string>> = {
  stray: "Stray",
  owner_relinquished: "Given up by its owner",
  owner_intended_euthanasia: "Brought for euthanasia",
  transfer_in: "Transferred in",
  seized_impounded: "Seized",
  other_intake: "Other intake",
  foster_return: "Only back from foster",
  no_stay: "A service, no stay",
  adoption: "Adopted",
  rto: "Back to its owner",
  transfer_out: "Transferred out",
  rtf: "Back where it was found",
  other_live: "Other live outcome",
  died: "Died",
  lost: "Lost",
  shelter_euthanasia: "Euthanised by the shelter",
  owner_intended_euthanasia_out: "Euthanised at the owner's wish",
  foster: "To foster, still in care",
  trial: "To a trial home, still in care",
  none: "Still in care",
  dead_on_arrival: "Dead on arrival, no stay",
  F: "Female",
  M: "Male",
  unknown: "Unknown",
  yes: "Yes",
  no: "No",
}

/** What a word of the file can mean, undecided and left out first. */
export const meaningsOf = (vocabulary: readonly string[], mayLeaveOut: boolean) => [
  { value: "", label: "Not decided" },
  ...(mayLeaveOut ? [{ value: LEFT_OUT, label: "Leave these rows out" }] : []),
  ...vocabulary.map((word) => ({ value: word, label: WORD_LABELS[word] ?? word })),
]
