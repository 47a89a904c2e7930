import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

let lead: Viewer

beforeAll(async () => {
  await freshDatabase()
  lead = await (await makeShelter()).person("staff", { permissions: ["behaviour_lead"] })
})

const features = async () => ({
  ...(await import("@/lib/features/training/protocols-mutations")),
  ...(await import("@/lib/features/training/protocols-queries")),
  ...(await import("@/lib/features/training/enrol-mutations")),
  ...(await import("@/lib/features/cats/mutations")),
  ...(await import("@/lib/platform/db")),
})

async function newCat() {
  const { takeIn } = await features()
  const catId = randomUUID()
  const intakeAt = new Date(Date.now() - 10 * 86_400_000).toISOString()
  await takeIn(lead, { catId, name: "Mo", intakeAt, intakeType: "stray" })
  return catId
}

const versionOf = async (catId: string) => {
  const { read } = await features()
  return read(lead, (db) =>
    db.enrolment.findFirstOrThrow({
      where: { catId },
      select: { protocolVersion: { select: { key: true, number: true } } },
    }),
  )
}

test("a founding article becomes a version that new courses may choose; the shelter's own stays the default", async () => {
  const { draftProtocol, approveProtocol, enrol, protocolChoices } = await features()
  const versionId = randomUUID()
  await draftProtocol(lead, { versionId, base: "s002", name: "Ten steps", numbers: {} })
  await draftProtocol(lead, { versionId, base: "s002", name: "Sent twice", numbers: {} })
  const early = await newCat()
  await expect(
    enrol(lead, { enrolmentId: randomUUID(), catId: early, startingStage: 1, protocolVersionId: versionId }),
  ).rejects.toMatchObject({ code: "INVALID" })
  await approveProtocol(lead, { versionId })
  expect((await protocolChoices(lead)).map(({ name }) => name)).toEqual(["Shelter default", "Ten steps"])
  await enrol(lead, { enrolmentId: randomUUID(), catId: early, startingStage: 1 })
  expect((await versionOf(early)).protocolVersion).toEqual({ key: "shelter", number: 1 })
  const chosen = await newCat()
  await enrol(lead, {
    enrolmentId: randomUUID(),
    catId: chosen,
    startingStage: 1,
    protocolVersionId: versionId,
  })
  expect((await versionOf(chosen)).protocolVersion).toEqual({ key: "s002", number: 1 })
})

test("a stricter version of our own replaces the one before for new courses only", async () => {
  const { draftProtocol, approveProtocol, enrol, protocolVersions, write } = await features()
  const running = await newCat()
  await enrol(lead, { enrolmentId: randomUUID(), catId: running, startingStage: 1 })
  const versionId = randomUUID()
  await draftProtocol(lead, {
    versionId,
    base: "shelter",
    name: "Stricter",
    numbers: { hitShare: 0.9, pauseDays: 21 },
  })
  await approveProtocol(lead, { versionId })
  await expect(approveProtocol(lead, { versionId })).rejects.toMatchObject({ code: "CONFLICT" })
  const fresh = await newCat()
  await enrol(lead, { enrolmentId: randomUUID(), catId: fresh, startingStage: 1 })
  expect((await versionOf(running)).protocolVersion.number).toBe(1)
  expect((await versionOf(fresh)).protocolVersion.number).toBe(2)
  const own = (await protocolVersions(lead)).filter(({ key }) => key === "shelter")
  expect(own.map(({ number, status }) => [number, status])).toEqual([
    [2, "approved"],
    [1, "retired"],
  ])
  expect(own[0]?.parameters).toMatchObject({ version: "shelter-2", met: { hitShare: 0.9 } })
  await expect(
    write(lead, (db) => db.protocolVersion.update({ where: { id: versionId }, data: { parameters: {} } })),
  ).rejects.toThrow(/approved version cannot be changed/)
})

test("what keeps a cat safe cannot be loosened by a number", async () => {
  const { draftProtocol } = await features()
  const draft = (numbers: object) =>
    draftProtocol(lead, { versionId: randomUUID(), base: "shelter", name: "Looser", numbers })
  await expect(draft({ hitShare: 0.5 })).rejects.toMatchObject({ code: "INVALID" })
  await expect(draft({ hoursApart: 1 })).rejects.toMatchObject({ code: "INVALID" })
})
