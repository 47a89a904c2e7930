import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import { DIMENSION_KEYS } from "@/lib/domain/temperament/dimensions"
import type { Viewer } from "@/lib/platform/viewer"
import vectors from "../fixtures/vectors/domain-vectors.json"
import { freshDatabase, makeShelter, type TestShelter } from "../setup/test-shelter"

let shelter: TestShelter
const day = (offset: number) => new Date(Date.UTC(2026, 5, 10 + offset, 18))

beforeAll(async () => {
  await freshDatabase()
  shelter = await makeShelter()
})

async function certified(viewer: Viewer) {
  const { write } = await import("@/lib/platform/db")
  await write(viewer, (db) =>
    db.certification.create({
      data: {
        id: randomUUID(),
        shelterId: viewer.shelterId,
        personId: viewer.personId,
        kappaLinear: 0.8,
        withinOne: 1,
        pairs: 12,
        passedOn: new Date("2026-01-05"),
        expiresOn: new Date("2027-01-04"),
      },
    }),
  )
  return viewer
}

async function takeInCat(viewer: Viewer, name: string) {
  const { takeIn } = await import("@/lib/features/cats/mutations")
  const { at } = await import("@/lib/platform/clock")
  const catId = randomUUID()
  await at(day(-10), () =>
    takeIn(viewer, { catId, name, intakeAt: day(-10).toISOString(), intakeType: "stray" }),
  )
  return catId
}

const sheet = (catId: string, value: 1 | 2 | 3 | 4 | 5, when: Date) => ({
  sheetId: randomUUID(),
  catId,
  ratedAt: when.toISOString(),
  context: "standard" as const,
  stress: 0 as const,
  eating: true,
  inPain: false,
  hoursSinceProcedure: "none" as const,
  ratings: DIMENSION_KEYS.map((dimension) => ({ dimension, value })),
})

test("two raters' ratings through the mutations give the vector's numbers, and a sheet sent twice counts once", async () => {
  const { recordRatings } = await import("@/lib/features/temperament/mutations")
  const { summaryOf } = await import("@/lib/features/cats/summary-queries")
  const { at } = await import("@/lib/platform/clock")
  const a = await certified(await shelter.person("staff", { name: "Rater A" }))
  const b = await certified(await shelter.person("staff", { name: "Rater B" }))
  const catId = await takeInCat(a, "Vector")
  const first = sheet(catId, 4, day(0))
  await at(day(0), () => recordRatings(a, first))
  const again = await at(day(0), () => recordRatings(a, first))
  expect(again.wasKnown).toBe(true)
  await at(day(1), () => recordRatings(b, sheet(catId, 4, day(1))))
  const { summary } = await at(day(1), () => summaryOf(a, catId))
  const expected = vectors["two raters all 4, days 0&1 asOf1"]
  expect(summary.suitability.S).toBeCloseTo(expected.S, 9)
  expect(summary.suitability.lo).toBeCloseTo(expected.lo, 9)
  expect(summary.suitability.sufficient).toBe(true)
  expect(summary.suitability.potential).toBe("TRAIL")
  // Nothing trained, no gate cleared: the label stays with the window, and says why to staff only.
  expect(summary.ready.effective).toBe("WINDOW")
})

test("a rating in the first 72 hours or under stress 3 is kept, weighed and marked, never refused", async () => {
  const { recordRatings } = await import("@/lib/features/temperament/mutations")
  const { read } = await import("@/lib/platform/db")
  const { at } = await import("@/lib/platform/clock")
  const rater = await shelter.person("staff")
  const catId = await takeInCat(rater, "Fresh")
  const early = new Date(day(-10).getTime() + 20 * 3_600_000)
  await at(early, () => recordRatings(rater, { ...sheet(catId, 5, early), stress: 3 }))
  const [rating] = await read(rater, (db) => db.rating.findMany({ where: { catId } }))
  expect(rating?.broken).toEqual(["settled", "calm_enough"])
  expect(rating?.certified).toBe(false)
})

test("a sheet dated in the future is refused with the field's name and leaves nothing", async () => {
  const { recordRatings } = await import("@/lib/features/temperament/mutations")
  const { read } = await import("@/lib/platform/db")
  const { at } = await import("@/lib/platform/clock")
  const rater = await shelter.person("staff")
  const catId = await takeInCat(rater, "Future")
  await expect(at(day(0), () => recordRatings(rater, sheet(catId, 3, day(1))))).rejects.toThrow(/ratedAt/)
  expect(await read(rater, (db) => db.rating.count({ where: { catId } }))).toBe(0)
})
