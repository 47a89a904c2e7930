import { randomUUID } from "node:crypto"
import pg from "pg"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { type Install, moveInto, query } from "../setup/installs"
import { startMailServer, textOfMail } from "../setup/mail-server"
import { makeShelter, type TestShelter } from "../setup/test-shelter"

const NOW = new Date("2026-06-15T18:00:00Z")
const hours = (n: number) => new Date(NOW.getTime() - n * 3_600_000)
let home: Install
let shelter: TestShelter
let mail: Awaited<ReturnType<typeof startMailServer>>

const atNow = async <T>(work: () => Promise<T>) => (await import("@/lib/platform/clock")).at(NOW, work)
const due = () => atNow(async () => (await import("@/lib/features/backups/work-mutations")).workDue())
const mailFailures = () =>
  atNow(async () => (await import("@/lib/features/backups/mail-mutations")).mailFailures())
const line = (viewer: TestShelter["operator"]) =>
  atNow(async () => (await import("@/lib/features/backups/queries")).backupLine(viewer))

const wrote = (kind: string, state: string, startedAt: Date, problem: string | null = null) =>
  query(
    home.url,
    `insert into "BackupRun" ("id", "kind", "state", "name", "place", "bytes", "startedAt", "problem")
     values ($1, $2, $3, 'slackline-20260615T083000Z.tar.gz', '/backups', 5000000000, $4, $5)`,
    [randomUUID(), kind, state, startedAt, problem],
  )

beforeAll(async () => {
  mail = await startMailServer()
  home = await moveInto(
    {},
    {
      SLACKLINE_SMTP_URL: mail.url,
      SLACKLINE_MAIL_FROM: "Slackline <slackline@shelter.example>",
      NEXTAUTH_URL: "https://cats.shelter.example",
    },
  )
  shelter = await makeShelter("HOME")
  await query(home.url, `update "Shelter" set "createdAt" = $1`, [hours(24 * 100)])
})
beforeEach(async () => {
  await query(home.url, `delete from "BackupRun"`)
  mail.taken.length = 0
})
afterAll(() => mail.close())

test("the nightly backup comes first, then the monthly trial; what fails waits an hour or a day", async () => {
  expect(await due()).toBe("backup")
  await wrote("nightly", "failed", hours(0.5), "no disk")
  expect(await due()).toBe(null)
  await wrote("nightly", "done", hours(9))
  expect(await due()).toBe("trial")
  await wrote("trial", "failed", hours(20), "no right")
  expect(await due()).toBe(null)
  await wrote("trial", "done", hours(24 * 29))
  expect(await due()).toBe(null)
  await query(home.url, `update "BackupRun" set "startedAt" = "startedAt" - interval '3 days'`)
  expect(await due()).toBe("backup")
})

test("an install that only shows the demo needs no nightly backup", async () => {
  await query(home.url, `update "Shelter" set "isDemo" = true`)
  expect(await due()).toBe(null)
  await query(home.url, `update "Shelter" set "isDemo" = false`)
})

test("a failure is mailed to the administrators once, and again after one went well in between", async () => {
  const { email } = await administrator()
  await shelter.person("coordinator")
  await wrote("nightly", "done", hours(30))
  expect(await mailFailures()).toBe(0)
  await wrote("nightly", "failed", hours(9), "The disk the backup goes to is full.")
  expect(await mailFailures()).toBe(1)
  expect(mail.taken.map(({ to }) => to)).toEqual([[email]])
  const [first] = mail.taken
  expect(first && textOfMail(first)).toContain("The disk the backup goes to is full.")
  expect(first && textOfMail(first)).toContain("https://cats.shelter.example/settings/backups")
  await wrote("nightly", "failed", hours(8), "The disk the backup goes to is full.")
  expect(await mailFailures()).toBe(0)
  await wrote("trial", "failed", hours(7), "It came out other than it went in.")
  expect(await mailFailures()).toBe(1)
  await wrote("nightly", "done", hours(6))
  await wrote("nightly", "failed", hours(5), "Another thing.")
  expect(await mailFailures()).toBe(1)
  expect(mail.taken).toHaveLength(3)
})

test("a mail nobody took is tried again", async () => {
  await wrote("nightly", "failed", hours(2), "no disk")
  mail.refuse(true)
  expect(await mailFailures()).toBe(0)
  mail.refuse(false)
  expect(await mailFailures()).toBe(1)
})

let madeAdministrator: { viewer: TestShelter["operator"]; email: string } | undefined
async function administrator() {
  if (madeAdministrator) return madeAdministrator
  const viewer = await shelter.person("administrator")
  const [row] = await query(
    home.url,
    `select a."email" from "Person" p join "Account" a on a."id" = p."accountId" where p."id" = $1`,
    [viewer.personId],
  )
  madeAdministrator = { viewer, email: row.email }
  return madeAdministrator
}

test("Today says age, size and last tried restore to administrators, and what is not well", async () => {
  const { viewer } = await administrator()
  await wrote("nightly", "done", hours(9))
  await wrote("trial", "done", hours(24 * 5))
  expect(await line(viewer)).toMatchObject({ lastDone: { bytes: 5_000_000_000 }, warnings: [] })
  await wrote("nightly", "failed", hours(1), "No disk.")
  expect(await line(viewer)).toMatchObject({ warnings: ["The last backup failed: No disk."] })
  await query(home.url, `update "BackupRun" set "startedAt" = "startedAt" - interval '40 days'`)
  expect((await line(viewer))?.warnings).toHaveLength(3)
  expect(await line(await shelter.person("coordinator"))).toBe(null)
})

test("the demo's people have no say in backups of an install that has a shelter of its own", async () => {
  const demo = await makeShelter("DEMO")
  await query(home.url, `update "Shelter" set "isDemo" = true where "code" = 'DEMO'`)
  const { operatorOf } = await import("@/lib/platform/operator")
  const viewer = await operatorOf("DEMO")
  const { backupsOverview } = await import("@/lib/features/backups/queries")
  const { startBackup } = await import("@/lib/features/backups/start-mutations")
  expect(await line(viewer)).toBe(null)
  expect(await backupsOverview(viewer)).toBe(null)
  await expect(startBackup(viewer, { runId: randomUUID() })).rejects.toThrow("own shelter")
  await expect(startBackup(await demo.person("coordinator"), { runId: randomUUID() })).rejects.toThrow()
  await expect(backupsOverview(await shelter.person("staff"))).rejects.toThrow("role")
})

test("a backup asked for on the page runs beside the app and is written down under the caller's id, once", async () => {
  const { viewer } = await administrator()
  const { startBackup } = await import("@/lib/features/backups/start-mutations")
  const { recentRuns } = await import("@/lib/features/backups/queries")
  const runId = randomUUID()
  await startBackup(viewer, { runId })
  await startBackup(viewer, { runId })
  await expect
    .poll(async () => (await recentRuns()).find(({ id }) => id === runId)?.state, { timeout: 60_000 })
    .toBe("done")
  expect(await recentRuns()).toHaveLength(1)
  const audits = await query(home.url, `select from "AuditEntry" where "entityId" = $1`, [runId])
  expect(audits).toHaveLength(1)

  // Somebody else has the turn: it is said at once.
  const { BACKUP_LOCK } = await import("@/lib/features/backups/runs-mutations")
  const other = new pg.Client({ connectionString: home.url })
  await other.connect()
  await other.query("select pg_advisory_lock($1)", [BACKUP_LOCK])
  await expect(startBackup(viewer, { runId: randomUUID() })).rejects.toThrow(
    "Another backup or trial is running",
  )
  await other.end()
})
