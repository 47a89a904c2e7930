import type { Profile } from "../profile"
import { ASM_INTAKES, ASM_MOVEMENT_NAMES, ASM_MOVEMENTS, asmFacts } from "./asm-words"

/** Animal Shelter Manager 3, the service call for animals (json_shelter_animals and its CSV twin): its richest file. */
export const ASM3_JSON: Profile = {
  name: "asm3-json",
  title: "Animal Shelter Manager 3: service file of animals (JSON or CSV)",
  source: "asm3",
  row: "animal",
  dates: ["YYYY-MM-DD", "MM/DD/YYYY"],
  absent: ["None"],
  clean: ["html", "quotes"],
  main: { column: "SHELTERCODE", absent: false },
  keep: [{ column: "SPECIESNAME", in: ["Cat"], reason: "not a cat" }],
  skip: [{ column: "NONSHELTERANIMAL", in: ["1"], reason: "not an animal of the shelter", optional: true }],
  fields: {
    animal: "SHELTERCODE",
    name: { column: "ANIMALNAME", absent: [] },
    sex: { column: "SEXNAME", optional: true },
    neutered: { column: "NEUTERED", optional: true },
    bornOn: { column: "DATEOFBIRTH", optional: true },
    bornEstimated: { column: "ESTIMATEDDOB", optional: true },
    breed: { column: "BREEDNAME", optional: true },
    colour: { column: "BASECOLOURNAME", optional: true },
    coatLength: { column: "COATTYPENAME", optional: true },
    weight: { column: "WEIGHT", unit: "lb", optional: true },
    microchip: { column: "IDENTICHIPNUMBER", optional: true },
    room: { column: "SHELTERLOCATIONNAME", optional: true },
    unit: { column: "SHELTERLOCATIONUNIT", optional: true },
    profileText: { column: "ANIMALCOMMENTS", optional: true },
    staffNote: { join: ["HIDDENANIMALDETAILS", "MARKINGS", "HEALTHPROBLEMS"], with: "\n", optional: true },
    intakeOn: { firstOf: ["MOSTRECENTENTRYDATE", "DATEBROUGHTIN"] },
    intakeType: {
      firstOf: ["ENTRYTYPENAME", "ENTRYREASONNAME"],
      map: ASM_INTAKES,
      else: "owner_relinquished",
      optional: true,
    },
    intakeDetail: { firstOf: ["ENTRYREASONNAME", "ENTRYTYPENAME"], optional: true },
    availableOn: { column: "DATEAVAILABLEFORADOPTION", optional: true },
    movementType: {
      cases: [
        {
          when: {
            all: [
              { column: "HASTRIALADOPTION", in: ["1"] },
              { column: "ACTIVEMOVEMENTTYPE", in: ["1"] },
            ],
          },
          value: "trial",
        },
      ],
      column: "ACTIVEMOVEMENTTYPE",
      map: ASM_MOVEMENTS,
      unknown: "leave",
    },
    movementDetail: { column: "ACTIVEMOVEMENTTYPE", map: ASM_MOVEMENT_NAMES, optional: true },
    movementOn: { column: "ACTIVEMOVEMENTDATE", optional: true },
    returnOn: { column: ["ACTIVEMOVEMENTRETURN", "ACTIVEMOVEMENTRETURNDATE"], optional: true },
    returnDetail: { column: "ACTIVEMOVEMENTREASONFORRETURN", optional: true },
    diedOn: { column: "DECEASEDDATE", optional: true },
    deathType: {
      cases: [
        { when: { column: "ISDOA", in: ["1"] }, value: "dead_on_arrival" },
        {
          when: {
            all: [
              { column: "PUTTOSLEEP", in: ["1"] },
              { column: "ASILOMAROWNERREQUESTEDEUTHANASIA", in: ["1"] },
            ],
          },
          value: "owner_intended_euthanasia_out",
        },
        { when: { column: "PUTTOSLEEP", in: ["1"] }, value: "shelter_euthanasia" },
      ],
      value: "died",
    },
    deathDetail: { when: { column: "DECEASEDDATE", absent: false }, column: "PTSREASONNAME", optional: true },
  },
  facts: [
    ...asmFacts("json"),
    { fact: "special_care", column: "HASSPECIALNEEDS", map: { "1": "yes", "0": null }, optional: true },
    { fact: "declawed", column: "DECLAWED", map: { "1": "yes", "0": null }, optional: true },
    // 0 is not tested, 1 negative, 2 positive.
    {
      fact: "fiv_positive",
      column: "COMBITESTRESULT",
      map: { "0": null, "1": "no", "2": "yes" },
      optional: true,
    },
    { fact: "felv_positive", column: "FLVRESULT", map: { "0": null, "1": "no", "2": "yes" }, optional: true },
  ],
}
