import type { Condition, NoteSpec, Profile } from "../profile"

/** Match criteria are set and switched on. */
const IS_LOOKING: Condition = { column: "PERSONMATCHACTIVE", in: ["1", "Y", "Yes"] }

/** What an adopter looks for as it stands in the file, kept as words for the counsellor. */
const WISHES = [
  { label: "Wants a sex", column: "PERSONMATCHSEX", map: { "0": "female", "1": "male", "2": null } },
  { label: "Wants an age from (years)", column: "PERSONMATCHAGEFROM", map: { "0": null, "0.0": null } },
  { label: "Wants an age up to (years)", column: "PERSONMATCHAGETO", map: { "0": null, "0.0": null } },
  { label: "Wants house trained", column: "PERSONMATCHHOUSETRAINED", map: { "0": "yes", "1": "no" } },
  { label: "Wants crate trained", column: "PERSONMATCHCRATETRAINED", map: { "0": "yes", "1": "no" } },
  { label: "Wants a good traveller", column: "PERSONMATCHGOODTRAVELLER", map: { "0": "yes", "1": "no" } },
  { label: "Wants good on lead", column: "PERSONMATCHGOODONLEAD", map: { "0": "yes", "1": "no" } },
  { label: "Looks for the words", column: "PERSONMATCHCOMMENTSCONTAIN" },
] as const

const NO_WISH = ["-1", "Any", "None"]

/**
 * Animal Shelter Manager 3, people as CSV. Dates of birth, identity numbers, addresses, donations, licences and
 * incidents stand in the file and are not read.
 */
export const ASM3_PEOPLE: Profile = {
  name: "asm3-people",
  title: "Animal Shelter Manager 3: people (CSV)",
  source: "asm3",
  row: "person",
  dates: ["YYYY-MM-DD", "MM/DD/YYYY"],
  absent: ["None"],
  clean: ["html", "quotes"],
  skip: [
    {
      all: [
        { column: "PERSONLASTNAME", absent: true },
        { column: ["PERSONFIRSTNAME", "PERSONNAME"], absent: true },
      ],
      reason: "a further row of a person, without the name",
      optional: true,
    },
  ],
  fields: {
    person: { firstOf: ["PERSONCODE", "PERSONEMAIL"], optional: true },
    name: { join: ["PERSONFIRSTNAME", "PERSONLASTNAME", "PERSONNAME"], optional: true, absent: [] },
    email: { column: "PERSONEMAIL", optional: true },
    phone: { firstOf: ["PERSONCELLPHONE", "PERSONHOMEPHONE", "PERSONWORKPHONE"], optional: true },
  },
  answers: [
    {
      answer: "homeEnergy",
      when: IS_LOOKING,
      column: "PERSONMATCHENERGYLEVEL",
      absent: NO_WISH,
      optional: true,
    },
    {
      answer: "otherAnimals",
      when: IS_LOOKING,
      column: "PERSONMATCHGOODWITHDOGS",
      absent: NO_WISH,
      map: { "0": "dogs", Yes: "dogs", "1": null, No: null },
      optional: true,
    },
    {
      answer: "otherAnimals",
      when: IS_LOOKING,
      column: "PERSONMATCHGOODWITHCATS",
      absent: NO_WISH,
      map: { "0": "cats", Yes: "cats", "1": null, No: null },
      optional: true,
    },
    {
      answer: "otherAnimals",
      when: IS_LOOKING,
      column: "PERSONMATCHGOODWITHCHILDREN",
      absent: NO_WISH,
      map: { "0": "young_children", Yes: "young_children", "1": null, No: null },
      else: "young_children",
      optional: true,
    },
  ],
  notes: [
    { label: "Comment in ASM3", column: "PERSONCOMMENTS", optional: true },
    ...WISHES.map((wish): NoteSpec => ({ ...wish, when: IS_LOOKING, absent: NO_WISH, optional: true })),
  ],
}
