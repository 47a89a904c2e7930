import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

let staff: Viewer
let stranger: Viewer
const moment = (day: number, hour = 18) => new Date(Date.UTC(2026, 3, 1 + day, hour))

beforeAll(async () => {
  await freshDatabase()
  staff = await (await makeShelter()).person("staff", { permissions: ["behaviour_lead"] })
  stranger = await (await makeShelter("OTHER")).person("staff")
})

async function begin(name: string, day: number, startingStage = 1, track: "harness" | "carrier" = "harness") {
  const { takeIn } = await import("@/lib/features/cats/mutations")
  const { enrol } = await import("@/lib/features/training/enrol-mutations")
  const { at } = await import("@/lib/platform/clock")
  const catId = randomUUID()
  const intakeAt = moment(-30).toISOString()
  await at(moment(-30), () => takeIn(staff, { catId, name, intakeAt, intakeType: "stray" }))
  await at(moment(day), () => enrol(staff, { enrolmentId: randomUUID(), catId, startingStage, track }))
  return catId
}

async function train(catId: string, days: readonly number[]) {
  const { SessionInput } = await import("@/lib/features/training/schema")
  const { logSession } = await import("@/lib/features/training/mutations")
  const { at } = await import("@/lib/platform/clock")
  for (const day of days) {
    const session = SessionInput.parse({
      sessionId: randomUUID(),
      catId,
      startedAt: moment(day).toISOString(),
      trials: 5,
      hits: 5,
      peakStress: 0,
      endedBy: "plan",
      headInByChoice: true,
    })
    await at(moment(day, 19), () => logSession(staff, session))
  }
}

test("courses are counted from enrolment, in days and sessions, and end with the stay", async () => {
  const { recordOutcome } = await import("@/lib/features/cats/mutations")
  const { listCourses } = await import("@/lib/features/training/courses-queries")
  const { at } = await import("@/lib/platform/clock")
  const climber = await begin("Climber", 0)
  await train(climber, [1, 2, 4, 6, 7, 9])
  const leaver = await begin("Leaver", 2)
  await train(leaver, [3, 4, 5])
  await at(moment(10), () =>
    recordOutcome(staff, {
      catId: leaver,
      outcomeOn: "2026-04-11",
      outcomeType: "transfer_out",
      detail: null,
    }),
  )
  await begin("Arrived trained", 0, 4)
  await begin("Rides in a backpack", 0, 1, "carrier")

  const { inDays, inSessions } = await at(moment(20), () => listCourses(staff))
  expect(inDays).toHaveLength(2)
  expect(inDays).toContainEqual({ reachedAt: { 2: 4, 3: 9 }, seenUntil: 20, isOver: false })
  expect(inDays).toContainEqual({ reachedAt: { 2: 3 }, seenUntil: 8, isOver: true })
  expect(inSessions).toContainEqual({ reachedAt: { 2: 3, 3: 6 }, seenUntil: 6, isOver: false })
  expect(inSessions).toContainEqual({ reachedAt: { 2: 3 }, seenUntil: 3, isOver: true })
  expect(await at(moment(20), () => listCourses(stranger))).toEqual({ inDays: [], inSessions: [] })
})
