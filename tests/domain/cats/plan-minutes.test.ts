import fc from "fast-check"
import { expect, test } from "vitest"
import { planMinutes } from "@/lib/domain/cats/plan-minutes"
import { WORK_KINDS, type WorkItem } from "@/lib/domain/cats/work-item"

const item = (more: Partial<WorkItem>): WorkItem => ({
  kind: "session",
  catId: "c1",
  catName: "Mo",
  room: "B",
  title: "t",
  because: "b",
  urgency: 1,
  minutes: 10,
  ...more,
})

test("what fits, in the room one is in, the most valuable first", () => {
  const items = [
    item({ catId: "1", kind: "session" }),
    item({ catId: "2", kind: "gate", minutes: 4 }),
    item({ catId: "3", kind: "care", minutes: 5 }),
    item({ catId: "4", kind: "care", minutes: 5, room: "A" }),
  ]
  expect(planMinutes(items, { minutes: 10, room: "B" }).map(({ catId }) => catId)).toEqual(["3", "2"])
  expect(planMinutes(items, { minutes: 5 }).map(({ kind }) => kind)).toEqual(["care"])
  expect(planMinutes(items, { minutes: 30 }).length).toBe(4)
})

test("a full sheet that does not fit becomes a quick look, and says so", () => {
  const [look] = planMinutes([item({ kind: "first_rating", look: "full", minutes: 15 })], { minutes: 5 })
  expect(look).toMatchObject({ look: "quick", minutes: 2 })
  expect(look?.because).toContain("full sheet")
  expect(
    planMinutes([item({ kind: "first_rating", look: "full", minutes: 15 })], { minutes: 30 })[0]?.look,
  ).toBe("full")
})

test("the plan always fits, holds five lines at most, and no single line left out would fit and be worth more", () => {
  const any = fc.record({
    kind: fc.constantFrom(...WORK_KINDS),
    catId: fc.uuid(),
    minutes: fc.integer({ min: 1, max: 20 }),
    urgency: fc.integer({ min: 0, max: 60 }),
    room: fc.constantFrom("A", "B", null),
  })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 15 }), fc.constantFrom(5, 10, 30), (rows, minutes) => {
      const items = rows.map((row) => item(row))
      const plan = planMinutes(items, { minutes })
      const used = plan.reduce((sum, one) => sum + one.minutes, 0)
      expect(used).toBeLessThanOrEqual(minutes)
      expect(plan.length).toBeLessThanOrEqual(5)
      for (const kind of WORK_KINDS)
        expect(plan.filter((one) => one.kind === kind).length).toBeLessThanOrEqual(2)
      const isOpen = (one: WorkItem) => plan.filter(({ kind }) => kind === one.kind).length === 0
      const left = items.filter(
        (one) => !plan.some(({ catId, kind }) => catId === one.catId && kind === one.kind),
      )
      if (plan.length < 5)
        expect(left.filter((one) => isOpen(one) && one.minutes <= minutes - used)).toEqual([])
    }),
  )
})
