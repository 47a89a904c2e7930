import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, test } from "vitest"
import { passportDocument } from "@/components/passport/passport-parts"
import { wordsIn } from "@/components/passport/words"
import type { HomeInput } from "@/lib/features/passport/schema"
import type { Viewer, Visitor } from "@/lib/platform/viewer"
import { goHome } from "../setup/going-home"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

let staff: Viewer
let visitor: Visitor
let stranger: Visitor
const moment = (day: number, hour = 18) => new Date(Date.UTC(2026, 3, 1 + day, hour))

beforeAll(async () => {
  await freshDatabase()
  const { mintVisitor } = await import("@/lib/platform/viewer")
  staff = await (await makeShelter()).person("staff", {
    permissions: ["behaviour_lead", "counsellor"],
    name: "Maud Canary",
  })
  const other = await (await makeShelter("OTHER")).person("staff")
  const asVisitor = ({ shelterId, shelterName, timeZone, locale }: Viewer) =>
    mintVisitor({ shelterId, shelterName, isDemo: false, timeZone, locale })
  visitor = asVisitor(staff)
  stranger = asVisitor(other)
})

const features = async () => ({
  ...(await import("@/lib/features/passport/mutations")),
  ...(await import("@/lib/features/passport/queries")),
  ...(await import("@/lib/features/passport/public")),
  ...(await import("@/lib/features/cats/mutations")),
  ...(await import("@/lib/features/training/enrol-mutations")),
  ...(await import("@/lib/features/training/mutations")),
  ...(await import("@/lib/features/placements/returns-mutations")),
  ...(await import("@/lib/features/adopters/mutations")),
  ...(await import("@/lib/platform/clock")),
})

async function trainedCat(name: string, sessions = 3) {
  const { takeIn, enrol, logSession, at } = await features()
  const { SessionInput } = await import("@/lib/features/training/schema")
  const catId = randomUUID()
  const intakeAt = moment(-30).toISOString()
  await at(moment(-30), () => takeIn(staff, { catId, name, intakeAt, intakeType: "stray" }))
  await at(moment(0), () => enrol(staff, { enrolmentId: randomUUID(), catId, startingStage: 1 }))
  for (let day = 1; day <= sessions; day++) {
    const session = SessionInput.parse({
      sessionId: randomUUID(),
      catId,
      startedAt: moment(day).toISOString(),
      trials: 5,
      hits: 5,
      peakStress: 1,
      signs: [{ code: "m_lick" }],
      reward: "paste",
      rewardTaken: 3,
      techniques: ["play"],
      endedBy: "plan",
      note: "A canary note about a person",
    })
    await at(moment(day, 19), () => logSession(staff, session))
  }
  return catId
}

async function adopt(catId: string, day: number) {
  const { at } = await features()
  const { addAdopter } = await import("@/lib/features/adopters/mutations")
  const adopterId = randomUUID()
  await at(moment(day), () => addAdopter(staff, { adopterId, name: "Ada Canary", choices: {} } as never))
  const startedOn = moment(day).toISOString().slice(0, 10)
  const placementId = randomUUID()
  await at(moment(day), () => goHome(staff, { placementId, catId, adopterId, kind: "adoption", startedOn }))
  return placementId
}

async function issue(catId: string, day: number) {
  const { issuePassport, passportsOf, at } = await features()
  await at(moment(day), () => issuePassport(staff, { passportId: randomUUID(), catId }))
  const [passport] = await at(moment(day), () => passportsOf(staff, catId))
  if (!passport?.token) throw new Error("a fresh passport shows its link")
  return { ...passport, token: passport.token }
}

async function home(day: number, change: Partial<HomeInput> = {}) {
  const { HomeInput: schema } = await import("@/lib/features/passport/schema")
  return schema.parse({
    entryId: randomUUID(),
    heldOn: moment(day).toISOString().slice(0, 10),
    trials: 5,
    hits: 5,
    stress: "0",
    endedBy: "plan",
    ...change,
  })
}

test("a passport says what the course taught, and names nobody", async () => {
  const { passportByToken, at } = await features()
  const catId = await trainedCat("Juno")
  await adopt(catId, 6)
  const { token, id } = await issue(catId, 6)
  const opened = await at(moment(7), () => passportByToken(visitor, token))
  expect(opened?.content).toMatchObject({
    name: "Juno",
    stage: 2,
    ownSigns: ["m_lick"],
    favouriteReward: "paste",
    whatWorked: ["play"],
  })
  expect((opened?.content.stageDay ?? 0) - (opened?.content.issuedDay ?? 0)).toBe(-3)
  const payload = JSON.stringify(opened)
  expect(payload).not.toMatch(/canary/i)
  for (const secret of [catId, id, staff.personId, staff.shelterId]) expect(payload).not.toContain(secret)
})

describe("who may open it", () => {
  test("nobody with another link, from another shelter, after it was withdrawn, ran out, or the cat came back", async () => {
    const { passportByToken, revokePassport, recordReturn, at } = await features()
    const open = (token: string, who = visitor, day = 8) => at(moment(day), () => passportByToken(who, token))
    const catId = await trainedCat("Milo")
    const placementId = await adopt(catId, 6)
    const first = await issue(catId, 6)
    expect(await open(first.token)).not.toBeNull()
    expect(await open(first.token, stranger)).toBeNull()
    for (const wrong of ["", "x", `${first.token}x`, first.token.replace(/.$/, "_"), "../../today"])
      expect(await open(wrong)).toBeNull()
    expect(await open(first.token, visitor, 6 + 401)).toBeNull()
    const second = await issue(catId, 7)
    expect([await open(first.token), (await open(second.token))?.content.stage]).toEqual([null, 2])
    await at(moment(8), () => revokePassport(staff, { passportId: second.id, version: second.version }))
    await expect(
      revokePassport(staff, { passportId: second.id, version: second.version }),
    ).rejects.toMatchObject({
      code: "CONFLICT",
    })
    expect(await open(second.token)).toBeNull()
    const third = await issue(catId, 8)
    await at(moment(9), () =>
      recordReturn(staff, {
        returnId: randomUUID(),
        placementId,
        returnedOn: moment(9).toISOString().slice(0, 10),
        reason: "other",
        note: null,
      } as never),
    )
    expect(await open(third.token, visitor, 10)).toBeNull()
  })

  test("a passport that was never trained for, or issued twice", async () => {
    const { issuePassport, passportsOf, takeIn, at } = await features()
    const untrained = randomUUID()
    await at(moment(0), () =>
      takeIn(staff, {
        catId: untrained,
        name: "New",
        intakeAt: moment(0).toISOString(),
        intakeType: "stray",
      }),
    )
    await expect(issuePassport(staff, { passportId: randomUUID(), catId: untrained })).rejects.toMatchObject({
      code: "INVALID",
    })
    const catId = await trainedCat("Twice", 1)
    const passportId = randomUUID()
    await Promise.all([1, 2, 3].map(() => issuePassport(staff, { passportId, catId })))
    expect(await passportsOf(staff, catId)).toHaveLength(1)
  })
})

describe("the log at home", () => {
  test("goes on with the same engine, is kept once, and staff see it", async () => {
    const { logAtHome, passportByToken, passportsOf, workToday, at } = {
      ...(await features()),
      ...(await import("@/lib/features/placements/today-queries")),
    }
    const catId = await trainedCat("Suki")
    await adopt(catId, 6)
    const { token } = await issue(catId, 6)
    const third = await home(9, { headInByChoice: true })
    for (const input of [await home(7, { headInByChoice: true }), await home(8)])
      await at(moment(9), () => logAtHome(visitor, token, input))
    const answers = await Promise.all(
      [1, 2, 3].map(() => at(moment(9), () => logAtHome(visitor, token, third))),
    )
    answers.push(await at(moment(9), () => logAtHome(visitor, token, third)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ from: 2, to: 3, verdict: "met" })]),
    )
    const opened = await at(moment(9), () => passportByToken(visitor, token))
    expect([opened?.stage, opened?.sessions.length]).toEqual([3, 3])
    const { read } = await import("@/lib/platform/db")
    expect(await read(staff, (db) => db.auditEntry.count({ where: { catId, action: "passport:log" } }))).toBe(
      3,
    )
    const [passport] = await at(moment(9), () => passportsOf(staff, catId))
    expect(passport?.home).toMatchObject({ sessions: 3, stage: 3, calm: 3, incidents: 0 })
    const lines = await at(moment(10), () => workToday(staff))
    expect(lines.find((line) => line.kind === "follow_up" && line.catId === catId)?.because).toContain(
      "3 sessions logged at home, stage 3",
    )
  })

  test("an escape at home opens a review that staff close; until then nothing counts and nothing new is issued", async () => {
    const { logAtHome, closeHomeReview, passportByToken, issuePassport, at } = await features()
    const catId = await trainedCat("Bolt")
    await adopt(catId, 6)
    const { token, id } = await issue(catId, 6)
    await at(moment(7), async () =>
      logAtHome(visitor, token, await home(7, { incident: "bolted", stress: 3, recoverySec: 300 })),
    )
    const opened = () => at(moment(8), () => passportByToken(visitor, token))
    expect([(await opened())?.isReviewOpen, (await opened())?.stage]).toEqual([true, 1])
    await expect(
      at(moment(8), () => issuePassport(staff, { passportId: randomUUID(), catId })),
    ).rejects.toMatchObject({ code: "CONFLICT" })
    await at(moment(8), () => closeHomeReview(staff, { entryId: randomUUID(), passportId: id }))
    expect((await opened())?.isReviewOpen).toBe(false)
    // A new passport goes on from where the cat stands at home.
    expect((await issue(catId, 12)).stage).toBe(1)
  })

  test("what cannot be is refused, and nothing is kept", async () => {
    const { logAtHome, passportByToken, at } = await features()
    const catId = await trainedCat("Later")
    const { token } = await issue(catId, 6)
    for (const day of [5, 9])
      await expect(
        at(moment(7), async () => logAtHome(visitor, token, await home(day))),
      ).rejects.toMatchObject({ code: "INVALID" })
    await expect(home(7, { hits: 6 })).rejects.toThrow(/"tries"/)
    await expect(home(7, { hits: null })).rejects.toThrow(/"both"/)
    expect((await at(moment(7), () => passportByToken(visitor, token)))?.sessions).toEqual([])
  })
})

test("a passport issued before the placement knows its home from the first day, and ends with it", async () => {
  const { passportByToken, recordReturn, visitorOfPassport, at } = await features()
  const catId = await trainedCat("Early")
  const { token } = await issue(catId, 5)
  const open = (day: number) => at(moment(day), () => passportByToken(visitor, token))
  expect((await open(5))?.content.homeDay).toBeNull()
  const placementId = await adopt(catId, 6)
  const opened = await open(7)
  expect((opened?.content.homeDay ?? 0) - (opened?.content.issuedDay ?? 0)).toBe(1)
  expect((await visitorOfPassport(token))?.shelterId).toBe(staff.shelterId)
  expect(await visitorOfPassport(token.replace(/.$/, "_"))).toBeNull()
  const returned = {
    returnId: randomUUID(),
    placementId,
    returnedOn: "2026-04-10",
    reason: "other",
    note: null,
  }
  await at(moment(9), () => recordReturn(staff, returned as never))
  expect(await open(10)).toBeNull()
})

test("issued anew twice, the stage reached at home stays", async () => {
  const { logAtHome, at } = await features()
  const catId = await trainedCat("Again")
  await adopt(catId, 6)
  const { token } = await issue(catId, 6)
  for (const day of [7, 8, 9])
    await at(moment(9), async () => logAtHome(visitor, token, await home(day, { headInByChoice: true })))
  expect([(await issue(catId, 10)).stage, (await issue(catId, 11)).stage]).toEqual([3, 3])
})

test("the file is a tagged PDF with its language, title and headings", async () => {
  const { passportByToken, at } = await features()
  const { writeTaggedPdf } = await import("@/lib/platform/tagged-pdf")
  const catId = await trainedCat("Paper")
  const { token } = await issue(catId, 6)
  const passport = await at(moment(7), () => passportByToken(visitor, token))
  if (!passport) throw new Error("the passport opens")
  for (const language of ["en", "es"] as const) {
    const file = await writeTaggedPdf(passportDocument(passport, wordsIn(language), "Shelter"))
    const raw = Buffer.from(file).toString("latin1")
    const missing = [
      "%PDF-1.7",
      `/Lang (${language})`,
      "/Marked true",
      "/StructTreeRoot",
      "pdfuaid:part",
    ].filter((mark) => !raw.includes(mark))
    expect(missing).toEqual([])
    const tags = [...raw.matchAll(/\/S \/(\w+)/g)].map(([, tag]) => tag)
    expect([tags.filter((tag) => tag === "H1").length, tags.filter((tag) => tag === "H2").length]).toEqual([
      1, 9,
    ])
    expect(tags.filter((tag) => tag === "LI").length).toBeGreaterThan(12)
    // Only bundled fonts: the reader's machine needs none.
    expect(raw.includes("/BaseFont /Helvetica")).toBe(false)
  }
})
