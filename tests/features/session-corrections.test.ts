import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import type { SessionInput } from "@/lib/features/training/schema"
import type { Viewer } from "@/lib/platform/viewer"
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
  const cat = { catId, name, bornOn: "2024-01-01", intakeType: "stray" } as const
  await at(moment(-10), () => takeIn(first, { ...cat, intakeAt: moment(-10).toISOString() }))
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

async function log(viewer: Viewer, input: SessionInput, whenDay: number, hour = 19) {
  const { logSession } = await import("@/lib/features/training/mutations")
  const { at } = await import("@/lib/platform/clock")
  return at(moment(whenDay, hour), () => logSession(viewer, input))
}

async function takeBack(viewer: Viewer, catId: string, correctionId: string, whenDay: number) {
  const { takeBackCorrection } = await import("@/lib/features/training/corrections-mutations")
  const { at } = await import("@/lib/platform/clock")
  const input = { sessionId: randomUUID(), catId, correctionId, because: "It was right before." }
  await at(moment(whenDay, 20), () => takeBackCorrection(viewer, input))
  return { sessionId: input.sessionId }
}

const correct = (original: SessionInput, change: Partial<SessionInput>): SessionInput => ({
  ...original,
  sessionId: randomUUID(),
  supersedesId: original.sessionId,
  because: "Tapped the wrong number.",
  ...change,
})

/** What lists and pages read of a cat's training, and the decisions that count now, without their ids. */
async function standing(catId: string) {
  const { read } = await import("@/lib/platform/db")
  return read(first, async (db) => {
    const cat = await db.cat.findUniqueOrThrow({
      where: { id: catId },
      select: { stage: true, mastered: true, reviewOpen: true, lastSessionAt: true },
    })
    const all = await db.stageDecision.findMany({ where: { catId }, orderBy: { position: "asc" } })
    const last = Math.max(0, ...all.map(({ replay }) => replay))
    const lines = all
      .filter(({ replay, position }) => replay === last && position >= 0)
      .map(({ fromStage, toStage, why, onDay }) => `${onDay.toISOString()} ${fromStage}→${toStage} ${why}`)
    return { ...cat, lines }
  })
}

test("a correction changes what counts, and taking it back restores state and decisions", async () => {
  const catId = await enrolledCat("Slip")
  await log(first, await sessionOn(catId, 0), 0)
  const wrong = await sessionOn(catId, 1)
  await log(second, wrong, 1)
  await log(first, await sessionOn(catId, 2), 2)
  const before = await standing(catId)
  expect(before.stage).toBe(2)
  const right = correct(wrong, { hits: 1 })
  await log(second, right, 2)
  expect((await standing(catId)).stage).toBe(1)
  await takeBack(second, catId, right.sessionId, 2)
  expect(await standing(catId)).toEqual(before)
})

test("a correction keeps the handler, names who made it, and needs a reason", async () => {
  const { read } = await import("@/lib/platform/db")
  const catId = await enrolledCat("Named")
  const original = await sessionOn(catId, 0)
  await log(first, original, 0)
  await expect(log(second, correct(original, { because: null }), 0)).rejects.toThrow(/say why/)
  const right = correct(original, { hits: 3 })
  await log(second, right, 0)
  const row = await read(first, (db) => db.session.findUniqueOrThrow({ where: { id: right.sessionId } }))
  expect(row).toMatchObject({
    handlerId: first.personId,
    loggedBy: second.personId,
    because: "Tapped the wrong number.",
    supersedesId: original.sessionId,
  })
  // A second correction of the same row would fork the history.
  await expect(log(first, correct(original, { hits: 2 }), 0)).rejects.toThrow(/meanwhile/)
  expect(await read(first, (db) => db.session.count({ where: { catId } }))).toBe(2)
})

test("a handler corrects for a day, staff later, a volunteer never another person's", async () => {
  const volunteer = await shelter.person("volunteer", { clearance: 4 })
  const other = await shelter.person("volunteer", { clearance: 4 })
  const catId = await enrolledCat("Rights")
  const own = await sessionOn(catId, 0)
  await log(volunteer, own, 0)
  await expect(log(other, correct(own, { hits: 4 }), 0)).rejects.toThrow(/Ask staff/)
  const sameDay = correct(own, { hits: 4 })
  await log(volunteer, sameDay, 0, 22)
  await expect(log(volunteer, correct(sameDay, { hits: 3 }), 3)).rejects.toThrow(/within 24 hours/)
  await expect(takeBack(volunteer, catId, sameDay.sessionId, 3)).rejects.toThrow(/within 24 hours/)
  await log(second, correct(sameDay, { hits: 3 }), 3)
})

test("a correction may arrive before what it corrects, and each of them twice", async () => {
  const { read } = await import("@/lib/platform/db")
  const inOrder = await enrolledCat("First things first")
  const reversed = await enrolledCat("Last things first")
  for (const catId of [inOrder, reversed]) await log(first, await sessionOn(catId, 0), 5)
  const entries = async (catId: string) => {
    const original = await sessionOn(catId, 1, { peakStress: 4, recoverySec: 90, incidentText: "A door." })
    return [original, correct(original, { peakStress: 2, incidentText: null })] as const
  }
  const [a, b] = await entries(inOrder)
  const [c, d] = await entries(reversed)
  const answers = [await log(first, a, 5), await log(first, b, 5)]
  const late = [await log(first, d, 5), await log(first, c, 5)]
  expect(late.map(({ sentence }) => sentence).reverse()).toEqual(answers.map(({ sentence }) => sentence))
  const again = [await log(first, c, 6), await log(first, d, 6)]
  expect(again.map(({ sentence, wasKnown }) => ({ sentence, wasKnown }))).toEqual(
    answers.map(({ sentence }) => ({ sentence, wasKnown: true })),
  )
  expect(await standing(reversed)).toEqual(await standing(inOrder))
  const count = (catId: string) => read(first, (db) => db.session.count({ where: { catId } }))
  expect([await count(inOrder), await count(reversed)]).toEqual([3, 3])
})

test("an incident or a panic stands in the register once, however often and in whatever order it is sent", async () => {
  const { read } = await import("@/lib/platform/db")
  const catId = await enrolledCat("Register")
  const incidents = () =>
    read(first, (db) => db.incident.findMany({ where: { catId }, orderBy: { happenedAt: "asc" } }))
  const bite = await sessionOn(catId, 0, { incident: "bite", incidentText: "My hand.", stageShown: 1 })
  await Promise.all([1, 2, 3].map(() => log(first, bite, 0)))
  await log(first, correct(bite, { incidentText: "My left hand." }), 0)
  expect(await incidents()).toHaveLength(1)
  expect((await incidents())[0]).toMatchObject({
    sessionId: bite.sessionId,
    kind: "bite",
    text: "My hand.",
    stage: 1,
    personId: first.personId,
  })
  const panic = await sessionOn(catId, 1, { peakStress: 4, recoverySec: 60, incidentText: "Thunder." })
  await log(first, correct(panic, {}), 1)
  await log(first, panic, 1)
  expect((await incidents()).map(({ kind, sessionId }) => [kind, sessionId])).toEqual([
    ["bite", bite.sessionId],
    ["other", panic.sessionId],
  ])
  await log(first, await sessionOn(catId, 2), 2)
  expect(await incidents()).toHaveLength(2)
})

test("what the form showed decides what a late session is asked for, never what it counts for", async () => {
  const { recordHarnessEvent } = await import("@/lib/features/training/enrol-mutations")
  const { at } = await import("@/lib/platform/clock")
  const catId = await enrolledCat("Moved on")
  await at(moment(0), () =>
    recordHarnessEvent(first, {
      kind: "override",
      eventId: randomUUID(),
      catId,
      stage: 6,
      reason: "Came trained.",
    }),
  )
  const alone = await sessionOn(catId, 1)
  await expect(log(first, alone, 1)).rejects.toThrow(/two people/)
  const saved = await log(first, { ...alone, stageShown: 5 }, 1)
  expect(saved.sentence).toMatch(/No second person recorded|no second person recorded/)
})

test("everything new on the form is on the row", async () => {
  const { read } = await import("@/lib/platform/db")
  const catId = await enrolledCat("Whole")
  const input = await sessionOn(catId, 0, {
    techniques: ["mealtime", "clicker"],
    milestones: ["shown"],
    subStep: "1.2",
    removal: { stress: 0, isRewarded: true },
    setting: "foster",
  })
  await log(first, input, 0)
  const row = await read(first, (db) => db.session.findUniqueOrThrow({ where: { id: input.sessionId } }))
  expect(row).toMatchObject({
    techniques: ["mealtime", "clicker"],
    milestones: ["shown"],
    subStep: "1.2",
    removal: { stress: 0, isRewarded: true },
    setting: "foster",
  })
})

test("histories with corrections arrive in any order and give one state", async () => {
  let seed = 20_261_120
  const chance = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  for (let round = 0; round < 4; round++) {
    const plan = Array.from({ length: 7 }, () => {
      const peakStress = ([0, 0, 0, 1, 3] as const)[chance(5)] ?? 0
      return { hits: 2 + chance(4), peakStress, recoverySec: peakStress > 1 ? 40 : null }
    })
    const corrected = [chance(7), chance(7)].filter((at, index, all) => all.indexOf(at) === index)
    const cats = [await enrolledCat(`Sorted ${round}`), await enrolledCat(`Shuffled ${round}`)]
    for (const [index, catId] of cats.entries()) {
      const sessions: SessionInput[] = []
      for (const [day, change] of plan.entries()) sessions.push(await sessionOn(catId, day, change))
      const all = [
        ...sessions,
        ...corrected.map((at) => correct(sessions[at] as SessionInput, { hits: 5, peakStress: 0 })),
      ]
      if (index === 1)
        for (let at = all.length - 1; at > 0; at--) {
          const other = chance(at + 1)
          const [here, there] = [all[at], all[other]] as [SessionInput, SessionInput]
          all[at] = there
          all[other] = here
        }
      for (const session of all) await log(first, session, 12)
    }
    expect(await standing(cats[1] as string), `round ${round}`).toEqual(await standing(cats[0] as string))
  }
})

test("whatever the history, taking a correction back restores state and decisions, and taking that back the correction", async () => {
  let seed = 7_919
  const chance = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  for (let round = 0; round < 6; round++) {
    const catId = await enrolledCat(`Undone ${round}`)
    const sessions: SessionInput[] = []
    for (let day = 0; day < 8; day++) {
      const peakStress = ([0, 0, 0, 1, 3] as const)[chance(5)] ?? 0
      const recoverySec = peakStress > 1 ? 40 : null
      const endedBy = chance(3) === 0 ? "cat_choice" : "plan"
      const session = await sessionOn(catId, day, { hits: chance(6), peakStress, recoverySec, endedBy })
      sessions.push(session)
      await log(first, session, day)
    }
    const standings = [await standing(catId)]
    let newest = sessions[chance(8)] as SessionInput
    for (let link = 0; link <= round % 3; link++) {
      newest = correct(newest, { hits: chance(6), peakStress: 0, recoverySec: null })
      await log(first, newest, 8)
      standings.push(await standing(catId))
    }
    const undone = await takeBack(first, catId, newest.sessionId, 8)
    expect(await standing(catId), `round ${round}, taken back`).toEqual(standings.at(-2))
    await takeBack(first, catId, undone.sessionId, 8)
    expect(await standing(catId), `round ${round}, and forth`).toEqual(standings.at(-1))
  }
})
