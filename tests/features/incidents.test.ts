import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

let lead: Viewer
let catId: string

const features = async () => ({
  ...(await import("@/lib/features/training/incidents-mutations")),
  ...(await import("@/lib/features/training/incidents-queries")),
  ...(await import("@/lib/features/cats/mutations")),
})

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

beforeAll(async () => {
  await freshDatabase()
  lead = await (await makeShelter()).person("staff", { permissions: ["behaviour_lead"] })
  const { takeIn } = await features()
  catId = randomUUID()
  await takeIn(lead, { catId, name: "Mo", intakeAt: daysAgo(20), intakeType: "stray" })
})

const report = async (more: object = {}) => {
  const { reportIncident } = await features()
  const incidentId = randomUUID()
  const input = {
    ...{ incidentId, catId, happenedAt: daysAgo(3), kind: "slipped" as const, isNearMiss: false },
    ...{
      mechanism: "backed_out" as const,
      place: "yard" as const,
      harnessId: null,
      fitPassed: null,
      text: "Backed out at the gate.",
    },
    ...more,
  }
  await reportIncident(lead, input)
  await reportIncident(lead, input)
  return incidentId
}

test("two escapes stop the outdoor stages of the house until each was reviewed; a report sent twice counts once", async () => {
  const { incidentRegister, reviewIncident } = await features()
  await report({ isNearMiss: true })
  const first = await report()
  expect((await incidentRegister(lead)).stop.isStopped).toBe(false)
  await report({ kind: "bolted", place: null })
  const { stop, incidents } = await incidentRegister(lead)
  expect(incidents).toHaveLength(3)
  expect(stop.isStopped).toBe(true)
  const review = { reviewId: randomUUID(), incidentId: first, finding: "Strap too wide", action: "Refitted" }
  await reviewIncident(lead, { ...review, liftsStop: false })
  expect((await incidentRegister(lead)).stop.isStopped).toBe(true)
  await reviewIncident(lead, { ...review, reviewId: randomUUID(), liftsStop: true })
  expect((await incidentRegister(lead)).stop.isStopped).toBe(false)
})

test("the register is history: nobody rewrites it", async () => {
  const { write } = await import("@/lib/platform/db")
  await expect(write(lead, (db) => db.incident.updateMany({ data: { text: "" } }))).rejects.toThrow(
    /permission denied/,
  )
})

test("an incident of the future is refused", async () => {
  await expect(report({ happenedAt: daysAgo(-2) })).rejects.toMatchObject({ code: "INVALID" })
})

test("a review goes from open to somebody's to closed, is overdue after a week, and stands on Today for who may close it", async () => {
  const { incidentRegister, reviewIncident, takeReview } = await features()
  const { workToday } = await import("@/lib/features/placements/today-queries")
  const shelter = await makeShelter("REVIEWS")
  const own = await shelter.person("staff", { permissions: ["behaviour_lead"], name: "Lee" })
  const colleague = await shelter.person("staff")
  const { takeIn } = await features()
  const { reportIncident } = await features()
  const fern = randomUUID()
  await takeIn(own, { catId: fern, name: "Fern", intakeAt: daysAgo(20), intakeType: "stray" })
  const incidentId = randomUUID()
  await reportIncident(colleague, {
    ...{ incidentId, catId: fern, happenedAt: daysAgo(9), kind: "other", isNearMiss: true },
    ...{
      mechanism: "door",
      place: "corridor",
      harnessId: null,
      fitPassed: false,
      text: "The door stood open.",
    },
  })
  const standing = async () => (await incidentRegister(own)).incidents[0]
  const asked = async (viewer: Viewer) =>
    (await workToday(viewer)).filter(({ kind }) => kind === "incident_review").length
  expect(await standing()).toMatchObject({ state: "open", isOverdue: true, fitPassed: false })
  expect([await asked(own), await asked(colleague)]).toEqual([1, 0])
  const take = { reviewId: randomUUID(), incidentId, assigneeId: own.personId }
  await takeReview(own, take)
  await takeReview(own, take)
  expect(await standing()).toMatchObject({ state: "under_review", assignee: "Lee", reviews: [] })
  await expect(
    takeReview(own, { ...take, reviewId: randomUUID(), assigneeId: colleague.personId }),
  ).rejects.toMatchObject({ code: "INVALID" })
  await reviewIncident(own, {
    ...{ reviewId: randomUUID(), incidentId, finding: "No spring on the door.", action: "A spring." },
    liftsStop: false,
  })
  expect(await standing()).toMatchObject({ state: "closed", isOverdue: false })
  expect(await asked(own)).toBe(0)
})
