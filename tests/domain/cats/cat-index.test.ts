import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { CatIndex, type IndexedCat, type ListQuestion } from "@/lib/domain/cats/cat-index"
import { columnOf } from "@/lib/domain/cats/columns"
import { foldText, orderText, parseSort } from "@/lib/domain/cats/sort-keys"
import { indexed } from "./table-cats"

const IDS = Array.from(
  { length: 40 },
  (_, n) => `00000000-0000-7000-8000-${String(n * 7919).padStart(12, "0")}`,
)

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const cat = fc
  .record({
    id: fc.constantFrom(...IDS),
    name: fc.constantFrom("Ada", "ada", "Élan", "Box 2", "Box 10", "Miso", "Zoe"),
    code: maybe(fc.constantFrom("A1", "A2", "B10")),
    sex: fc.constantFrom("F" as const, "M" as const, "unknown" as const),
    room: maybe(fc.constantFrom("1", "2", "10", "East")),
    stage: maybe(fc.integer({ min: 1, max: 9 })),
    inCare: fc.boolean(),
    intakeDay: maybe(fc.integer({ min: 20_000, max: 20_005 })),
    suitability: fc.integer({ min: 0, max: 5 }),
    lastSessionMs: maybe(fc.integer({ min: 0, max: 4 })),
    tags: fc.uniqueArray(fc.constantFrom("curious", "confident", "checks_in")),
    gatesOpen: fc.subarray(["G1", "G2", "G7"] as const),
  })
  .map(indexed)

const question = fc.record({
  text: fc.constantFrom("", "a", "ela", "BOX", "a1", "none"),
  tokens: fc.uniqueArray(
    fc.constantFrom(
      "sex:F",
      "sex:M",
      "room:1",
      "room:10",
      "tag:curious",
      "tag:checks_in",
      "gate:G7",
      "stage:3",
      "stage:none",
    ),
    { maxLength: 4 },
  ),
  inCareOnly: fc.boolean(),
  clearance: fc.constantFrom(null, 0, 4),
  sort: fc
    .uniqueArray(
      fc.constantFrom("name", "room", "-stage", "stay", "-session", "gates", "suitability", "-code"),
      { maxLength: 3 },
    )
    .map((keys) => parseSort(keys.join(","))),
})

const facetOf = (token: string) => token.slice(0, token.indexOf(":"))

function fits({ row: facts, tokens }: IndexedCat, asked: ListQuestion, exceptFacet?: string) {
  if (asked.inCareOnly && !facts.inCare) return false
  if (asked.clearance !== null && (facts.stage === null || facts.stage > asked.clearance)) return false
  if (asked.text && !`${foldText(facts.name)}\n${foldText(facts.code ?? "")}`.includes(foldText(asked.text)))
    return false
  return [...new Set(asked.tokens.map(facetOf))]
    .filter((facet) => facet !== exceptFacet)
    .every((facet) => asked.tokens.some((token) => facetOf(token) === facet && tokens.includes(token)))
}

function naiveCounts(cats: IndexedCat[], asked: ListQuestion) {
  const counts: Record<string, number> = {}
  for (const one of cats)
    for (const token of one.tokens)
      if (fits(one, asked, facetOf(token))) counts[token] = (counts[token] ?? 0) + 1
  return counts
}

const orderOf = (one: IndexedCat, column: string) => {
  const value = columnOf(column)?.order?.(one.row) ?? null
  return typeof value === "string" ? orderText(value) : value
}

function naiveOrder(cats: IndexedCat[], asked: ListQuestion) {
  return cats
    .filter((one) => fits(one, asked))
    .sort((a, b) => {
      for (const { column, isDescending } of asked.sort) {
        const [left, right] = [orderOf(a, column), orderOf(b, column)]
        if (left === right) continue
        if (left === null) return 1
        if (right === null) return -1
        return (left < right ? -1 : 1) * (isDescending ? -1 : 1)
      }
      return a.row.id < b.row.id ? -1 : 1
    })
    .map((one) => one.row.id)
}

/** Takes cats in, changes and removes some, with questions in between, so that kept ranks are put to the test. */
const story = fc.record({
  steps: fc.array(
    fc.oneof({ weight: 6, arbitrary: cat }, { weight: 1, arbitrary: fc.constantFrom(...IDS) }),
    { maxLength: 120 },
  ),
  asked: fc.array(question, { minLength: 1, maxLength: 6 }),
})

function live(steps: (IndexedCat | string)[], asked: ListQuestion[]) {
  const index = new CatIndex()
  const cats = new Map<string, IndexedCat>()
  for (const [at, step] of steps.entries()) {
    if (typeof step === "string") {
      index.remove(step)
      cats.delete(step)
    } else {
      index.put(step)
      cats.set(step.row.id, step)
    }
    if (at % 5 === 0) index.list(asked[at % asked.length] as ListQuestion)
  }
  return { index, cats: [...cats.values()] }
}

describe("the index of cats", () => {
  test("lists what a plain filter and sort list, in the same order, through any history of changes", () => {
    fc.assert(
      fc.property(story, ({ steps, asked }) => {
        const { index, cats } = live(steps, asked)
        expect(index.size).toBe(cats.length)
        for (const one of asked) {
          const ids = [...index.list(one).order].map((position) => index.idAt(position))
          expect(ids).toEqual(naiveOrder(cats, one))
        }
      }),
      { numRuns: 300 },
    )
  })

  test("counts what a plain count counts, each facet without its own selection", () => {
    fc.assert(
      fc.property(story, ({ steps, asked }) => {
        const { index, cats } = live(steps, asked)
        for (const one of asked) expect(index.counts(one)).toEqual(naiveCounts(cats, one))
      }),
      { numRuns: 300 },
    )
  })

  test("a mark finds its place, also when its row is gone or changed", () => {
    fc.assert(
      fc.property(story, fc.nat(), ({ steps, asked: [asked] }, pick) => {
        const { index, cats } = live(steps, [asked as ListQuestion])
        const answer = index.list(asked as ListQuestion)
        if (answer.order.length === 0) return
        const place = pick % answer.order.length
        const position = answer.order[place] as number
        const id = index.idAt(position)
        const values = index.orderOf(position, answer)
        expect(index.placeAfter(answer, values, id)).toBe(place + 1)
        index.remove(id)
        const later = index.list(asked as ListQuestion)
        expect(index.placeAfter(later, values, id)).toBe(place)
        expect(later.order.length).toBe(cats.filter((one) => fits(one, asked as ListQuestion)).length - 1)
      }),
      { numRuns: 200 },
    )
  })

  test("the stamp is the same exactly while the list is the same", () => {
    const asked = { text: "", tokens: [], inCareOnly: false, clearance: null, sort: parseSort("name") }
    const [first, second] = [new CatIndex(), new CatIndex()]
    const cats = [indexed({ id: IDS[0] ?? "", name: "B" }), indexed({ id: IDS[1] ?? "", name: "A" })]
    for (const one of cats) first.put(one)
    for (const one of cats.toReversed()) second.put(one)
    const { stamp } = first.list(asked)
    expect(second.list(asked).stamp).toBe(stamp)
    first.put(indexed({ id: IDS[0] ?? "", name: "B", room: "7" }))
    expect(first.list(asked).stamp).toBe(stamp)
    first.put(indexed({ id: IDS[0] ?? "", name: "0" }))
    expect(first.list(asked).stamp).not.toBe(stamp)
  })
})
