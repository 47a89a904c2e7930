import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import type { ShiftPlanPage } from "@/lib/features/training/shift-queries"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter, type TestShelter } from "../setup/test-shelter"

let shelter: TestShelter
let staff: Viewer
let volunteer: Viewer
// A Wednesday, noon in Denver.
const moment = (day: number, hour = 18) => new Date(Date.UTC(2026, 3, 1 + day, hour))

beforeAll(async () => {
  await freshDatabase()
  shelter = await makeShelter()
  staff = await shelter.person("staff", { name: "Ann" })
  volunteer = await shelter.person("volunteer", { name: "Bo", clearance: 2 })
})

const features = async () => ({
  ...(await import("@/lib/features/cats/mutations")),
  ...(await import("@/lib/features/training/caseload-mutations")),
  ...(await import("@/lib/features/training/enrol-mutations")),
  ...(await import("@/lib/features/training/mutations")),
  ...(await import("@/lib/features/training/schema")),
  ...(await import("@/lib/features/training/shift-queries")),
  ...(await import("@/lib/platform/clock")),
})

async function cat(name: string, track: "harness" | "carrier" = "harness") {
  const { at, takeIn, enrol } = await features()
  const catId = randomUUID()
  const intakeAt = moment(-20).toISOString()
  await at(moment(-20), () => takeIn(staff, { catId, name, intakeAt, intakeType: "stray" }))
  await at(moment(-10), () => enrol(staff, { enrolmentId: randomUUID(), catId, startingStage: 1, track }))
  return catId
}

async function session(catId: string, when: Date, change = {}) {
  const { at, logSession, SessionInput } = await features()
  const input = SessionInput.parse({
    sessionId: randomUUID(),
    catId,
    startedAt: when.toISOString(),
    trials: 5,
    hits: 5,
    peakStress: 0,
    endedBy: "plan",
    ...change,
  })
  await at(when, () => logSession(staff, input))
}

async function planFor(viewer: Viewer, people: { id: string; minutes: number }[] | null = null) {
  const { at, shiftPlan } = await features()
  return at(moment(0), () => shiftPlan(viewer, { people }))
}

const told = ({ day }: ShiftPlanPage) =>
  Object.fromEntries(
    (["planned", "uncovered", "ifTime", "notToday"] as const).flatMap((kind) =>
      day[kind].map((line) => [
        line.cat.name,
        `${kind} ${line.handler?.name ?? "-"}: ${line.reasons.join("; ")}`,
      ]),
    ),
  )

test("who is due and why, who may have a second one and from when, and who is left alone today", async () => {
  const { pauseCourse } = await features()
  await cat("Never")
  const late = await cat("Late")
  await session(late, moment(-8))
  const today = await cat("Today")
  await session(today, moment(0, 17))
  const afraid = await cat("Afraid")
  await session(afraid, moment(0, 16), { peakStress: 3, recoverySec: 40, endedBy: "handler_stop" })
  const paused = await cat("Paused")
  await pauseCourse(staff, { eventId: randomUUID(), catId: paused, isPaused: true })
  await session(await cat("Carried", "carrier"), moment(-3))

  const plan = await planFor(staff, [{ id: staff.personId, minutes: 30 }])
  expect(told(plan)).toEqual({
    Never: "planned Ann: enrolled and not started yet",
    Late: "planned Ann: 8 days since the last",
    Today: "planned Ann: a second session is possible",
    Afraid: "notToday -: rests after a setback",
    Paused: "notToday -: the course is paused",
    Carried: "notToday -: once a week is enough here; 3 days since the last",
  })
  const [, , second] = plan.day.planned
  expect(second?.fromHours).toBe(moment(0, 20).getTime() / 3_600_000)
  expect(plan.day.planned[1]?.next).toContain("2 more met sessions")
})

test("people come from the address, then it is who asks; a volunteer sees nobody else", async () => {
  const names = async (viewer: Viewer, people: { id: string; minutes: number }[] | null = null) =>
    (await planFor(viewer, people)).people.map(({ name, minutes }) => `${name} ${minutes}`)
  expect(await names(staff)).toEqual(["Ann 30"])
  expect(await names(staff, [{ id: staff.personId, minutes: 20 }])).toEqual(["Ann 20"])
  const own = await planFor(volunteer, [
    { id: staff.personId, minutes: 10 },
    { id: volunteer.personId, minutes: 10 },
  ])
  expect(own.people.map(({ name }) => name)).toEqual(["Bo"])
  expect(own.handlers.map(({ name }) => name)).toEqual(["Bo"])
  expect(own.day.planned.map(({ cat: { stage } }) => stage)).toEqual([1])
})

test("a volunteer's part is of the plan for everybody named, so that nobody goes to the same cat; alone it says so", async () => {
  const shift = [staff, volunteer].map(({ personId }) => ({ id: personId, minutes: 30 }))
  const whole = await planFor(staff, shift)
  const own = await planFor(volunteer, shift)
  const linesOf = (plan: ShiftPlanPage, name: string) =>
    plan.day.planned.flatMap(({ cat, handler }) => (handler?.name === name ? [cat.name] : []))
  expect(linesOf(whole, "Bo").length).toBeGreaterThan(0)
  expect(linesOf(own, "Bo")).toEqual(linesOf(whole, "Bo"))
  expect(linesOf(own, "Ann")).toEqual([])
  expect(own.isAlone).toBe(false)
  expect(own.onShift.map(({ personId }) => personId)).toEqual(whole.onShift.map(({ personId }) => personId))
  const alone = await planFor(volunteer)
  expect(alone.isAlone).toBe(true)
  expect(linesOf(alone, "Bo").length).toBeGreaterThan(linesOf(own, "Bo").length)
  expect((await planFor(staff)).isAlone).toBe(false)
})
