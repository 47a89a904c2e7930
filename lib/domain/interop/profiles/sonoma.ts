import type { Profile } from "../profile"

/** Sonoma County's published intakes and outcomes: one row per impound, several of which can be one stay. */
export const SONOMA: Profile = {
  name: "sonoma",
  title: "Sonoma County: animal shelter intake and outcome (CSV)",
  source: "sonoma",
  row: "stay",
  dates: ["MM/DD/YYYY"],
  keep: [{ column: "Type", in: ["CAT"], reason: "not a cat" }],
  skip: [{ column: "Outcome Type", in: ["DISPOSAL"], reason: "disposal of a body is no stay" }],
  // The impound number differs where everything else repeats.
  dedupe: { by: ["Animal ID", "Intake Date", "Outcome Date", "Outcome Type"] },
  fields: {
    animal: "Animal ID",
    name: { column: "Name", case: "title", absent: [] },
    sex: "Sex",
    bornOn: "Date Of Birth",
    breed: { column: "Breed", optional: true },
    colour: { column: "Color", optional: true },
    intakeOn: "Intake Date",
    intakeType: {
      column: "Intake Type",
      map: {
        STRAY: "stray",
        "OWNER SURRENDER": "owner_relinquished",
        "ADOPTION RETURN": "owner_relinquished",
        TRANSFER: "transfer_in",
        CONFISCATE: "seized_impounded",
        QUARANTINE: "other_intake",
      },
    },
    isReturn: { column: "Intake Type", map: { "ADOPTION RETURN": "yes" }, else: "no" },
    outcomeOn: "Outcome Date",
    outcomeType: {
      column: "Outcome Type",
      map: {
        ADOPTION: "adoption",
        TRANSFER: "transfer_out",
        "RETURN TO OWNER": "rto",
        EUTHANIZE: "shelter_euthanasia",
        DIED: "died",
        "ESCAPED/STOLEN": "lost",
      },
    },
  },
  dataEnd: "last-date",
}
