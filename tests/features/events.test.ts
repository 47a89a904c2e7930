import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

let counsellor: Viewer
let stranger: Viewer
const eventId = randomUUID()
const cats = { mo: randomUUID(), pip: randomUUID(), una: randomUUID() }
const adopters = [randomUUID(), randomUUID(), randomUUID()] as const

const features = async () => ({
  ...(await import("@/lib/features/events/mutations")),
  ...(await import("@/lib/features/events/pairs-mutations")),
  ...(await import("@/lib/features/events/bonds-mutations")),
  ...(await import("@/lib/features/events/queries")),
})
const record = async () => (await features()).eventRecord(counsellor, eventId, {})
const version = async () => (await record()).version
const pairOf = (adopter: number, catId: string, at: number) => ({
  ...{ eventId, version: at, adopterId: adopters[adopter] ?? "", catId },
})

beforeAll(async () => {
  await freshDatabase()
  counsellor = await (await makeShelter()).person("coordinator")
  stranger = await (await makeShelter("OTHER")).person("coordinator")
  const { takeIn } = await import("@/lib/features/cats/mutations")
  const { systemDb } = await import("@/lib/platform/db")
  const intakeAt = new Date(Date.now() - 20 * 86_400_000).toISOString()
  for (const [name, catId] of Object.entries(cats))
    await takeIn(counsellor, { catId, name, intakeAt, intakeType: "stray" })
  for (const [index, id] of adopters.entries())
    await systemDb().adopter.create({
      data: {
        ...{ id, shelterId: counsellor.shelterId, name: `Adopter ${index}`, source: "staff" },
        answers: { create: { id: randomUUID(), answers: { homeSound: 1 + index, homeEnergy: 3 } } },
      },
    })
})

test("an event keeps the order of sign-up, and a repeated or a late change is not lost", async () => {
  const { createEvent, addToEvent } = await features()
  const input = { eventId, name: "Saturday on the porch", onDay: "2026-12-05" }
  await createEvent(counsellor, input)
  await createEvent(counsellor, input)
  const add = { eventId, catIds: Object.values(cats), fill: null }
  await addToEvent(counsellor, { ...add, version: 1, adopterIds: [adopters[2], adopters[0]] })
  await expect(
    addToEvent(counsellor, { ...add, version: 1, adopterIds: [adopters[1]] }),
  ).rejects.toMatchObject({ code: "CONFLICT" })
  await addToEvent(counsellor, { ...add, version: 2, adopterIds: [adopters[1]] })
  const { plan } = await record()
  expect(plan.adopterIds).toEqual([adopters[2], adopters[0], adopters[1]])
  expect(plan.units).toHaveLength(3)
  expect(plan.proof.isProven).toBe(true)
  expect(plan.figures.matched).toBe(3)
})

test("an event of another shelter does not exist, and its rows cannot be added", async () => {
  const { eventRecord, addToEvent, lockPair, listEvents } = await features()
  await expect(eventRecord(stranger, eventId, {})).rejects.toMatchObject({ code: "NOT_FOUND" })
  await expect(
    addToEvent(stranger, { eventId, version: await version(), adopterIds: [], catIds: [], fill: null }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" })
  await expect(lockPair(stranger, pairOf(0, cats.mo, await version()))).rejects.toMatchObject({
    code: "NOT_FOUND",
  })
  expect(await listEvents(stranger)).toEqual([])
})

test("a locked pair stays, is unlocked again, and of two people at once the second is told", async () => {
  const { lockPair, unlockPair } = await features()
  const at = await version()
  await lockPair(counsellor, pairOf(0, cats.una, at))
  await lockPair(counsellor, pairOf(0, cats.una, at))
  await expect(lockPair(counsellor, pairOf(1, cats.mo, at))).rejects.toMatchObject({ code: "CONFLICT" })
  await expect(lockPair(counsellor, pairOf(1, cats.una, at + 1))).rejects.toMatchObject({ code: "INVALID" })
  const { plan } = await record()
  const line = plan.lines[plan.adopterIds.indexOf(adopters[0])]
  expect(line?.isLocked).toBe(true)
  expect(plan.units[line?.column ?? -1]).toEqual([cats.una])
  await unlockPair(counsellor, pairOf(0, cats.una, at + 1))
  expect((await record()).plan.lines.some(({ isLocked }) => isLocked)).toBe(false)
})

test("a pair that a hard rule sets aside cannot be locked", async () => {
  const { lockPair } = await features()
  const { systemDb } = await import("@/lib/platform/db")
  await systemDb().catFact.create({
    data: {
      ...{ id: randomUUID(), shelterId: counsellor.shelterId, catId: cats.pip },
      ...{ key: "medical_hold", value: "yes", source: "vet" },
    },
  })
  await expect(lockPair(counsellor, pairOf(0, cats.pip, await version()))).rejects.toMatchObject({
    code: "INVALID",
  })
  expect((await record()).plan.figures.matched).toBe(2)
  await systemDb().catFact.deleteMany({ where: { catId: cats.pip } })
})

test("bonded cats are one column, and a bond of one is none", async () => {
  const { bondCats } = await features()
  const bondId = randomUUID()
  await bondCats(counsellor, { catId: cats.mo, withCatId: cats.pip, bondId })
  await bondCats(counsellor, { catId: cats.mo, withCatId: cats.pip, bondId: randomUUID() })
  const { plan, bonded } = await record()
  expect(plan.units).toContainEqual([cats.mo, cats.pip])
  expect(bonded.sort()).toEqual([cats.mo, cats.pip].sort())
  await expect(bondCats(stranger, { catId: cats.mo, withCatId: null, bondId })).rejects.toMatchObject({
    code: "NOT_FOUND",
  })
  await bondCats(counsellor, { catId: cats.mo, withCatId: null, bondId })
  expect((await record()).bonded).toEqual([])
})

test("a swap is tried without saving anything", async () => {
  const { eventRecord } = await features()
  const before = await record()
  const row = before.plan.adopterIds.indexOf(adopters[0])
  const wished = before.plan.lines.findIndex((_, index) => index !== row)
  const column = before.plan.lines[wished]?.column ?? -1
  const tryCat = before.plan.units[column]?.[0] ?? ""
  const tried = await eventRecord(counsellor, eventId, { tryAdopter: adopters[0], tryCat })
  expect(tried.tried?.swap).toMatchObject({ isPossible: true })
  expect(tried.tried?.swap.isPossible && tried.tried.swap.change).toBeLessThanOrEqual(0.01)
  expect(await record()).toEqual(before)
})

test("closing keeps the plan, its proof and what happened; a held event cannot be changed", async () => {
  const { recordResult, closeEvent, setNoMatch } = await features()
  await recordResult(counsellor, {
    ...pairOf(0, cats.mo, await version()),
    result: "trial",
    note: "Sat with him for an hour",
  })
  await recordResult(counsellor, { ...pairOf(0, cats.una, await version()), result: "home", note: "" })
  const open = await record()
  expect(open.results.map(({ catId, result }) => [catId, result])).toEqual([[cats.una, "home"]])
  await closeEvent(counsellor, { eventId, version: open.version })
  await closeEvent(counsellor, { eventId, version: open.version })
  const { systemDb } = await import("@/lib/platform/db")
  await systemDb().cat.update({ where: { id: cats.mo }, data: { inCare: false } })
  const held = await record()
  expect(held.isHeld).toBe(true)
  expect(held.plan).toEqual(JSON.parse(JSON.stringify(open.plan)))
  expect(held.results).toEqual(open.results)
  await expect(setNoMatch(counsellor, { eventId, version: held.version, isOn: true })).rejects.toMatchObject({
    code: "CONFLICT",
    message: expect.stringContaining("was held"),
  })
})
