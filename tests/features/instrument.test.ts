import { createHash, randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import { DESCRIBED_CASES } from "@/lib/domain/raters/described-cases"
import { DIMENSION_KEYS } from "@/lib/domain/temperament/dimensions"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter, type TestShelter } from "../setup/test-shelter"

let shelter: TestShelter
let lead: Viewer
let rater: Viewer
const day = (offset: number) => new Date(Date.UTC(2026, 5, 10 + offset, 18))

beforeAll(async () => {
  await freshDatabase()
  shelter = await makeShelter()
  lead = await shelter.person("staff", { name: "Lead", permissions: ["behaviour_lead"] })
  rater = await shelter.person("staff", { name: "Rater" })
})

const features = async () => ({
  ...(await import("@/lib/features/temperament/mutations")),
  ...(await import("@/lib/features/temperament/versions-mutations")),
  ...(await import("@/lib/features/temperament/drafts-mutations")),
  ...(await import("@/lib/features/temperament/proposals-mutations")),
  ...(await import("@/lib/features/temperament/versions-queries")),
  ...(await import("@/lib/features/temperament/raters-mutations")),
  ...(await import("@/lib/features/temperament/raters-queries")),
  ...(await import("@/lib/features/cats/summary-queries")),
  ...(await import("@/lib/features/cats/mutations")),
  ...(await import("@/lib/platform/clock")),
  ...(await import("@/lib/platform/db")),
})

async function takeInCat(name: string, when = day(-10)) {
  const { at, takeIn } = await features()
  const catId = randomUUID()
  await at(when, () => takeIn(lead, { catId, name, intakeAt: when.toISOString(), intakeType: "stray" }))
  return catId
}

type Level = 1 | 2 | 3 | 4 | 5
async function rate(viewer: Viewer, catId: string, when: Date, value: Level | ((index: number) => Level)) {
  const { at, recordRatings } = await features()
  const levelOf = typeof value === "function" ? value : () => value
  return at(when, () =>
    recordRatings(viewer, {
      sheetId: randomUUID(),
      catId,
      ratedAt: when.toISOString(),
      context: "standard",
      stress: 0,
      eating: true,
      inPain: false,
      hoursSinceProcedure: "none",
      ratings: DIMENSION_KEYS.map((dimension, index) => ({ dimension, value: levelOf(index) })),
    }),
  )
}

const allAssessments = async () => {
  const { read } = await features()
  return read(lead, (db) =>
    db.assessment.findMany({
      orderBy: { id: "asc" },
      select: { id: true, rubricVersionId: true, result: true, hash: true },
    }),
  )
}

test("a new version leaves every earlier result byte for byte, and counts from its approval on", async () => {
  const { at, draftVersion, editDraftNumbers, approveVersion, comparisonOf, summaryOf, versionsOverview } =
    await features()
  const catId = await takeInCat("Mo")
  await rate(rater, catId, day(0), 4)
  await rate(lead, catId, day(1), 4)
  const before = await allAssessments()
  expect(before).toHaveLength(2)
  for (const { result, hash } of before) expect(createHash("sha256").update(result).digest("hex")).toBe(hash)
  const S = (await at(day(1), () => summaryOf(lead, catId))).summary.suitability.S

  const versionId = randomUUID()
  await at(day(2), async () => {
    await draftVersion(lead, { versionId, note: "Evidence fades faster" })
    await draftVersion(lead, { versionId, note: "Sent twice" })
    const { revision } = await editDraftNumbers(lead, {
      versionId,
      revision: 0,
      note: "Evidence fades faster",
      numbers: { halfLifeDays: 10 },
      weights: { recovery: 20 },
    })
    await expect(approveVersion(lead, { versionId, revision: revision - 1 })).rejects.toMatchObject({
      code: "CONFLICT",
    })
    const [compared] = await comparisonOf(lead, versionId)
    expect(compared).toMatchObject({ catId, before: { S: expect.any(Number) } })
    expect(compared?.after.S).not.toBe(compared?.before.S)
    // A draft changes nothing for any cat.
    expect((await summaryOf(lead, catId)).summary.suitability.parametersVersion).toBe("suitability-1")
    await approveVersion(lead, { versionId, revision })
    const now = (await summaryOf(lead, catId)).summary.suitability
    expect(now.parametersVersion).toBe("suitability-2")
    expect(now.S).not.toBe(S)
    expect(now.S).toBeCloseTo(compared?.after.S ?? 0, 12)
  })
  const after = await allAssessments()
  expect(after.filter((one) => before.some(({ id }) => id === one.id))).toEqual(before)
  expect(after).toHaveLength(3)
  expect((await versionsOverview(lead)).map(({ number, status }) => [number, status])).toEqual([
    [2, "approved"],
    [1, "retired"],
  ])
  const { read } = await features()
  const audit = await read(lead, (db) => db.auditEntry.count({ where: { entityId: versionId } }))
  expect(audit).toBe(2)
})

test("an approved version cannot be changed, not even by a statement past the code", async () => {
  const { at, editDraftNumbers, versionsOverview, write } = await features()
  const approved = (await versionsOverview(lead)).find(({ status }) => status === "approved")
  const versionId = approved?.id ?? ""
  await expect(
    at(day(3), () =>
      editDraftNumbers(lead, {
        versionId,
        revision: 1,
        note: "no way",
        numbers: { halfLifeDays: 90 },
        weights: {},
      }),
    ),
  ).rejects.toMatchObject({ code: "CONFLICT" })
  await expect(
    write(lead, (db) => db.rubricVersion.update({ where: { id: versionId }, data: { parameters: {} } })),
  ).rejects.toThrow(/approved version cannot be changed/)
  await expect(
    write(lead, (db) =>
      db.dimension.updateMany({ where: { rubricVersionId: versionId }, data: { weight: 1 } }),
    ),
  ).rejects.toThrow(/approved version cannot be changed/)
  await expect(write(lead, (db) => db.$executeRaw`update "Assessment" set "result" = ''`)).rejects.toThrow(
    /permission denied/,
  )
})

test("a question that asks something else starts without its old ratings; a better wording keeps them", async () => {
  const { at, draftVersion, editDraftDimension, approveVersion, versionDetail, summaryOf } = await features()
  const catId = await takeInCat("Reworded")
  await rate(rater, catId, day(0), 5)
  const versionId = randomUUID()
  await at(day(3), async () => {
    await draftVersion(lead, { versionId, note: "Sound and people asked anew" })
    const detail = await versionDetail(lead, versionId)
    const wordingOf = (key: string) => {
      const found = detail.dimensions.find((one) => one.key === key)
      if (!found) throw new Error(key)
      const { name, question, looksAt, probe, probeSec, anchors, note } = found.wording
      return { name, question, looksAt, probe, probeSec, anchors: [...anchors] as typeof anchors, note }
    }
    const edit = async (key: "sound" | "people", revision: number, isNewMeaning: boolean) =>
      editDraftDimension(lead, {
        versionId,
        revision,
        key,
        wording: {
          ...wordingOf(key),
          question: `Asked anew about ${key}?`,
          anchors: [...wordingOf(key).anchors],
        },
        safetyCritical: key === "sound",
        isNewMeaning,
      })
    await edit("sound", 0, true)
    const { revision } = await edit("people", 1, false)
    await approveVersion(lead, { versionId, revision })
    const { dims } = (await summaryOf(lead, catId)).summary.suitability
    expect(dims.sound.W).toBe(0)
    expect(dims.people.W).toBeGreaterThan(0)
  })
})

test("safety cannot be voted away, and of two drafts of one version the second must be made anew", async () => {
  const { at, draftVersion, editDraftDimension, editDraftNumbers, approveVersion, versionDetail } =
    await features()
  const [first, second] = [randomUUID(), randomUUID()]
  await at(day(4), async () => {
    await draftVersion(lead, { versionId: first, note: "First of two" })
    await draftVersion(lead, { versionId: second, note: "Second of two" })
    const { dimensions } = await versionDetail(lead, second)
    const handling = dimensions.find(({ key }) => key === "handling")?.wording
    if (!handling) throw new Error("handling")
    const { problems, revision } = await editDraftDimension(lead, {
      versionId: second,
      revision: 0,
      key: "handling",
      wording: { ...handling, anchors: [...handling.anchors] },
      safetyCritical: false,
      isNewMeaning: false,
    })
    expect(problems.join()).toContain("safety-critical")
    await expect(approveVersion(lead, { versionId: second, revision })).rejects.toMatchObject({
      code: "INVALID",
    })
    await expect(
      editDraftNumbers(lead, {
        versionId: second,
        revision,
        note: "x y",
        numbers: { criticalMean: 2 },
        weights: {},
      }),
    ).rejects.toMatchObject({ code: "INVALID" })
    await approveVersion(lead, { versionId: first, revision: 0 })
    await expect(approveVersion(lead, { versionId: second, revision })).rejects.toMatchObject({
      code: expect.any(String),
    })
  })
})

test("a sitting on described cases is judged once, and tomorrow at the earliest again", async () => {
  const { at, nextSitting, sitCases, ratersOverview } = await features()
  const reference = new Map(DESCRIBED_CASES.map((one) => [one.key, one.reference]))
  await at(day(5), async () => {
    const { cases } = await nextSitting(rater)
    expect(JSON.stringify(cases)).not.toContain("reference")
    const poor = {
      sittingId: randomUUID(),
      answers: cases.map(({ key }) => ({ caseKey: key, value: 3 as const })),
    }
    expect((await sitCases(rater, poor)).result.passed).toBe(false)
    expect((await sitCases(rater, poor)).result.passed).toBe(false)
    await expect(sitCases(rater, { ...poor, sittingId: randomUUID() })).rejects.toMatchObject({
      code: "CONFLICT",
    })
  })
  await at(day(6), async () => {
    const { cases } = await nextSitting(rater)
    const right = cases.map(({ key }) => ({ caseKey: key, value: reference.get(key) ?? 3 }))
    expect((await sitCases(rater, { sittingId: randomUUID(), answers: right })).result.passed).toBe(true)
    const me = (await ratersOverview(lead)).raters.find(({ name }) => name === "Rater")
    expect(me?.sittings.map(({ untilDay }) => untilDay !== null)).toEqual([false, true])
  })
  // The certificate changes what later ratings weigh, never earlier ones.
  const catId = await takeInCat("Later")
  await rate(rater, catId, day(7), 4)
  const { read } = await features()
  const rows = await read(lead, (db) =>
    db.rating.findMany({ where: { raterId: rater.personId }, select: { certified: true, ratedOn: true } }),
  )
  expect(rows.filter(({ ratedOn }) => ratedOn < day(6)).every(({ certified }) => !certified)).toBe(true)
  expect(rows.some(({ certified }) => certified)).toBe(true)
})

test("double ratings certify by live agreement, and from 30 cats on offer the shelter's own variance", async () => {
  const { at, certifyLive, adoptOwnVariance, ratersOverview, versionDetail } = await features()
  const second = await shelter.person("staff", { name: "Second" })
  await expect(at(day(8), () => adoptOwnVariance(lead, { versionId: randomUUID() }))).rejects.toMatchObject({
    code: "INVALID",
  })
  for (let n = 0; n < 30; n++) {
    const catId = await takeInCat(`Double ${n}`)
    const level = (index: number) => (1 + ((n + index) % 5)) as Level
    await rate(rater, catId, day(8), level)
    await rate(second, catId, day(9), (index) =>
      index === 0 ? (Math.min(5, level(0) + 1) as Level) : level(index),
    )
  }
  await at(day(9), async () => {
    const { agreement, variance, drawn } = await ratersOverview(lead)
    const recovery = agreement.find(({ dim }) => dim === "recovery")
    expect(recovery?.cats).toBeGreaterThanOrEqual(30)
    expect(recovery?.withinOne).toBe(1)
    expect(recovery?.kappaLinear).toBeGreaterThan(0.4)
    expect(variance.own.isReady).toBe(true)
    expect(drawn.length).toBeGreaterThan(0)
    const twice = drawn.filter(({ catName }) => catName.startsWith("Double"))
    expect(twice.length).toBeGreaterThan(0)
    expect(twice.every(({ isDone }) => isDone)).toBe(true)
    const result = await certifyLive(lead, { certificationId: randomUUID(), personId: second.personId })
    expect(result).toMatchObject({ passed: true })
    const versionId = randomUUID()
    await adoptOwnVariance(lead, { versionId })
    const draft = await versionDetail(lead, versionId)
    expect(draft.status).toBe("draft")
    expect(draft.numbers.rubric.ratingVariance).toBeCloseTo(Math.max(0.1, variance.own.value ?? 0), 2)
  })
}, 120_000)
