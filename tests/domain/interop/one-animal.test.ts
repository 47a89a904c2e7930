import { expect, test } from "vitest"
import { announcedMerges, foldMerged, sharedChips } from "@/lib/domain/interop/one-animal"
import type { Profile } from "@/lib/domain/interop/profile"
import type { ReadAnimal } from "@/lib/domain/interop/read-animal"
import { readTable, STAY_HEADER, STAYS } from "./tables"

const profile: Profile = {
  ...STAYS,
  fields: { ...STAYS.fields, mergedInto: "Now", formerId: "Was", microchip: "Chip" },
}
const read = (rows: string[]) => readTable(profile, [`${STAY_HEADER} | Now | Was | Chip`, ...rows]).animals
const shown = (animals: readonly ReadAnimal[]) =>
  animals.map(({ key, stays, formerIds }) => [key, stays.map((stay) => stay.key).join(" "), formerIds ?? []])

test("both ways of saying it, and chains of it", () => {
  const animals = read([
    "A | x | F | 2020-01-01 | STRAY | 2020-02-01 | ADOPTED | B | | ",
    "B | x | F | 2020-03-01 | STRAY | 2020-04-01 | ADOPTED | | | ",
    "C | x | F | 2021-01-01 | STRAY | | | | B | ",
  ])
  const merges = announcedMerges(animals)
  expect(merges.map(({ from, into }) => `${from}>${into}`)).toEqual(["A>C", "B>C"])
  expect(shown(foldMerged(animals, merges))).toEqual([
    ["C", "A|2020-01-01 B|2020-03-01 C|2021-01-01", ["B", "A"]],
  ])
})

test("a circle is no merge, and an animal is not merged into itself", () => {
  expect(
    announcedMerges(
      read(["A | x | F | 2020-01-01 | STRAY | | | B | | ", "B | x | F | 2020-01-01 | STRAY | | | A | | "]),
    ),
  ).toEqual([])
  expect(announcedMerges(read(["A | x | F | 2020-01-01 | STRAY | | | A | A | "]))).toEqual([])
})

test("a number without a row of its own takes the other's values only while nobody knows it", () => {
  const animals = read(["A | Moss | F | 2020-01-01 | STRAY | | | B | | "])
  const merges = announcedMerges(animals)
  expect(foldMerged(animals, merges)[0]?.values).toMatchObject({ name: "Moss", code: "B" })
  expect(foldMerged(animals, merges, new Set(["B"]))[0]?.values).toEqual({})
})

test("one chip on two numbers is proposed, placeholders are not", () => {
  const animals = read([
    "A | x | F | 2020-01-01 | STRAY | | | | | 981000000000001",
    "B | x | F | 2020-01-01 | STRAY | | | | | 981 000 000 000 001",
    "C | x | F | 2020-01-01 | STRAY | | | | | 000000000000",
    "D | x | F | 2020-01-01 | STRAY | | | | | 000000000000",
  ])
  expect(sharedChips(animals)).toEqual([{ chip: "981000000000001", keys: ["A", "B"] }])
})
