import { describe, expect, test } from "vitest"
import { choosePart, missingParts } from "@/lib/domain/interop/choose-part"
import { type Collected, collectRows } from "@/lib/domain/interop/collect-rows"
import { compileProfile } from "@/lib/domain/interop/compile-profile"
import type { FileReading } from "@/lib/domain/interop/gather"
import { gatherSet } from "@/lib/domain/interop/gather-set"
import type { PartProfile, SetProfile } from "@/lib/domain/interop/profile"
import { PETPOINT } from "@/lib/domain/interop/profiles/petpoint"
import { SHELTERLUV } from "@/lib/domain/interop/profiles/shelterluv"
import { readTable, staysOf, TODAY } from "./tables"

const cellsOf = (line: string) => line.split("|").map((cell) => cell.trim())

function collect(part: PartProfile, lines: readonly string[]): Collected {
  const [header = "", ...rows] = lines
  const compilation = compileProfile(part, cellsOf(header))
  if (!compilation.ok) throw new Error(compilation.sentence)
  const collector = collectRows(compilation.compiled)
  rows.forEach((line, i) => {
    collector.take(i + 2, cellsOf(line))
  })
  return collector.finish()
}

function readFiles(set: SetProfile, files: Record<string, string[]>): FileReading {
  const parts = Object.entries(files).map(([fileName, lines]) => {
    const part = choosePart(set, cellsOf(lines[0] ?? ""))
    if (!part) throw new Error(`${fileName} is no part`)
    return { part, fileName, collected: collect(part, lines) }
  })
  return gatherSet(set, parts, TODAY)
}

const ANIMALS = [
  "Animal ID | Name | Species | Sex | Age (Y/M/D) | Created Date | Attributes | Altered in Care | Altered before Arrival",
  "S-1 | Juniper | Cat | Female | 2Y/ 4M/ 26D | 03/01/2024 | Cat Friendly, No dogs | No | Yes",
  "S-2 | Rex | Dog | Male | 1Y/ 0M/ 0D | 03/01/2024 | | | ",
  "Animal ID | Name | Species | Sex | Age (Y/M/D) | Created Date | Attributes | Altered in Care | Altered before Arrival",
  "S-3 | Sorrel | Cat | Male | 0Y/ 5M/ 2D | 04/01/2024 | Special Needs, No small children | No | No",
]
const INTAKE_HEADER = "Animal ID | AnimalIntakeType | Intake Date | Intake From Name | Location"
const INTAKES = [
  INTAKE_HEADER,
  "S-1 | Stray | 03/01/2024 | City | Intake, Room 2, Colony",
  "S-1 | Stray | 03/01/2024 | City | Intake, Room 2, Colony",
  "S-2 | Stray | 03/01/2024 | City | Kennel",
  INTAKE_HEADER,
  " | | | | ",
  "S-1 | Return | 05/20/2024 | A person | Colony",
  "S-3 | Service In | 01/02/2024 | Clinic | Clinic",
  "S-3 | Surrender | 04/01/2024 | A person | Nursery",
  "S-9 | Stray | 04/01/2024 | City | Nowhere",
]
const OUTCOMES = [
  "Animal ID | Outcome Type | Outcome Date",
  "S-1 | Adoption | 05/02/2024",
  "S-3 | Return To Owner/Guardian | 01/02/2024",
  "S-3 | Adoption | 07/09/2024",
]
const FOSTERS = [
  "Animal ID | Foster Parent Name | Outcome Date | Microchip Number",
  "S-1 | F. Home | 03/10/2024 | 981000000000001",
  "S-3 | F. Home | 04/20/2024 | ",
]

describe("Shelterluv's files together", () => {
  const reading = readFiles(SHELTERLUV, {
    "outcomes.csv": OUTCOMES,
    "fosters.csv": FOSTERS,
    "animals.csv": ANIMALS,
    "intake.csv": INTAKES,
  })

  test("stays from events: foster inside the stay, a return begins a new one, a service is none", () => {
    expect(reading.animals.map(({ key }) => key)).toEqual(["S-1", "S-3"])
    expect(staysOf(reading, "S-1")).toEqual([
      "2024-03-01 stray → 2024-05-02 adoption foster 2024-03-10..2024-05-02",
      "2024-05-20 owner_relinquished →  open",
    ])
    expect(reading.animals[0]?.stays.map(({ values }) => values.isReturn)).toEqual([false, true])
    expect(staysOf(reading, "S-3")).toEqual([
      "2024-04-01 owner_relinquished → 2024-07-09 adoption foster 2024-04-20..2024-07-09",
    ])
  })

  test("what is left out is told with its file, row and reason; headers and blank rows are no rows", () => {
    expect(reading.rows).toBe(15)
    const left = reading.skipped.map(({ row, column, reason }) => [row, column, reason])
    const byText = (a: unknown, b: unknown) => (String(a) < String(b) ? -1 : 1)
    expect(left.sort(byText)).toEqual(
      [
        [3, "animals.csv: Species", "not a cat"],
        [3, "intake.csv: dedupe", "repeats another row"],
        [8, "intake.csv: intakeType", "a service is no stay"],
        [3, "outcomes.csv: outcomeType", "the end of a service is no outcome"],
        [4, "intake.csv: animal", "the file of animals has no row of this animal that counts"],
        [10, "intake.csv: animal", "the file of animals has no row of this animal that counts"],
      ].sort(byText),
    )
  })

  test("the cat from all its files: age, attributes, chip, the place it was last in", () => {
    const [juniper, sorrel] = reading.animals
    expect(juniper?.values).toMatchObject({
      name: "Juniper",
      sex: "F",
      neutered: "yes",
      bornOn: "2021-10-06",
      bornEstimated: true,
      microchip: "981000000000001",
      room: "Colony",
    })
    expect(juniper?.stays[0]?.values).toMatchObject({ sex: "F", bornOn: "2021-10-06" })
    expect(juniper?.facts.map(({ key, value }) => `${key} ${value}`)).toEqual([
      "lives_with_cats yes",
      "lives_with_dogs no",
    ])
    expect(sorrel?.facts.map(({ key, value }) => `${key} ${value}`)).toEqual([
      "lives_with_children no",
      "special_care yes",
    ])
  })

  test("what is missing is said, and what cannot be done without is needed", () => {
    const given = (...files: string[][]) =>
      files.flatMap((lines) => choosePart(SHELTERLUV, cellsOf(lines[0] ?? "")) ?? [])
    const missing = missingParts(SHELTERLUV, given(ANIMALS, INTAKES))
    expect(missing.needed).toEqual([])
    expect(missing.sentences).toEqual([
      "There is no file of foster homes: cats in foster count as living in the shelter.",
      "There is no file of outcomes: stays stay open.",
    ])
    expect(missingParts(SHELTERLUV, given(OUTCOMES)).needed.map(({ part }) => part)).toEqual([
      "intakes",
      "animals",
    ])
  })

  test("without outcomes nothing is said about the end of a stay", () => {
    const { animals } = readFiles(SHELTERLUV, { a: ANIMALS, i: INTAKES, f: FOSTERS })
    expect(animals[0]?.stays[0]?.values).not.toHaveProperty("outcomeOn")
    expect(animals[0]?.stays[0]?.placements).toHaveLength(1)
  })
})

describe("events of one day", () => {
  const events = (intakes: string[], outcomes: string[]) =>
    readFiles(SHELTERLUV, {
      a: ["Animal ID | Species | Name", "K | Cat | Kit"],
      i: ["Animal ID | Intake Type | Intake Date", ...intakes.map((line) => `K | ${line}`)],
      o: ["Animal ID | Outcome Type | Outcome Date", ...outcomes.map((line) => `K | ${line}`)],
    })

  test("in and out on one day, and out and in again on one day", () => {
    expect(staysOf(events(["Stray | 01/05/2024"], ["Adoption | 01/05/2024"]), "K")).toEqual([
      "2024-01-05 stray → 2024-01-05 adoption",
    ])
    const again = events(
      ["Stray | 01/01/2024", "Return | 01/05/2024"],
      ["Adoption | 01/05/2024", "Died | 01/09/2024"],
    )
    expect(staysOf(again, "K")).toEqual([
      "2024-01-01 stray → 2024-01-05 adoption",
      "2024-01-05 owner_relinquished → 2024-01-09 died",
    ])
  })

  test("times decide where they stand", () => {
    const timed = events(
      ["Stray | 01/01/2024 09:00 AM", "Return | 01/05/2024 08:00 AM"],
      ["Adoption | 01/01/2024 05:00 PM", "Adoption | 01/05/2024 10:00 AM"],
    )
    expect(staysOf(timed, "K")).toEqual([
      "2024-01-01 stray → 2024-01-01 adoption",
      "2024-01-05 owner_relinquished → 2024-01-05 adoption",
    ])
  })

  test("back from foster the stay goes on; outcomes that end nothing are skipped", () => {
    const { skipped, ...reading } = events(
      ["Stray | 01/01/2024", "Foster Return | 01/20/2024"],
      ["Died | 12/01/2023", "Foster | 01/10/2024", "Adoption | 02/01/2024", "Died | 03/01/2024"],
    )
    expect(staysOf({ ...reading, skipped }, "K")).toEqual([
      "2024-01-01 stray → 2024-02-01 adoption foster 2024-01-10..2024-01-20",
    ])
    expect(skipped.map(({ row, reason }) => [row, reason])).toEqual([
      [2, "an outcome without an intake before it"],
      [5, "an outcome after the stay had ended, without an intake between"],
    ])
  })
})

describe("PetPoint", () => {
  const HEADER =
    "Animal # | Animal Name | Species | Gender | Altered | Date Of Birth | Intake Date | Intake Type | Outcome Date | Outcome Type | Outcome Subtype"
  const reading = readTable(PETPOINT, [
    HEADER,
    "A01 | Maple | Cat | Female | Yes | 2015/03/01 00:00:00 | 2019/03/01 10:00:00 | Stray | 2019/03/20 12:00:00 | Transfer Out | Potential Adopter",
    " | | | | | | | | | | ",
    HEADER,
    "A01 | Maple | Cat | Female | Yes | 2015/03/01 00:00:00 | 2019/04/01 10:00:00 | Return | 2019/04/30 12:00:00 | Adoption | ",
    "A02 | Rex | Dog | Male | Yes | | 03/01/2019 | Stray | | | ",
    "A03 | Fern | Cat | Male | No | | 03/02/2019 09:00 AM | Owner/Guardian Surrender | | | ",
    "A04 | Moss | Cat | Male | No | | 2019/03/02 | Owner/Guardian Surrender | 2019/03/02 | Clinic Out | ",
    "A05 | Reed | Cat | Male | No | | 2019/03/02 | Stray | 2019/03/09 | Transfer Out | Rescue Group",
  ])

  test("an adoption by another name, a return, services and headers left out", () => {
    expect(staysOf(reading, "A01")).toEqual([
      "2019-03-01 stray → 2019-03-20 adoption",
      "2019-04-01 owner_relinquished → 2019-04-30 adoption",
    ])
    expect(reading.animals[0]?.stays.map(({ values }) => values.isReturn)).toEqual([false, true])
    expect(staysOf(reading, "A03")).toEqual(["2019-03-02 owner_relinquished →  open"])
    expect(staysOf(reading, "A05")).toEqual(["2019-03-02 stray → 2019-03-09 transfer_out"])
    expect(reading.skipped.map(({ row, reason }) => [row, reason])).toEqual([
      [6, "not a cat"],
      [8, "a service, no stay"],
    ])
  })
})
