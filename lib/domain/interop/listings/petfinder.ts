import { isoFromDay } from "@/lib/domain/calendar/day"
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
  { belowMonths: 12, word: "Baby" },
  { belowMonths: 36, word: "Young" },
  { belowMonths: 96, word: "Adult" },
]

// The site asks the other way round: 1 = not with them.
const notWith = (answer: Answer) => sayAnswer(answer, { yes: "0", no: "1" })

/** Petfinder's import file: 39 columns, ages by its own lines at one, three and eight years. */
export const PETFINDER: ListingTarget = {
  key: "petfinder",
  title: "Petfinder",
  fileName: "petfinder.csv",
  columns: [
    { name: "ID", say: (cat) => cat.id },
    { name: "Internal", say: (cat) => cat.id },
    { name: "AnimalName", say: (cat) => cat.name },
    { name: "PrimaryBreed", say: (cat) => cat.breed ?? "", wanted: "the breed" },
    leftBlank("SecondaryBreed"),
    { name: "Sex", say: ({ sex }) => (sex === "unknown" ? "" : sex), wanted: "the sex" },
    leftBlank("Size"),
    {
      name: "Age",
      say: (cat, { asOfDay }) => ageWord(cat.birthDay, asOfDay, AGES, "Senior"),
      wanted: "the age",
    },
    { name: "Desc", say: describeForListing },
    { name: "Type", say: () => "Cat" },
    { name: "Status", say: () => "A" },
    leftBlank("Shots"),
    leftBlank("Altered"),
    { name: "NoDogs", say: (cat) => notWith(cat.dogs), wanted: "how it is with dogs" },
    { name: "NoCats", say: (cat) => notWith(cat.cats), wanted: "how it is with cats" },
    { name: "NoKids", say: (cat) => notWith(cat.children), wanted: "how it is with children" },
    leftBlank("Housetrained"),
    leftBlank("Declawed"),
    { name: "specialNeeds", say: (cat) => (cat.needsCare === "yes" ? "1" : "") },
    leftBlank("Mix"),
    ...photoColumns(["photo1", "photo2", "photo3", "photo4", "photo5", "photo6"]),
    { name: "arrival_date", say: ({ arrivedDay }) => (arrivedDay === null ? "" : isoFromDay(arrivedDay)) },
    {
      name: "birth_date",
      // An estimated day of birth is no date; the age says what is known.
      say: (cat) => (cat.birthDay === null || cat.isBirthEstimated ? "" : isoFromDay(cat.birthDay)),
    },
    { name: "primaryColor", say: (cat) => cat.colour ?? "", wanted: "the coat colour" },
    leftBlank("secondaryColor"),
    leftBlank("tertiaryColor"),
    { name: "coat_length", say: (cat) => coatLengthWord(cat.coatLength) },
    leftBlank("adoption_fee"),
    leftBlank("display_adoption_fee"),
    leftBlank("adoption_fee_waived"),
    leftBlank("special_needs_notes"),
    leftBlank("no_other"),
    leftBlank("no_other_note"),
    { name: "tags", say: (cat) => cat.tagLabels.join(", ") },
  ],
}
