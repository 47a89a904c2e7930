import { createHash } from "node:crypto"
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import pg from "pg"
import { beforeAll, expect, test } from "vitest"
import { columnsOf, fillEveryTable } from "../setup/every-table"
import { freshDatabase, makeShelter, type TestShelter } from "../setup/test-shelter"

const folder = () => mkdtempSync(path.join(tmpdir(), "slackline-archive-"))
let owner: pg.Client
let url: string
let home: TestShelter

/** A look at everything below a folder: path → SHA-256. */
function fingerprint(root: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of (readdirSync(root, { recursive: true }) as string[]).sort()) {
    const place = path.join(root, name)
    if (statSync(place).isFile()) found[name] = createHash("sha256").update(readFileSync(place)).digest("hex")
  }
  return found
}

async function exportTo(code: string) {
  const { exportShelter } = await import("@/lib/features/exchange/export-queries")
  const { folderSink } = await import("@/lib/features/exchange/folder-queries")
  const { operatorOf } = await import("@/lib/platform/operator")
  const root = folder()
  const manifest = await exportShelter(await operatorOf(code), {
    sink: await folderSink(root),
    withPhotos: true,
  })
  return { root, manifest }
}

/** The app's modules look at another database from here on. */
async function moveTo(databaseUrl?: string) {
  const { closeDb } = await import("@/lib/platform/db")
  await closeDb()
  const { vi } = await import("vitest")
  vi.resetModules()
  if (databaseUrl) process.env.DATABASE_URL = databaseUrl
  else await freshDatabase()
}

beforeAll(async () => {
  process.env.SLACKLINE_DATA = folder()
  url = await freshDatabase()
  home = await makeShelter("HOME")
  owner = new pg.Client({ connectionString: url })
  await owner.connect()
  const { ARCHIVE_TABLES } = await import("@/lib/features/exchange/catalogue-schema")
  await fillEveryTable(owner, home.operator.shelterId, ARCHIVE_TABLES)
  const { files } = await import("@/lib/platform/files")
  const { rows } = await owner.query(`select "id" from "Photo" order by "id" limit 1`)
  await files().put(
    ["photos", home.operator.shelterId, rows[0].id, "whole.webp"],
    new Uint8Array([0, 255, 13, 10]),
  )
})

test("the archive knows every table and every column a shelter has, with its type", async () => {
  const { ARCHIVE_TABLES, LEFT_OUT_COLUMNS, LEFT_OUT_TABLES, CATALOGUE } = await import(
    "@/lib/features/exchange/catalogue-schema"
  )
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'shelterId'
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
  )
  expect([...ARCHIVE_TABLES, ...Object.keys(LEFT_OUT_TABLES)].sort()).toEqual(
    ["Shelter", ...rows.map(({ name }) => name)].sort(),
  )
  expect(Object.keys(CATALOGUE).sort()).toEqual([...ARCHIVE_TABLES].sort())
  for (const table of ARCHIVE_TABLES) {
    const there = (await columnsOf(owner, table))
      .filter(({ name }) => name !== "shelterId" && !(`${table}.${name}` in LEFT_OUT_COLUMNS))
      .map(({ name, type }) => `${name} ${type}`)
    const known = Object.entries(CATALOGUE[table]?.columns ?? {}).map(([name, [type]]) => `${name} ${type}`)
    const own = table === "Person" ? known.filter((one) => one !== "email text") : known
    expect({ table, columns: own.sort() }).toEqual({ table, columns: there.sort() })
    for (const [, meaning] of Object.values(CATALOGUE[table]?.columns ?? {})) expect(meaning).not.toBe("")
  }
})

test("export, import into another database, export again: the same bytes", async () => {
  const first = await exportTo("HOME")
  for (const { name, rows } of first.manifest.tables)
    expect({ name, some: rows > 0 }).toEqual({ name, some: true })
  expect(first.manifest.files.some(({ path: name }) => name.startsWith("photos/"))).toBe(true)
  const again = await exportTo("HOME")
  expect(fingerprint(again.root)).toEqual(fingerprint(first.root))

  process.env.SLACKLINE_DATA = folder()
  await moveTo()
  await makeShelter("NEIGHBOUR")
  const { restoreShelter } = await import("@/lib/features/exchange/restore-mutations")
  const answer = await restoreShelter(first.root)
  expect(answer).toMatchObject({ code: "HOME", photos: 1 })
  // Of the three people one has no account, one is switched off.
  expect(answer.signIns).toHaveLength(1)
  const back = await exportTo("HOME")
  expect(fingerprint(back.root)).toEqual(fingerprint(first.root))
  await expect(restoreShelter(first.root)).rejects.toThrow("in this database already")
  await moveTo(url)
})

async function countRows(databaseUrl: string) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query(
    `select (select count(*)::int from "Shelter") as shelters, (select count(*)::int from "Cat") as cats,
       (select count(*)::int from "Account") as accounts`,
  )
  await client.end()
  return rows[0]
}

test("a damaged, incomplete or foreign archive is refused in words and leaves nothing behind", async () => {
  const { root, manifest } = await exportTo("HOME")
  await moveTo()
  const { DATABASE_URL: empty = "" } = process.env
  const { restoreShelter } = await import("@/lib/features/exchange/restore-mutations")
  const cats = path.join(root, "tables/Cat.jsonl")
  const whole = readFileSync(cats, "utf8")

  writeFileSync(cats, whole.replace(/.$/m, "]"))
  await expect(restoreShelter(root)).rejects.toThrow("tables/Cat.jsonl is damaged")
  rmSync(cats)
  await expect(restoreShelter(root)).rejects.toThrow("tables/Cat.jsonl is damaged")

  // Damaged with a matching sum, so that it fails among the rows: what went in before goes out again.
  const broken = whole.replace(/"sex":"[^"]*"/, '"sex":"dragon"')
  writeFileSync(cats, broken)
  const lied = {
    ...manifest,
    files: manifest.files.map((file) =>
      file.path === "tables/Cat.jsonl"
        ? {
            ...file,
            bytes: Buffer.byteLength(broken),
            sha256: createHash("sha256").update(broken).digest("hex"),
          }
        : file,
    ),
  }
  writeFileSync(path.join(root, "manifest.json"), JSON.stringify(lied))
  await expect(restoreShelter(root)).rejects.toThrow("Nothing was restored")

  writeFileSync(
    path.join(root, "manifest.json"),
    JSON.stringify({ ...manifest, schemaVersion: "20200101_older" }),
  )
  await expect(restoreShelter(root)).rejects.toThrow("made with the data model 20200101_older")
  writeFileSync(path.join(root, "manifest.json"), "{")
  await expect(restoreShelter(root)).rejects.toThrow("manifest.json cannot be read")
  expect(await countRows(empty)).toEqual({ shelters: 0, cats: 0, accounts: 0 })
  await moveTo(url)
})

test("an id that another shelter has already stops the whole archive", async () => {
  const { root } = await exportTo("HOME")
  await moveTo()
  const { DATABASE_URL: there = "" } = process.env
  const { operator } = await makeShelter("NEIGHBOUR")
  const client = new pg.Client({ connectionString: there })
  await client.connect()
  const { rows } = await owner.query(`select "id" from "Harness" limit 1`)
  await client.query(
    `insert into "Harness" ("id", "shelterId", "label", "style") values ($1, $2, 'ours', 'h')`,
    [rows[0].id, operator.shelterId],
  )
  await client.end()
  const { restoreShelter } = await import("@/lib/features/exchange/restore-mutations")
  await expect(restoreShelter(root)).rejects.toThrow("A row of Harness is in this database already")
  expect(await countRows(there)).toMatchObject({ shelters: 1, cats: 0 })
  await moveTo(url)
})

test("no secret and no password leaves in an archive, and cells of the CSV are safe to open", async () => {
  await owner.query(`update "Account" set "passwordHash" = 'canary-hash'`)
  await owner.query(`update "Person" set "pinHash" = 'canary-pin'`)
  await owner.query(`update "Webhook" set "sealed" = 'canary-sealed'`)
  await owner.query(`update "ImportSource" set "sealed" = 'canary-sealed'`)
  await owner.query(`update "Invitation" set "passwordHash" = 'canary-hash'`)
  const { root } = await exportTo("HOME")
  for (const name of Object.keys(fingerprint(root)))
    expect({ name, leaks: readFileSync(path.join(root, name), "utf8").includes("canary-") }).toEqual({
      name,
      leaks: false,
    })
  const csv = readFileSync(path.join(root, "csv/Cat.csv"), "utf8")
  expect(csv).toContain("'=cmd|")
  expect(csv).not.toMatch(/(^|,)=cmd/m)
})

test("the packed archive unpacks to the same files; a cut-off one is refused", async () => {
  const { exportShelter } = await import("@/lib/features/exchange/export-queries")
  const { packedSink, unpackArchive } = await import("@/lib/features/exchange/folder-queries")
  const { operatorOf } = await import("@/lib/platform/operator")
  const sink = packedSink()
  await exportShelter(await operatorOf("HOME"), { sink, withPhotos: true })
  const bytes = await sink.bytes()
  const place = path.join(folder(), "a.tar.gz")
  writeFileSync(place, bytes)
  const unpacked = folder()
  await unpackArchive(place, unpacked)
  expect(fingerprint(unpacked)).toEqual(fingerprint((await exportTo("HOME")).root))
  writeFileSync(place, bytes.subarray(0, bytes.length / 2))
  await expect(unpackArchive(place, folder())).rejects.toThrow("cut off")
  const { gzipSync } = await import("node:zlib")
  const { tarEntry, tarEnd } = await import("@/lib/platform/tar")
  const climbing = Buffer.concat([tarEntry({ name: "../evil", bytes: new Uint8Array(3) }), tarEnd()])
  writeFileSync(place, gzipSync(climbing))
  await expect(unpackArchive(place, folder())).rejects.toThrow("nothing was restored")
})

test("only who may change settings can take everything along", async () => {
  const { exportShelter } = await import("@/lib/features/exchange/export-queries")
  const { packedSink } = await import("@/lib/features/exchange/folder-queries")
  const coordinator = await home.person("coordinator")
  await expect(exportShelter(coordinator, { sink: packedSink(), withPhotos: false })).rejects.toThrow("role")
})

test("an archive asked for on the page is made by the job and handed to administrators only", async () => {
  const { askForArchive, workOnArchives } = await import("@/lib/features/exchange/archive-mutations")
  const { archiveFile, archiveProgress, archiveRuns } = await import("@/lib/features/exchange/queries")
  const { unpackArchive } = await import("@/lib/features/exchange/folder-queries")
  const { makeWaitingRuns } = await import("@/lib/features/reports/work-mutations")
  const { finishedFile, reportsOverview } = await import("@/lib/features/reports/queries")
  const administrator = await home.person("administrator")
  const runId = crypto.randomUUID()
  await askForArchive(administrator, { runId })
  await askForArchive(administrator, { runId })
  await makeWaitingRuns()
  expect(await archiveProgress(administrator, runId)).toMatchObject({ state: "waiting" })
  expect(await workOnArchives()).toBe(1)
  expect((await archiveRuns(administrator)).filter(({ id }) => id === runId)).toMatchObject([
    { state: "done", isKept: true },
  ])
  const { bytes, name } = await archiveFile(administrator, runId)
  expect(name).toBe("archive-of-shelter-home.tgz")
  const place = path.join(folder(), name)
  writeFileSync(place, bytes)
  const unpacked = folder()
  await unpackArchive(place, unpacked)
  expect(readFileSync(path.join(unpacked, "tables/AuditEntry.jsonl"), "utf8")).toContain(runId)

  const coordinator = await home.person("coordinator")
  await expect(archiveFile(coordinator, runId)).rejects.toThrow("role")
  await expect(finishedFile(coordinator, runId)).rejects.toThrow("does not exist")
  expect((await reportsOverview(coordinator)).runs.map(({ id }) => id)).not.toContain(runId)
})
