import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import type { Viewer, Visitor } from "@/lib/platform/viewer"
import { goHome } from "../setup/going-home"
import { asVisitor, listedCat } from "../setup/public-cat"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

let counsellor: Viewer
let visitor: Visitor

beforeAll(async () => {
  process.env.NEXTAUTH_URL = "https://cats.shelter.example"
  await freshDatabase()
  const shelter = await makeShelter("HOME")
  counsellor = await shelter.person("coordinator", {
    permissions: ["medical", "behaviour_lead", "counsellor"],
  })
  visitor = await asVisitor(shelter.operator)
})

const features = async () => ({
  ...(await import("@/lib/features/placements/disclosure-mutations")),
  ...(await import("@/lib/features/placements/disclosure-queries")),
  ...(await import("@/lib/features/placements/disclosure-public")),
  ...(await import("@/lib/features/placements/placing-mutations")),
  ...(await import("@/lib/features/placements/returns-mutations")),
  ...(await import("@/lib/features/placements/bites-mutations")),
  ...(await import("@/lib/features/placements/check-in-public")),
  ...(await import("@/lib/features/placements/ask-home-mutations")),
  ...(await import("@/lib/features/cats/public")),
  ...(await import("@/lib/platform/clock")),
  ...(await import("@/lib/platform/token")),
})
const db = async () => (await import("@/lib/platform/db")).systemDb()
const later = async <T>(days: number, work: () => Promise<T>) =>
  (await features()).at(new Date(Date.now() + days * 86_400_000), work)
const dayText = async (offset = 0) => {
  const { today } = await features()
  const { isoFromDay } = await import("@/lib/domain/calendar/day")
  return isoFromDay(today(visitor) + offset)
}

async function adopter(name = "Cleo") {
  const { addAdopter } = await import("@/lib/features/adopters/mutations")
  const adopterId = randomUUID()
  const contact = { email: null, phone: "+1 555 0100", contactNote: null, staffNote: null, choices: {} }
  await addAdopter(counsellor, { ...contact, adopterId, name })
  return adopterId
}

const placement = async (pair: { catId: string; adopterId: string }, disclosureId: string | null) => ({
  ...pair,
  placementId: randomUUID(),
  kind: "adoption" as const,
  startedOn: await dayText(),
  dueOn: null,
  disclosureId,
})

test("no adoption without a sheet that was read, and none on a sheet that is no longer true", async () => {
  const { prepareDisclosure, acknowledgeHere, placeCat } = await features()
  const { catId } = await listedCat(counsellor, "Juniper")
  const pair = { catId, adopterId: await adopter() }
  await expect(placeCat(counsellor, await placement(pair, null))).rejects.toThrow(/Hand over the sheet/)
  const disclosureId = randomUUID()
  await prepareDisclosure(counsellor, { ...pair, disclosureId, isSent: false })
  await expect(placeCat(counsellor, await placement(pair, disclosureId))).rejects.toThrow(/not acknowledged/)
  await acknowledgeHere(counsellor, { disclosureId, name: "Cleo" })
  const other = { catId, adopterId: await adopter("Dora") }
  await expect(placeCat(counsellor, await placement(other, disclosureId))).rejects.toThrow(/Hand over/)
  const { reportIncident } = await import("@/lib/features/training/incidents-mutations")
  await reportIncident(counsellor, {
    incidentId: randomUUID(),
    catId,
    kind: "bolted",
    isNearMiss: false,
    mechanism: "door",
    happenedAt: new Date(Date.now() - 60_000).toISOString(),
    text: "Ran for the corridor",
    place: null,
    harnessId: null,
    fitPassed: null,
  } as never)
  await expect(placeCat(counsellor, await placement(pair, disclosureId))).rejects.toThrow(/changed since/)
  await goHome(counsellor, { ...(await placement(pair, null)) })
  const placed = await (await db()).placement.findFirstOrThrow({
    where: { catId },
    include: { disclosure: true },
  })
  expect(JSON.stringify(placed.disclosure?.content)).toContain("Ran for the corridor")
})

test("what a sheet says cannot be rewritten by the app, only acknowledged", async () => {
  const { write } = await import("@/lib/platform/db")
  await expect(
    write(counsellor, (tx) => tx.disclosure.updateMany({ data: { content: {} } })),
  ).rejects.toThrow(/permission denied/)
})

test("the sheet's own link: read, acknowledged once, and gone with the person", async () => {
  const { prepareDisclosure, visitorOfDisclosure, disclosureByToken, acknowledgeByLink, linkToken } =
    await features()
  const { catId } = await listedCat(counsellor, "Moss")
  const adopterId = await adopter("Nina")
  const disclosureId = randomUUID()
  await prepareDisclosure(counsellor, { catId, adopterId, disclosureId, isSent: true })
  const token = linkToken("disclosure", disclosureId)
  expect(await visitorOfDisclosure("x".repeat(43))).toBeNull()
  const reader = await visitorOfDisclosure(token)
  if (!reader) throw new Error("the link opens nothing")
  await acknowledgeByLink(reader, token, "Nina")
  await acknowledgeByLink(reader, token, "Somebody else")
  const row = await (await db()).disclosure.findUniqueOrThrow({ where: { id: disclosureId } })
  expect(row).toMatchObject({ acknowledgedAs: "Nina", acknowledgedBy: "link" })
  expect((await disclosureByToken(reader, token))?.acknowledgedDay).not.toBeNull()
  const { erasePerson } = await import("@/lib/features/requests/erase-mutations")
  await erasePerson(counsellor, { adopterId })
  expect(await visitorOfDisclosure(token)).toBeNull()
  const { acknowledgeHere } = await features()
  await expect(acknowledgeHere(counsellor, { disclosureId, name: "Nina" })).rejects.toThrow()
  expect(
    (await (await db()).disclosure.findUniqueOrThrow({ where: { id: disclosureId } })).acknowledgedAs,
  ).toBeNull()
})

test("a bite that breaks the skin holds the cat: off the public list at once, back when the report is closed and not before", async () => {
  const { reportBite, closeBite, publicCat, disclosuresOf } = await features()
  const { catId, slug } = await listedCat(counsellor, "Bramble")
  expect(await publicCat(visitor, slug)).not.toBeNull()
  const biteId = randomUUID()
  const report = {
    biteId,
    catId,
    incidentId: null,
    happenedOn: await dayText(-1),
    bitten: "volunteer" as const,
    bodyPart: "hand",
    circumstances: "Towel over the back",
    treated: "yes" as const,
    reported: "yes" as const,
    quarantineUntil: await dayText(9),
  }
  await reportBite(counsellor, report)
  await reportBite(counsellor, report)
  expect(await (await db()).biteReport.count({ where: { catId } })).toBe(1)
  expect(await publicCat(visitor, slug)).toBeNull()
  // The register has the same bite: one bite, told once.
  const { reportIncident } = await import("@/lib/features/training/incidents-mutations")
  await reportIncident(counsellor, {
    incidentId: randomUUID(),
    catId,
    kind: "bite",
    isNearMiss: false,
    mechanism: "handler",
    happenedAt: new Date(`${report.happenedOn}T18:00:00Z`).toISOString(),
    text: "Bit through the towel",
    place: null,
    harnessId: null,
    fitPassed: null,
  } as never)
  const cat = async () => (await db()).cat.findUniqueOrThrow({ where: { id: catId } })
  expect((await cat()).gatesOpen).toContain("G7")
  await expect(closeBite(counsellor, { biteId, version: 1, finding: "Towel too fast" })).rejects.toThrow(
    /quarantine/,
  )
  // Nothing goes round it: no home, and no gate opened by hand.
  await expect(
    goHome(counsellor, await placement({ catId, adopterId: await adopter() }, null)),
  ).rejects.toThrow(/bite that broke the skin is open/)
  const { recordGateFacts } = await import("@/lib/features/cats/gates-mutations")
  const over = { expiresOn: null, note: null, factOn: await dayText(), value: "yes" }
  await expect(
    recordGateFacts(counsellor, {
      catId,
      facts: [{ ...over, factId: randomUUID(), key: "bite_quarantine_over" }],
    }),
  ).rejects.toThrow(/bite report is open/)
  await later(11, () => closeBite(counsellor, { biteId, version: 1, finding: "Towel too fast" }))
  await later(11, async () => {
    const { refreshCat } = await import("@/lib/features/cats/summary-mutations")
    const { write } = await import("@/lib/platform/db")
    await write(counsellor, (tx) => refreshCat(tx, counsellor, catId))
    expect((await cat()).gatesOpen).not.toContain("G7")
    expect(await publicCat(visitor, slug)).not.toBeNull()
  })
  // The next home is told, once.
  const { draft } = await disclosuresOf(counsellor, { catId, adopterId: await adopter() })
  expect(draft.bites).toHaveLength(1)
  expect(draft.bites[0]).toMatchObject({ kind: "bite_skin", where: "Towel over the back" })
})

test("check-ins: asked on their day, once; answered by the link, changed, and closed when the cat comes back", async () => {
  const { askHomes, checkInByToken, answerByLink, visitorOfCheckIn, linkToken, recordReturn } =
    await features()
  const { catId } = await listedCat(counsellor, "Fern")
  const placementId = randomUUID()
  await goHome(counsellor, {
    placementId,
    catId,
    adopterId: await adopter("Otto"),
    kind: "adoption",
    startedOn: await dayText(),
  })
  const mine = async () => (await db()).checkIn.findMany({ where: { placementId }, orderBy: { day: "asc" } })
  await later(2, () => askHomes(counsellor))
  expect((await mine()).filter(({ mailedAt }) => mailedAt)).toHaveLength(0)
  await later(3, () => Promise.all([askHomes(counsellor), askHomes(counsellor)]))
  await later(4, () => askHomes(counsellor))
  const messages = await (await db()).message.findMany({
    where: { template: "check_in", body: { contains: "Fern" } },
  })
  expect(messages).toHaveLength(1)
  const [first] = await mine()
  if (!first) throw new Error("no check-in")
  const token = linkToken("check-in", first.id)
  const home = await visitorOfCheckIn(token)
  if (!home) throw new Error("the link opens nothing")
  const answers = {
    inHome: "yes" as const,
    satisfaction: 4,
    outdoors: "never" as const,
    challenges: ["hiding" as const],
    vetVisit: null,
    chipRegistered: true,
  }
  await answerByLink(home, token, answers)
  await answerByLink(home, token, { ...answers, satisfaction: 5 })
  expect(await checkInByToken(home, token)).toMatchObject({
    catName: "Fern",
    day: 3,
    answers: { satisfaction: 5 },
  })
  const row = (await mine())[0]
  expect(row).toMatchObject({ answeredBy: "adopter", version: 3 })
  await later(20, async () =>
    recordReturn(counsellor, {
      returnId: randomUUID(),
      placementId,
      returnedOn: await dayText(),
      reason: "allergy",
      note: null,
    }),
  )
  expect(await checkInByToken(home, token)).toMatchObject({ isOver: true })
  await expect(answerByLink(home, token, answers)).rejects.toThrow()
})

test("a trial with its end: the cat is off the list, and the same adopter's trial becomes an adoption on the same sheet", async () => {
  const { placeCat, publicCat } = await features()
  const { catId, slug } = await listedCat(counsellor, "Reed")
  const pair = { catId, adopterId: await adopter("Pia") }
  await goHome(counsellor, {
    ...pair,
    placementId: randomUUID(),
    kind: "trial",
    startedOn: await dayText(),
    dueOn: await dayText(14),
  })
  expect(await publicCat(visitor, slug)).toBeNull()
  const trial = await (await db()).placement.findFirstOrThrow({ where: { catId } })
  expect(trial.dueOn).not.toBeNull()
  await placeCat(counsellor, await placement(pair, trial.disclosureId))
  const placements = await (await db()).placement.findMany({
    where: { catId },
    orderBy: { createdAt: "asc" },
  })
  expect(placements.map(({ kind, endedOn }) => [kind, endedOn === null])).toEqual([
    ["trial", false],
    ["adoption", true],
  ])
})

test("a cat the vet holds goes to foster care at most, and a bite of today is closed tomorrow", async () => {
  const { placeCat, reportBite, closeBite } = await features()
  const { recordCatFact } = await import("@/lib/features/cats/facts-mutations")
  const { publicCat } = await features()
  const { catId, slug } = await listedCat(counsellor, "Willow")
  const pair = { catId, adopterId: await adopter("Quin") }
  await recordCatFact(counsellor, {
    factId: randomUUID(),
    catId,
    key: "medical_hold",
    value: "yes",
    source: "vet",
    evidence: "Fever, looks again on Friday",
    observedOn: await dayText(),
  } as never)
  expect(await publicCat(visitor, slug)).toBeNull()
  await expect(goHome(counsellor, await placement(pair, null))).rejects.toThrow(/vet holds this cat/)
  await placeCat(counsellor, { ...(await placement(pair, null)), kind: "foster" })
  const biteId = randomUUID()
  await reportBite(counsellor, {
    biteId,
    catId: (await listedCat(counsellor, "Thorn")).catId,
    incidentId: null,
    happenedOn: await dayText(),
    bitten: "staff",
    bodyPart: null,
    circumstances: "Nail trim",
    treated: "unknown",
    reported: "unknown",
    quarantineUntil: null,
  })
  await expect(closeBite(counsellor, { biteId, version: 1, finding: "None" })).rejects.toThrow(/tomorrow/)
})

test("a panic that was logged as a session is on the sheet", async () => {
  const { disclosuresOf } = await features()
  const { enrol } = await import("@/lib/features/training/enrol-mutations")
  const { logSession } = await import("@/lib/features/training/mutations")
  const { SessionInput } = await import("@/lib/features/training/schema")
  const { catId } = await listedCat(counsellor, "Tansy")
  await enrol(counsellor, { enrolmentId: randomUUID(), catId, startingStage: 1 })
  await logSession(
    counsellor,
    SessionInput.parse({
      sessionId: randomUUID(),
      catId,
      startedAt: new Date(Date.now() - 600_000).toISOString(),
      trials: 5,
      hits: 0,
      peakStress: 4,
      recoverySec: 300,
      signs: [{ code: "b_thrash" }],
      incidentText: "Thrashed in the harness",
      endedBy: "emergency",
    }),
  )
  const { draft } = await disclosuresOf(counsellor, { catId, adopterId: await adopter() })
  expect(draft.escapes).toEqual([
    expect.objectContaining({ kind: "panic", where: "Thrashed in the harness" }),
  ])
})

test("a bite that stands in the register only asks for a talk before young children, and on the sheet it stands, too", async () => {
  const { matchesForCat } = await import("@/lib/features/matching/queries")
  const { DeskParams } = await import("@/lib/features/matching/desk-schema")
  const { addAdopter } = await import("@/lib/features/adopters/mutations")
  const { disclosuresOf } = await features()
  const { catId } = await listedCat(counsellor, "Clover")
  const adopterId = randomUUID()
  const contact = { email: null, phone: null, contactNote: null, staffNote: null }
  await addAdopter(counsellor, {
    ...contact,
    adopterId,
    name: "Rosa",
    choices: { companions: ["young_children"] },
  })
  const because = async () => {
    const { open } = await matchesForCat(counsellor, catId, DeskParams.parse({}))
    return open.rows.find(({ adopter: one }) => one.id === adopterId)?.pair.talkFirst.because ?? []
  }
  expect(await because()).not.toContain("Young children, and a bite on record")
  const { reportIncident } = await import("@/lib/features/training/incidents-mutations")
  await reportIncident(counsellor, {
    incidentId: randomUUID(),
    catId,
    kind: "bite",
    isNearMiss: false,
    mechanism: "handler",
    happenedAt: new Date(Date.now() - 60_000).toISOString(),
    text: "Nipped at the paw",
    place: null,
    harnessId: null,
    fitPassed: null,
  } as never)
  expect(await because()).toContain("Young children, and a bite on record")
  expect((await disclosuresOf(counsellor, { catId, adopterId })).draft.bites).toHaveLength(1)
})
