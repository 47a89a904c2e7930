import { dateFromDay } from "@/lib/domain/calendar/day"
import { type AgeLine, ageWord } from "./age-words"
import {
  type Answer,
  coatLengthWord,
  describeForListing,
  isIndoorOnly,
  isLeashTrained,
  type ListingColumn,
  type ListingTarget,
  leftBlank,
  sayAnswer,
} from "./listing"

const AGES: readonly AgeLine[] = [
  { belowMonths: 6, word: "Baby" },
  { belowMonths: 24, word: "Young" },
  { belowMonths: 108, word: "Adult" },
]

const goodWith = (answer: Answer) => sayAnswer(answer, { yes: "1", no: "0" })

function americanDate(day: number): string {
  const { year, month, dayOfMonth } = dateFromDay(day)
  return `${month}/${dayOfMonth}/${year}`
}

const COLUMNS: readonly ListingColumn[] = [
  { name: "Id", say: (cat) => cat.id },
  { name: "Animal", say: () => "Cat" },
  { name: "Breed", say: (cat) => cat.breed ?? "", wanted: "the breed" },
  leftBlank("Breed2"),
  leftBlank("Purebred"),
  {
    name: "Age",
    say: (cat, { asOfDay }) => ageWord(cat.birthDay, asOfDay, AGES, "Senior"),
    wanted: "the age",
  },
  { name: "Name", say: (cat) => cat.name },
  leftBlank("Size"),
  { name: "Sex", say: ({ sex }) => (sex === "unknown" ? "" : sex), wanted: "the sex" },
  { name: "Color", say: (cat) => cat.colour ?? "", wanted: "the coat colour" },
  { name: "Description", say: describeForListing },
  { name: "Status", say: () => "Available" },
  { name: "GoodWKids", say: (cat) => goodWith(cat.children), wanted: "how it is with children" },
  { name: "GoodWCats", say: (cat) => goodWith(cat.cats), wanted: "how it is with cats" },
  { name: "GoodWDogs", say: (cat) => goodWith(cat.dogs), wanted: "how it is with dogs" },
  leftBlank("SpayedNeutered"),
  leftBlank("ShotsCurrent"),
  leftBlank("Housetrained"),
  leftBlank("Declawed"),
  { name: "SpecialNeeds", say: (cat) => goodWith(cat.needsCare) },
  { name: "HairLength", say: (cat) => coatLengthWord(cat.coatLength) },
  leftBlank("YouTubeVideoURL"),
  {
    name: "Birthdate",
    // An estimated day of birth is no date; the age says what is known.
    say: (cat) => (cat.birthDay === null || cat.isBirthEstimated ? "" : americanDate(cat.birthDay)),
  },
  leftBlank("Sizecurrent"),
  leftBlank("SizeUOM"),
  leftBlank("AdoptionFee"),
  leftBlank("Cratetrained"),
  leftBlank("HeartwormNegative"),
  leftBlank("HeartwormPositive"),
  { name: "Leashtrained", say: (cat, { asOfDay }) => (isLeashTrained(cat, asOfDay) ? "1" : "") },
  { name: "IndoorOnly", say: (cat) => (isIndoorOnly(cat) ? "1" : "") },
  leftBlank("FIVPositive"),
  leftBlank("SpecialDietaryNeeds"),
]

// Its breeds are written as one word; a shelter's records often are not.
const BREEDS = ["Short", "Medium", "Long"].map((hair) => `Domestic ${hair} Hair=Domestic ${hair}hair`)

const importMap = COLUMNS.map(({ name }, at) => [
  `#${at + 1}:${name}=${name}`,
  ...(name === "Breed" || name === "Breed2" ? BREEDS : []),
])

/** Adopt-a-Pet: pets.csv, ages by its own lines at half a year, two and nine years, and the map that names its columns. */
export const ADOPT_A_PET: ListingTarget = {
  key: "adopt-a-pet",
  title: "Adopt-a-Pet",
  fileName: "pets.csv",
  columns: COLUMNS,
  map: { fileName: "import.cfg", text: `${importMap.flat().join("\n")}\n` },
}
