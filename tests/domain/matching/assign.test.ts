import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { nextOptions, planEvent } from "@/lib/domain/matching/assign"
import type { AssignInput } from "@/lib/domain/matching/event-problem"
import { assignAtLeastCost } from "@/lib/domain/matching/linear-assignment"
import { provesOptimal } from "@/lib/domain/matching/optimality-proof"
import golden from "@/tests/fixtures/vectors/golden.json"

const { S, optimal, optimalTotal, greedyTotal, blockingPairsOfOptimal, costMatrix, minCost } =
  golden.assignment

/** Tries every way to place the rows; a forbidden pair or an empty place only where nothing else is possible. */
function bestByBruteForce({ scores, noMatch = null }: AssignInput): number {
  const width = scores[0]?.length ?? 0
  const best = new Map<string, { placed: number; total: number }>()
  const visit = (row: number, used: number): { placed: number; total: number } => {
    if (row === scores.length) return { placed: 0, total: 0 }
    const key = `${row}/${used}`
    const known = best.get(key)
    if (known) return known
    const without = visit(row + 1, used)
    let found = { placed: without.placed + (noMatch === null ? 0 : 1), total: without.total + (noMatch ?? 0) }
    for (let column = 0; column < width; column++) {
      const score = scores[row]?.[column] ?? null
      if (score === null || used & (1 << column)) continue
      const rest = visit(row + 1, used | (1 << column))
      const option = { placed: rest.placed + 1, total: rest.total + score }
      const isBetter =
        option.placed > found.placed || (option.placed === found.placed && option.total > found.total)
      if (isBetter) found = option
    }
    best.set(key, found)
    return found
  }
  return visit(0, 0).total
}

const score = fc.integer({ min: 0, max: 1_000_000 }).map((units) => units / 10_000)
const matrix = (most: number, cell: fc.Arbitrary<number | null> = score) =>
  fc.tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: most })).chain(([rows, columns]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )
/** Few different values: ties everywhere. */
const tied = matrix(6, fc.integer({ min: 0, max: 3 }))

describe("the golden event", () => {
  test("optimal and greedy totals, the assignment and its blocking pair", () => {
    const plan = planEvent({ scores: S })
    expect(plan.assignment).toEqual(optimal)
    expect(plan.total).toBe(optimalTotal)
    expect(plan.greedyTotal).toBe(greedyTotal)
    expect(plan.blocking).toEqual(blockingPairsOfOptimal)
    expect(provesOptimal({ scores: S }, plan)).toBe(true)
    expect(nextOptions({ scores: S }, { row: 3, assigned: plan.assignment[3] ?? null })).toEqual([0, 3])
  })

  test("a published cost matrix", () => {
    const cost = Float64Array.from(costMatrix.flat())
    const { columnOf } = assignAtLeastCost({ rows: 4, columns: 4, cost })
    const total = [...columnOf].reduce((sum, column, row) => sum + (costMatrix[row]?.[column] ?? 0), 0)
    expect(total).toBe(minCost)
    expect(() => assignAtLeastCost({ rows: 2, columns: 1, cost: new Float64Array(2) })).toThrow(RangeError)
  })
})

describe("properties", () => {
  const check = (input: AssignInput): void => {
    const plan = planEvent(input)
    expect(plan.total).toBeCloseTo(bestByBruteForce(input), 6)
    expect(provesOptimal(input, plan)).toBe(true)
    expect(planEvent(input)).toEqual(plan)
    const used = plan.assignment.filter((column) => column !== null)
    expect(new Set(used).size).toBe(used.length)
    for (const [row, column] of plan.assignment.entries()) {
      if (column !== null) expect(input.scores[row]?.[column]).not.toBeNull()
    }
  }

  test("equals trying everything: any shape, ties, forbidden pairs, and 'no match'", () => {
    fc.assert(fc.property(matrix(6), (scores) => check({ scores })))
    fc.assert(fc.property(tied, (scores) => check({ scores })))
    fc.assert(fc.property(matrix(6), (scores) => check({ scores, noMatch: 45 })))
    const holes = matrix(5, fc.option(score, { nil: null, freq: 2 }))
    fc.assert(fc.property(holes, (scores) => check({ scores })))
    fc.assert(fc.property(holes, (scores) => check({ scores, noMatch: 45 })))
  })

  test("is at least the greedy plan and any random one", () => {
    fc.assert(
      fc.property(matrix(12), fc.infiniteStream(fc.nat()), (scores, numbers) => {
        const plan = planEvent({ scores })
        expect(plan.total).toBeGreaterThanOrEqual(plan.greedyTotal)
        const columns = (scores[0] ?? []).map((_, column) => column)
        let random = 0
        for (const row of scores) {
          if (columns.length === 0) break
          const [column] = columns.splice(numbers.next().value % columns.length, 1)
          random += row[column ?? 0] ?? 0
        }
        if (scores.length <= (scores[0]?.length ?? 0))
          expect(plan.total).toBeGreaterThanOrEqual(random - 1e-9)
      }),
    )
  })

  test("a proof does not fit another plan or other scores", () => {
    fc.assert(
      fc.property(matrix(6), (scores) => {
        const plan = planEvent({ scores })
        const turned = [...plan.assignment].reverse()
        const totalOf = (assignment: readonly (number | null)[]) =>
          assignment.reduce<number>(
            (sum, c, r) => sum + (c === null ? 0 : Math.round((scores[r]?.[c] ?? 0) * 10_000)),
            0,
          )
        const isAsGood = totalOf(turned) === totalOf(plan.assignment)
        expect(provesOptimal({ scores }, { ...plan, assignment: turned })).toBe(isAsGood)
        const better = scores.map((row) => row.map((cell) => (cell ?? 0) + 1))
        expect(provesOptimal({ scores: better }, plan)).toBe(false)
      }),
    )
  })
})

describe("an event day", () => {
  test("locked pairs stay, the rest is planned around them, with a proof", () => {
    const input = { scores: S, locked: [{ row: 3, column: 0 }] }
    const plan = planEvent(input)
    expect(plan.assignment).toEqual([1, 3, 2, 0])
    expect(plan.total).toBe(74 + 52 + 66 + 90)
    expect(plan.certificate.rows[3]).toBeNull()
    expect(provesOptimal(input, plan)).toBe(true)
    expect(() =>
      planEvent({
        scores: S,
        locked: [
          { row: 0, column: 0 },
          { row: 1, column: 0 },
        ],
      }),
    ).toThrow("twice")
    expect(() => planEvent({ scores: S, locked: [{ row: 9, column: 0 }] })).toThrow("outside")
  })

  test("nobody is given a cat worth less than no match, and an unmatched side prefers anyone", () => {
    expect(
      planEvent({
        scores: [
          [20, 90],
          [30, 80],
        ],
        noMatch: 45,
      }),
    ).toMatchObject({
      assignment: [1, null],
      total: 135,
      blocking: [],
    })
    expect(planEvent({ scores: [[50], [60]] })).toMatchObject({
      assignment: [null, 0],
      total: 60,
      blocking: [],
    })
    expect(planEvent({ scores: [] })).toMatchObject({ assignment: [], total: 0, greedyTotal: 0 })
  })

  test("broken scores are refused by name", () => {
    expect(() => planEvent({ scores: [[1, 2], [3]] })).toThrow("scores[1]")
    expect(() => planEvent({ scores: [[Number.NaN]] })).toThrow("scores[0][0]")
  })

  test("200 adopters and 200 cats, popular cats and all: proven best, and better than first come", () => {
    const noise = (row: number, column: number) =>
      (Math.imul(row * 2_654_435_761 + column, 1_597_334_677 ^ (row * column)) >>> 0) / 2 ** 32
    const scores = Array.from({ length: 200 }, (_, row) =>
      Array.from({ length: 200 }, (_, column) => 40 * noise(0, column) + 60 * noise(row + 1, column)),
    )
    const plan = planEvent({ scores })
    expect(provesOptimal({ scores }, plan)).toBe(true)
    expect(plan.total).toBeGreaterThan(plan.greedyTotal)
  })
})
