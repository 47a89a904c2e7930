import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter, type TestShelter } from "../setup/test-shelter"

let shelter: TestShelter
let coordinator: Viewer
const MAY = "2026-05"

beforeAll(async () => {
  await freshDatabase()
  process.env.SLACKLINE_NOW = "2026-06-15T18:00:00Z"
  shelter = await makeShelter()
  coordinator = await shelter.person("coordinator", { name: "Cora" })
})
afterAll(async () => {
  delete process.env.SLACKLINE_NOW
  const { closeDb } = await import("@/lib/platform/db")
  await closeDb()
})

interface StayMade {
  in: string
  out?: string
  outcome?: "adoption" | "died" | "transfer_out"
  intake?: "stray" | "owner_relinquished" | "transfer_in"
  born?: string | null
  fosterFrom?: string
}

async function addStay(name: string, made: StayMade) {
  const { write } = await import("@/lib/platform/db")
  const { shelterId } = coordinator
  const [catId, stayId] = [randomUUID(), randomUUID()]
  const day = (iso: string) => new Date(`${iso}T00:00:00Z`)
  await write(coordinator, async (db) => {
    await db.cat.create({ data: { id: catId, shelterId, slug: `${name}-${catId.slice(0, 6)}`, name } })
    await db.stay.create({
      data: {
        id: stayId,
        shelterId,
        catId,
        intakeOn: day(made.in),
        intakeType: made.intake ?? "stray",
        bornOn: made.born === null ? null : day(made.born ?? "2020-01-01"),
        ...(made.out ? { outcomeOn: day(made.out), outcomeType: made.outcome ?? "adoption" } : {}),
      },
    })
    if (made.fosterFrom)
      await db.placement.create({
        data: { id: randomUUID(), shelterId, catId, stayId, kind: "foster", startedOn: day(made.fosterFrom) },
      })
  })
  return { catId, stayId }
}

describe("the matrix of a month", () => {
  let juno: { catId: string; stayId: string }

  beforeAll(async () => {
    await addStay("Miso", { in: "2026-04-01" })
    await addStay("Fern", { in: "2026-04-02", fosterFrom: "2026-04-20" })
    for (let at = 0; at < 7; at++) await addStay(`Kit ${at}`, { in: "2026-05-03", born: "2026-03-01" })
    for (let at = 0; at < 8; at++) await addStay(`Gone ${at}`, { in: "2026-04-03", out: "2026-05-20" })
    await addStay("Otto", { in: "2026-04-10", out: "2026-05-31", outcome: "died" })
    juno = await addStay("Juno", { in: "2026-05-30", intake: "transfer_in", born: null })
    await addStay("Odd", { in: "2026-05-09", out: "2026-05-01" })
  })

  test("counts to the animal, and every cell opens exactly its animals", async () => {
    const { animalsBehind, matrixPage } = await import("@/lib/features/reports/matrix-queries")
    const { matrix, warnings, isOver } = await matrixPage(coordinator, {})
    expect(matrix.month).toBe(MAY)
    expect(isOver).toBe(true)
    expect(matrix).toMatchObject({
      beginning: 11,
      beginningFoster: 1,
      intakes: 8,
      outcomes: 9,
      liveOutcomes: 8,
      ending: 10,
      endingFoster: 1,
    })
    const { MATRIX_CELLS } = await import("@/lib/domain/reports/matrix")
    const seen: Record<string, number> = {}
    for (const cell of MATRIX_CELLS) {
      const { animals } = await animalsBehind(coordinator, { month: MAY, cell })
      seen[cell] = animals.length
      expect(animals.length).toBe(matrix.behind[cell]?.length ?? 0)
    }
    expect(seen["stray.upToFiveMonths"]).toBe(7)
    expect(seen["inInState.ageUnknown"]).toBe(1)
    expect(warnings.map(({ key }) => key)).toEqual(["ageUnknown", "reachUnknown", "impossible"])
  })

  test("nothing is public before it was submitted; then the same totals are, small ones hidden", async () => {
    const { submittedFigures } = await import("@/lib/features/reports/figures-public")
    const { visitorOf } = await import("@/lib/platform/visitor")
    const { submitMatrix } = await import("@/lib/features/reports/matrix-mutations")
    const { matrixPage } = await import("@/lib/features/reports/matrix-queries")
    const visitor = await visitorOf(coordinator.shelterId)
    expect(await submittedFigures(visitor)).toEqual([])
    const id = randomUUID()
    await submitMatrix(coordinator, { id, month: MAY, note: "by hand" })
    await submitMatrix(coordinator, { id, month: MAY, note: "sent twice" })
    const [month, ...more] = await submittedFigures(visitor)
    expect(more).toEqual([])
    // One cat died: the live outcomes are hidden with it, or it would follow from the total.
    expect(month).toEqual({
      month: MAY,
      beginning: 11,
      intakes: 8,
      liveOutcomes: null,
      otherOutcomes: null,
      outcomes: 9,
      ending: 10,
    })
    const { matrix } = await matrixPage(coordinator, { month: MAY })
    expect(month?.beginning).toBe(matrix.beginning)
    expect((month?.beginning ?? 0) + (month?.intakes ?? 0) - (month?.outcomes ?? 0)).toBe(matrix.ending)
  })

  test("later corrections are listed beside what was submitted, and the public page keeps the submitted month", async () => {
    const { write } = await import("@/lib/platform/db")
    await write(coordinator, (db) =>
      db.stay.update({ where: { id: juno.stayId }, data: { bornOn: new Date("2025-01-01T00:00:00Z") } }),
    )
    const late = await addStay("Late", { in: "2026-05-31" })
    const { matrixPage } = await import("@/lib/features/reports/matrix-queries")
    const { submission, matrix } = await matrixPage(coordinator, { month: MAY })
    expect(matrix.intakes).toBe(9)
    expect(submission?.matrix.intakes).toBe(8)
    expect(submission?.by).toBe("Cora")
    const said = submission?.corrections.map(({ cat, part, from, to }) => [cat?.name, part, from, to])
    expect(said).toHaveLength(3)
    expect(said).toEqual(
      expect.arrayContaining([
        ["Juno", "intake", "inInState.ageUnknown", "inInState.adult"],
        ["Late", "intake", null, "stray.adult"],
        ["Late", "ending", null, "ending"],
      ]),
    )
    expect(submission?.corrections.find(({ to }) => to === "stray.adult")?.cat?.id).toBe(late.catId)
    const { submittedFigures } = await import("@/lib/features/reports/figures-public")
    const { visitorOf } = await import("@/lib/platform/visitor")
    expect((await submittedFigures(await visitorOf(coordinator.shelterId)))[0]?.intakes).toBe(8)
  })

  test("a month that is not over is not submitted", async () => {
    const { submitMatrix } = await import("@/lib/features/reports/matrix-mutations")
    await expect(submitMatrix(coordinator, { id: randomUUID(), month: "2026-06", note: "" })).rejects.toThrow(
      "not over yet",
    )
  })

  test("the public role can read no submission", async () => {
    const { readPublic } = await import("@/lib/platform/db")
    const { visitorOf } = await import("@/lib/platform/visitor")
    const visitor = await visitorOf(coordinator.shelterId)
    await expect(readPublic(visitor, (db) => db.matrixSubmission.findMany())).rejects.toThrow()
  })

  test("the files of the month hold the same numbers", async () => {
    const { matrixFile } = await import("@/lib/features/reports/matrix-queries")
    const csv = await matrixFile(coordinator, { month: MAY, format: "csv" })
    const [headings = "", row = ""] = csv.text.split("\n")
    expect(headings.split(",")).toHaveLength(66)
    expect(row.split(",").slice(0, 9)).toEqual([
      "2026",
      "5",
      "Feline",
      "05/01/2026",
      "05/31/2026",
      "11",
      "1",
      "11",
      "1",
    ])
    const json = JSON.parse((await matrixFile(coordinator, { month: MAY, format: "json" })).text)
    expect(json.organization).toEqual({ externalId: "TEST", name: "Shelter TEST", vendorName: "Slackline" })
    expect(json.animalCounts.endiningCount.count).toBe(11)
  })
})
