import { KNOWN_FACTS } from "./vocabularies"

export type OwnedEntity = "cat" | "stay" | "adopter"

/** A field an import can write, as the page of owners lists it. */
export interface OwnedField {
  readonly entity: OwnedEntity
  /** As merging asks for it; of fields that are one statement, the first. */
  readonly field: string
  readonly label: string
}

const of = (entity: OwnedEntity, labels: Readonly<Record<string, string>>): OwnedField[] =>
  Object.entries(labels).map(([field, label]) => ({ entity, field, label }))

const factLabel = (fact: string) => `Fact: ${fact.replaceAll("_", " ")}`

/** Every field an import can write over, in the order of the records. Placements follow the stay they belong to. */
export const OWNED_FIELDS: readonly OwnedField[] = [
  ...of("cat", {
    name: "Name",
    code: "Code",
    sex: "Sex",
    neutered: "Neutered",
    bornOn: "Date of birth",
    bornEstimated: "Date of birth is a guess",
    breed: "Breed",
    colour: "Colour",
    pattern: "Pattern",
    eyeColour: "Eye colour",
    coatLength: "Coat length",
    weightKg: "Weight",
    microchip: "Microchip",
    room: "Room",
    unit: "Unit",
    profileText: "Text for adopters",
    staffNote: "Note for staff",
  }),
  ...of("cat", Object.fromEntries(KNOWN_FACTS.map((fact) => [`fact:${fact}`, factLabel(fact)]))),
  ...of("stay", {
    intakeOn: "Intake day",
    intakeType: "Kind of intake",
    intakeDetail: "Intake in the source's words",
    isReturn: "Is a return",
    availableOn: "Available since",
    outcomeOn: "Outcome: day, kind and words",
    bornOn: "Date of birth as the stay has it",
    sex: "Sex as the stay has it",
  }),
  ...of("adopter", {
    name: "Name",
    email: "E-mail address",
    phone: "Telephone",
    contactNote: "How they like to be reached",
    staffNote: "Note for staff",
    answers: "Answers to the questionnaire",
  }),
]
