import type { Profile } from "../profile"
import { ASM_INTAKES, ASM_MOVEMENT_NAMES, ASM_MOVEMENTS, asmFacts } from "./asm-words"

/** Animal Shelter Manager 3, animals as CSV: the export of the animal screen, and files made for its import. */
export const ASM3_ANIMALS: Profile = {
  name: "asm3-animals",
  title: "Animal Shelter Manager 3: animals (CSV)",
  source: "asm3",
  row: "animal",
  dates: ["YYYY-MM-DD", "MM/DD/YYYY"],
  absent: ["None"],
  clean: ["html", "quotes"],
  main: { column: "ANIMALSPECIES", absent: false, optional: true },
  keep: [
    {
      any: [
        { column: "ANIMALSPECIES", in: ["Cat"] },
        { column: "ANIMALSPECIES", absent: true },
      ],
      reason: "not a cat",
      optional: true,
    },
  ],
  skip: [
    {
      column: "ANIMALNONSHELTER",
      in: ["1", "Y", "Yes"],
      reason: "not an animal of the shelter",
      optional: true,
    },
  ],
  fields: {
    animal: "ANIMALCODE",
    // A cat may well be called None.
    name: { column: "ANIMALNAME", absent: [] },
    sex: { column: "ANIMALSEX", optional: true },
    neutered: { column: "ANIMALNEUTERED", optional: true },
    bornOn: { column: "ANIMALDOB", optional: true },
    age: { column: "ANIMALAGE", optional: true },
    breed: { join: ["ANIMALBREED1", "ANIMALBREED2"], with: "/", optional: true },
    colour: { column: "ANIMALCOLOR", optional: true },
    coatLength: { column: "ANIMALCOATTYPE", optional: true },
    weight: { column: "ANIMALWEIGHT", unit: "lb", optional: true },
    microchip: { column: "ANIMALMICROCHIP", optional: true },
    room: { column: "ANIMALLOCATION", optional: true },
    unit: { column: "ANIMALUNIT", optional: true },
    profileText: { column: ["ANIMALDESCRIPTION", "ANIMALCOMMENTS"], optional: true },
    staffNote: {
      join: ["ANIMALHIDDENDETAILS", "ANIMALMARKINGS", "ANIMALHEALTHPROBLEMS"],
      with: "\n",
      optional: true,
    },
    intakeOn: { column: "ANIMALENTRYDATE", optional: true },
    intakeType: {
      firstOf: ["ANIMALENTRYTYPE", "ANIMALENTRYCATEGORY"],
      map: ASM_INTAKES,
      else: "owner_relinquished",
      optional: true,
    },
    intakeDetail: { firstOf: ["ANIMALENTRYCATEGORY", "ANIMALENTRYTYPE"], optional: true },
    movementType: { column: "MOVEMENTTYPE", map: ASM_MOVEMENTS, unknown: "leave", optional: true },
    movementDetail: { column: "MOVEMENTTYPE", map: ASM_MOVEMENT_NAMES, optional: true },
    movementOn: { column: "MOVEMENTDATE", optional: true },
    returnOn: { column: "MOVEMENTRETURNDATE", optional: true },
    diedOn: { column: "ANIMALDECEASEDDATE", optional: true },
    deathType: {
      column: "ANIMALEUTHANIZED",
      map: { "1": "shelter_euthanasia", Y: "shelter_euthanasia" },
      else: "died",
      optional: true,
    },
    deathDetail: { column: "ANIMALDECEASEDREASON", optional: true },
  },
  facts: asmFacts("csv"),
}
