import { describe, expect, test } from "vitest"
import { dayFromIso } from "@/lib/domain/calendar/day"
import {
  coatLengthWord,
  isIndoorOnly,
  isLeashTrained,
  type ListingCat,
  type ListingTarget,
  listingRow,
  missingIn,
} from "@/lib/domain/interop/listings/listing"
import { LISTING_TARGETS, listingTarget } from "@/lib/domain/interop/listings/targets"

const TODAY = dayFromIso("2026-11-20")
const FILE = { asOfDay: TODAY, account: "4711" }

const UNKNOWN: ListingCat = {
  id: "mo-k3f",
  name: "Mo",
  sex: "unknown",
  birthDay: null,
  isBirthEstimated: false,
  breed: null,
  colour: null,
  pattern: null,
  coatLength: null,
  arrivedDay: null,
  profileText: null,
  dogs: "unknown",
  cats: "unknown",
  children: "unknown",
  needsCare: "unknown",
  tier: null,
  mayGrowInto: null,
  readyLines: ["Still getting to know"],
  tagLabels: [],
  mastered: 0,
  lastSessionDay: null,
  photos: [],
  address: "https://cats.example.org/cats/mo-k3f",
}

const KNOWN: ListingCat = {
  ...UNKNOWN,
  sex: "F",
  birthDay: dayFromIso("2023-05-04"),
  breed: "Domestic Short Hair",
  colour: "Black",
  pattern: "solid",
  coatLength: "short",
  arrivedDay: dayFromIso("2026-09-01"),
  profileText: "Mo likes windows.",
  dogs: "yes",
  cats: "no",
  children: "unknown",
  needsCare: "yes",
  tier: "PATIO_PACK",
  mayGrowInto: "TRAIL",
  readyLines: ["Ready for: Patio & Pack", "May grow into: Trail, with your help"],
  tagLabels: ["Talks a lot", "Loves boxes"],
  mastered: 5,
  lastSessionDay: dayFromIso("2026-11-01"),
  photos: ["https://cats.example.org/photos/1/1280-1.jpg", "https://cats.example.org/photos/2/1280-3.jpg"],
}
const DESCRIPTION =
  "Mo likes windows.\n\nReady for: Patio & Pack. May grow into: Trail, with your help\n\nMore about Mo: https://cats.example.org/cats/mo-k3f"

function target(key: string): ListingTarget {
  const found = listingTarget(key)
  if (!found) throw new Error(key)
  return found
}
/** The cells that say something, by column. */
const said = (key: string, cat: ListingCat) =>
  Object.fromEntries(
    listingRow(target(key), cat, FILE).flatMap((cell, at) =>
      cell === "" ? [] : [[target(key).columns[at]?.name, cell]],
    ),
  )
const header = (key: string) => target(key).columns.map((column) => column.name)

describe("Petfinder", () => {
  test("39 columns in the order the site reads them", () => {
    expect(header("petfinder").join(",")).toBe(
      "ID,Internal,AnimalName,PrimaryBreed,SecondaryBreed,Sex,Size,Age,Desc,Type,Status,Shots,Altered,NoDogs,NoCats,NoKids,Housetrained,Declawed,specialNeeds,Mix,photo1,photo2,photo3,photo4,photo5,photo6,arrival_date,birth_date,primaryColor,secondaryColor,tertiaryColor,coat_length,adoption_fee,display_adoption_fee,adoption_fee_waived,special_needs_notes,no_other,no_other_note,tags",
    )
    expect(header("petfinder")).toHaveLength(39)
  })

  test("a known cat: not good with is the other way round", () => {
    expect(said("petfinder", KNOWN)).toEqual({
      ID: "mo-k3f",
      Internal: "mo-k3f",
      AnimalName: "Mo",
      PrimaryBreed: "Domestic Short Hair",
      Sex: "F",
      Age: "Adult",
      Desc: DESCRIPTION,
      Type: "Cat",
      Status: "A",
      NoDogs: "0",
      NoCats: "1",
      specialNeeds: "1",
      photo1: KNOWN.photos[0],
      photo2: KNOWN.photos[1],
      arrival_date: "2026-09-01",
      birth_date: "2023-05-04",
      primaryColor: "Black",
      coat_length: "Short",
      tags: "Talks a lot, Loves boxes",
    })
  })
})

describe("Adopt-a-Pet", () => {
  test("its columns in order, and a map that names each of them by its place", () => {
    expect(header("adopt-a-pet").join(",")).toBe(
      "Id,Animal,Breed,Breed2,Purebred,Age,Name,Size,Sex,Color,Description,Status,GoodWKids,GoodWCats,GoodWDogs,SpayedNeutered,ShotsCurrent,Housetrained,Declawed,SpecialNeeds,HairLength,YouTubeVideoURL,Birthdate,Sizecurrent,SizeUOM,AdoptionFee,Cratetrained,HeartwormNegative,HeartwormPositive,Leashtrained,IndoorOnly,FIVPositive,SpecialDietaryNeeds",
    )
    const map = target("adopt-a-pet").map
    expect(map?.fileName).toBe("import.cfg")
    const lines = map?.text.split("\n").filter((line) => line.startsWith("#"))
    expect(lines).toEqual(header("adopt-a-pet").map((name, at) => `#${at + 1}:${name}=${name}`))
    expect(map?.text).toContain("#3:Breed=Breed\nDomestic Short Hair=Domestic Shorthair\n")
  })

  test("a known cat", () => {
    expect(said("adopt-a-pet", KNOWN)).toEqual({
      Id: "mo-k3f",
      Animal: "Cat",
      Breed: "Domestic Short Hair",
      Age: "Adult",
      Name: "Mo",
      Sex: "F",
      Color: "Black",
      Description: DESCRIPTION,
      Status: "Available",
      GoodWCats: "0",
      GoodWDogs: "1",
      SpecialNeeds: "1",
      HairLength: "Short",
      Birthdate: "5/4/2023",
      Leashtrained: "1",
    })
  })

  test("leash trained: five stages, a session within thirty days, and never a no", () => {
    const lastDay = (iso: string) => ({ ...KNOWN, lastSessionDay: dayFromIso(iso) })
    expect(isLeashTrained(lastDay("2026-10-21"), TODAY)).toBe(true)
    expect(isLeashTrained(lastDay("2026-10-20"), TODAY)).toBe(false)
    expect(isLeashTrained({ ...KNOWN, mastered: 4 }, TODAY)).toBe(false)
    expect(isLeashTrained({ ...KNOWN, lastSessionDay: null }, TODAY)).toBe(false)
    expect(said("adopt-a-pet", { ...KNOWN, mastered: 4 })).not.toHaveProperty("Leashtrained")
  })

  test("indoors only: a Window label that is shown and not to be outgrown, and never a no", () => {
    const labelled = (tier: ListingCat["tier"], mayGrowInto: ListingCat["tier"]) =>
      said("adopt-a-pet", { ...KNOWN, tier, mayGrowInto }).IndoorOnly
    expect(labelled("WINDOW", null)).toBe("1")
    expect(labelled("WINDOW", "TRAIL")).toBeUndefined()
    expect(labelled(null, null)).toBeUndefined()
    expect(labelled("PATIO_PACK", null)).toBeUndefined()
    expect(labelled("TRAIL", null)).toBeUndefined()
    expect(isIndoorOnly(UNKNOWN)).toBe(false)
  })
})

describe("RescueGroups", () => {
  test("32 columns in the order the site reads them", () => {
    expect(header("rescue-groups").join(",")).toBe(
      "orgID,animalID,status,lastUpdated,rescueID,name,summary,species,breed,primaryBreed,secondaryBreed,sex,mixed,dogs,cats,kids,declawed,housetrained,age,specialNeeds,altered,size,uptodate,color,coatLength,pattern,courtesy,description,pic1,pic2,pic3,pic4",
    )
    expect(header("rescue-groups")).toHaveLength(32)
  })

  test("a known cat", () => {
    expect(said("rescue-groups", KNOWN)).toEqual({
      orgID: "4711",
      animalID: "mo-k3f",
      status: "Available",
      rescueID: "mo-k3f",
      name: "Mo",
      summary: "Ready for: Patio & Pack. May grow into: Trail, with your help",
      species: "Cat",
      breed: "Domestic Short Hair",
      primaryBreed: "Domestic Short Hair",
      sex: "Female",
      dogs: "Yes",
      cats: "No",
      age: "Adult",
      specialNeeds: "1",
      color: "Black",
      coatLength: "Short",
      pattern: "solid",
      description: DESCRIPTION,
      pic1: KNOWN.photos[0],
      pic2: KNOWN.photos[1],
    })
  })
})

// Each site draws its own lines: the first day of a word, and the day before it.
const BANDS = {
  petfinder: ["2025-11-20", "2023-11-20", "2018-11-20"],
  "adopt-a-pet": ["2026-05-20", "2024-11-20", "2017-11-20"],
  "rescue-groups": ["2026-05-20", "2024-11-20", "2017-11-20"],
}
test.each(Object.entries(BANDS))("ages of %s change on the day the line is reached", (key, firstDays) => {
  const ageOf = (birthDay: number) => {
    const words = said(key, { ...KNOWN, birthDay })
    return words.Age ?? words.age
  }
  const found = firstDays.map((iso) => [ageOf(dayFromIso(iso) + 1), ageOf(dayFromIso(iso))])
  expect(found).toEqual([
    ["Baby", "Young"],
    ["Young", "Adult"],
    ["Adult", "Senior"],
  ])
})

test("a cat nobody knows says its name and where to read more; nothing becomes a no", () => {
  for (const { key } of LISTING_TARGETS) {
    const cells = Object.values<string | undefined>(said(key, UNKNOWN))
    expect(
      cells.filter((cell) => ["0", "1", "No", "Yes", "M", "F", "Adult", "Senior"].includes(cell ?? "")),
    ).toEqual([])
    expect(missingIn(target(key), UNKNOWN, FILE)).toEqual(
      expect.arrayContaining(["the age", "the sex", "how it is with dogs", "the coat colour"]),
    )
  }
  expect(missingIn(target("petfinder"), KNOWN, FILE)).toEqual(["how it is with children"])
  expect(missingIn(target("rescue-groups"), KNOWN, { ...FILE, account: "" })).toContain(
    "your organisation's number",
  )
})

test("an estimated day of birth gives an age and no date", () => {
  const cat = { ...KNOWN, isBirthEstimated: true }
  expect(said("petfinder", cat)).toMatchObject({ Age: "Adult" })
  expect(said("petfinder", cat)).not.toHaveProperty("birth_date")
  expect(said("adopt-a-pet", cat)).not.toHaveProperty("Birthdate")
})

test("coat lengths are read from words, and no word is no length", () => {
  expect(["Short coat", "semi-long", "LONG", "curly", null].map(coatLengthWord)).toEqual([
    "Short",
    "Medium",
    "Long",
    "",
    "",
  ])
})
