import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, test } from "vitest"
import { CHART_LIST } from "@/lib/domain/outcomes/charts/chart-list"
import { readOutcomesParams } from "@/lib/features/outcomes/schema"
import type { Viewer } from "@/lib/platform/viewer"
import { goHome } from "../setup/going-home"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

let staff: Viewer
let other: Viewer
const moment = (offset: number) => new Date(Date.UTC(2026, 0, 1 + offset, 18))
const iso = (offset: number) => moment(offset).toISOString().slice(0, 10)
const on = async <T>(offset: number, work: () => Promise<T>) =>
  (await import("@/lib/platform/clock")).at(moment(offset), work)
const charts = async (query: Record<string, string> = {}, offset = 300) => {
  const { chartsOf } = await import("@/lib/features/outcomes/charts-queries")
  return on(offset, () => chartsOf(staff, readOutcomesParams(query)))
}
const n = async (id: string, query: Record<string, string> = {}, offset = 300) =>
  (await charts(query, offset)).find((chart) => chart.id === id)?.n[0]?.n

async function takeIn(name: string, offset: number, viewer = staff): Promise<string> {
  const { takeIn: take } = await import("@/lib/features/cats/mutations")
  const catId = randomUUID()
  await on(offset, () =>
    take(viewer, { catId, name, sex: "F", intakeAt: moment(offset).toISOString(), intakeType: "stray" }),
  )
  return catId
}

async function adopter(): Promise<string> {
  const { addAdopter } = await import("@/lib/features/adopters/mutations")
  const { AdopterInput } = await import("@/lib/features/adopters/schema")
  const adopterId = randomUUID()
  await addAdopter(staff, AdopterInput.parse({ adopterId, name: "Somebody", choices: {} }))
  return adopterId
}

beforeAll(async () => {
  await freshDatabase()
  const permissions = ["medical", "behaviour_lead", "counsellor"] as const
  staff = await (await makeShelter("OUT")).person("administrator", { permissions: [...permissions] })
  other = await (await makeShelter("ELSE")).person("administrator", { permissions: [...permissions] })
})

describe("figures follow the data", () => {
  test("a write changes the next answer, another shelter's does not, and the same question is answered once", async () => {
    const { figuresVersion } = await import("@/lib/features/outcomes/facts-queries")
    const before = await on(300, () => figuresVersion(staff))
    await takeIn("Ada", 0)
    const after = await on(300, () => figuresVersion(staff))
    expect(after).not.toBe(before)
    expect(await n("C1")).toBe(1)
    await takeIn("Elsewhere", 0, other)
    expect(await on(300, () => figuresVersion(staff))).toBe(after)
    expect(await n("C1")).toBe(1)
    await takeIn("Bea", 1)
    expect(await n("C1")).toBe(2)
  })

  test("old notes of changes are swept; the version is another one and never an earlier one again", async () => {
    const { figuresVersion } = await import("@/lib/features/outcomes/facts-queries")
    const { sweepFigureChanges } = await import("@/lib/features/outcomes/sweep-mutations")
    const { systemDb } = await import("@/lib/platform/db")
    const seen = new Set([await on(300, () => figuresVersion(staff))])
    const rows = () => systemDb().figureChange.count({ where: { shelterId: staff.shelterId } })
    expect(await rows()).toBeGreaterThan(1)
    // What a transaction of any database of the server might not see yet stays for the next sweep.
    const sweep = () =>
      expect
        .poll(
          async () => {
            await sweepFigureChanges()
            return rows()
          },
          { timeout: 30_000 },
        )
        .toBe(1)
    for (let i = 0; i < 3; i++) {
      await sweep()
      seen.add(await on(300, () => figuresVersion(staff)))
      await takeIn(`Swept ${i}`, 2)
      seen.add(await on(300, () => figuresVersion(staff)))
    }
    await sweep()
    expect(seen.size).toBe(7)
  })

  test("what a transaction that failed wrote changes nothing", async () => {
    const { figuresVersion } = await import("@/lib/features/outcomes/facts-queries")
    const { write } = await import("@/lib/platform/db")
    const before = await on(300, () => figuresVersion(staff))
    await expect(
      write(staff, async (db) => {
        await db.stay.updateMany({ data: { intakeDetail: "x" } })
        throw new Error("no")
      }),
    ).rejects.toThrow("no")
    expect(await on(300, () => figuresVersion(staff))).toBe(before)
  })

  test("fosters and trials are no way out; an adoption is; a return begins a new stay", async () => {
    const [foster, trial, home] = [
      await takeIn("Foster", 10),
      await takeIn("Trial", 10),
      await takeIn("Home", 10),
    ]
    const [one, two] = [await adopter(), await adopter()]
    await on(20, () =>
      goHome(staff, {
        placementId: randomUUID(),
        catId: foster,
        adopterId: one,
        kind: "foster",
        startedOn: iso(20),
      }),
    )
    await on(20, () =>
      goHome(staff, {
        placementId: randomUUID(),
        catId: trial,
        adopterId: two,
        kind: "trial",
        startedOn: iso(20),
        dueOn: iso(40),
      }),
    )
    const placementId = randomUUID()
    await on(20, () =>
      goHome(staff, { placementId, catId: home, adopterId: one, kind: "adoption", startedOn: iso(20) }),
    )
    const document = async () => {
      const { allFigures } = await import("@/lib/features/outcomes/queries")
      return on(300, () => allFigures(staff, { clock: "intake", from: iso(0) }))
    }
    const first = await document()
    expect(first.totals.outcome.adoption).toBe(1)
    expect(first.open_at_data_end).toBe(7)
    const { recordReturn } = await import("@/lib/features/placements/returns-mutations")
    await on(50, () =>
      recordReturn(staff, {
        returnId: randomUUID(),
        placementId,
        returnedOn: iso(50),
        reason: "allergy",
        note: null,
      }),
    )
    const second = await document()
    expect(second.stays).toBe(first.stays + 1)
    const reasons = (await charts({ part: "homes", from: iso(0) })).find(({ id }) => id === "C5")
    expect(reasons?.tables[0]?.rows).toEqual([["Allergy", 1, 0, 0, 1]])
  })
})

test("every part answers for a living shelter, for several cohorts, and for a view that is gone", async () => {
  const parts = ["stays", "programme", "prediction", "homes"]
  const seen: string[] = []
  for (const part of parts)
    seen.push(
      ...(await charts({ part, sex: "F", b_sex: "M", c_view: randomUUID(), from: iso(0) })).map(
        ({ id }) => id,
      ),
    )
  expect(seen.sort()).toEqual(CHART_LIST.map(({ id }) => id as string).sort())
})

describe("the data check", () => {
  test("finds a stay with an outcome before its intake; mended, it counts and is gone", async () => {
    const catId = await takeIn("Typo", 100)
    const { write, read } = await import("@/lib/platform/db")
    const { dateOfDay } = await import("@/lib/platform/clock")
    const stay = await read(staff, (db) => db.stay.findFirstOrThrow({ where: { catId } }))
    await write(staff, (db) =>
      db.stay.update({ where: { id: stay.id }, data: { outcomeOn: dateOfDay(10), outcomeType: "died" } }),
    )
    const { dataCheck } = await import("@/lib/features/outcomes/quality-queries")
    const look = () => on(300, () => dataCheck(staff, { kind: "outcome_before_intake", page: 1 }))
    const found = await look()
    expect(found.rows.map(({ stayId }) => stayId)).toEqual([stay.id])
    const { mendStay } = await import("@/lib/features/outcomes/mutations")
    const mended = {
      stayId: stay.id,
      version: stay.version,
      intakeOn: iso(100),
      availableOn: null,
      outcomeOn: iso(110),
      outcomeType: "died",
      bornOn: null,
      because: "the year was wrong",
    }
    await on(300, () => mendStay(staff, mended))
    expect((await look()).rows).toEqual([])
    await expect(on(300, () => mendStay(staff, mended))).rejects.toThrow(/changed this stay/)
    const { systemDb } = await import("@/lib/platform/db")
    const trail = await systemDb().auditEntry.findFirst({ where: { entityId: stay.id, action: "stay:mend" } })
    expect(trail?.summary).toContain("the year was wrong")
  })

  test("a note that a row is right holds until the row changes", async () => {
    const catId = await takeIn("Old friend", 0)
    const { dataCheck } = await import("@/lib/features/outcomes/quality-queries")
    const look = () => on(500, () => dataCheck(staff, { kind: "zombie", page: 1 }))
    const row = (await look()).rows.find((one) => one.catId === catId)
    const { noteQuality } = await import("@/lib/features/outcomes/mutations")
    const note = {
      id: randomUUID(),
      finding: "zombie",
      stayId: row?.stayId ?? "",
      seen: row?.seen ?? "",
      note: "lives here",
    }
    await noteQuality(staff, note)
    await noteQuality(staff, note)
    expect((await look()).rows.some((one) => one.catId === catId)).toBe(false)
    const { write } = await import("@/lib/platform/db")
    const { dateOfDay } = await import("@/lib/platform/clock")
    await write(staff, (db) =>
      db.stay.update({ where: { id: row?.stayId ?? "" }, data: { bornOn: dateOfDay(19_000) } }),
    )
    expect((await look()).rows.some((one) => one.catId === catId)).toBe(true)
  })
})

test("a study cannot be changed; a week is drawn once, by a lot that anybody can repeat", async () => {
  const { registerStudy, drawWeek } = await import("@/lib/features/outcomes/studies-mutations")
  const { studies } = await import("@/lib/features/outcomes/validation-queries")
  const id = randomUUID()
  await registerStudy(staff, { id, name: "Harness first", judgedDay: 45, weeks: 2, perWeek: 2 })
  await registerStudy(staff, { id, name: "Something else", judgedDay: 99, weeks: 9, perWeek: 9 })
  await on(300, () => drawWeek(staff, { id: randomUUID(), studyId: id }))
  await on(301, () => drawWeek(staff, { id: randomUUID(), studyId: id }))
  const [study] = await studies(staff)
  expect(study).toMatchObject({ name: "Harness first", plan: { judgedDay: 45, seed: id } })
  expect(study?.draws.length).toBeLessThanOrEqual(2)
  expect(study?.draws[0]?.drawn).toHaveLength(2)
  await on(308, () => drawWeek(staff, { id: randomUUID(), studyId: id }))
  const drawn = (await studies(staff))[0]?.draws.flatMap((draw) => draw.drawn.map((cat) => cat.id)) ?? []
  expect(new Set(drawn).size).toBe(drawn.length)
})

describe("files", () => {
  const file = async (format: "csv" | "xlsx" | "pdf" | "svg" | "png") => {
    const { outcomesFile } = await import("@/lib/features/outcomes/files-queries")
    const made = await on(300, () =>
      outcomesFile(staff, readOutcomesParams({ from: iso(0) }), { format, chart: "C1", panel: 0 }),
    )
    return Buffer.from(await new Response(made.body).arrayBuffer())
  }

  test("small counts are hidden; PDF is tagged; pictures are pictures", async () => {
    const csv = (await file("csv")).toString("utf8")
    expect(csv).toContain("C1 Time to adoption")
    expect(csv).toContain("hidden")
    const pdf = (await file("pdf")).toString("latin1")
    expect(pdf.startsWith("%PDF-1.7")).toBe(true)
    expect(pdf).toContain("/StructTreeRoot")
    expect((await file("svg")).toString("utf8")).toMatch(/^<svg .*<title>C1 Time to adoption/)
    expect((await file("png")).subarray(1, 4).toString()).toBe("PNG")
    expect((await file("xlsx")).subarray(0, 2).toString()).toBe("PK")
  })
})
