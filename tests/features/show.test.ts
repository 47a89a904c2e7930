import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import { tapInput } from "@/components/show/show-taps"
import type { StressLevel } from "@/lib/domain/temperament/calm-ladder"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

let staff: Viewer
let volunteer: Viewer
const moment = (day: number, hour = 18) => new Date(Date.UTC(2026, 3, 1 + day, hour))

beforeAll(async () => {
  await freshDatabase()
  const shelter = await makeShelter()
  staff = await shelter.person("staff", { permissions: ["behaviour_lead"] })
  volunteer = await shelter.person("volunteer", { clearance: 2 })
})

const features = async () => ({
  ...(await import("@/lib/features/cats/mutations")),
  ...(await import("@/lib/features/training/enrol-mutations")),
  ...(await import("@/lib/features/training/mutations")),
  ...(await import("@/lib/features/training/schema")),
  ...(await import("@/lib/features/training/shift-queries")),
  ...(await import("@/lib/features/training/show-queries")),
  ...(await import("@/lib/platform/clock")),
  ...(await import("@/lib/platform/db")),
})

async function cat(name: string, startingStage = 6) {
  const { at, takeIn, enrol } = await features()
  const catId = randomUUID()
  const intakeAt = moment(-20).toISOString()
  await at(moment(-20), () => takeIn(staff, { catId, name, intakeAt, intakeType: "stray" }))
  await at(moment(-10), () => enrol(staff, { enrolmentId: randomUUID(), catId, startingStage }))
  return catId
}

async function ride(catId: string, day: number, peakStress: StressLevel = 0) {
  const { at, logSession, SessionInput } = await features()
  const input = SessionInput.parse({
    ...{ sessionId: randomUUID(), catId, startedAt: moment(day).toISOString(), trials: null, hits: null },
    ...{ peakStress, recoverySec: 10, endedBy: "plan", track: "cart" },
  })
  await at(moment(day), () => logSession(staff, input))
}

async function tap(catId: string, when: Date, level: StressLevel, sessionId: string = randomUUID()) {
  const { at, logSession } = await features()
  const input = tapInput({ sessionId, catId, startedAt: when.toISOString(), level, timeWords: "14:30" })
  return at(when, () => logSession(staff, input))
}

test("every cat in training says what keeps it from a show; a volunteer sees the own ones", async () => {
  const { at, showCats } = await features()
  const calm = await cat("Calm")
  for (const day of [-3, -2, -1]) await ride(calm, day)
  const worried = await cat("Worried", 2)
  for (const day of [-3, -2, -1]) await ride(worried, day, day === -2 ? 2 : 0)
  const all = await at(moment(0), () => showCats(staff))
  expect(Object.fromEntries(all.map(({ name, whyNot }) => [name, whyNot]))).toEqual({
    Calm: ["gates are not clear for Patio & Pack"],
    Worried: [
      "gates are not clear for Patio & Pack",
      "carrier track not mastered, and below harness stage 6",
      "not calm in each of the last 3 sessions",
    ],
  })
  const own = await at(moment(0), () => showCats(volunteer))
  expect(own.map(({ name }) => name)).toEqual(["Worried"])
})

test("a tap is an exposure, saved once however often it is sent, and fills the cat's day", async () => {
  const { at, read, shiftPlan } = await features()
  const catId = await cat("Shown")
  const sessionId = randomUUID()
  const first = await tap(catId, moment(0), 1, sessionId)
  expect([first.from, first.to, first.advice]).toEqual([6, 6, []])
  expect(await tap(catId, moment(0), 1, sessionId)).toMatchObject({ wasKnown: true })
  await tap(catId, moment(0, 18.5), 2)
  const kept = await read(staff, (db) =>
    db.session.findMany({ where: { catId }, orderBy: { startedAt: "asc" } }),
  )
  expect(kept.map(({ setting, trials, peakStress, track }) => [setting, trials, peakStress, track])).toEqual([
    ["show", null, 1, "carrier"],
    ["show", null, 2, "carrier"],
  ])
  const { day } = await at(moment(0, 20), () => shiftPlan(staff, { people: null }))
  const line = day.notToday.find(({ cat: { name } }) => name === "Shown")
  expect(line?.reasons).toEqual(["was at a show today: that is enough"])
})

test("a panic at a show opens the review and stands in the register with what is known", async () => {
  const { read } = await features()
  const catId = await cat("Panicked")
  const saved = await tap(catId, moment(0), 4)
  expect([saved.from, saved.to]).toEqual([6, 4])
  const [incident] = await read(staff, (db) => db.incident.findMany({ where: { catId } }))
  expect(incident).toMatchObject({
    kind: "other",
    text: "Panic at a show, tapped at 14:30. What happened is not written down yet.",
  })
})
