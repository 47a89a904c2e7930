import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, test } from "vitest"
import type { SessionInput } from "@/lib/features/training/schema"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

let staff: Viewer
const moment = (day: number, hour = 18) => new Date(Date.UTC(2026, 3, 1 + day, hour))

beforeAll(async () => {
  await freshDatabase()
  staff = await (await makeShelter()).person("staff", { permissions: ["behaviour_lead"] })
})

const features = async () => ({
  ...(await import("@/lib/features/cats/mutations")),
  ...(await import("@/lib/features/cats/record-queries")),
  ...(await import("@/lib/features/training/corrections-mutations")),
  ...(await import("@/lib/features/training/enrol-mutations")),
  ...(await import("@/lib/features/training/equipment-mutations")),
  ...(await import("@/lib/features/training/incidents-mutations")),
  ...(await import("@/lib/features/training/mutations")),
  ...(await import("@/lib/features/training/queries")),
  ...(await import("@/lib/features/training/schema")),
  ...(await import("@/lib/platform/clock")),
})

async function cat(name: string, track: "harness" | "carrier" | "cart", startingStage = 1) {
  const { at, takeIn, enrol } = await features()
  const catId = randomUUID()
  const intakeAt = moment(-20).toISOString()
  await at(moment(-20), () =>
    takeIn(staff, { catId, name, intakeAt, intakeType: "stray", bornOn: "2024-01-01" }),
  )
  await at(moment(-10), () => enrol(staff, { enrolmentId: randomUUID(), catId, startingStage, track }))
  return catId
}

async function session(catId: string, day: number, change: Partial<SessionInput> = {}) {
  const { at, logSession, SessionInput } = await features()
  const input = SessionInput.parse({
    ...{ sessionId: randomUUID(), catId, startedAt: moment(day).toISOString() },
    ...{ trials: null, hits: null, peakStress: 0, endedBy: "plan", track: "carrier" },
    ...change,
  })
  return { input, saved: await at(moment(day, 19), () => logSession(staff, input)) }
}

const practice = { trackStep: 1, entersOnCue: true, shutSec: 300, carriedSec: 300, place: "room" } as const

describe("the carrier track", () => {
  test("its sessions climb its steps and no harness stage, and three good days are Patio & Pack", async () => {
    const { at, catRecord, sessionSheet } = await features()
    const catId = await cat("Carried", "carrier")
    await session(catId, 0, { ...practice, trials: 5, hits: 5 })
    await session(catId, 1, practice)
    const { saved } = await session(catId, 2, practice)
    expect([saved.from, saved.to]).toEqual([1, 1])
    expect(saved.sentence).toMatch(/^Carrier step 1, Open at home, is mastered\./)
    const record = await at(moment(2, 20), () => catRecord(staff, catId))
    expect(record.tracks.carrier).toMatchObject({ mastered: 1, step: 2 })
    expect(record.cat.sessions.map(({ hits, trials, trackStep }) => [hits, trials, trackStep])).toEqual([
      [null, null, 1],
      [null, null, 1],
      [null, null, 1],
    ])
    expect(record.summary.training).toMatchObject({ stage: 1 })
    expect(record.summary.demonstration).toMatchObject({ tier: "PATIO_PACK", isPackOnly: true })
    const sheet = await at(moment(2, 20), () => sessionSheet(staff, catId))
    expect(sheet.usual).toEqual({ track: "carrier", setting: "shelter" })
    expect(sheet.carrierSessions).toHaveLength(3)
  })

  test("fear in the carrier costs a step of both, and a correction opens with all that was noted", async () => {
    const { at, sessionSheet, catRecord } = await features()
    const catId = await cat("Frightened", "carrier", 4)
    const { input, saved } = await session(catId, 0, { ...practice, peakStress: 3, recoverySec: 60 })
    expect([saved.from, saved.to]).toEqual([4, 3])
    const sheet = await at(moment(0, 20), () => sessionSheet(staff, catId, input.sessionId))
    expect(sheet.corrects?.input).toMatchObject({ ...practice, track: "carrier" })
    const record = await at(moment(0, 20), () => catRecord(staff, catId))
    expect(record.tracks.carrier).toMatchObject({ mastered: 0, window: [] })
  })

  test("a ride in the cart is kept with its minutes, and three calm ones speak for the tag", async () => {
    const { at, catRecord } = await features()
    const catId = await cat("Rider", "cart")
    for (const day of [0, 1, 2])
      await session(catId, day, { track: "cart", durationSec: 600, techniques: ["play"] })
    const { tracks } = await at(moment(2, 20), () => catRecord(staff, catId))
    expect(tracks.cart).toEqual({ sessions: 3, calm: 3, minutes: 30, speaksForTag: true })
    expect(tracks.carrier).toBeNull()
    expect(tracks.works.techniques).toMatchObject([{ key: "play", calm: 3, of: 3 }])
  })
})

describe("the outdoor stop", () => {
  test("holds a carrier outdoors only; a correction is previewed with the stop as it was", async () => {
    const { at, catRecord, reportIncident, sessionSheet } = await features()
    const catId = await cat("Packed", "carrier", 8)
    const before = await session(catId, 20, practice)
    for (const hour of [20, 21])
      await at(moment(20, hour), () =>
        reportIncident(staff, {
          ...{ incidentId: randomUUID(), catId, happenedAt: moment(20, hour).toISOString(), kind: "slipped" },
          ...{ isNearMiss: false, mechanism: "strap", place: "yard", harnessId: null, fitPassed: null },
          text: "Out of it.",
        }),
      )
    const sheetOf = (corrects?: string) => at(moment(22), () => sessionSheet(staff, catId, corrects))
    const sheet = await sheetOf()
    expect(sheet.isStopped).toBe(true)
    expect(sheet.notToday.join()).not.toMatch(/stand still/)
    expect(await sheetOf(before.input.sessionId)).toMatchObject({ isStopped: false })
    const inside = await session(catId, 21, practice)
    expect(inside.saved.sentence).not.toMatch(/stood still/)
    const outside = await session(catId, 22, { ...practice, place: "yard" })
    expect(outside.saved.sentence).toMatch(/stood still/)
    const { tracks } = await at(moment(22, 20), () => catRecord(staff, catId))
    expect(tracks.carrier?.window).toHaveLength(2)
  })
})

describe("gear in the session sheet", () => {
  const gear = async (label: string, kind: "harness" | "leash" | "backpack", more = {}) => {
    const { saveGear } = await features()
    const gearId = randomUUID()
    const style = { harness: "H", leash: "long line", backpack: "mesh" }[kind]
    await saveGear(staff, {
      ...{ gearId, version: 0, label, kind, style, model: "", size: "", lengthM: null, condition: "good" },
      ...more,
    })
    return gearId
  }

  test("each piece comes with what stands against it; the server says the same when it is used", async () => {
    const { at, sessionSheet, recordGearEvent } = await features()
    const other = await cat("Other", "harness")
    const catId = await cat("Fitted", "harness", 5)
    const blue = await gear("Blue H", "harness")
    const line = await gear("Long line", "leash", { lengthM: 5 })
    await gear("Old vest", "harness", { condition: "retired" })
    await session(other, 0, { track: "harness", harnessId: blue })
    const sheetOf = async () => at(moment(1, 20), () => sessionSheet(staff, catId))
    const told = (await sheetOf()).gear.map(({ label, kind, problems }) => [label, kind, ...problems])
    expect(told).toEqual([
      ["Blue H", "harness", "Not cleaned since another cat used it"],
      ["Long line", "leash", "Longer than 1.85 m: only for graduates"],
    ])
    expect((await sheetOf()).fitRanOut).toBe("No fit check yet")
    const { saved } = await session(catId, 1, { track: "harness", harnessId: blue, leashId: line })
    expect(saved.advice).toEqual([
      "Blue H: not cleaned since another cat used it.",
      "Long line: longer than 1.85 m: only for graduates.",
      "No fit check yet.",
    ])
    await at(moment(2), () =>
      recordGearEvent(staff, { eventId: randomUUID(), gearId: blue, kind: "cleaned", catId: null, note: "" }),
    )
    const after = await at(moment(3), () => sessionSheet(staff, other))
    expect(after.gear.find(({ label }) => label === "Blue H")?.problems).toEqual([])
    expect(after.gear.find(({ label }) => label === "Long line")?.problems).toContain(
      "Not cleaned since another cat used it",
    )
    expect(after.last).toMatchObject({ harnessId: blue })
  })
  test("a piece that was noted by mistake was on no cat", async () => {
    const { at, sessionSheet } = await features()
    const [wearer, catId] = [await cat("Wearer", "harness"), await cat("Next", "harness")]
    const green = await gear("Green H", "harness")
    const problems = async () =>
      (await at(moment(3, 20), () => sessionSheet(staff, catId))).gear.find(({ id }) => id === green)
        ?.problems
    const { input } = await session(wearer, 2, { track: "harness", harnessId: green })
    expect(await problems()).toEqual(["Not cleaned since another cat used it"])
    await session(wearer, 2, {
      ...{ track: "harness", harnessId: null, supersedesId: input.sessionId, because: "another harness" },
    })
    expect(await problems()).toEqual([])
  })
})
