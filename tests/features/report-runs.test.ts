import { randomUUID } from "node:crypto"
import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { parse } from "csv-parse/sync"
import { readXlsx } from "hucre/xlsx"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import type { Viewer } from "@/lib/platform/viewer"
import { startMailServer, textOfMail } from "../setup/mail-server"
import { freshDatabase, makeShelter, type TestShelter } from "../setup/test-shelter"

let shelter: TestShelter
let coordinator: Viewer
let staff: Viewer
let reportId: string
let mails: Awaited<ReturnType<typeof startMailServer>>
const MANY = 2_400

const clock = () => import("@/lib/platform/clock")
const runs = async () => ({
  ...(await import("@/lib/features/reports/run-mutations")),
  ...(await import("@/lib/features/reports/work-mutations")),
})
const queries = () => import("@/lib/features/reports/queries")
const schedules = () => import("@/lib/features/reports/schedule-mutations")
const work = async (iso: string) => {
  const { at } = await clock()
  const { workOnReports } = await import("@/lib/features/reports/work-mutations")
  await at(new Date(iso), workOnReports)
}
const overview = async () => (await queries()).reportsOverview(coordinator)

beforeAll(async () => {
  await freshDatabase()
  process.env.SLACKLINE_DATA = mkdtempSync(path.join(tmpdir(), "slackline-runs-"))
  process.env.SLACKLINE_NOW = "2026-06-15T18:00:00Z"
  mails = await startMailServer()
  process.env.SLACKLINE_SMTP_URL = mails.url
  process.env.SLACKLINE_MAIL_FROM = "cats@shelter.example"
  shelter = await makeShelter()
  coordinator = await shelter.person("coordinator", { name: "Cora" })
  staff = await shelter.person("staff", { name: "Stan" })
  const { write } = await import("@/lib/platform/db")
  await write(coordinator, async (db) => {
    await db.cat.createMany({
      data: Array.from({ length: MANY }, (_, at) => ({
        id: randomUUID(),
        shelterId: coordinator.shelterId,
        slug: `cat-${at}`,
        name: at === 0 ? "=SUM(1)" : `Cat ${String(at).padStart(5, "0")}`,
        weightKg: 3.5,
      })),
    })
  })
  reportId = randomUUID()
  const { saveReport } = await import("@/lib/features/reports/definition-mutations")
  const { SaveReportInput } = await import("@/lib/features/reports/definition-schema")
  await saveReport(
    coordinator,
    SaveReportInput.parse({
      id: reportId,
      version: 0,
      name: "All cats",
      definition: { subject: "cats", columns: ["cat", "weight"], sort: { column: "cat", direction: "asc" } },
    }),
  )
})
afterAll(async () => {
  for (const name of ["SLACKLINE_NOW", "SLACKLINE_DATA", "SLACKLINE_SMTP_URL", "SLACKLINE_MAIL_FROM"])
    delete process.env[name]
  await mails.close()
  const { closeDb } = await import("@/lib/platform/db")
  await closeDb()
})
beforeEach(() => {
  mails.refuse(false)
  mails.taken.length = 0
})

describe("a file", () => {
  test("of many rows waits for the job, is made once by two workers, and holds the rows of the screen in their order", async () => {
    const { askForFile, makeWaitingRuns } = await runs()
    const runId = randomUUID()
    expect(await askForFile(coordinator, { runId, reportId, format: "csv" })).toEqual({
      runId,
      isDone: false,
    })
    expect(await askForFile(coordinator, { runId, reportId, format: "csv" })).toEqual({
      runId,
      isDone: false,
    })
    const made = await Promise.all([makeWaitingRuns(), makeWaitingRuns()])
    expect(made.reduce((sum, n) => sum + n, 0)).toBe(1)
    const { finishedFile, reportWithRows, runProgress } = await queries()
    expect(await runProgress(coordinator, runId)).toEqual({ state: "done", rowsDone: MANY, rowsTotal: MANY })
    const file = await finishedFile(coordinator, runId)
    expect(file.name).toBe("all-cats.csv")
    const [heading, ...lines]: string[][] = parse(Buffer.from(file.bytes), { bom: true })
    expect(heading).toEqual(["Cat", "Weight (kg)"])
    expect(lines).toHaveLength(MANY)
    const { page, total } = await reportWithRows(coordinator, reportId, null)
    expect(total).toBe(MANY)
    expect(lines.slice(0, page.rows.length)).toEqual(
      page.rows.map((row) => [String(row[0]).replace(/^=/, "'="), String(row[1])]),
    )
  })

  test("as a workbook and as a PDF comes of the same rows, and a cut PDF says so", async () => {
    const { askForFile, makeWaitingRuns } = await runs()
    const [xlsx, pdf] = [randomUUID(), randomUUID()]
    await askForFile(coordinator, { runId: xlsx, reportId, format: "xlsx" })
    await askForFile(coordinator, { runId: pdf, reportId, format: "pdf" })
    expect(await makeWaitingRuns()).toBe(2)
    const { finishedFile } = await queries()
    const book = await readXlsx((await finishedFile(coordinator, xlsx)).bytes)
    expect(book.sheets.map(({ name }) => name)).toEqual(["All cats", "Notes"])
    expect(book.sheets[0]?.rows).toHaveLength(MANY + 1)
    expect(book.sheets[0]?.rows[MANY]?.[1]).toBe(3.5)
    const { MOST_PDF_ROWS } = await import("@/lib/features/reports/runs-schema")
    const text = Buffer.from((await finishedFile(coordinator, pdf)).bytes).toString("latin1")
    expect(text.match(/\/S \/TR\b/g)).toHaveLength(MOST_PDF_ROWS + 1)
  })

  test("whose worker died is begun again, and the dead one that comes back changes nothing", async () => {
    const { askForFile, makeRun, makeWaitingRuns } = await runs()
    const { at } = await clock()
    const { write } = await import("@/lib/platform/db")
    const runId = randomUUID()
    await askForFile(coordinator, { runId, reportId, format: "csv" })
    await write(coordinator, (db) =>
      db.reportRun.update({
        where: { id: runId },
        data: { state: "running", version: 2, rowsDone: 1_000, nextTryAt: new Date("2026-06-15T18:05:00Z") },
      }),
    )
    expect(await makeRun(coordinator, runId)).toBe(false)
    expect(await at(new Date("2026-06-15T18:06:00Z"), makeWaitingRuns)).toBe(1)
    const { runProgress } = await queries()
    expect((await runProgress(coordinator, runId)).state).toBe("done")
  })

  test("that ends its worker again and again is given up with words, and can be asked for anew", async () => {
    const { askForFile, makeWaitingRuns, retryRun } = await runs()
    const { write } = await import("@/lib/platform/db")
    const runId = randomUUID()
    await askForFile(coordinator, { runId, reportId, format: "csv" })
    await write(coordinator, (db) =>
      db.reportRun.update({
        where: { id: runId },
        data: { state: "running", version: 9, nextTryAt: new Date("2026-06-15T17:00:00Z") },
      }),
    )
    expect(await makeWaitingRuns()).toBe(0)
    const line = (await overview()).runs.find(({ id }) => id === runId)
    expect(line?.state).toBe("failed")
    expect(line?.problem).toContain("never finished")
    const newRunId = randomUUID()
    await retryRun(coordinator, { runId, newRunId })
    expect(await makeWaitingRuns()).toBe(1)
    await expect(retryRun(coordinator, { runId: newRunId, newRunId: randomUUID() })).rejects.toThrow()
  })

  test("of few rows is there with the answer", async () => {
    const { askForFile } = await runs()
    const { saveReport } = await import("@/lib/features/reports/definition-mutations")
    const { SaveReportInput } = await import("@/lib/features/reports/definition-schema")
    const id = randomUUID()
    const filters = [{ is: "contains", column: "cat", text: "0012" }]
    await saveReport(
      coordinator,
      SaveReportInput.parse({
        id,
        version: 0,
        name: "Few",
        definition: { subject: "cats", columns: ["cat"], filters },
      }),
    )
    const runId = randomUUID()
    expect(await askForFile(coordinator, { runId, reportId: id, format: "csv" })).toEqual({
      runId,
      isDone: true,
    })
  })

  test("is kept for 14 days and then forgotten, with what was asked for", async () => {
    const { askForFile, makeWaitingRuns } = await runs()
    const runId = randomUUID()
    await askForFile(coordinator, { runId, reportId, format: "csv" })
    await makeWaitingRuns()
    const { finishedFile } = await queries()
    await work("2026-06-29T18:00:00Z")
    expect((await finishedFile(coordinator, runId)).bytes.length).toBeGreaterThan(1_000)
    await work("2026-06-30T18:00:00Z")
    await expect(finishedFile(coordinator, runId)).rejects.toThrow("not kept any more")
    const { files } = await import("@/lib/platform/files")
    expect(await files().get(["reports", `${runId}.csv`])).toBeNull()
  })
})

describe("a report that is kept", () => {
  test("is changed only by whoever saw its latest version, and put aside instead of deleted", async () => {
    const { archiveReport, saveReport } = await import("@/lib/features/reports/definition-mutations")
    const { SaveReportInput } = await import("@/lib/features/reports/definition-schema")
    const id = randomUUID()
    const input = (version: number, name: string) =>
      SaveReportInput.parse({ id, version, name, definition: { subject: "stays", columns: ["cat"] } })
    await saveReport(coordinator, input(0, "Stays"))
    await saveReport(coordinator, input(0, "Stays, sent twice"))
    await saveReport(coordinator, input(1, "Stays of the year"))
    await expect(saveReport(coordinator, input(1, "Mine"))).rejects.toThrow()
    await archiveReport(coordinator, { id, version: 2, isArchived: true })
    const found = (await overview()).reports.find((report) => report.id === id)
    expect(found).toMatchObject({ name: "Stays of the year", version: 3 })
    expect(found?.archivedAt).not.toBeNull()
  })
})

describe("a schedule", () => {
  const schedule = (more: object = {}) => ({
    id: randomUUID(),
    version: 0,
    kind: "definition" as const,
    definitionId: reportId,
    format: "csv" as const,
    every: "week" as const,
    onDay: 2,
    personIds: [coordinator.personId],
    ...more,
  })
  const runsOf = async (id: string) => (await overview()).runs.filter((run) => run.scheduleId === id)
  const end = async (id: string) => {
    const found = (await overview()).schedules.find((one) => one.id === id)
    await (await schedules()).endSchedule(coordinator, { id, version: found?.version ?? 0 })
  }

  test("makes its file on its day in the shelter's calendar, mails a link and no data, and moves on", async () => {
    const input = schedule()
    await (await schedules()).saveSchedule(coordinator, input)
    // In Denver it is still Monday when Tuesday begins in London.
    await work("2026-06-16T05:30:00Z")
    expect(await runsOf(input.id)).toHaveLength(0)
    await work("2026-06-16T06:30:00Z")
    await work("2026-06-16T06:31:00Z")
    const [run, ...more] = await runsOf(input.id)
    expect(more).toHaveLength(0)
    expect(run).toMatchObject({ state: "done", waitsForMail: false })
    expect(mails.taken).toHaveLength(1)
    const text = textOfMail(mails.taken[0] as (typeof mails.taken)[number])
    expect(text).toContain("All cats")
    expect(text).toContain(`/reports#run-${run?.id}`)
    expect(mails.taken[0]?.raw).not.toContain("Cat 00001")
    expect(mails.taken[0]?.raw).not.toContain("attachment")
    // Three weeks of standing still make one file, not three.
    await work("2026-07-08T18:00:00Z")
    expect(await runsOf(input.id)).toHaveLength(2)
    const kept = (await overview()).schedules.find(({ id }) => id === input.id)
    const { isoFromDay } = await import("@/lib/domain/calendar/day")
    expect(isoFromDay(kept?.nextDay ?? 0)).toBe("2026-07-14")
    await end(input.id)
    await work("2026-07-20T18:00:00Z")
    expect(await runsOf(input.id)).toHaveLength(2)
  })

  test("whose mail is refused is tried again later, and nobody is written to twice", async () => {
    const other = await shelter.person("administrator", { name: "Ada" })
    const input = schedule({
      kind: "matrix",
      definitionId: null,
      every: "month",
      onDay: 20,
      personIds: [coordinator.personId, other.personId],
    })
    await (await schedules()).saveSchedule(coordinator, input)
    mails.refuse(true)
    await work("2026-06-20T18:01:00Z")
    const [refused] = await runsOf(input.id)
    expect(refused).toMatchObject({
      state: "done",
      waitsForMail: true,
      title: "Intake and outcome, May 2026",
    })
    expect(refused?.mailProblem).toContain("451")
    expect(refused?.mailProblem).not.toContain("ada@")
    mails.refuse(false)
    await work("2026-06-20T18:01:30Z")
    expect(mails.taken).toHaveLength(0)
    await work("2026-06-20T18:03:00Z")
    await work("2026-06-20T18:30:00Z")
    expect(mails.taken.map(({ to }) => to.length)).toEqual([1, 1])
    expect(new Set(mails.taken.flatMap(({ to }) => to)).size).toBe(2)
    await end(input.id)
  })

  test("goes only to people who may export figures, and leaves out who lost the right meanwhile", async () => {
    const { saveSchedule } = await schedules()
    await expect(saveSchedule(coordinator, schedule({ personIds: [staff.personId] }))).rejects.toThrow(
      "right to export",
    )
    const leaving = await shelter.person("coordinator", { name: "Leif" })
    const input = schedule({ personIds: [leaving.personId] })
    await saveSchedule(coordinator, input)
    const { systemDb } = await import("@/lib/platform/db")
    await systemDb().person.update({ where: { id: leaving.personId }, data: { active: false } })
    await work("2026-06-16T18:00:00Z")
    expect((await runsOf(input.id))[0]?.state).toBe("done")
    expect(mails.taken).toHaveLength(0)
    await end(input.id)
  })
})
