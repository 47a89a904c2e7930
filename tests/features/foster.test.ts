import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import { ACTIONS, can } from "@/lib/domain/access/table"
import { DIMENSION_KEYS } from "@/lib/domain/temperament/dimensions"
import { RatingSheetInput } from "@/lib/features/temperament/schema"
import { SessionInput } from "@/lib/features/training/schema"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter, type TestShelter } from "../setup/test-shelter"

let shelter: TestShelter
let lead: Viewer
let own: string
let other: string

const features = async () => ({
  ...(await import("@/lib/features/users/foster-mutations")),
  ...(await import("@/lib/features/users/invitations-mutations")),
  ...(await import("@/lib/features/training/mutations")),
  ...(await import("@/lib/features/training/queries")),
  ...(await import("@/lib/features/temperament/mutations")),
  ...(await import("@/lib/features/temperament/queries")),
})
const fosterByToken = async (token: string) =>
  (await import("@/lib/platform/foster-viewer")).fosterByToken(token)
const later = async <T>(days: number, work: () => Promise<T>) =>
  (await import("@/lib/platform/clock")).at(new Date(Date.now() + days * 86_400_000), work)

async function enrolledCat(name: string, startingStage = 1) {
  const { takeIn } = await import("@/lib/features/cats/mutations")
  const { enrol } = await import("@/lib/features/training/enrol-mutations")
  const catId = randomUUID()
  const intakeAt = new Date(Date.now() - 20 * 86_400_000).toISOString()
  await takeIn(lead, { catId, name, bornOn: "2024-01-01", intakeAt, intakeType: "stray" })
  await enrol(lead, { enrolmentId: randomUUID(), catId, startingStage })
  return catId
}

beforeAll(async () => {
  await freshDatabase()
  shelter = await makeShelter()
  lead = await shelter.person("staff", { permissions: ["behaviour_lead"], name: "CANARY lead" })
  own = await enrolledCat("Mo")
  other = await enrolledCat("Ivy")
})

async function linked(change: { catIds?: string[]; clearance?: number } = {}) {
  const { makeFosterLink } = await features()
  const input = { invitationId: randomUUID(), name: "Jo Foster", catIds: [own], clearance: 3, ...change }
  const { token } = await makeFosterLink(lead, input)
  const viewer = await fosterByToken(token)
  if (!viewer) throw new Error("the link does not work")
  return { ...input, token, viewer }
}

const session = (catId: string) =>
  SessionInput.parse({
    sessionId: randomUUID(),
    catId,
    startedAt: new Date().toISOString(),
    trials: 5,
    hits: 5,
    peakStress: 0,
    endedBy: "plan",
    setting: "foster",
  })

const sheet = (catId: string) =>
  RatingSheetInput.parse({
    sheetId: randomUUID(),
    catId,
    ratedAt: new Date().toISOString(),
    context: "foster",
    stress: 0,
    eating: null,
    inPain: null,
    hoursSinceProcedure: null,
    ratings: [{ dimension: DIMENSION_KEYS[0], value: 4 }],
  })

test("a foster carer logs and rates the own cats, under the own name", async () => {
  const { logSession, recordRatings } = await features()
  const { namesOf } = await import("@/lib/features/users/queries")
  const { read } = await import("@/lib/platform/db")
  const { viewer } = await linked()
  await logSession(viewer, session(own))
  await recordRatings(viewer, sheet(own))
  const rows = await read(lead, async (db) => ({
    sessions: await db.session.findMany({ where: { catId: own }, select: { handlerId: true } }),
    ratings: await db.rating.findMany({ where: { catId: own }, select: { raterId: true, certified: true } }),
    names: await namesOf(db, [viewer.personId]),
  }))
  expect(rows.sessions).toEqual([{ handlerId: viewer.personId }])
  expect(rows.ratings).toEqual([{ raterId: viewer.personId, certified: false }])
  expect(rows.names.get(viewer.personId)).toBe("Jo Foster")
})

test("other cats and stages beyond the clearance are refused, for reading and for writing", async () => {
  const { logSession, recordRatings, sessionSheet, blindSheet } = await features()
  const beyond = await enrolledCat("Far", 4)
  const { viewer } = await linked({ catIds: [own, beyond], clearance: 3 })
  await expect(logSession(viewer, session(other))).rejects.toMatchObject({ code: "FORBIDDEN" })
  await expect(recordRatings(viewer, sheet(other))).rejects.toMatchObject({ code: "FORBIDDEN" })
  await expect(sessionSheet(viewer, other)).rejects.toMatchObject({ code: "NOT_FOUND" })
  await expect(blindSheet(viewer, other)).rejects.toMatchObject({ code: "NOT_FOUND" })
  await expect(logSession(viewer, session(beyond))).rejects.toMatchObject({ code: "FORBIDDEN" })
  await expect(sessionSheet(viewer, beyond)).rejects.toMatchObject({ code: "NOT_FOUND" })
  await recordRatings(viewer, sheet(beyond))
})

test("what a foster carer may ask for is the form's and no more", async () => {
  const { logSession, sessionSheet, blindSheet } = await features()
  const { viewer } = await linked()
  await logSession(lead, {
    ...session(own),
    startedAt: new Date(Date.now() - 6 * 3_600_000).toISOString(),
    note: "CANARY note",
  })
  const given = JSON.stringify([await sessionSheet(viewer, own), await blindSheet(viewer, own)])
  expect(given).not.toContain("CANARY")
  expect(given).not.toContain("Ivy")
  expect(ACTIONS.filter((action) => can(viewer, action, { stage: 1, catId: other }))).toEqual([])
})

test("taken back, run out or switched off, a link ends at the next request; renewed it goes on", async () => {
  const { revokeInvitation, renewFosterLink } = await features()
  const { systemDb } = await import("@/lib/platform/db")
  const one = await linked()
  expect(await later(91, () => fosterByToken(one.token))).toBeNull()
  await later(80, () => renewFosterLink(lead, { invitationId: one.invitationId, version: 1 }))
  expect(await later(91, () => fosterByToken(one.token))).not.toBeNull()
  await expect(revokeInvitation(lead, { invitationId: one.invitationId, version: 1 })).rejects.toMatchObject({
    code: "CONFLICT",
  })
  await revokeInvitation(lead, { invitationId: one.invitationId, version: 2 })
  expect(await fosterByToken(one.token)).toBeNull()
  await expect(renewFosterLink(lead, { invitationId: one.invitationId, version: 3 })).rejects.toMatchObject({
    code: "CONFLICT",
  })
  const two = await linked()
  await systemDb().person.update({ where: { id: two.viewer.personId }, data: { active: false } })
  expect(await fosterByToken(two.token)).toBeNull()
})

test("a change of cats counts from the next request, and the same link asked for twice is one", async () => {
  const { changeFosterLink, makeFosterLink } = await features()
  const { systemDb } = await import("@/lib/platform/db")
  const { token, viewer: _, ...input } = await linked()
  await changeFosterLink(lead, {
    invitationId: input.invitationId,
    version: 1,
    catIds: [other],
    clearance: 1,
  })
  expect(await fosterByToken(token)).toMatchObject({ onlyCats: [other], clearance: 1, role: "volunteer" })
  const before = await systemDb().person.count()
  const again = await makeFosterLink(lead, input)
  expect(await systemDb().person.count()).toBe(before)
  expect(await fosterByToken(token)).toBeNull()
  expect(await fosterByToken(again.token)).not.toBeNull()
})

test("a volunteer's invitation is no foster link, and a foster carer can neither sign in nor be chosen", async () => {
  const { invite } = await features()
  const { listHandlers, listPeople } = await import("@/lib/features/users/queries")
  const { token } = await invite(lead, { invitationId: randomUUID(), label: "Kim" })
  expect(await fosterByToken(token)).toBeNull()
  expect((await listHandlers(lead)).map(({ name }) => name)).not.toContain("Jo Foster")
  expect((await listPeople(lead)).map(({ name }) => name)).not.toContain("Jo Foster")
})

test("a volunteer sees and logs the cats within the clearance and no other", async () => {
  const { sessionSheet, logSession } = await features()
  const { lostCatSheet } = await import("@/lib/features/training/lost-cat-queries")
  const { workToday } = await import("@/lib/features/placements/today-queries")
  const volunteer = await shelter.person("volunteer", { clearance: 2 })
  const [within, beyond] = [await enrolledCat("Near", 2), await enrolledCat("High", 3)]
  expect((await sessionSheet(volunteer, within)).cat.name).toBe("Near")
  expect(await lostCatSheet(volunteer, within)).toMatchObject({ mayRead: false, whatHappened: null })
  await expect(sessionSheet(volunteer, beyond)).rejects.toMatchObject({ code: "NOT_FOUND" })
  await expect(lostCatSheet(volunteer, beyond)).rejects.toMatchObject({ code: "NOT_FOUND" })
  await expect(logSession(volunteer, session(beyond))).rejects.toMatchObject({ code: "FORBIDDEN" })
  expect((await workToday(volunteer)).map(({ catName }) => catName)).not.toContain("High")
})

test("a lost cat's sheet knows the newest escape, and its chip for those who may open the record", async () => {
  const { lostCatSheet } = await import("@/lib/features/training/lost-cat-queries")
  const { reportIncident } = await import("@/lib/features/training/incidents-mutations")
  const { systemDb } = await import("@/lib/platform/db")
  const catId = await enrolledCat("Gone")
  await systemDb().cat.update({ where: { id: catId }, data: { microchip: "985112003456789" } })
  const happened = { catId, kind: "bolted", mechanism: "door", harnessId: null, fitPassed: null } as const
  for (const [hours, isNearMiss, place] of [
    [50, false, "corridor"],
    [5, false, "yard"],
    [1, true, "room"],
  ] as const)
    await reportIncident(lead, {
      ...{ ...happened, incidentId: randomUUID(), isNearMiss, place, text: "Through the gate." },
      happenedAt: new Date(Date.now() - hours * 3_600_000).toISOString(),
    })
  expect(await lostCatSheet(lead, catId)).toMatchObject({
    chip: { isKnown: true, number: "985112003456789" },
    lastSeen: { where: "yard" },
    whatHappened: "Through the gate.",
  })
  const volunteer = await shelter.person("volunteer", { clearance: 2 })
  expect((await lostCatSheet(volunteer, catId)).chip).toEqual({ isKnown: true, number: null })
})
