import { randomUUID } from "node:crypto"
import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { REPORT_SUBJECTS, SUBJECTS } from "@/lib/domain/reports/subjects"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter, type TestShelter } from "../setup/test-shelter"

let shelter: TestShelter
let coordinator: Viewer

beforeAll(async () => {
  await freshDatabase()
  process.env.SLACKLINE_DATA = mkdtempSync(path.join(tmpdir(), "slackline-reports-"))
  process.env.SLACKLINE_NOW = "2026-06-15T18:00:00Z"
  shelter = await makeShelter()
  coordinator = await shelter.person("coordinator", { name: "Cora" })
  const { write } = await import("@/lib/platform/db")
  const other = (await makeShelter("ELSE")).operator
  for (const [viewer, names] of [
    [coordinator, Array.from({ length: 130 }, (_, at) => `Cat ${at % 40}`)],
    [other, ["Stranger"]],
  ] as const)
    await write(viewer, async (db) => {
      for (const [at, name] of names.entries()) {
        const [catId, stayId, placementId] = [randomUUID(), randomUUID(), randomUUID()]
        const day = (days: number) => new Date(Date.UTC(2026, 0, 1 + days))
        const base = { shelterId: viewer.shelterId, catId }
        await db.cat.create({
          data: {
            id: catId,
            shelterId: viewer.shelterId,
            slug: `${catId}`,
            name,
            weightKg: at % 3 === 0 ? null : 3 + (at % 5) / 4,
            neutered: (["yes", "no", "unknown"] as const)[at % 3] ?? "unknown",
            inCare: at % 2 === 0,
            bornOn: at % 4 === 0 ? null : day(-at * 10),
          },
        })
        await db.stay.create({
          data: {
            ...base,
            id: stayId,
            intakeOn: day(at % 60),
            ...(at % 2 ? { outcomeOn: day(70), outcomeType: "adoption" } : {}),
          },
        })
        if (at > 20) continue
        await db.placement.create({
          data: { ...base, id: placementId, stayId, kind: "adoption", startedOn: day(70) },
        })
        await db.checkIn.create({
          data: {
            id: randomUUID(),
            shelterId: viewer.shelterId,
            placementId,
            day: 3,
            dueOn: day(73),
            ...(at % 2
              ? {
                  answeredAt: new Date("2026-03-20T03:00:00Z"),
                  answeredBy: "adopter",
                  answers: {
                    inHome: "yes",
                    satisfaction: 4,
                    outdoors: "monthly",
                    challenges: ["hiding"],
                    vetVisit: true,
                    chipRegistered: null,
                  },
                }
              : {}),
          },
        })
      }
    })
})
afterAll(async () => {
  delete process.env.SLACKLINE_NOW
  delete process.env.SLACKLINE_DATA
  const { closeDb } = await import("@/lib/platform/db")
  await closeDb()
})

const rows = () => import("@/lib/features/reports/rows-queries")
const definitionOf = async (input: object) =>
  (await import("@/lib/features/reports/definition-schema")).ReportDefinitionInput.parse(input)

describe("a report", () => {
  test.each(REPORT_SUBJECTS)(
    "about %s has every column of its catalogue, ordered by any of them, page after page",
    async (subject) => {
      const { reportPage, countReport, reportRows } = await rows()
      const columns = SUBJECTS[subject].columns.map(({ key }) => key)
      const whole = await countReport(coordinator, await definitionOf({ subject, columns: ["cat"] }))
      for (const column of columns)
        for (const direction of ["asc", "desc"] as const) {
          const definition = await definitionOf({ subject, columns, sort: { column, direction } })
          const all: unknown[][] = []
          for await (const row of reportRows(coordinator, definition)) all.push([...row])
          expect(all).toHaveLength(whole)
          const paged: unknown[][] = []
          let after: string | null = null
          do {
            const page: Awaited<ReturnType<typeof reportPage>> = await reportPage(coordinator, definition, {
              after,
              size: 37,
            })
            paged.push(...page.rows.map((row) => [...row]))
            after = page.next
          } while (after)
          expect(paged).toEqual(all)
          const values = all.map((row) => row[columns.indexOf(column)])
          const firstEmpty = values.indexOf(null)
          if (firstEmpty >= 0) expect(values.slice(firstEmpty).every((value) => value === null)).toBe(true)
        }
    },
  )

  test("filters by date, number, text, choice and yes, no, unknown", async () => {
    const { countReport } = await rows()
    const count = async (subject: string, ...filters: object[]) =>
      countReport(coordinator, await definitionOf({ subject, columns: ["cat"], filters }))
    expect(
      await count("stays", { is: "between", column: "cameIn", from: "2026-01-10", to: "2026-01-10" }),
    ).toBe(3)
    expect(await count("stays", { is: "oneOf", column: "outcome", values: ["adoption"] })).toBe(65)
    expect(await count("stays", { is: "oneOf", column: "outcome", values: ["unknown"] })).toBe(65)
    expect(await count("cats", { is: "answer", column: "neutered", value: "unknown" })).toBe(43)
    expect(
      await count(
        "cats",
        { is: "answer", column: "neutered", value: "yes" },
        { is: "answer", column: "inCare", value: "yes" },
      ),
    ).toBe(22)
    expect(await count("cats", { is: "range", column: "weight", min: 4 })).toBe(17)
    expect(await count("cats", { is: "contains", column: "cat", text: "T 39" })).toBe(3)
    expect(await count("cats", { is: "contains", column: "cat", text: "%" })).toBe(0)
    expect(await count("check_ins", { is: "range", column: "satisfaction", min: 4, max: 5 })).toBe(10)
    expect(await count("cats", { is: "contains", column: "cat", text: "Stranger" })).toBe(0)
  })

  test("the day of a moment is the shelter's own", async () => {
    const { reportPage } = await rows()
    const definition = await definitionOf({
      subject: "check_ins",
      columns: ["answered", "outdoors", "inHome", "chipRegistered", "challenges"],
      filters: [{ is: "answer", column: "isAnswered", value: "yes" }],
    })
    const { rows: found } = await reportPage(coordinator, definition, { size: 1 })
    expect(found).toEqual([["2026-03-19", "monthly", true, null, 1]])
  })

  test("knows no column that names or reaches an adopter, and refuses a filter that does not fit", async () => {
    const { ReportDefinitionInput } = await import("@/lib/features/reports/definition-schema")
    const { SUBJECT_SOURCES } = await import("@/lib/features/reports/subject-queries")
    for (const subject of REPORT_SUBJECTS) {
      const source = SUBJECT_SOURCES[subject]
      expect(Object.keys(source.columns).sort()).toEqual(
        SUBJECTS[subject].columns.map(({ key }) => key).sort(),
      )
      expect(JSON.stringify(source)).not.toMatch(/Adopter|Account|email|phone|note|"frozen"|endReason/i)
    }
    const wrong = {
      subject: "cats",
      columns: ["cat"],
      filters: [{ is: "contains", column: "inCare", text: "x" }],
    }
    expect(ReportDefinitionInput.safeParse(wrong).success).toBe(false)
    expect(ReportDefinitionInput.safeParse({ subject: "cats", columns: ["cat", "email"] }).success).toBe(
      false,
    )
    expect(ReportDefinitionInput.safeParse({ subject: "cats", columns: ["cat", "cat"] }).success).toBe(false)
  })

  test("that goes out by mail waits on the page where no mail server is set", async () => {
    const { saveSchedule } = await import("@/lib/features/reports/schedule-mutations")
    const { workOnReports } = await import("@/lib/features/reports/work-mutations")
    const { reportsOverview } = await import("@/lib/features/reports/queries")
    const { at } = await import("@/lib/platform/clock")
    await saveSchedule(coordinator, {
      ...{ id: randomUUID(), version: 0, kind: "matrix", definitionId: null, format: "csv" },
      ...{ every: "month", onDay: 20, personIds: [coordinator.personId] },
    })
    await at(new Date("2026-06-20T18:00:00Z"), workOnReports)
    const { runs, canSendMail } = await reportsOverview(coordinator)
    expect(canSendMail).toBe(false)
    expect(runs).toMatchObject([{ state: "done", waitsForMail: true, mailProblem: null }])
  })

  test("an address changed by hand is the first page", async () => {
    const { reportPage } = await rows()
    const definition = await definitionOf({ subject: "cats", columns: ["cat"] })
    const first = await reportPage(coordinator, definition)
    expect(await reportPage(coordinator, definition, { after: "'; drop table" })).toEqual(first)
  })
})
