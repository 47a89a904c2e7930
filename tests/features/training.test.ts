import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import type { SessionInput } from "@/lib/features/training/schema"
import type { Viewer } from "@/lib/platform/viewer"
import { goHome } from "../setup/going-home"
import { freshDatabase, makeShelter, type TestShelter } from "../setup/test-shelter"

let shelter: TestShelter
let first: Viewer
let second: Viewer
const moment = (day: number, hour = 18) => new Date(Date.UTC(2026, 3, 1 + day, hour))

beforeAll(async () => {
  await freshDatabase()
  shelter = await makeShelter()
  first = await shelter.person("staff", { permissions: ["behaviour_lead"] })
  second = await shelter.person("staff")
})

async function enrolledCat(name: string) {
  const { takeIn } = await import("@/lib/features/cats/mutations")
  const { enrol } = await import("@/lib/features/training/enrol-mutations")
  const { at } = await import("@/lib/platform/clock")
  const catId = randomUUID()
  await at(moment(-10), () =>
    takeIn(first, {
      catId,
      name,
      bornOn: "2024-01-01",
      intakeAt: moment(-10).toISOString(),
      intakeType: "stray",
    }),
  )
  await at(moment(-1), () => enrol(first, { enrolmentId: randomUUID(), catId, startingStage: 1 }))
  return catId
}

async function sessionOn(
  catId: string,
  day: number,
  change: Partial<SessionInput> = {},
): Promise<SessionInput> {
  const { SessionInput: schema } = await import("@/lib/features/training/schema")
  return schema.parse({
    sessionId: randomUUID(),
    catId,
    startedAt: moment(day).toISOString(),
    trials: 5,
    hits: 5,
    peakStress: 0,
    endedBy: "plan",
    ...change,
  })
}

async function log(viewer: Viewer, input: SessionInput, whenDay: number) {
  const { logSession } = await import("@/lib/features/training/mutations")
  const { at } = await import("@/lib/platform/clock")
  return at(moment(whenDay, 19), () => logSession(viewer, input))
}

async function decisionsOf(catId: string) {
  const { read } = await import("@/lib/platform/db")
  return read(first, (db) =>
    db.stageDecision.findMany({ where: { catId }, orderBy: [{ replay: "asc" }, { position: "asc" }] }),
  )
}

test("three met sessions on two days advance, and the decision names the session it rests on", async () => {
  const catId = await enrolledCat("Steady")
  await log(first, await sessionOn(catId, 0), 0)
  await log(first, await sessionOn(catId, 1), 1)
  const third = await sessionOn(catId, 2)
  const saved = await log(first, third, 2)
  expect([saved.from, saved.to]).toEqual([1, 2])
  expect(saved.sentence).toContain("because 3 of the last 4 sessions were met")
  const [decision] = await decisionsOf(catId)
  expect(decision).toMatchObject({
    fromStage: 1,
    toStage: 2,
    why: "criteria met",
    sessionId: third.sessionId,
  })
})

test("one session sent twice, and five times side by side, is one session with one answer", async () => {
  const { read } = await import("@/lib/platform/db")
  const catId = await enrolledCat("Echo")
  const session = await sessionOn(catId, 0)
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => log(first, session, 0)))
  expect(new Set(answers.map((answer) => answer.sentence)).size).toBe(1)
  expect(answers.filter((answer) => !answer.wasKnown)).toHaveLength(1)
  expect(await read(first, (db) => db.session.count({ where: { catId } }))).toBe(1)
})

test("sessions that arrive in another order give the same stage, and the changed decisions supersede the old", async () => {
  const { read } = await import("@/lib/platform/db")
  const inOrder = await enrolledCat("Sooner")
  const shuffled = await enrolledCat("Later")
  const plan: Partial<SessionInput>[] = [
    {},
    {},
    { hits: 1 },
    {},
    {},
    { peakStress: 3, recoverySec: 60, endedBy: "handler_stop" },
    {},
    {},
  ]
  for (const [day, change] of plan.entries()) await log(first, await sessionOn(inOrder, day, change), 12)
  for (const day of [4, 0, 7, 2, 6, 1, 5, 3]) await log(first, await sessionOn(shuffled, day, plan[day]), 12)
  const cats = await read(first, (db) =>
    db.cat.findMany({ where: { id: { in: [inOrder, shuffled] } }, select: { stage: true, mastered: true } }),
  )
  expect(cats[0]).toEqual(cats[1])
  const lines = async (catId: string) => {
    const all = await decisionsOf(catId)
    const last = Math.max(...all.map((decision) => decision.replay))
    return all
      .filter((decision) => decision.replay === last)
      .map(({ fromStage, toStage, why }) => `${fromStage}→${toStage} ${why}`)
  }
  expect(await lines(shuffled)).toEqual(await lines(inOrder))
  expect(new Set((await decisionsOf(shuffled)).map((decision) => decision.replay)).size).toBeGreaterThan(1)
})

test("a panic needs its note, goes back two, opens a review; only the behaviour lead closes it", async () => {
  const { recordHarnessEvent } = await import("@/lib/features/training/enrol-mutations")
  const { read } = await import("@/lib/platform/db")
  const { at } = await import("@/lib/platform/clock")
  const catId = await enrolledCat("Fright")
  const panic = await sessionOn(catId, 0, { peakStress: 4, recoverySec: 120, endedBy: "emergency" })
  await expect(log(first, panic, 0)).rejects.toThrow(/incident note/)
  expect(await read(first, (db) => db.session.count({ where: { catId } }))).toBe(0)
  await log(first, { ...panic, incidentText: "A door slammed." }, 0)
  const cat = () =>
    read(first, (db) =>
      db.cat.findUniqueOrThrow({ where: { id: catId }, select: { reviewOpen: true, gateCap: true } }),
    )
  expect(await cat()).toEqual({ reviewOpen: true, gateCap: "WINDOW" })
  const clear = (viewer: Viewer) =>
    at(moment(4), () =>
      recordHarnessEvent(viewer, {
        kind: "review_cleared",
        eventId: randomUUID(),
        catId,
        reason: "Looked at the door.",
      }),
    )
  await expect(clear(second)).rejects.toThrow(/role does not allow/)
  await clear(first)
  expect(await cat()).toEqual({ reviewOpen: false, gateCap: "WINDOW" })
})

test("a volunteer logs cats within the clearance and is refused above it, with nothing saved", async () => {
  const { read } = await import("@/lib/platform/db")
  const volunteer = await shelter.person("volunteer", { clearance: 1 })
  const catId = await enrolledCat("Climber")
  await log(volunteer, await sessionOn(catId, 0), 0)
  await log(volunteer, await sessionOn(catId, 1), 1)
  await log(volunteer, await sessionOn(catId, 2), 2)
  await expect(log(volunteer, await sessionOn(catId, 3), 3)).rejects.toThrow(
    /stage 2; you are cleared up to stage 1/,
  )
  expect(await read(first, (db) => db.session.count({ where: { catId } }))).toBe(3)
})

test("two counsellors place one cat: exactly one wins, and a return begins a new stay with the history", async () => {
  const { recordReturn } = await import("@/lib/features/placements/returns-mutations")
  const { addAdopter } = await import("@/lib/features/adopters/mutations")
  const { read } = await import("@/lib/platform/db")
  const { at } = await import("@/lib/platform/clock")
  for (let round = 0; round < 20; round++) {
    const catId = await enrolledCat(`Wanted ${round}`)
    const adopters = [randomUUID(), randomUUID()]
    for (const adopterId of adopters)
      await addAdopter(first, {
        adopterId,
        name: "Somebody",
        email: null,
        phone: null,
        contactNote: null,
        staffNote: null,
        choices: {},
      })
    const results = await at(moment(5), () =>
      Promise.allSettled(
        adopters.map((adopterId) =>
          goHome(first, {
            placementId: randomUUID(),
            catId,
            adopterId,
            kind: "adoption",
            startedOn: "2026-04-05",
          }),
        ),
      ),
    )
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"])
    const won = results.find((result) => result.status === "fulfilled")
    if (won?.status !== "fulfilled") throw new Error("nobody won")
    const placed = await read(first, (db) =>
      db.placement.findMany({ where: { catId }, include: { checkIns: true, stay: true } }),
    )
    expect(placed).toHaveLength(1)
    expect(placed[0]?.checkIns.map((checkIn) => checkIn.day).sort((a, b) => a - b)).toEqual([
      3, 14, 30, 90, 180, 365,
    ])
    expect(placed[0]?.stay.outcomeType).toBe("adoption")
    await at(moment(20), () =>
      recordReturn(first, {
        returnId: randomUUID(),
        placementId: won.value.placementId,
        returnedOn: "2026-04-20",
        reason: "allergy",
        note: null,
      }),
    )
    const cat = await read(first, (db) =>
      db.cat.findUniqueOrThrow({ where: { id: catId }, include: { stays: true } }),
    )
    expect(cat.inCare).toBe(true)
    expect(cat.stays).toHaveLength(2)
  }
})

test("while outdoor work stands still, a session outdoors is kept and does not count, also when everything is replayed", async () => {
  const { reportIncident, reviewIncident } = await import("@/lib/features/training/incidents-mutations")
  const { refreshCat } = await import("@/lib/features/cats/summary-mutations")
  const { at } = await import("@/lib/platform/clock")
  const { write } = await import("@/lib/platform/db")
  const catId = await enrolledCat("Stopped")
  const escapes = [randomUUID(), randomUUID()]
  for (const [index, incidentId] of escapes.entries())
    await at(moment(2, 10 + index), () =>
      reportIncident(first, {
        incidentId,
        catId,
        happenedAt: moment(2, 8 + index).toISOString(),
        kind: "bolted",
        isNearMiss: false,
        mechanism: "unknown",
        place: "yard",
        harnessId: null,
        fitPassed: null,
        text: "Bolted at the gate.",
      }),
    )
  const before = await log(first, await sessionOn(catId, 1, { place: "yard" }), 3)
  const during = await log(first, await sessionOn(catId, 3, { place: "yard" }), 3)
  const indoors = await log(first, await sessionOn(catId, 4, { place: "room" }), 4)
  expect(before.sentence).not.toContain("stood still")
  expect(during.sentence).toBe(
    "This session is kept but does not count, because all outdoor work stood still after two escapes; it goes on once they are reviewed.",
  )
  expect(indoors.sentence).not.toContain("stood still")
  for (const incidentId of escapes)
    await at(moment(5), () =>
      reviewIncident(first, {
        reviewId: randomUUID(),
        incidentId,
        finding: "The gate was open.",
        action: "A spring closes it now.",
        liftsStop: true,
      }),
    )
  const after = await log(first, await sessionOn(catId, 6, { place: "yard" }), 6)
  expect(after.sentence).not.toContain("stood still")
  // It was held before the reviews and arrives after them.
  const late = await log(first, await sessionOn(catId, 4, { place: "yard", trials: 6 }), 7)
  expect(late.sentence).toContain("stood still")
  const { summary } = await at(moment(8), () => write(first, (db) => refreshCat(db, first, catId)))
  const verdicts = summary.training?.sessionVerdicts.map(({ verdict }) => verdict)
  expect(verdicts?.filter((verdict) => verdict === "warning")).toHaveLength(2)
})
