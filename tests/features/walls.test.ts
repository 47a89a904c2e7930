import { randomUUID } from "node:crypto"
import pg from "pg"
import { beforeAll, expect, test } from "vitest"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter, type TestShelter } from "../setup/test-shelter"

let owner: pg.Client
let here: TestShelter
let there: TestShelter

// Account and sign-in belong to no shelter, a backup to all of them; the migrations' own table to nobody. Everything else carries a shelter.
const OUTSIDE_THE_WALLS = ["Account", "BackupRun", "SignIn", "Throttle", "_prisma_migrations"]
const LIVING = [
  "SavedCohort",
  "ReportDefinition",
  "ReportSchedule",
  "ReportRun",
  "ImportProfile",
  "ImportSource",
  "FieldOwner",
  "CatMerge",
  "ApiKey",
  "Webhook",
  "WebhookDelivery",
  "CalendarFeed",
  "BiteReport",
  "Photo",
  "Message",
  "AdoptionEvent",
  "EventAdopter",
  "EventCat",
  "EventPair",
  "ListExposure",
  "SessionSlot",
  "Invitation",
  "SharedDevice",
  "CheckIn",
  "Cat",
  "Stay",
  "Placement",
  "Person",
  "Harness",
  "Adopter",
  "SafetyNeed",
  "Request",
  "Import",
  "SavedView",
  "ExternalRecord",
  "Shelter",
]

async function takeInCat(viewer: Viewer, name: string) {
  const { takeIn } = await import("@/lib/features/cats/mutations")
  const catId = randomUUID()
  await takeIn(viewer, {
    catId,
    name,
    intakeAt: new Date(Date.now() - 9e8).toISOString(),
    intakeType: "stray",
  })
  return catId
}

beforeAll(async () => {
  owner = new pg.Client({ connectionString: await freshDatabase() })
  await owner.connect()
  here = await makeShelter("HERE")
  there = await makeShelter("THERE")
  return () => owner.end()
})

async function tables() {
  const { rows } = await owner.query<{ name: string; secured: boolean }>(
    "select c.relname as name, c.relrowsecurity as secured from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace",
  )
  return rows
}

test("every table that carries a shelter is behind row-level security, and is removed with the demo", async () => {
  const { TENANT_TABLES } = await import("@/lib/features/shelter/tables-schema")
  const all = await tables()
  const walled = all.filter((table) => !OUTSIDE_THE_WALLS.includes(table.name))
  expect(walled.filter((table) => !table.secured).map((table) => table.name)).toEqual([])
  const removable = [...TENANT_TABLES, "Person", "Shelter"].sort()
  expect(walled.map((table) => table.name).sort()).toEqual(removable)
})

test("histories are append-only for the app: no update, no delete", async () => {
  const { rows } = await owner.query<{ table: string; right: string }>(
    `select table_name as table, privilege_type as right from information_schema.role_table_grants
     where grantee = 'slackline_web' and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')`,
  )
  // A saved way of looking at the table is nobody's history.
  const removing = rows.filter(
    (row) => row.right !== "UPDATE" && !["SavedView", "SavedCohort"].includes(row.table),
  )
  expect(removing).toEqual([])
  const changeable = rows.map((row) => row.table)
  expect(changeable.filter((table) => !LIVING.includes(table))).toEqual([])
})

test("what a version says cannot be changed, only its state", async () => {
  const { write } = await import("@/lib/platform/db")
  await expect(
    write(here.operator, (db) => db.rubricVersion.updateMany({ data: { parameters: {} } })),
  ).rejects.toThrow(/approved version cannot be changed/)
  await expect(
    write(here.operator, (db) => db.rubricVersion.updateMany({ data: { status: "draft" } })),
  ).rejects.toThrow(/approved version cannot be changed/)
  await expect(
    write(here.operator, (db) => db.rubricVersion.updateMany({ data: { status: "retired" } })),
  ).resolves.toEqual({ count: 1 })
  await write(here.operator, (db) => db.rubricVersion.updateMany({ data: { status: "approved" } }))
})

test("400 reads and writes side by side in two shelters never meet a foreign row", async () => {
  const { read } = await import("@/lib/platform/db")
  await takeInCat(here.operator, "Hither")
  await takeInCat(there.operator, "Yonder")
  const wrong = await Promise.all(
    Array.from({ length: 400 }, async (_, index) => {
      const viewer = index % 2 ? here.operator : there.operator
      const cats = await read(viewer, (db) => db.cat.findMany({ select: { shelterId: true } }))
      return cats.length === 0 || cats.some((cat) => cat.shelterId !== viewer.shelterId)
    }),
  )
  expect(wrong.filter(Boolean)).toEqual([])
})

test("a foreign cat is not found, and a row cannot be written into another shelter", async () => {
  const { write } = await import("@/lib/platform/db")
  const { editCat } = await import("@/lib/features/cats/mutations")
  const foreign = await takeInCat(there.operator, "Foreign")
  await expect(editCat(here.operator, { catId: foreign, version: 1, name: "Mine now" })).rejects.toThrow(
    /does not exist/,
  )
  await expect(
    write(here.operator, (db) =>
      db.harness.create({
        data: { id: randomUUID(), shelterId: there.operator.shelterId, label: "smuggled", style: "H" },
      }),
    ),
  ).rejects.toThrow(/row-level security/i)
})

test("a query cannot be called without a viewer that the gate has made", async () => {
  const { listCats } = await import("@/lib/features/cats/list-queries")
  const { CatListParams } = await import("@/lib/features/cats/list-schema")
  const params = CatListParams.parse({})
  const forged = { shelterId: here.operator.shelterId, role: "administrator", personId: "x" }
  // @ts-expect-error a plain object is no viewer: this line is the test, and the compiler checks it
  const attempt: Parameters<typeof listCats>[0] = forged
  expect(attempt).toBe(forged)
  expect((await listCats(here.operator, params)).total).toBeGreaterThan(0)
})

test("two people who change one cat: the second is told, and nothing of the first is lost", async () => {
  const { editCat } = await import("@/lib/features/cats/mutations")
  const { read } = await import("@/lib/platform/db")
  const catId = await takeInCat(here.operator, "Contested")
  const results = await Promise.allSettled([
    editCat(here.operator, { catId, version: 1, room: "Birch" }),
    editCat(here.operator, { catId, version: 1, room: "Cedar" }),
  ])
  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"])
  const cat = await read(here.operator, (db) => db.cat.findUniqueOrThrow({ where: { id: catId } }))
  expect(cat.version).toBe(2)
})
