import { describe, expect, test } from "vitest"
import { COLUMN_KEYS, COLUMNS, columnOf, DEFAULT_COLUMNS, EDITABLE_FIELDS } from "@/lib/domain/cats/columns"
import { exportHeading, exportWords } from "@/lib/domain/cats/export-words"
import { nextSort, orderText, parseSort, writeSort } from "@/lib/domain/cats/sort-keys"
import { DEFAULT_LAYOUT, moveColumn, parseLayout, readLayout } from "@/lib/domain/cats/table-layout"
import { DIMENSION_KEYS } from "@/lib/domain/temperament/dimensions"
import { rowOf } from "./table-cats"

const calendar = { today: 20_700, timeZone: "America/Denver" }
const words = (key: string, more: Parameters<typeof rowOf>[0]) => {
  const column = columnOf(key)
  return column ? exportWords(column, rowOf(more), calendar) : "no such column"
}

describe("the catalogue of columns", () => {
  test("names each column once, every dimension among them, and knows its defaults and editable fields", () => {
    expect(new Set(COLUMN_KEYS).size).toBe(COLUMN_KEYS.length)
    expect(DEFAULT_COLUMNS.filter((key) => !columnOf(key))).toEqual([])
    expect(COLUMNS.flatMap((column) => column.edits ?? []).sort()).toEqual([...EDITABLE_FIELDS].sort())
    for (const key of DIMENSION_KEYS) expect(columnOf(`d-${key}`)?.label).toBeTruthy()
  })

  test("reads a cat of whom nothing is known without a word made up", () => {
    const empty = COLUMNS.map((column) => [
      column.key,
      exportWords(column, rowOf({ name: "Nemo" }), calendar),
    ])
    const said = Object.fromEntries(empty.filter(([, text]) => text !== ""))
    expect(said).toMatchObject({ name: "Nemo", ready: "Still getting to know", published: "no" })
    for (const key of ["potential", "stage", "age", "room", "neutered", "d-sound", "illness"])
      expect(said[key]).toBeUndefined()
  })

  test("writes days, ages, answers and lists the way a file needs them", () => {
    expect(words("stay", { intakeDay: 20_690 })).toBe("10")
    expect(words("stay", { intakeDay: 20_690, inCare: false })).toBe("")
    expect(words("intake", { intakeDay: 0 })).toBe("1970-01-01")
    // Two in the morning UTC is still the day before at the shelter.
    expect(words("session", { lastSessionMs: Date.UTC(2026, 5, 2, 2) })).toBe("2026-06-01")
    expect(words("tags", { tags: ["curious", "checks_in"] })).toBe("Curious; Checks in")
    expect(words("gates", { gatesOpen: ["G1", "G7"] })).toBe("G1; G7")
    expect(words("weight", { weightKg: 3.5 })).toBe("3.50")
    expect(words("ready", { sufficient: true, effective: "TRAIL" })).toBe("Trail")
    expect(exportHeading(columnOf("age") ?? COLUMNS[0]!)).toBe("Age (months)")
  })
})

describe("orders", () => {
  test("are read from an address and written back; what cannot be sorted by is left out", () => {
    expect(writeSort(parseSort("-stage,name,tags,nonsense,-stage,--x"))).toBe("-stage,name")
    expect(parseSort("").length).toBe(0)
    expect(parseSort("name,code,age,sex,room,unit").length).toBe(4)
  })

  test("turn with each click: up, down, away; alone or as one key more", () => {
    const click = (text: string, column: string, isAdded = false) =>
      writeSort(nextSort(parseSort(text), column, isAdded))
    expect(click("name", "stage")).toBe("stage")
    expect(click("stage", "stage")).toBe("-stage")
    expect(click("-stage", "stage")).toBe("")
    expect(click("name", "stage", true)).toBe("name,stage")
    expect(click("name,stage", "stage", true)).toBe("name,-stage")
    expect(click("name,-stage", "stage", true)).toBe("name")
  })

  test("put room 2 before room 10, and letters with accents beside those without", () => {
    const sorted = ["Room 10", "room 2", "Émile", "Eva", "Dora"].sort((a, b) =>
      orderText(a) < orderText(b) ? -1 : 1,
    )
    expect(sorted).toEqual(["Dora", "Émile", "Eva", "room 2", "Room 10"])
  })
})

describe("layouts", () => {
  test("survive whatever was kept: columns that are gone, widths out of bounds, no JSON at all", () => {
    expect(parseLayout("not json")).toEqual(DEFAULT_LAYOUT)
    expect(parseLayout("[1]")).toEqual(DEFAULT_LAYOUT)
    expect(
      readLayout({
        columns: ["stage", "gone", "stage", 7],
        widths: { stage: 9, gone: 100, room: 1e9, name: "x" },
        pinned: -3,
        density: "?",
      }),
    ).toEqual({
      columns: ["name", "stage"],
      widths: { stage: 56, room: 640 },
      pinned: 0,
      density: "compact",
    })
  })

  test("move columns, but never the name", () => {
    const columns = ["name", "a", "b", "c"]
    expect(moveColumn(columns, "b", -1)).toEqual(["name", "b", "a", "c"])
    expect(moveColumn(columns, "a", -5)).toEqual(columns)
    expect(moveColumn(columns, "a", 9)).toEqual(["name", "b", "c", "a"])
    expect(moveColumn(columns, "name", 1)).toEqual(columns)
  })
})
