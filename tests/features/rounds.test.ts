import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import type { DimensionKey } from "@/lib/domain/temperament/dimensions"
import type { RoundLookInput } from "@/lib/features/temperament/rounds-schema"
import type { RatingSheetInput } from "@/lib/features/temperament/schema"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter, type TestShelter } from "../setup/test-shelter"

let shelter: TestShelter
let staff: Viewer
const moment = (day: number, hour = 18) => new Date(Date.UTC(2026, 5, 10 + day, hour))

beforeAll(async () => {
  await freshDatabase()
  shelter = await makeShelter()
  staff = await shelter.person("staff", { name: "Planted Rater" })
})

async function takeInCat(name: string, room?: string) {
  const { takeIn } = await import("@/lib/features/cats/mutations")
  const { at } = await import("@/lib/platform/clock")
  const catId = randomUUID()
  await at(moment(-10), () =>
    takeIn(staff, { catId, name, room, intakeAt: moment(-10).toISOString(), intakeType: "stray" }),
  )
  return catId
}

const look = (catId: string, when: Date, more: Partial<RoundLookInput> = {}): RoundLookInput => ({
  lookId: randomUUID(),
  catId,
  seenAt: when.toISOString(),
  stress: 0,
  eating: "with_me",
  illness: "no",
  ...more,
})

async function save(input: RoundLookInput, viewer = staff) {
  const { recordRoundLook } = await import("@/lib/features/temperament/rounds-mutations")
  const { at } = await import("@/lib/platform/clock")
  return at(moment(5), () => recordRoundLook(viewer, input))
}

async function summaryOn(catId: string, when = moment(5)) {
  const { summaryOf } = await import("@/lib/features/cats/summary-queries")
  const { at } = await import("@/lib/platform/clock")
  return (await at(when, () => summaryOf(staff, catId))).summary
}

const rows = async (catId: string) => {
  const { read } = await import("@/lib/platform/db")
  return read(staff, (db) => db.roundCheck.findMany({ where: { catId }, orderBy: { checkedAt: "asc" } }))
}

test("a look sent twice, also side by side, is one look with the same answer", async () => {
  const catId = await takeInCat("Twice")
  const one = look(catId, moment(5))
  const answers = [await save(one), await save(one), ...(await Promise.all([save(one), save(one)]))]
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]?.sentence).toBe("Twice: loose, ate with a person there, no signs of illness.")
  expect(await rows(catId)).toHaveLength(1)
})

test("a correction counts instead of the look it puts right, whichever arrives first", async () => {
  for (const order of ["as written", "the other way round"]) {
    const catId = await takeInCat(order)
    const slip = look(catId, moment(5), { stress: 4 })
    const right = look(catId, moment(5), { stress: 1, supersedesId: slip.lookId })
    for (const entry of order === "as written" ? [slip, right] : [right, slip]) await save(entry)
    expect(await rows(catId)).toHaveLength(2)
    const { gates, preCheck } = await summaryOn(catId)
    expect(gates.gates.find(({ id }) => id === "G9")?.status).not.toBe("fail")
    expect(preCheck).toBeDefined()
    const { read } = await import("@/lib/platform/db")
    const cat = await read(staff, (db) => db.cat.findUniqueOrThrow({ where: { id: catId } }))
    expect(cat.roundStress).toBe(1)
  }
})

test("a day's looks together decide today's gate, and yesterday's say nothing of today", async () => {
  const catId = await takeInCat("Gate")
  const status = async (when = moment(5)) =>
    (await summaryOn(catId, when)).gates.gates.find(({ id }) => id === "G9")?.status
  const before = await status()
  await save(look(catId, moment(4), { stress: 4 }))
  expect(await status()).toBe(before)
  await save(look(catId, moment(5, 16), { stress: 4, eating: "no" }))
  expect(await status()).toBe("fail")
  // A calm look later does not take the frightened one back: the worst of the day stands.
  await save(look(catId, moment(5)))
  expect(await status()).toBe("fail")
})

test("calm looks on two days and food taken with a person there open the pre-check", async () => {
  const catId = await takeInCat("Ready")
  const rounds = [/calm at checks/, /eats while/, /no pain/, /today's check/]
  for (const open of rounds)
    expect((await summaryOn(catId)).preCheck.missing).toContainEqual(expect.stringMatching(open))
  await save(look(catId, moment(4)))
  await save(look(catId, moment(5)))
  const { missing } = (await summaryOn(catId)).preCheck
  expect(missing.filter((open) => rounds.some((round) => round.test(open)))).toEqual([])
})

test("another person's look is neither repeated nor put right by me, and one look is at one cat", async () => {
  const other = await shelter.person("staff")
  const catId = await takeInCat("Mine")
  const elsewhere = await takeInCat("Elsewhere")
  const mine = look(catId, moment(5))
  await save(mine)
  await expect(save(mine, other)).rejects.toThrow(/another/)
  await expect(save({ ...mine, catId: elsewhere })).rejects.toThrow(/another/)
  await expect(save(look(catId, moment(5), { supersedesId: mine.lookId }), other)).rejects.toThrow(/another/)
  await expect(save(look(randomUUID(), moment(5)))).rejects.toThrow(/no such cat/)
  await expect(save(look(catId, moment(6)))).rejects.toThrow(/seenAt/)
  expect(await rows(catId)).toHaveLength(1)
})

const sheet = (
  catId: string,
  dims: DimensionKey[],
  more: Partial<RatingSheetInput> = {},
): RatingSheetInput => ({
  sheetId: randomUUID(),
  catId,
  ratedAt: moment(4).toISOString(),
  context: "standard",
  stress: 0,
  eating: true,
  inPain: false,
  hoursSinceProcedure: "none",
  ratings: dims.map((dimension) => ({ dimension, value: 5 })),
  ...more,
})

async function rate(input: RatingSheetInput, viewer = staff) {
  const { recordRatings } = await import("@/lib/features/temperament/mutations")
  const { at } = await import("@/lib/platform/clock")
  return at(moment(5), () => recordRatings(viewer, input))
}

const ratings = async (catId: string) => {
  const { read } = await import("@/lib/platform/db")
  return read(staff, (db) => db.rating.findMany({ where: { catId }, orderBy: { dimension: "asc" } }))
}

test("a sheet spread over days keeps each dimension once, with its own day and its own stress, in any order", async () => {
  const catId = await takeInCat("Spread")
  const first = sheet(catId, ["sound", "novelty"])
  const later = {
    ...first,
    ratings: [
      { dimension: "novelty" as const, value: 1 as const },
      {
        dimension: "people" as const,
        value: 2 as const,
        stress: 3 as const,
        ratedAt: moment(5).toISOString(),
      },
    ],
  }
  const [a, b] = await Promise.all([rate(first), rate(first)])
  expect([a.wasKnown, b.wasKnown].sort()).toEqual([false, true])
  expect((await rate(later)).wasKnown).toBe(false)
  expect((await rate(later)).wasKnown).toBe(true)
  expect((await rate(first)).estimates).toEqual(a.estimates)
  const kept = await ratings(catId)
  expect(kept.map((rating) => [rating.dimension, rating.value, rating.stress])).toEqual([
    ["novelty", 5, 0],
    ["people", 2, 3],
    ["sound", 5, 0],
  ])
  expect(kept.map((rating) => rating.ratedOn.toISOString().slice(0, 10))).toEqual([
    "2026-06-14",
    "2026-06-15",
    "2026-06-14",
  ])
  expect(kept.find((rating) => rating.dimension === "people")?.broken).toEqual(["calm_enough"])
  await expect(rate(first, await shelter.person("staff"))).rejects.toThrow()
})

test("the answer shows what a look moved, and a look under fear moves nothing", async () => {
  const catId = await takeInCat("Moved")
  const { estimates } = await rate(sheet(catId, ["sound"], { context: "opportunistic" }))
  expect(estimates[0]?.before.mean).toBe(3)
  expect(estimates[0]?.mean).toBeGreaterThan(3)
  expect(estimates[0]?.se).toBeLessThan(estimates[0]?.before.se ?? 0)
  const afraid = await rate(sheet(catId, ["people"], { stress: 3 }))
  expect(afraid.estimates[0]?.mean).toBe(afraid.estimates[0]?.before.mean)
})

test("a cat restless at the glass gets 3 at most for the wish to look out, and the note says so", async () => {
  const catId = await takeInCat("Restless")
  await rate(
    sheet(catId, [], { ratings: [{ dimension: "outdoor", value: 5, isRestless: true, note: "Paced." }] }),
  )
  expect(await ratings(catId)).toMatchObject([{ value: 3, note: "Restless at the glass. Paced." }])
})

/** A second version of the questions whose words differ, approved as the desk approves it. */
async function approveReworded() {
  const { write } = await import("@/lib/platform/db")
  return write(staff, async (db) => {
    const old = await db.rubricVersion.findFirstOrThrow({
      where: { status: "approved" },
      include: { dimensions: true },
    })
    const id = randomUUID()
    await db.rubricVersion.create({
      data: {
        id,
        shelterId: staff.shelterId,
        number: old.number + 1,
        status: "approved",
        parameters: old.parameters ?? {},
      },
    })
    await db.dimension.createMany({
      data: old.dimensions.map((dimension) => ({
        ...dimension,
        id: randomUUID(),
        rubricVersionId: id,
        wording: { ...(dimension.wording as object), question: `Reworded: ${dimension.key}?` },
      })),
    })
    await db.rubricVersion.update({ where: { id: old.id }, data: { status: "retired" } })
    return { old: old.id, current: id }
  })
}

test("the sheet asks in the words of the approved version, and a rating answers the version it was asked under", async () => {
  const { blindSheet } = await import("@/lib/features/temperament/queries")
  const catId = await takeInCat("Versions")
  const asked = await blindSheet(staff, catId)
  const { old, current } = await approveReworded()
  expect(asked.versionId).toBe(old)
  const now = await blindSheet(staff, catId)
  expect(now.versionId).toBe(current)
  expect(now.dimensions.find(({ key }) => key === "sound")?.question).toBe("Reworded: sound?")
  await rate(sheet(catId, ["sound"], { rubricVersionId: asked.versionId }))
  await rate(sheet(catId, ["people"]))
  expect((await ratings(catId)).map((rating) => [rating.dimension, rating.rubricVersionId])).toEqual([
    ["people", current],
    ["sound", old],
  ])
  await expect(rate(sheet(catId, ["energy"], { rubricVersionId: randomUUID() }))).rejects.toThrow(/version/)
})

test("nobody's values leave the queries of sheet and round", async () => {
  const { blindSheet } = await import("@/lib/features/temperament/queries")
  const { roundRooms } = await import("@/lib/features/temperament/rounds-queries")
  const catId = await takeInCat("Blind", "Fern")
  await rate(
    sheet(catId, [], {
      ratings: [{ dimension: "sound", value: 2, note: "planted words" }],
    }),
  )
  await save(look(catId, moment(5), { illness: "yes", illnessNote: "planted words", stress: 2 }))
  const asker = await shelter.person("staff")
  const blind = await blindSheet(asker, catId)
  const rooms = await roundRooms(asker)
  for (const sent of [JSON.stringify(blind), JSON.stringify(rooms)])
    expect(sent).not.toMatch(/planted|Planted Rater|"(mean|value|stress|eating|illness|estimates|ratings)"/)
  expect(rooms.find(({ name }) => name === "Fern")?.cats).toMatchObject([
    { id: catId, lookedAtMs: moment(5).getTime() },
  ])
})
