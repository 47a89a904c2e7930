import type { Profile } from "../profile"

/** Austin's published outcomes since 2025: one row per outcome, whole snapshots appended to one file. */
export const AUSTIN: Profile = {
  name: "austin",
  title: "Austin: outcomes since 2025, snapshots appended (CSV)",
  source: "austin",
  row: "stay",
  dates: ["YYYY-MM-DD", "MM/DD/YYYY"],
  keep: [{ column: ["Type", "Animal Type"], in: ["Cat", "Kitten"], reason: "not a cat" }],
  skip: [
    {
      column: ["Outcome Status", "Outcome Type"],
      startsWith: ["DOA", "Cremat", "Interred"],
      reason: "a body, no stay",
    },
    {
      column: ["Outcome Status", "Outcome Type"],
      in: ["Unresolved File"],
      reason: "the file never says what became of it",
    },
  ],
  // A later snapshot has the same outcome again, often with corrections.
  dedupe: { by: [["ID", "Outcome ID"]], keep: "last" },
  fields: {
    animal: "Animal ID",
    name: { column: ["Name", "Animal Name"], optional: true },
    sex: { column: "Sex", optional: true },
    neutered: { column: ["Spayed/Neutered", "Altered"], optional: true },
    bornOn: { column: ["Date of Birth", "DOB"], optional: true },
    breed: { column: ["Primary Breed", "Breed"], optional: true },
    colour: { join: ["Primary Color", "Secondary Color"], with: "/", optional: true },
    intakeOn: "Intake Date",
    outcomeOn: "Outcome Date",
    outcomeType: {
      column: ["Outcome Status", "Outcome Type"],
      map: {
        Adopted: "adoption",
        "Adopted Altered": "adoption",
        "Adopted Unaltered": "adoption",
        "Adopted Offsite": "adoption",
        "Adopted Offsite(Altered)": "adoption",
        "Adopted Offsite(Unaltered)": "adoption",
        "Adopted to Finder": "adoption",
        "Transfer Out": "transfer_out",
        Reclaimed: "rto",
        "Returned To Owner": "rto",
        "Redemption (Offsite)": "rto",
        "Return to Habitat": "rtf",
        Euthanized: "shelter_euthanasia",
        "Euthanasia - RTO": "owner_intended_euthanasia_out",
        "Unassisted Death": "died",
        "Unassisted Death - In Foster": "died",
        "Unassisted Death - In Transit": "died",
        Escaped: "lost",
        Stolen: "lost",
      },
    },
  },
  dataEnd: "last-date",
}
