import type { FactSpec, SetProfile } from "../profile"

const INTAKE_TYPE = ["Intake Type", "AnimalIntakeType", "Entry Category"]
const INTAKE_DATE = ["Intake Date", "Intake Event Date"]
const OUTCOME_DATE = ["Outcome Date", "Outcome Event Date"]
const FOSTER_PERSON = ["Foster Placement Person Name", "Foster Parent Name"]
const FOSTER_DATE = ["Foster Placement Event Date", "Outcome Date", "Foster Date"]
const ALTERED = ["Altered", "Altered in Care", "Altered before Arrival"]
const DATES = ["MM/DD/YYYY", "YYYY-MM-DD", "MM/DD/YY"]

/** Attributes stand in one cell as words between commas. */
const fact = (key: string, words: [string, "yes" | "no"][]): FactSpec => ({
  fact: key,
  cases: words.map(([word, value]) => ({ when: { column: "Attributes", contains: [word] }, value })),
  column: "Attributes",
  map: {},
  else: null,
  optional: true,
})

/** Shelterluv's exports: animals and persons as entities; intakes, outcomes and foster homes as events. */
export const SHELTERLUV: SetProfile = {
  name: "shelterluv",
  title: "Shelterluv: animals, intakes, outcomes, fosters and persons (several CSV files)",
  source: "shelterluv",
  parts: [
    {
      name: "shelterluv-fosters",
      title: "Shelterluv: fosters",
      source: "shelterluv",
      part: "foster homes",
      row: "outcome",
      knownBy: ["Animal ID", FOSTER_PERSON],
      missing: "cats in foster count as living in the shelter.",
      dates: DATES,
      dedupe: { by: ["Animal ID", FOSTER_DATE] },
      fields: {
        animal: "Animal ID",
        microchip: { column: "Microchip Number", optional: true },
        outcomeOn: FOSTER_DATE,
        outcomeType: { value: "foster" },
      },
    },
    {
      name: "shelterluv-outcomes",
      title: "Shelterluv: outcomes",
      source: "shelterluv",
      part: "outcomes",
      row: "outcome",
      knownBy: ["Animal ID", "Outcome Type", OUTCOME_DATE],
      missing: "stays stay open.",
      dates: DATES,
      skip: [
        {
          column: "Outcome Type",
          in: ["Service Out", "Service Out / Field-Wildlife Release", "Clinic Out"],
          reason: "the end of a service, no outcome",
        },
      ],
      dedupe: { by: ["Animal ID", OUTCOME_DATE, "Outcome Type"] },
      fields: {
        animal: "Animal ID",
        outcomeOn: OUTCOME_DATE,
        outcomeType: {
          column: "Outcome Type",
          map: {
            Adoption: "adoption",
            "Transfer Out": "transfer_out",
            Transfer: "transfer_out",
            "Return To Owner/Guardian": "rto",
            "Return to Owner": "rto",
            Reclaimed: "rto",
            Euthanasia: "shelter_euthanasia",
            Died: "died",
            "Unassisted Death in Custody": "died",
            "Unassisted Death": "died",
            "Lost/Stolen": "lost",
            "Lost In Care": "lost",
            "Field-Wildlife Release": "rtf",
            "Return to Field": "rtf",
            Foster: "foster",
          },
        },
      },
    },
    {
      name: "shelterluv-intakes",
      title: "Shelterluv: intakes",
      source: "shelterluv",
      part: "intakes",
      row: "intake",
      knownBy: ["Animal ID", INTAKE_TYPE, INTAKE_DATE],
      needed: true,
      dates: DATES,
      dedupe: { by: ["Animal ID", INTAKE_DATE, INTAKE_TYPE] },
      fields: {
        animal: "Animal ID",
        room: { column: "Location", lastOf: ",", optional: true },
        intakeOn: INTAKE_DATE,
        intakeType: {
          column: INTAKE_TYPE,
          map: {
            Stray: "stray",
            Surrender: "owner_relinquished",
            "Owner Surrender": "owner_relinquished",
            "Owner/Guardian Surrender": "owner_relinquished",
            "Transfer In": "transfer_in",
            Return: "owner_relinquished",
            "Adoption Return": "owner_relinquished",
            "Seized / Impounded": "seized_impounded",
            "Seized/Custody": "seized_impounded",
            "Born in Care": "other_intake",
            "Foster Return": "foster_return",
            "Service In": "no_stay",
            Service: "no_stay",
          },
        },
        isReturn: { column: INTAKE_TYPE, map: { Return: "yes", "Adoption Return": "yes" }, else: "no" },
      },
    },
    {
      name: "shelterluv-animals",
      title: "Shelterluv: animals",
      source: "shelterluv",
      part: "animals",
      row: "animal",
      knownBy: ["Animal ID", "Species"],
      needed: true,
      dates: DATES,
      keep: [{ column: "Species", in: ["Cat", "Feline", "Kitten"], reason: "not a cat" }],
      dedupe: { by: ["Animal ID"], keep: "last" },
      fields: {
        animal: "Animal ID",
        name: "Name",
        sex: { column: "Sex", optional: true },
        neutered: {
          cases: [
            { when: { any: ALTERED.map((column) => ({ column, in: ["Yes", "Y", "true"] })) }, value: "yes" },
          ],
          firstOf: ALTERED,
          optional: true,
        },
        age: { column: ["Age (Y/M/D)", "Age"], optional: true },
        ageOn: { column: "Created Date", optional: true },
        breed: { join: ["Primary Breed", "Secondary Breed"], with: " / ", optional: true },
        colour: { column: "Primary Color", optional: true },
        weight: { column: "Current Weight", unit: "lb", optional: true },
        profileText: { column: "Kennel Card / Web Site Memo", optional: true },
        staffNote: {
          join: ["Behavioral", "History", "Private**", "Medical", "Intake Memo"],
          with: "\n",
          optional: true,
        },
      },
      facts: [
        fact("lives_with_cats", [
          ["no cats", "no"],
          ["cat friendly", "yes"],
        ]),
        fact("lives_with_dogs", [
          ["no dogs", "no"],
          ["dog social", "yes"],
        ]),
        fact("lives_with_children", [["no small children", "no"]]),
        fact("special_care", [["special needs", "yes"]]),
      ],
    },
    {
      name: "shelterluv-persons",
      title: "Shelterluv: persons",
      source: "shelterluv",
      part: "persons",
      row: "person",
      knownBy: ["Name", ["Primary Email", "Email"]],
      fields: {
        // The file has no number of a person: the address, or else the name, is what there is.
        person: { firstOf: [["Primary Email", "Email"], "Name"], case: "lower" },
        name: "Name",
        email: ["Primary Email", "Email"],
        phone: { column: ["Primary Phone", "Phone"], optional: true },
        contactNote: { column: "Comments", optional: true },
      },
    },
  ],
  dataEnd: "last-date",
}
