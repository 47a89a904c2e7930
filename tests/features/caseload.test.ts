import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

let staff: Viewer

beforeAll(async () => {
  await freshDatabase()
  staff = await (await makeShelter()).person("staff")
})

const features = async () => ({
  ...(await import("@/lib/features/training/caseload-mutations")),
  ...(await import("@/lib/features/training/caseload-queries")),
  ...(await import("@/lib/features/training/enrol-mutations")),
  ...(await import("@/lib/features/placements/today-queries")),
  ...(await import("@/lib/features/cats/mutations")),
})

test("slots are set all or none, and never over somebody else's change", async () => {
  const { setSlots, caseload } = await features()
  const grid = (sessions: number, version: number) => ({
    slots: [
      { weekday: 1, part: "morning" as const, sessions, version },
      { weekday: 3, part: "evening" as const, sessions: 2, version },
    ],
  })
  await setSlots(staff, grid(3, 0))
  expect((await caseload(staff)).plan.slots).toBe(5)
  await expect(setSlots(staff, grid(9, 0))).rejects.toMatchObject({ code: "CONFLICT" })
  await setSlots(staff, grid(4, 1))
  expect((await caseload(staff)).plan.slots).toBe(6)
})

test("a paused course is asked for no session and put forward to be taken up again", async () => {
  const { takeIn, enrol, pauseCourse, caseload, workToday } = await features()
  const catId = randomUUID()
  const intakeAt = new Date(Date.now() - 20 * 86_400_000).toISOString()
  await takeIn(staff, { catId, name: "Mo", intakeAt, intakeType: "stray" })
  await enrol(staff, { enrolmentId: randomUUID(), catId, startingStage: 1 })
  const sessions = async () => (await workToday(staff)).filter((item) => item.kind === "session").length
  expect(await sessions()).toBe(1)
  expect((await caseload(staff)).plan.lines.map(({ action }) => action)).toEqual(["go_on"])
  const eventId = randomUUID()
  await pauseCourse(staff, { eventId, catId, isPaused: true, reason: "no time this week" })
  await pauseCourse(staff, { eventId, catId, isPaused: true })
  expect(await sessions()).toBe(0)
  expect((await caseload(staff)).plan.lines.map(({ action }) => action)).toEqual(["resume"])
  await pauseCourse(staff, { eventId: randomUUID(), catId, isPaused: false })
  expect(await sessions()).toBe(1)
})

test("a kitten in foster care is put forward, and its sessions are set in the foster home", async () => {
  const { takeIn, enrol, caseload } = await features()
  const { sessionSheet } = await import("@/lib/features/training/queries")
  const { systemDb } = await import("@/lib/platform/db")
  const catId = randomUUID()
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
  await takeIn(staff, {
    ...{ catId, name: "Pip", intakeAt: daysAgo(20).toISOString(), intakeType: "stray" },
    bornOn: daysAgo(70).toISOString().slice(0, 10),
  })
  const proposed = async () => (await caseload(staff)).plan.lines.find((line) => line.catId === catId)
  expect(await proposed()).toBeUndefined()
  const stay = await systemDb().stay.findFirstOrThrow({ where: { catId } })
  await systemDb().placement.create({
    data: {
      ...{ id: randomUUID(), shelterId: staff.shelterId, catId, stayId: stay.id, kind: "foster" },
      startedOn: daysAgo(15),
    },
  })
  expect(await proposed()).toMatchObject({
    because: expect.stringContaining("a kitten in foster care"),
  })
  await enrol(staff, { enrolmentId: randomUUID(), catId, startingStage: 1 })
  expect(await sessionSheet(staff, catId)).toMatchObject({ usual: { setting: "foster" }, ageMonths: 2 })
})
