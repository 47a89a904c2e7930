import { type AgeLine, ageWord } from "./age-words"
import {
  type Answer,
  coatLengthWord,
  describeForListing,
  type ListingTarget,
  leftBlank,
  photoColumns,
  sayAnswer,
} from "./listing"

const AGES: readonly AgeLine[] = [
  { belowMonths: 6, word: "Baby" },
  { belowMonths: 24, word: "Young" },
  { belowMonths: 108, word: "Adult" },
]
const SEXES = { F: "Female", M: "Male", unknown: "" } as const

const yesNo = (answer: Answer) => sayAnswer(answer, { yes: "Yes", no: "No" })

/** RescueGroups' pets.csv: 32 columns; its list is for one organisation, named by its number in every row. */
export const RESCUE_GROUPS: ListingTarget = {
  key: "rescue-groups",
  title: "RescueGroups",
  fileName: "pets.csv",
  accountLabel: "Your organisation's number at RescueGroups",
  columns: [
    { name: "orgID", say: (_, { account }) => account, wanted: "your organisation's number" },
    { name: "animalID", say: (cat) => cat.id },
    { name: "status", say: () => "Available" },
    leftBlank("lastUpdated"),
    { name: "rescueID", say: (cat) => cat.id },
    { name: "name", say: (cat) => cat.name },
    { name: "summary", say: (cat) => cat.readyLines.join(". ") },
    { name: "species", say: () => "Cat" },
    { name: "breed", say: (cat) => cat.breed ?? "", wanted: "the breed" },
    { name: "primaryBreed", say: (cat) => cat.breed ?? "", wanted: "the breed" },
    leftBlank("secondaryBreed"),
    { name: "sex", say: (cat) => SEXES[cat.sex], wanted: "the sex" },
    leftBlank("mixed"),
    { name: "dogs", say: (cat) => yesNo(cat.dogs), wanted: "how it is with dogs" },
    { name: "cats", say: (cat) => yesNo(cat.cats), wanted: "how it is with cats" },
    { name: "kids", say: (cat) => yesNo(cat.children), wanted: "how it is with children" },
    leftBlank("declawed"),
    leftBlank("housetrained"),
    {
      name: "age",
      say: (cat, { asOfDay }) => ageWord(cat.birthDay, asOfDay, AGES, "Senior"),
      wanted: "the age",
    },
    { name: "specialNeeds", say: (cat) => (cat.needsCare === "yes" ? "1" : "") },
    leftBlank("altered"),
    leftBlank("size"),
    leftBlank("uptodate"),
    { name: "color", say: (cat) => cat.colour ?? "", wanted: "the coat colour" },
    { name: "coatLength", say: (cat) => coatLengthWord(cat.coatLength) },
    { name: "pattern", say: (cat) => cat.pattern ?? "" },
    leftBlank("courtesy"),
    { name: "description", say: describeForListing },
    ...photoColumns(["pic1", "pic2", "pic3", "pic4"]),
  ],
}
