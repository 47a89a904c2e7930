import fc from "fast-check"
import { expect, test } from "vitest"
import { compileProfile } from "@/lib/domain/interop/compile-profile"
import { specOf } from "@/lib/domain/interop/compile-value"
import { gatherRows } from "@/lib/domain/interop/gather"
import { BUILT_IN_PROFILES } from "@/lib/domain/interop/profiles/built-in"
import { STAY_HEADER, STAYS, TODAY } from "./tables"

const cell = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "",
    "A1",
    "A2",
    "2020-03-01",
    "03/09/2020",
    "STRAY",
    "FOSTER",
    "FOSTER RETURN",
    "ADOPTED",
    "DOA",
    "Female",
    "None",
  ),
)

function gather(profile: (typeof BUILT_IN_PROFILES)[number], header: string[], rows: string[][]) {
  const compilation = compileProfile(profile, header)
  if (!compilation.ok) return null
  const gatherer = gatherRows(compilation.compiled, TODAY)
  rows.forEach((cells, i) => {
    gatherer.take(i + 2, cells)
  })
  return gatherer.finish()
}

test("whatever stands in the cells, every row is read, joined or listed, and outcomes are whole", () => {
  const header = STAY_HEADER.split(" | ")
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 }), (rows) => {
      const reading = gather(STAYS, header, rows)
      expect(reading?.rows).toBe(rows.filter(isRow).length)
      const rowsSkipped = reading?.skipped.map(({ row }) => row) ?? []
      expect(new Set(rowsSkipped).size).toBe(rowsSkipped.length)
      for (const { values, placements } of reading?.animals.flatMap((one) => one.stays) ?? []) {
        expect(values.outcomeOn === null).toBe(values.outcomeType === null)
        if (values.outcomeOn !== null)
          for (const away of placements) expect(away.values.endedOn).not.toBeNull()
      }
    }),
  )
})

/** A blank row is none; that cells repeat the whole header is too unlikely to ask for. */
const isRow = (cells: readonly string[]) => cells.some((one) => one.trim() !== "")

test("no built-in profile throws on any cells under its own headers", () => {
  for (const profile of BUILT_IN_PROFILES) {
    const header = [
      ...new Set(
        Object.values(profile.fields).flatMap((field) => {
          const spec = specOf(field)
          return [spec.column ?? [], spec.firstOf ?? [], spec.join ?? []].flat(2) as string[]
        }),
      ),
      "Type",
      "ID",
      "Species",
      "Outcome Subtype",
      "SPECIESNAME",
      "speciesname",
      "istransfer",
      "istrial",
      "isdoa",
      "puttosleep",
      "Outcome Type",
      "HASTRIALADOPTION",
      "ISDOA",
      "PUTTOSLEEP",
      "ASILOMAROWNERREQUESTEDEUTHANASIA",
    ]
    expect(compileProfile(profile, header)).toMatchObject({ ok: true })
    const row = fc.array(fc.oneof(cell, fc.constantFrom("Cat", "CAT", "1", "0")), {
      minLength: header.length,
      maxLength: header.length,
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        expect(gather(profile, header, rows)?.rows).toBe(rows.filter(isRow).length)
      }),
      { numRuns: 60 },
    )
  }
})
