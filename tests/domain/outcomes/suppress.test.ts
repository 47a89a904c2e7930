import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  SMALLEST_SHOWN_COUNT_OF_PEOPLE,
  suppressRow,
  suppressRowWithTotal,
} from "@/lib/domain/outcomes/suppress"
import vectors from "@/tests/fixtures/vectors/domain-vectors.json"

const row = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 8 })

describe("hiding small counts", () => {
  test("the vectors", () => {
    for (const [counts, expected] of vectors.suppress)
      expect(suppressRow(counts as number[])).toEqual(expected)
  })

  test("tables about people hide up to ten", () => {
    expect(suppressRow([10, 40, 50], SMALLEST_SHOWN_COUNT_OF_PEOPLE)).toEqual([null, null, 50])
    expect(() => suppressRow([1.5])).toThrow(RangeError)
  })

  test("no small count is shown, and shown cells are true", () => {
    fc.assert(
      fc.property(row, (counts) => {
        suppressRow(counts).forEach((cell, i) => {
          if (cell === null) return
          expect(cell).toBe(counts[i])
          expect(cell === 0 || cell >= 5).toBe(true)
        })
      }),
    )
  })

  test("no hidden cell follows from the row's total", () => {
    fc.assert(
      fc.property(row, (counts) => {
        const { cells, total } = suppressRowWithTotal(counts)
        const hidden = cells.flatMap((cell, i) => (cell === null ? [i] : []))
        if (hidden.length === 0) {
          expect(cells).toEqual(counts)
          return
        }
        expect(hidden.length).toBeGreaterThanOrEqual(2)
        // Two unknown cells with a known sum above 0 can be split in more than one way, so none is forced.
        const shown = cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0)
        if (total !== null) expect(total - shown).toBeGreaterThan(0)
        // With a shown non-zero cell left over, the hidden sum is at least twice the minimum.
        const isShownCellLeft = cells.some((cell) => cell !== null && cell > 0)
        if (isShownCellLeft) expect((total ?? 0) - shown).toBeGreaterThanOrEqual(10)
      }),
    )
  })

  test("a lone cell, or a small total, hides the total too", () => {
    expect(suppressRowWithTotal([3])).toEqual({ cells: [null], total: null })
    expect(suppressRowWithTotal([1, 0, 0])).toEqual({ cells: [null, null, null], total: null })
    expect(suppressRowWithTotal([3, 12, 40, 7]).total).toBe(62)
    expect(suppressRowWithTotal([0, 0])).toEqual({ cells: [0, 0], total: 0 })
  })
})
