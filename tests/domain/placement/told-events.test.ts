import fc from "fast-check"
import { expect, test } from "vitest"
import { type EventRecords, toldEvents } from "@/lib/domain/placement/told-events"

const NONE: EventRecords = { sessions: [], register: [], reports: [], skinDays: [], homes: [] }
const session = (more: Partial<EventRecords["sessions"][number]> = {}) => ({
  ...{ rootId: "s1", day: 100, incident: "none", stress: 1, place: "corridor" },
  ...more,
})
const entry = (more: Partial<EventRecords["register"][number]> = {}) => ({
  ...{ id: "r1", sessionId: null, day: 100, kind: "bite", text: "towel" },
  ...more,
})
const kinds = (records: Partial<EventRecords>) => toldEvents({ ...NONE, ...records }).map(({ kind }) => kind)

test("a panic is told although the register calls it something else, and once, with the register's words", () => {
  const sessions = [session({ stress: 4 })]
  const register = [entry({ sessionId: "s1", kind: "other", text: "thrashed" })]
  expect(toldEvents({ ...NONE, sessions, register })).toEqual([
    { isBite: false, day: 100, kind: "panic", where: "thrashed" },
  ])
  expect(kinds({ sessions: [session({ stress: 4, incident: "scratch" })] })).toEqual(["panic"])
})

test("a slip in the register and in its session is one; without a session it is told, too", () => {
  const sessions = [session({ incident: "slipped" })]
  expect(kinds({ sessions, register: [entry({ sessionId: "s1", kind: "slipped" })] })).toEqual(["slipped"])
  expect(kinds({ register: [entry({ kind: "bolted" })] })).toEqual(["bolted"])
})

test("a report takes the place of one plain bite of its day; a second bite of that day stays", () => {
  const reports = [{ incidentId: null, day: 100, text: "hand" }]
  expect(kinds({ reports, register: [entry()] })).toEqual(["bite_skin"])
  expect(kinds({ reports, register: [entry(), entry({ id: "r2" })] }).sort()).toEqual(["bite", "bite_skin"])
  const named = [{ incidentId: "r1", day: 100, text: "hand" }]
  expect(kinds({ reports: named, register: [entry(), entry({ id: "r2" })] }).sort()).toEqual([
    "bite",
    "bite_skin",
  ])
})

test("a fact that the skin was broken raises the bite of that day, and stands alone where there is none", () => {
  const skinDays = [{ day: 100, note: "on the form" }]
  expect(toldEvents({ ...NONE, skinDays, register: [entry()] })).toEqual([
    { isBite: true, day: 100, kind: "bite_skin", where: "towel" },
  ])
  expect(kinds({ skinDays })).toEqual(["bite_skin"])
})

test("never fewer bites than the record with most of them, whatever stands where", () => {
  const day = fc.integer({ min: 1, max: 3 })
  const records = fc.record({
    sessions: fc.constant([]),
    register: fc
      .array(fc.record({ day, kind: fc.constantFrom("bite", "slipped", "scratch") }), { maxLength: 5 })
      .map((all) => all.map((one, i) => ({ ...one, id: `r${i}`, sessionId: null, text: "" }))),
    reports: fc.array(fc.record({ incidentId: fc.constant(null), day, text: fc.constant("") }), {
      maxLength: 4,
    }),
    skinDays: fc.uniqueArray(fc.record({ day, note: fc.constant(null) }), { selector: (one) => one.day }),
    homes: fc.constant([]),
  })
  fc.assert(
    fc.property(records, (given) => {
      const bites = toldEvents(given).filter(({ isBite }) => isBite).length
      const inRegister = given.register.filter(({ kind }) => kind === "bite").length
      expect(bites).toBeGreaterThanOrEqual(Math.max(inRegister, given.reports.length))
    }),
  )
})
