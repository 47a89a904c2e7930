import type { Profile } from "../profile"
import { ASM_INTAKES, ASM_MOVEMENTS } from "./asm-words"

/** A report of movements as Animal Shelter Manager makes it and cities publish it: one row per movement. */
export const ASM_MOVEMENTS_REPORT: Profile = {
  name: "asm-movements",
  title: "Animal Shelter Manager: report of movements (CSV)",
  source: "asm3",
  row: "movement",
  dates: ["YYYY-MM-DD", "MM/DD/YYYY"],
  absent: ["NA", "N/A", "None"],
  clean: ["html", "quotes"],
  keep: [{ column: "speciesname", in: ["Cat"], reason: "not a cat" }],
  fields: {
    animal: "sheltercode",
    name: { column: "animalname", absent: [] },
    sex: "sexname",
    breed: "breedname",
    colour: "basecolour",
    microchip: { column: "identichipnumber", optional: true },
    room: { column: "location", optional: true },
    // The age stood still when the animal left, on a day the report does not tell; a death is such a day.
    age: { when: { column: "deceaseddate", absent: false }, column: "animalage", optional: true },
    ageOn: { column: "deceaseddate", optional: true },
    intakeOn: "intakedate",
    intakeType: {
      cases: [{ when: { column: "istransfer", in: ["1"] }, value: "transfer_in" }],
      column: "intakereason",
      map: ASM_INTAKES,
      else: "owner_relinquished",
    },
    intakeDetail: "intakereason",
    movementType: {
      cases: [
        {
          when: {
            all: [
              { column: "istrial", in: ["1"] },
              { column: "movementtype", in: ["Adoption"] },
            ],
          },
          value: "trial",
        },
      ],
      column: "movementtype",
      map: ASM_MOVEMENTS,
    },
    movementOn: "movementdate",
    returnOn: "returndate",
    returnType: { column: "returnedreason", map: ASM_INTAKES, else: "owner_relinquished" },
    // Every movement has a reason of return in this report, also those without one; from foster it says nothing.
    returnDetail: { when: { column: "movementtype", notIn: ["Foster"] }, column: "returnedreason" },
    diedOn: "deceaseddate",
    deathType: {
      cases: [
        { when: { column: "isdoa", in: ["1"] }, value: "dead_on_arrival" },
        {
          when: {
            all: [
              { column: "puttosleep", in: ["1"] },
              { column: "deceasedreason", in: ["Owner Requested"] },
            ],
          },
          value: "owner_intended_euthanasia_out",
        },
        { when: { column: "puttosleep", in: ["1"] }, value: "shelter_euthanasia" },
      ],
      value: "died",
    },
    deathDetail: { when: { column: "deceaseddate", absent: false }, column: "deceasedreason" },
  },
  dataEnd: "last-date",
}
