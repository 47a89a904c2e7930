import type { Condition, NoteSpec, Profile } from "../profile"

/** Match criteria are set and switched on. */
const IS_LOOKING: Condition = { column: "PERSONMATCHACTIVE", in: ["1", "Y", "Yes"] }

const NO_WISH = ["-1", "Any", "None"]

/** The search is for a cat, or names no species: what somebody wants of a dog answers nothing here. */
const LOOKS_FOR_A_CAT: Condition = {
  all: [
    IS_LOOKING,
    {
      any: [
        { column: "PERSONMATCHSPECIES", in: ["2", "Cat", ...NO_WISH] },
        { not: { column: "PERSONMATCHSPECIES", absent: false } },
      ],
    },
  ],
}

// Numbers are those of the export, words those of the import form; "unknown" is no wish.
const YES_NO = { "0": "yes", "1": "no", "2": null, Unknown: null }
const ONLY_NO = { "0": null, Yes: null, "1": "no", "2": null, Unknown: null }
const ZERO_IS_NONE = { "0": null, "0.0": null }

/**
 * What an adopter looks for that no question of ours asks in the same sense, as readable lines for the counsellor.
 * Sizes, colours, types and breeds are numbers of that system in one kind of file and words in another.
 */
const WISHES = [
  { label: "a sex", column: "PERSONMATCHSEX", map: { "0": "female", "1": "male", "2": null } },
  { label: "a species", column: "PERSONMATCHSPECIES", map: { "2": null, Cat: null } },
  { label: "a type", column: "PERSONMATCHTYPE" },
  { label: "a breed", column: "PERSONMATCHBREED1" },
  { label: "or a breed", column: "PERSONMATCHBREED2" },
  { label: "a size", column: "PERSONMATCHSIZE" },
  { label: "a colour", column: "PERSONMATCHCOLOR" },
  { label: "an age from (years)", column: "PERSONMATCHAGEFROM", map: ZERO_IS_NONE },
  { label: "an age up to (years)", column: "PERSONMATCHAGETO", map: ZERO_IS_NONE },
  { label: "good with cats", column: "PERSONMATCHGOODWITHCATS", map: ONLY_NO },
  { label: "good with dogs", column: "PERSONMATCHGOODWITHDOGS", map: ONLY_NO },
  {
    label: "good with children",
    column: "PERSONMATCHGOODWITHCHILDREN",
    map: { ...ONLY_NO, "5": "over 5 years", "12": "over 12 years" },
  },
  { label: "good with elderly people", column: "PERSONMATCHGOODWITHELDERLY", map: YES_NO },
  { label: "house trained", column: "PERSONMATCHHOUSETRAINED", map: YES_NO },
  { label: "crate trained", column: "PERSONMATCHCRATETRAINED", map: YES_NO },
  { label: "a good traveller", column: "PERSONMATCHGOODTRAVELLER", map: YES_NO },
  { label: "good on lead", column: "PERSONMATCHGOODONLEAD", map: YES_NO },
  { label: "declawed", column: "PERSONMATCHDECLAWED", map: YES_NO },
  { label: "these words", column: "PERSONMATCHCOMMENTSCONTAIN" },
] as const

const wishNotes = (said: string, when: Condition): NoteSpec[] =>
  WISHES.map((wish) => ({ ...wish, label: `${said} ${wish.label}`, when, absent: NO_WISH, optional: true }))

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
      when: LOOKS_FOR_A_CAT,
      column: "PERSONMATCHENERGYLEVEL",
      absent: NO_WISH,
      optional: true,
    },
    // A cat that is good on a lead is wanted for walking outside; a good traveller may only be for the train.
    {
      answer: "desiredTier",
      when: LOOKS_FOR_A_CAT,
      column: "PERSONMATCHGOODONLEAD",
      absent: NO_WISH,
      map: { "0": "2", Yes: "2" },
      else: null,
      optional: true,
    },
    {
      answer: "otherAnimals",
      when: LOOKS_FOR_A_CAT,
      column: "PERSONMATCHGOODWITHDOGS",
      absent: NO_WISH,
      map: { "0": "dogs", Yes: "dogs" },
      else: null,
      optional: true,
    },
    {
      answer: "otherAnimals",
      when: LOOKS_FOR_A_CAT,
      column: "PERSONMATCHGOODWITHCATS",
      absent: NO_WISH,
      map: { "0": "cats", Yes: "cats" },
      else: null,
      optional: true,
    },
    // Older children are in the note: they are not the young ones our question asks about.
    {
      answer: "otherAnimals",
      when: LOOKS_FOR_A_CAT,
      column: "PERSONMATCHGOODWITHCHILDREN",
      absent: NO_WISH,
      map: { "0": "young_children", Yes: "young_children" },
      else: null,
      optional: true,
    },
  ],
  notes: [
    { label: "Comment in ASM3", column: "PERSONCOMMENTS", optional: true },
    { label: "Warning in ASM3", column: "PERSONWARNING", optional: true },
    { label: "Flags in ASM3", column: "PERSONFLAGS", optional: true },
    { label: "Looks since", column: "PERSONMATCHADDED", when: IS_LOOKING, optional: true },
    { label: "Looks until", column: "PERSONMATCHEXPIRES", when: IS_LOOKING, optional: true },
    ...wishNotes("Wants", IS_LOOKING),
    ...wishNotes("No longer looks; wanted", { not: IS_LOOKING }),
  ],
}
