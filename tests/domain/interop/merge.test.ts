import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  type FieldOwnership,
  isBlank,
  mergeRecord,
  ownershipFor,
  type RecordValues,
} from "@/lib/domain/interop/merge"
import { planAnimal } from "@/lib/domain/interop/plan-records"
import type { RecordValue } from "@/lib/domain/interop/stay-draft"
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

describe("who has the last word", () => {
  const merge = (
    owner: FieldOwnership,
    ours: RecordValue,
    last: RecordValue | undefined,
    theirs: RecordValue,
  ) =>
    mergeRecord({
      ours: { room: ours },
      last: last === undefined ? {} : { room: last },
      theirs: { room: theirs },
      ownerOf: () => owner,
    })

  test("what the source owns is written over what staff changed, and listed", () => {
    expect(merge("source", "Ours", "A", "A")).toMatchObject({
      set: { room: "A" },
      conflicts: [{ field: "room", ours: "Ours", theirs: "A", isTaken: true }],
    })
    expect(merge("source", "A", "A", "B")).toMatchObject({ set: { room: "B" }, conflicts: [] })
    expect(merge("source", "Ours", undefined, null)).toMatchObject({ set: {}, conflicts: [] })
  })

  test("what Slackline owns is never written and is no conflict; another source only fills what is empty", () => {
    expect(merge("slackline", null, "A", "B")).toMatchObject({ set: {}, conflicts: [], last: { room: "B" } })
    expect(merge("other", "Ours", "A", "B")).toMatchObject({ set: {}, conflicts: [] })
    expect(merge("other", null, undefined, "B")).toMatchObject({ set: { room: "B" }, conflicts: [] })
  })

  test("a stored owner is a source's own word, another's, Slackline's or nobody's", () => {
    expect(["asm3", "village", "slackline", "-", undefined].map((one) => ownershipFor(one, "asm3"))).toEqual([
      "source",
      "other",
      "slackline",
      "newer",
      "newer",
    ])
  })

  const value = fc.constantFrom<RecordValue>(null, "", "unknown", "a", "b", "c", 0, 1, true, false)
  const FIELD_NAMES = ["name", "room", "outcomeOn", "outcomeType"] as const
  const record = fc.record(Object.fromEntries(FIELD_NAMES.map((field) => [field, value])))
  const partial = fc.record(Object.fromEntries(FIELD_NAMES.map((field) => [field, value])), {
    requiredKeys: [],
  })
  const owners = fc.record(
    Object.fromEntries(
      FIELD_NAMES.map((field) => [
        field,
        fc.constantFrom<FieldOwnership>("newer", "slackline", "source", "other"),
      ]),
    ),
  )

  test("property: owners are obeyed, one statement has one owner, and the values of before undo it all", () => {
    fc.assert(
      fc.property(record, partial, partial, owners, (ours, last, theirs, ownerBy) => {
        const ownerOf = (field: string) => ownerBy[field] ?? "newer"
        const { set, conflicts } = mergeRecord({
          ours,
          last: last as RecordValues,
          theirs: theirs as RecordValues,
          together: [["outcomeOn", "outcomeType"]],
          ownerOf,
        })
        for (const [field, value] of Object.entries(theirs)) {
          const owner = ownerOf(field === "outcomeType" ? "outcomeOn" : field)
          if (owner === "slackline") expect(field in set).toBe(false)
          if (owner === "slackline" || owner === "other")
            expect(conflicts.some((one) => one.field === field)).toBe(false)
          if (owner === "source") {
            const after = field in set ? set[field] : ours[field]
            const isSilent = !(field in last) && isBlank(value ?? null)
            expect(isSilent || (after ?? null) === (value ?? null)).toBe(true)
            expect(conflicts.some((one) => one.field === field && !one.isTaken)).toBe(false)
          }
        }
        for (const { field, isTaken } of conflicts) expect(field in set).toBe(isTaken === true)
        const before = Object.fromEntries(Object.keys(set).map((field) => [field, ours[field] ?? null]))
        expect({ ...ours, ...set, ...before }).toEqual(ours)
      }),
    )
  })
})
