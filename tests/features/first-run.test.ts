import { randomUUID } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import pg from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"
import { freshDatabase } from "../setup/test-shelter"

let owner: pg.Client
const folder = mkdtempSync(path.join(tmpdir(), "slackline-first-run-"))
process.env.SLACKLINE_DATA = folder

const OURS = {
  shelterName: "Second Chance Cats",
  timeZone: "Europe/Berlin",
  locale: "en",
  name: "Ada",
  email: "ada@shelter.example",
  password: "four good words here",
} as const

beforeAll(async () => {
  const url = await freshDatabase()
  owner = new pg.Client({ connectionString: url })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  rmSync(folder, { recursive: true, force: true })
})

const count = async (table: string) =>
  Number((await owner.query(`select count(*) from "${table}"`)).rows[0].count)

/** A demo shelter with a person, a cat, a look, and the files of a photo and a report. */
async function makeDemo(code: string) {
  const { ensureShelter, insertPerson } = await import("@/lib/features/shelter/mutations")
  const { systemDb } = await import("@/lib/platform/db")
  const { files } = await import("@/lib/platform/files")
  const { operatorOf } = await import("@/lib/platform/operator")
  const { takeIn } = await import("@/lib/features/cats/mutations")
  await ensureShelter({ code, name: "Demo", timeZone: "UTC", isDemo: true })
  const viewer = await operatorOf(code)
  await systemDb().$transaction((db) =>
    insertPerson(db, {
      shelterId: viewer.shelterId,
      name: "Demo person",
      email: `${code.toLowerCase()}@demo.example`,
      password: "a demo password",
      role: "staff",
    }),
  )
  await takeIn(viewer, {
    catId: randomUUID(),
    name: "Pepper",
    intakeAt: new Date(Date.now() - 9e8).toISOString(),
    intakeType: "stray",
  })
  const photo = ["photos", viewer.shelterId, randomUUID(), "whole.webp"]
  await files().put(photo, new Uint8Array([1]))
  return photo
}

test("starting the own shelter takes the demo away with every row, sign-in and file, or does neither", async () => {
  const { startOwnShelter } = await import("@/lib/features/shelter/mutations")
  const { files } = await import("@/lib/platform/files")
  const photo = await makeDemo("DEMO")
  // What hinders the removal hinders the start: there is never an own shelter beside a demo.
  await owner.query(
    `create function hinder() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
  )
  await owner.query(`create trigger hinder before delete on "Shelter" for each row execute function hinder()`)
  await expect(startOwnShelter(OURS)).rejects.toThrow()
  expect([await count("Shelter"), await count("Account")]).toEqual([1, 1])
  expect(await files().get(photo)).not.toBeNull()
  await owner.query(`drop trigger hinder on "Shelter"`)

  await startOwnShelter(OURS)
  const { rows } = await owner.query(`select "name", "isDemo" from "Shelter"`)
  expect(rows).toEqual([{ name: OURS.shelterName, isDemo: false }])
  expect(await files().get(photo)).toBeNull()
  const { rows: tables } = await owner.query(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'shelterId' order by 1`,
  )
  const left: string[] = []
  for (const { name } of tables) {
    const { rows } = await owner.query(
      `select count(*)::int as foreign from "${name}" where "shelterId" not in (select "id" from "Shelter")`,
    )
    if (rows[0].foreign > 0) left.push(name)
  }
  expect(tables.length).toBeGreaterThan(50)
  expect(left).toEqual([])
  expect((await owner.query(`select "email" from "Account"`)).rows).toEqual([{ email: OURS.email }])
  await expect(startOwnShelter({ ...OURS, email: "eve@shelter.example" })).rejects.toThrow(
    /already has its shelter/,
  )
})

test("the first steps tick themselves off, and are put away for good", async () => {
  const { operatorOf } = await import("@/lib/platform/operator")
  const { firstSteps } = await import("@/lib/features/operations/first-steps-queries")
  const { putFirstStepsAway } = await import("@/lib/features/operations/first-steps-mutations")
  const { takeIn } = await import("@/lib/features/cats/mutations")
  const viewer = await operatorOf("SECOND-CHANCE-CATS")
  const done = async () => [...((await firstSteps(viewer)) ?? ["gone"])]
  expect(await done()).toEqual([])
  await takeIn(viewer, {
    catId: randomUUID(),
    name: "Luna",
    intakeAt: new Date(Date.now() - 9e8).toISOString(),
    intakeType: "stray",
  })
  expect(await done()).toEqual(["cats"])
  await owner.query(`update "Shelter" set "contactPhone" = '555'`)
  await owner.query(
    `insert into "BackupRun" ("id", "kind", "state", "place", "startedAt") values ($1, 'nightly', 'failed', 'x', now())`,
    [randomUUID()],
  )
  expect(await done()).toEqual(["cats", "contact"])
  await owner.query(`update "BackupRun" set "state" = 'done'`)
  expect(await done()).toEqual(["cats", "contact", "backup"])
  await putFirstStepsAway(viewer)
  await putFirstStepsAway(viewer)
  expect(await done()).toEqual(["gone"])
  const { rows } = await owner.query(
    `select count(*)::int as n from "AuditEntry" where "summary" like '%first steps%'`,
  )
  expect(rows[0].n).toBe(1)
})
