import type { Profile } from "../profile"

/** PetPoint's report of intakes with their results: one row per intake and its outcome, exports often joined into one. */
export const PETPOINT: Profile = {
  name: "petpoint",
  title: "PetPoint: animal intake with results, extended (CSV)",
  source: "petpoint",
  row: "stay",
  dates: ["YYYY/MM/DD", "YYYY-MM-DD", "MM/DD/YYYY"],
  keep: [{ column: "Species", in: ["Cat", "Feline", "Kitten"], reason: "not a cat" }],
  skip: [
    {
      column: "Intake Type",
      in: ["Service In", "Clinic In", "Clinic", "Service"],
      reason: "a service, no stay",
    },
    { column: "Outcome Type", in: ["Service Out", "Clinic Out"], reason: "a service, no stay" },
    {
      column: "Intake Type",
      in: ["DOA", "Dead on Arrival", "Disposal", "Disposal Request"],
      reason: "a body, no stay",
    },
    { column: "Outcome Type", in: ["DOA", "Disposal"], reason: "a body, no stay" },
  ],
  dedupe: { by: [["Animal #", "AnimalID"], "Intake Date", "Outcome Date", "Outcome Type"] },
  fields: {
    animal: ["Animal #", "AnimalID"],
    name: { column: ["Animal Name", "Name"], optional: true },
    sex: { column: ["Gender", "Sex"], optional: true },
    neutered: { column: ["Altered", "Spayed/Neutered"], optional: true },
    bornOn: { column: "Date Of Birth", optional: true },
    breed: { join: ["Primary Breed", "Secondary Breed"], with: " / ", optional: true },
    microchip: { column: "Microchip Number", optional: true },
    room: { column: "Location", optional: true },
    staffNote: { column: "Distinguishing Markings", optional: true },
    intakeOn: "Intake Date",
    intakeType: {
      column: "Intake Type",
      map: {
        Stray: "stray",
        "Owner/Guardian Surrender": "owner_relinquished",
        "Owner Surrender": "owner_relinquished",
        Return: "owner_relinquished",
        "Transfer In": "transfer_in",
        Seized: "seized_impounded",
        "Seized / Custody": "seized_impounded",
        "Seized/Custody": "seized_impounded",
        "Born in Care": "other_intake",
        "Euthanasia Request": "owner_intended_euthanasia",
      },
    },
    isReturn: { column: "Intake Type", map: { Return: "yes" }, else: "no" },
    outcomeOn: "Outcome Date",
    outcomeType: {
      cases: [
        {
          when: {
            all: [
              { column: "Outcome Type", in: ["Transfer Out"] },
              { column: "Outcome Subtype", in: ["Potential Adopter"] },
            ],
          },
          value: "adoption",
        },
      ],
      column: "Outcome Type",
      map: {
        Adoption: "adoption",
        "Transfer Out": "transfer_out",
        "Return to Owner/Guardian": "rto",
        "Return to Owner": "rto",
        Died: "died",
        Euthanasia: "shelter_euthanasia",
        "Unassisted Death": "died",
        Missing: "lost",
        Stolen: "lost",
        Escaped: "lost",
        "Released to Wild": "rtf",
        "Return to Field": "rtf",
      },
    },
  },
  dataEnd: "last-date",
}
