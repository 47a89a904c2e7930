import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { mergeRecord } from "@/lib/domain/interop/merge"
import { planAnimal } from "@/lib/domain/interop/plan-records"
import { readTable, STAY_HEADER, STAYS } from "./tables"

describe("three-way merge", () => {
  test("a field follows the file while ours is what the file said last", () => {
    const merge = mergeRecord({ ours: { room: "A" }, last: { room: "A" }, theirs: { room: "B" } })
    expect(merge).toMatchObject({ set: { room: "B" }, conflicts: [], last: { room: "B" } })
  })

  test("ours is kept when the file did not change, without a word", () => {
    const merge = mergeRecord({ ours: { room: "Ours" }, last: { room: "A" }, theirs: { room: "A" } })
    expect(merge).toMatchObject({ set: {}, conflicts: [] })
  })

  test("changed on both sides: ours kept, listed once, silent when the file says it again", () => {
    const first = mergeRecord({ ours: { room: "Ours" }, last: { room: "A" }, theirs: { room: "B" } })
    expect(first).toMatchObject({ set: {}, conflicts: [{ field: "room", ours: "Ours", theirs: "B" }] })
    const again = mergeRecord({ ours: { room: "Ours" }, last: first.last, theirs: { room: "B" } })
    expect(again.conflicts).toEqual([])
  })

  test("of a record never imported, blanks are filled, what differs is a conflict, silence is none", () => {
    const ours = { room: null, name: "Juniper", sex: "unknown", breed: "DSH" }
    const merge = mergeRecord({ ours, last: {}, theirs: { room: "A", name: "June", sex: "F", breed: null } })
    expect(merge.set).toEqual({ room: "A", sex: "F" })
    expect(merge.conflicts.map(({ field }) => field)).toEqual(["name"])
  })

  test("an outcome is taken whole or not at all", () => {
    const merge = mergeRecord({
      ours: { outcomeOn: "2026-11-10", outcomeType: "adoption" },
      last: { outcomeOn: null, outcomeType: null },
      theirs: { outcomeOn: "2026-11-11", outcomeType: "adoption" },
      together: [["outcomeOn", "outcomeType"]],
    })
    expect(merge.set).toEqual({})
    expect(merge.conflicts.map(({ field }) => field)).toEqual(["outcomeOn"])
  })

  test("never writes over what staff changed, and the same file twice changes nothing", () => {
    const value = fc.constantFrom(null, "a", "b", "c")
    fc.assert(
      fc.property(value, fc.option(value, { nil: undefined }), value, (own, before, theirs) => {
        const last: Record<string, string | null> = before === undefined ? {} : { f: before }
        const merge = mergeRecord({ ours: { f: own }, last, theirs: { f: theirs } })
        const isOurs = own !== null && own !== before
        if (isOurs) expect(merge.set).toEqual({})
        const after = { f: own, ...merge.set }
        expect(mergeRecord({ ours: after, last: merge.last, theirs: { f: theirs } })).toMatchObject({
          set: {},
          conflicts: [],
        })
      }),
    )
  })
})

describe("plans", () => {
  const read = () =>
    readTable(STAYS, [STAY_HEADER, "A1 | Juniper | F | 2020-03-01 | STRAY | 2020-03-09 | ADOPTED"]).animals[0]
  const makeIds = () => {
    let n = 0
    return () => `id-${++n}`
  }

  test("a stay entered by hand on that day is joined, not doubled", () => {
    const animal = read()
    if (!animal) throw new Error("the fixture has one animal")
    const byHand = { intakeOn: "2020-03-01", intakeType: "stray", outcomeOn: null, outcomeType: null }
    const stay = { id: "s", key: null, last: null, values: byHand, placements: [] }
    const known = { id: "c", key: null, last: null, values: { name: "Juni" }, stays: [stay], facts: {} }
    const plan = planAnimal(animal, known, makeIds())
    expect(plan.stays).toMatchObject([
      { id: "s", isNew: false, set: { outcomeOn: "2020-03-09", outcomeType: "adoption" } },
    ])
    expect(plan.conflicts).toMatchObject([{ entity: "Cat", field: "name", ours: "Juni", theirs: "Juniper" }])
  })

  test("a fact staff recorded stands against a file that says otherwise", () => {
    const animal = read()
    if (!animal) throw new Error("the fixture has one animal")
    const said = { ...animal, facts: [{ key: "lives_with_dogs", value: "yes", evidence: "DOGS = 0" }] }
    const known = { id: "c", key: null, last: null, values: {}, stays: [], facts: { lives_with_dogs: "no" } }
    const plan = planAnimal(said, known, makeIds())
    expect(plan.newFacts).toEqual([])
    expect(plan.conflicts).toMatchObject([{ field: "fact:lives_with_dogs", ours: "no", theirs: "yes" }])
    expect(planAnimal(said, { ...known, facts: {} }, makeIds()).newFacts).toHaveLength(1)
  })
})
