import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

let counsellor: Viewer
let stranger: Viewer
const catId = randomUUID()
const adopterId = randomUUID()
const FIRST = { page: 1, aside: 1 }
const isoDaysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

const features = async () => ({
  ...(await import("@/lib/features/matching/safety-mutations")),
  ...(await import("@/lib/features/matching/safety-queries")),
  ...(await import("@/lib/features/matching/queries")),
  ...(await import("@/lib/features/matching/unknowns-queries")),
  ...(await import("@/lib/features/matching/overrides-queries")),
  ...(await import("@/lib/features/matching/overrides-mutations")),
  ...(await import("@/lib/features/matching/mutations")),
})

beforeAll(async () => {
  await freshDatabase()
  counsellor = await (await makeShelter()).person("coordinator", { name: "Rosa Lind" })
  stranger = await (await makeShelter("OTHER")).person("coordinator")
  const { takeIn } = await import("@/lib/features/cats/mutations")
  const { systemDb } = await import("@/lib/platform/db")
  const intakeAt = new Date(Date.now() - 20 * 86_400_000).toISOString()
  await takeIn(counsellor, { catId, name: "Mo", intakeAt, intakeType: "stray" })
  await systemDb().adopter.create({
    data: {
      ...{ id: adopterId, shelterId: counsellor.shelterId, name: "Ines Probst", source: "staff" },
      answers: {
        create: {
          id: randomUUID(),
          answers: { otherAnimals: ["dogs"], homeSound: 3, desiredTier: 1 },
        },
      },
    },
  })
})

test("a safety need excludes while it is looked at, asks when it is not, and ends with a reason", async () => {
  const { documentNeed, reviewNeed, endNeed, safetyNeedsOf, matchesForAdopter } = await features()
  const needId = randomUUID()
  const input = {
    ...{ needId, catId, excludes: "dogs" as const },
    evidence: "Went for a dog in the corridor",
    documentedOn: isoDaysAgo(100),
  }
  await expect(documentNeed(counsellor, { ...input, documentedOn: isoDaysAgo(-3) })).rejects.toMatchObject({
    code: "INVALID",
  })
  await documentNeed(counsellor, input)
  await documentNeed(counsellor, input)
  const old = await matchesForAdopter(counsellor, adopterId, FIRST)
  expect(old.setAside.total).toBe(0)
  expect(old.open.rows[0]?.pair.hard.checks.some(({ rule }) => rule === "H2")).toBe(true)
  const note = "Met a dog again: the same"
  await reviewNeed(counsellor, { needId, version: 1, reviewedOn: isoDaysAgo(1), note })
  const fresh = await matchesForAdopter(counsellor, adopterId, FIRST)
  expect(fresh.setAside.rows[0]?.pair.hard.exclusions[0]).toMatchObject({
    rule: "H2",
    evidence: input.evidence,
  })
  await expect(endNeed(counsellor, { needId, version: 1, reason: "old tab" })).rejects.toMatchObject({
    code: "CONFLICT",
  })
  await expect(endNeed(stranger, { needId, version: 2, reason: "not theirs" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  })
  await endNeed(counsellor, { needId, version: 2, reason: "Lives with a dog in foster care" })
  await endNeed(counsellor, { needId, version: 2, reason: "Lives with a dog in foster care" })
  expect((await matchesForAdopter(counsellor, adopterId, FIRST)).setAside.total).toBe(0)
  expect(await safetyNeedsOf(counsellor, catId)).toHaveLength(1)
  expect(await safetyNeedsOf(stranger, catId)).toHaveLength(0)
  const { systemDb } = await import("@/lib/platform/db")
  const lines = await systemDb().auditEntry.findMany({ where: { entityId: needId } })
  expect(lines.map(({ action }) => action).sort()).toEqual(["safety:document", "safety:end", "safety:review"])
})

test("what nobody knows is listed with the adopters who wait for it", async () => {
  const { unknownsPage } = await features()
  const page = await unknownsPage(counsellor, FIRST)
  expect(page).toMatchObject({ waiting: 1 })
  expect(page.rows.find(({ key }) => key === "look_sound")).toMatchObject({
    catName: "Mo",
    todo: "One more look at everyday sound",
    waiting: 1,
  })
  expect((await unknownsPage(stranger, FIRST)).total).toBe(0)
})

test("an override is found in its month with what became of it, and notes are only added", async () => {
  const { decideMatch, overridesOf, reviewOverrides } = await features()
  const decision = { decisionId: randomUUID(), adopterId, catId, decision: "override" as const }
  await expect(decideMatch(counsellor, decision)).rejects.toMatchObject({ code: "INVALID" })
  await decideMatch(counsellor, { ...decision, reason: "They met on Sunday and got on" })
  const { systemDb } = await import("@/lib/platform/db")
  const stay = await systemDb().stay.findFirstOrThrow({ where: { catId } })
  await systemDb().placement.create({
    data: {
      ...{ id: randomUUID(), shelterId: counsellor.shelterId, catId, adopterId, stayId: stay.id },
      ...{ kind: "adoption", startedOn: new Date(isoDaysAgo(0)) },
    },
  })
  const month = isoDaysAgo(0).slice(0, 7)
  const review = { reviewId: randomUUID(), month, finding: "A meeting knows more than a rating." }
  await reviewOverrides(counsellor, review)
  await reviewOverrides(counsellor, { ...review, finding: "changed" })
  const found = await overridesOf(counsellor, undefined)
  expect(found.rows).toMatchObject([
    { by: "Rosa Lind", reason: "They met on Sunday and got on", placed: { kind: "adoption" } },
  ])
  expect(found.reviews.map(({ finding }) => finding)).toEqual(["A meeting knows more than a rating."])
  expect((await overridesOf(counsellor, found.before)).rows).toEqual([])
  expect((await overridesOf(stranger, undefined)).rows).toEqual([])
})
