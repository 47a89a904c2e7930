import { describe, expect, test } from "vitest"
import type { Profile } from "@/lib/domain/interop/profile"
import { readTable, refusal, STAY_HEADER, STAYS, staysOf } from "./tables"

const read = (rows: string[], more: Partial<Profile> = {}) =>
  readTable({ ...STAYS, ...more }, [STAY_HEADER, ...rows])

describe("rows that are stays", () => {
  test("stays of one animal in order, and the cat from the latest row that says something", () => {
    const reading = read([
      "A1 | Juniper | Spayed | 2020-03-01 | OWNER | 2020-03-09 | ADOPTED",
      "A1 | NA | Unknown | 01/05/2019 | STRAY | 01/20/2019 | ADOPTED",
      "A2 | | Male | 2020-04-01 | STRAY | | ",
    ])
    expect(staysOf(reading, "A1")).toEqual([
      "2019-01-05 stray → 2019-01-20 adoption",
      "2020-03-01 owner_relinquished → 2020-03-09 adoption",
    ])
    expect(reading.animals[0]?.values).toMatchObject({
      name: "Juniper",
      sex: "F",
      neutered: "yes",
      code: "A1",
    })
    expect(reading.animals[0]?.stays.map((stay) => stay.values.sex)).toEqual(["unknown", "F"])
    expect(reading.animals[1]?.values.name).toBe("A2")
  })

  test("a word the map does not list skips the row with its number, column and cell", () => {
    const { skipped, animals } = read(["A1 | x | F | 2020-03-01 | STRAY | 2020-03-09 | EATEN"])
    expect(animals).toEqual([])
    expect(skipped).toEqual([
      { row: 2, column: "Why", value: "EATEN", reason: "outcomeType is a word the profile does not know" },
    ])
  })

  test("our own words need no map, and `else` takes what the map does not list", () => {
    const why = { column: "Why", map: { X: "adoption" }, else: "other_live" } as const
    const fields = { ...STAYS.fields, intakeType: "How", outcomeType: why }
    const reading = read(["A1 | x | F | 2020-03-01 | Transfer In | 2020-03-09 | whatever"], { fields })
    expect(staysOf(reading, "A1")).toEqual(["2020-03-01 transfer_in → 2020-03-09 other_live"])
  })

  test("what is needed and missing or unreadable skips; a bad birth date only stays unknown", () => {
    const profile = { ...STAYS, fields: { ...STAYS.fields, bornOn: "Born" } }
    const reading = readTable(profile, [
      `${STAY_HEADER} | Born`,
      " | x | F | 2020-03-01 | STRAY | | | ",
      "A2 | x | F | 2020-02-30 | STRAY | | | ",
      "A3 | x | F | | STRAY | | | ",
      "A4 | x | F | 2020-03-01 | STRAY | | | 02/30/2019",
    ])
    expect(reading.skipped.map(({ row, column, reason }) => [row, column, reason])).toEqual([
      [2, "Id", "animal is missing"],
      [3, "In", "intakeOn is not a date in the profile's forms"],
      [4, "In", "intakeOn is missing"],
    ])
    expect(reading.notes.map(({ row, value }) => [row, value])).toEqual([[5, "02/30/2019"]])
    expect(reading.animals[0]?.values.bornOn).toBeNull()
  })

  test("an outcome is a day and a type: one without the other is open, and said", () => {
    const reading = read([
      "A1 | x | F | 2020-03-01 | STRAY | 2020-03-09 | ",
      "A2 | x | F | 2020-03-01 | STRAY | | ADOPTED",
    ])
    expect(reading.animals.map((one) => one.stays[0]?.values.outcomeOn)).toEqual([null, null])
    expect(reading.notes).toHaveLength(2)
  })

  test("dedupe keeps the first or the last and names the other row", () => {
    const rows = [
      "A1 | x | F | 2020-03-01 | STRAY | 2020-03-09 | ADOPTED",
      "A1 | y | F | 2020-03-01 | stray | 2020-03-09 | Adopted",
    ]
    const by = ["Id", "In", "Out", "Why"]
    const first = read(rows, { dedupe: { by } })
    expect(first.skipped).toMatchObject([{ row: 3, value: "A1, as row 2", reason: "repeats another row" }])
    const last = read(rows, { dedupe: { by, keep: "last" } })
    expect(last.skipped).toMatchObject([{ row: 2, value: "A1, as row 3" }])
    expect(last.animals[0]?.values.name).toBe("y")
  })

  test("odd stays are kept and flagged: several open ones, an outcome before the intake", () => {
    const reading = read([
      "A1 | x | F | 2020-03-01 | STRAY | | ",
      "A1 | x | F | 2021-03-01 | STRAY | | ",
      "A2 | x | F | 2020-03-05 | STRAY | 2020-03-01 | ADOPTED",
    ])
    expect(reading.animals.flatMap((one) => one.stays)).toHaveLength(3)
    expect(reading.notes.map(({ reason }) => reason.split(";")[0])).toEqual([
      "an animal with several open stays",
      "the outcome lies before the intake",
    ])
  })

  test("a stay keeps its key when its outcome comes", () => {
    const open = read(["A1 | x | F | 2020-03-01 | STRAY | | "])
    const closed = read(["A1 | x | F | 2020-03-01 | STRAY | 2020-03-09 | ADOPTED"])
    expect(closed.animals[0]?.stays[0]?.key).toBe(open.animals[0]?.stays[0]?.key)
  })

  test("the data ends with the last date of a row that counts, never after today", () => {
    const rows = [
      "A1 | x | F | 2020-03-01 | STRAY | 2020-03-09 | ADOPTED",
      "A2 | x | F | 2020-05-01 | STRAY | 2091-01-01 | ADOPTED",
      "A3 | x | F | 2020-12-01 | STRAY | 2020-12-24 | EATEN",
    ]
    expect(read(rows, { dataEnd: "last-date" }).dataEndOn).toBe("2020-05-01")
    expect(read(rows, { dataEnd: "2020-06-30" }).dataEndOn).toBe("2020-06-30")
    expect(read(rows).dataEndOn).toBeNull()
  })
})

describe("foster", () => {
  const away = "A1 | x | F | 2020-03-01 | STRAY | 2020-03-09 | FOSTER"
  const back = "A1 | x | F | 2020-04-01 | FOSTER RETURN | 2020-04-20 | ADOPTED"

  test("leaving for foster and coming back is one stay with a placement", () => {
    expect(staysOf(read([back, away]), "A1")).toEqual([
      "2020-03-01 stray → 2020-04-20 adoption foster 2020-03-09..2020-04-01",
    ])
  })

  test("in foster still: the stay is open", () => {
    expect(staysOf(read([away]), "A1")).toEqual(["2020-03-01 stray →  open foster 2020-03-09.."])
  })

  test("back twice, and dead in the second foster home", () => {
    const reading = read([
      away,
      "A1 | x | F | 2020-04-01 | FOSTER RETURN | 2020-04-05 | TRIAL",
      "A1 | x | F | 2020-05-01 | FOSTER RETURN | 2020-05-02 | DIED",
    ])
    expect(staysOf(reading, "A1")).toEqual([
      "2020-03-01 stray → 2020-05-02 died foster 2020-03-09..2020-04-01 trial 2020-04-05..2020-05-01",
    ])
  })

  test("a return without its beginning is a stay of its own, or skipped", () => {
    expect(staysOf(read([back]), "A1")).toEqual(["2020-04-01 other_intake → 2020-04-20 adoption"])
    const skipping = read([back], { link: { orphan: "skip" } })
    expect(skipping.animals).toEqual([])
    expect(skipping.skipped).toMatchObject([{ row: 2, column: "intakeType" }])
  })

  test("without a word for the return, `any` joins the next row", () => {
    const next = "A1 | x | F | 2020-04-01 | OWNER | 2020-04-20 | ADOPTED"
    expect(staysOf(read([away, next]), "A1")).toHaveLength(2)
    expect(staysOf(read([away, next], { link: { next: "any" } }), "A1")).toEqual([
      "2020-03-01 stray → 2020-04-20 adoption foster 2020-03-09..2020-04-01",
    ])
  })

  test("dead on arrival is no stay and is listed", () => {
    const reading = read(["A1 | x | F | 2020-03-01 | STRAY | 2020-03-01 | DOA"])
    expect(reading.animals).toEqual([])
    expect(reading.skipped).toMatchObject([{ row: 2, reason: "dead on arrival is no stay" }])
  })
})

describe("rules and values", () => {
  const rows = [
    "A1 | Luna | F | 2020-03-01 | STRAY | 2020-03-09 | ADOPTED",
    "A2 | rex DOG | M | 2020-04-01 | OWNER | | ",
    "A3 | None | F | 2021-03-01 | STRAY | | ",
  ]
  const kept = (more: Partial<Profile>) => read(rows, more).animals.map((one) => one.key)

  test("conditions by word, beginning, piece, absence and date, nested as one likes", () => {
    expect(kept({ keep: [{ column: "how", in: [" stray "] }] })).toEqual(["A1", "A3"])
    expect(kept({ keep: [{ column: "How", notIn: ["STRAY"] }] })).toEqual(["A2"])
    expect(kept({ skip: [{ column: "Name", contains: ["dog"] }] })).toEqual(["A1", "A3"])
    expect(kept({ skip: [{ column: "Id", startsWith: ["a1"] }] })).toEqual(["A2", "A3"])
    expect(kept({ keep: [{ column: "Out", absent: true }] })).toEqual(["A2", "A3"])
    expect(kept({ keep: [{ column: "In", from: "2020-03-15", to: "2020-12-31" }] })).toEqual(["A2"])
    const either = { any: [{ column: "Id", in: ["A1"] }, { not: { column: "Sex", in: ["F"] } }] }
    expect(kept({ keep: [either] })).toEqual(["A1", "A2"])
    expect(kept({ keep: [{ all: [either, { column: "Sex", in: ["M"] }] }] })).toEqual(["A2"])
  })

  test("a skipped row carries the rule's own reason", () => {
    const { skipped } = read(rows, { skip: [{ column: "Name", contains: ["dog"], reason: "not a cat" }] })
    expect(skipped).toEqual([{ row: 3, column: "Name", value: "rex DOG", reason: "not a cat" }])
  })

  test("sources: first of several, joined, constant, by case, only when, default, letter case, absent words", () => {
    const value = (spec: Profile["fields"][string], i = 0) =>
      read(rows, { fields: { ...STAYS.fields, breed: spec } }).animals[i]?.values.breed
    expect(value({ firstOf: ["Out", "Name"] }, 1)).toBe("rex DOG")
    expect(value({ join: ["Id", "Out", "Name"], with: "/" }, 1)).toBe("A2/rex DOG")
    expect(value({ value: "Cat" })).toBe("Cat")
    expect(value({ cases: [{ when: { column: "Sex", in: ["M"] }, value: "tom" }], column: "Id" })).toBe("A1")
    expect(value({ cases: [{ when: { column: "Sex", in: ["M"] }, value: "tom" }], column: "Id" }, 1)).toBe(
      "tom",
    )
    expect(value({ column: "Id", when: { column: "Sex", in: ["F"] } }, 1)).toBeNull()
    expect(value({ column: "Out", default: "none yet" }, 1)).toBe("none yet")
    expect(value({ column: "Name", case: "title" }, 1)).toBe("Rex Dog")
    expect(value("Name", 2)).toBeNull()
    expect(value({ column: "Name", absent: [] }, 2)).toBe("None")
    expect(value({ column: ["Race", "Name"] })).toBe("Luna")
  })

  test("missing columns are all named, with what the file has; optional ones may be missing", () => {
    const sentence = refusal(STAYS, ["Id", "Name", "Sex", "In", "Out"])
    expect(sentence).toContain("How (intakeType), Why (outcomeType)")
    expect(sentence).toContain("Id, Name, Sex, In, Out")
    const optional = { ...STAYS, fields: { ...STAYS.fields, breed: { column: "Race", optional: true } } }
    expect(refusal(optional, STAY_HEADER.split(" | "))).toBe("")
  })

  test("a row with more cells than the header is skipped: something in it has moved", () => {
    const reading = read([...rows, "A4 | Luna | F | 2020-03-01 | STRAY | 2020-03-09 | ADOPTED | surplus"])
    expect(reading.skipped).toMatchObject([{ row: 5, value: "surplus" }])
  })

  test("of a doubled header the first counts", () => {
    const reading = readTable(STAYS, [`${STAY_HEADER} | Name`, `${rows[0]} | Other`])
    expect(reading.animals[0]?.values.name).toBe("Luna")
  })

  test("an age becomes an estimated birth, a date of birth wins", () => {
    const profile = { ...STAYS, fields: { ...STAYS.fields, bornOn: "Born", age: "Age" } }
    const reading = readTable(profile, [
      `${STAY_HEADER} | Born | Age`,
      "A1 | x | F | 2020-03-31 | STRAY | | | | 1 year 1 month.",
      "A2 | x | F | 2020-03-31 | STRAY | | | 2018-01-01 | 9 years",
    ])
    expect(reading.animals.map((one) => [one.values.bornOn, one.values.bornEstimated])).toEqual([
      ["2019-02-28", true],
      ["2018-01-01", false],
    ])
  })

  test("facts keep the file's cell as evidence, absent words say nothing", () => {
    const facts = [
      {
        fact: "lives_with_children",
        column: "Kids",
        map: { "0": "yes", "2": null, "12": "unknown" },
        evidence: { "12": "only over 12" },
      },
      { fact: "energy_level", column: "Energy" },
    ]
    const reading = readTable({ ...STAYS, facts }, [
      `${STAY_HEADER} | Kids | Energy`,
      "A1 | x | F | 2020-03-31 | STRAY | | | 12 | 4",
      "A2 | x | F | 2020-03-31 | STRAY | | | 2 | wild",
    ])
    expect(reading.animals[0]?.facts).toEqual([
      { key: "lives_with_children", value: "unknown", evidence: "Kids = 12 (only over 12)" },
      { key: "energy_level", value: "4", evidence: "Energy = 4" },
    ])
    expect(reading.animals[1]?.facts).toEqual([])
    expect(reading.notes).toMatchObject([{ row: 3, column: "Energy", value: "wild" }])
  })
})
