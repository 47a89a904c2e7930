import { spawnSync } from "node:child_process"
import { chmodSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import pg from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"
import { root } from "../../bin/house.mjs"
import { migrate } from "../../bin/migrate.mjs"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

let url: string
let folder: string
let owner: pg.Client

beforeAll(async () => {
  url = await freshDatabase()
  owner = new pg.Client({ connectionString: url })
  await owner.connect()
  folder = mkdtempSync(path.join(tmpdir(), "slackline-doctor-"))
  chmodSync(folder, 0o711)
})
afterAll(async () => {
  await owner.end()
  rmSync(folder, { recursive: true, force: true })
})

interface Finding {
  name: string
  state: "good" | "notice" | "broken"
  said: string
  todo?: string
}

function doctor(environment: Record<string, string> = {}) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [path.join(root, "bin/slackline.mjs"), "doctor", "--json"],
    {
      encoding: "utf8",
      env: { ...process.env, DATABASE_URL: url, SLACKLINE_DATA: folder, PORT: "34900", ...environment },
    },
  )
  const { findings } = JSON.parse(stdout) as { findings: Finding[] }
  return {
    status,
    findings,
    of: (name: string) => findings.find((one) => one.name === name),
  }
}

test("a well install is called well, and nothing is changed by looking", async () => {
  const { of, findings } = doctor()
  for (const name of ["Permissions", "Port", "Database", "Pooler", "Migrations", "Demo accounts"])
    expect(`${name} ${of(name)?.state}`).toBe(`${name} good`)
  // The machine of the test may be small or not synchronised; that is said, and nothing of it is broken.
  for (const name of ["Node", "Memory", "Disk", "Clock"])
    expect(`${name} ${of(name)?.state}`).toMatch(/ (good|notice)$/)
  for (const { state, name, todo } of findings)
    if (state !== "good") expect(`${name} ${todo ?? ""}`).toMatch(/ \S/)
})

test("each trouble is found and comes with what to do", async () => {
  await makeShelter("OWN")
  expect(doctor().of("Backups")).toMatchObject({ state: "broken", said: "there is none" })
  await owner.query(
    `insert into "BackupRun" ("id", "kind", "state", "place", "bytes", "startedAt", "finishedAt")
     values (gen_random_uuid(), 'nightly', 'done', '/mnt/usb', 72000000, now() - interval '3 days', now() - interval '3 days')`,
  )
  expect(doctor().of("Backups")).toMatchObject({ state: "broken", said: "72 h old, 72 MB, in /mnt/usb" })
  await owner.query(`update "BackupRun" set "finishedAt" = now() - interval '5 hours'`)
  expect(doctor().of("Backups")).toMatchObject({ state: "good" })
  expect(doctor().of("Restore on trial")).toMatchObject({ state: "notice" })

  writeFileSync(path.join(folder, "secret"), "x", { mode: 0o644 })
  chmodSync(path.join(folder, "secret"), 0o644)
  const later = new Date(Date.now() + 3_600_000)
  utimesSync(path.join(folder, "secret"), later, later)
  const { of, status } = doctor({
    SLACKLINE_SMTP_URL: "smtp://127.0.0.1:1",
    SLACKLINE_MAIL_FROM: "a@b.example",
  })
  expect(status).toBe(1)
  expect(of("Permissions")).toMatchObject({
    state: "broken",
    todo: `chmod 600 ${path.join(folder, "secret")}`,
  })
  expect(of("Clock")).toMatchObject({ state: "broken", said: expect.stringContaining("60 minutes later") })
  expect(of("Mail")).toMatchObject({ state: "broken", said: expect.stringMatching(/ECONNREFUSED|ESOCKET/) })
  rmSync(path.join(folder, "secret"))
})

test("a demo beside the own shelter, and a database that does not answer", async () => {
  await owner.query(`update "Shelter" set "isDemo" = true where "code" = 'OWN'`)
  expect(doctor().of("Demo accounts")).toMatchObject({ state: "notice" })
  await makeShelter("REAL")
  expect(doctor().of("Demo accounts")).toMatchObject({
    state: "broken",
    todo: expect.stringContaining("demo remove"),
  })
  const gone = doctor({ DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" })
  expect(gone.status).toBe(1)
  expect(gone.of("Database")).toMatchObject({
    state: "broken",
    said: expect.stringContaining("does not answer"),
  })
})

test("data of a newer version is left alone", async () => {
  await owner.query(
    `insert into "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "started_at", "applied_steps_count")
     values ('x', 'x', now(), '29990101000000_from_the_future', now(), 1)`,
  )
  await expect(migrate(url)).rejects.toThrow(/newer version of Slackline \(29990101000000_from_the_future\)/)
  expect(doctor().of("Migrations")).toMatchObject({
    state: "broken",
    said: expect.stringContaining("newer version"),
  })
})
