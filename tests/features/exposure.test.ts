import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import type { Viewer, Visitor } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

let staff: Viewer
let stranger: Viewer
let visitor: Visitor
const slugs: string[] = []

beforeAll(async () => {
  await freshDatabase()
  staff = await (await makeShelter()).person("staff")
  stranger = await (await makeShelter("OTHER")).person("staff")
  const { takeIn } = await import("@/lib/features/cats/mutations")
  const { systemDb } = await import("@/lib/platform/db")
  const { visitorOf } = await import("@/lib/platform/visitor")
  visitor = await visitorOf(staff.shelterId)
  for (const [index, name] of ["Ada", "Bea", "Cid"].entries()) {
    const catId = randomUUID()
    const intakeAt = new Date(Date.now() - (30 - index) * 86_400_000).toISOString()
    await takeIn(staff, { catId, name, intakeAt, intakeType: "stray" })
    const cat = await systemDb().cat.update({ where: { id: catId }, data: { listed: true } })
    slugs.push(cat.slug)
  }
})

test("lists add up per cat and week, by the visibility of their places, and stay in their shelter", async () => {
  const { recordExposure } = await import("@/lib/features/matching/exposure-mutations")
  const { exposureOfWeek } = await import("@/lib/features/outcomes/exposure-queries")
  const [ada = "", bea = ""] = slugs
  await recordExposure(visitor, "cats", [ada, bea, "nobody-1234"])
  await Promise.all([
    recordExposure(visitor, "cats", [bea, ada]),
    recordExposure(visitor, "cats", [ada, bea]),
  ])
  await recordExposure(visitor, "match", [bea], 3)
  await recordExposure(visitor, "match", [])
  const all = await exposureOfWeek(staff, {})
  const second = 1 / Math.log2(3)
  const of = (name: string) => all.least.find((cat) => cat.name === name)
  expect(of("Ada")?.exposure).toBeCloseTo(2 + second, 9)
  expect(of("Bea")?.exposure).toBeCloseTo(1 + 2 * second + 0.5, 9)
  expect(of("Bea")?.shown).toBe(4)
  expect(of("Cid")).toMatchObject({ shown: 0, exposure: 0 })
  expect(all.week.cats).toBe(3)
  const onlyMatch = await exposureOfWeek(staff, { list: "match" })
  expect(onlyMatch.least.find((cat) => cat.name === "Bea")?.exposure).toBeCloseTo(0.5, 9)
  const earlier = await exposureOfWeek(staff, { week: "2020-01-01" })
  expect(earlier.week).toMatchObject({ cats: 0, gini: null })
  expect((await exposureOfWeek(stranger, {})).week.cats).toBe(0)
})
