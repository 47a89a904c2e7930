import { execFileSync } from "node:child_process"
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import path from "node:path"
import pg from "pg"
import { beforeAll, expect, test } from "vitest"
import { fillEveryTable } from "../setup/every-table"
import { bareDatabase, type Install, migrations, moveInto, newFolder, query } from "../setup/installs"
import { makeShelter } from "../setup/test-shelter"

const SECRET = "the secret of this install"
const PHOTO = new Uint8Array([0, 255, 13, 10])
let home: Install

const quiet = () => {}
const backup = async (kind: "by-hand" | "nightly" | "before-migration" = "by-hand") =>
  (await import("@/lib/features/backups/make-mutations")).makeBackup({ kind })
const restore = async (from: string) =>
  (await import("@/lib/features/backups/restore-mutations")).restoreInstall(from, migrations, quiet)
const backupsOf = ({ data }: Install) => path.join(data, "backups")

/** Every table's number of rows and checksum, as a backup would have them. */
async function sumsOf(url: string) {
  const { speakPlainly, tablesOf } = await import("@/lib/features/backups/tables-queries")
  const { sumOfTable } = await import("@/lib/features/backups/dump-queries")
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await speakPlainly(client)
  const sums = []
  for (const table of await tablesOf(client))
    if (table.name !== "BackupRun") sums.push(await sumOfTable(client, table))
  await client.end()
  return sums
}

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = SECRET
  home = await moveInto({})
  process.env.NEXTAUTH_SECRET = SECRET
  const shelter = await makeShelter("HOME")
  const { ARCHIVE_TABLES } = await import("@/lib/features/exchange/catalogue-schema")
  const owner = new pg.Client({ connectionString: home.url })
  await owner.connect()
  await fillEveryTable(owner, shelter.operator.shelterId, ARCHIVE_TABLES)
  await owner.end()
  writeFileSync(path.join(home.data, "secret"), SECRET, { mode: 0o600 })
  mkdirSync(path.join(home.data, "files/photos/a"), { recursive: true })
  writeFileSync(path.join(home.data, "files/photos/a/whole.webp"), PHOTO)
})

test("a backup comes back into an empty install, row for row, with its photos and its secret", async () => {
  await moveInto(home)
  const made = await backup()
  expect(made).toMatchObject({ isEncrypted: false, files: 1 })
  expect(statSync(path.join(made.folder, made.name)).mode & 0o777).toBe(0o600)
  const listed = execFileSync("tar", ["tzf", path.join(made.folder, made.name)])
    .toString()
    .split("\n")
  expect(listed[0]).toBe("backup.json")
  expect(listed).toContain("tables/Cat/000001.copy")
  expect(listed.at(-2)).toBe("manifest.json")
  const before = await sumsOf(home.url)
  expect(before.filter(({ rows }) => rows > 0).length).toBeGreaterThan(60)

  const there = await moveInto({ url: await bareDatabase() })
  expect(listed).not.toContain("tables/SignIn/000001.copy")
  expect(await restore(made.folder)).toMatchObject({
    name: made.name,
    rows: made.rows,
    filesMissing: 0,
    secret: "put back",
  })
  expect(await sumsOf(there.url)).toEqual(before)
  expect(readFileSync(path.join(there.data, "secret"), "utf8")).toBe(SECRET)
  expect(new Uint8Array(readFileSync(path.join(there.data, "files/photos/a/whole.webp")))).toEqual(PHOTO)
})

test("after a restore keys, indexes, triggers, walls and sequences are those of a migrated database", async () => {
  await moveInto(home)
  const { folder } = await backup()
  const there = await moveInto({})
  await restore(folder)
  const structure = `
    select 'c' || conrelid::regclass || conname || pg_get_constraintdef(oid) as line from pg_constraint where connamespace = 'public'::regnamespace
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select 't' || tgrelid::regclass || tgname || tgenabled::text from pg_trigger where not tgisinternal
    union all select 'p' || polrelid::regclass || polname from pg_policy
    union all select 'a' || relname || coalesce(relacl::text, '') || relrowsecurity from pg_class where relnamespace = 'public'::regnamespace
    order by 1`
  expect(await query(there.url, structure)).toEqual(await query(home.url, structure))
  const sequence = `select last_value from pg_sequences where sequencename = 'ImportChange_id_seq'`
  expect(await query(there.url, sequence)).toEqual(await query(home.url, sequence))
  // Numbers of transactions belong to a server: a restored row carries one of the new server's own.
  const ahead = `select count(*)::int as n from "Cat" where "changedXid" > pg_current_xact_id()`
  expect(await query(there.url, ahead)).toEqual([{ n: 0 }])
})

test("an encrypted backup needs its key, says so, and comes back with it", async () => {
  const key = { SLACKLINE_BACKUP_KEY: "a long enough passphrase" }
  await moveInto(home, { ...key, SLACKLINE_BACKUP_TO: newFolder() })
  const made = await backup()
  expect(made.name).toMatch(/\.tar\.gz\.age$/)
  const everything = (readdirSync(made.folder, { recursive: true }) as string[]).filter((name) =>
    statSync(path.join(made.folder, name)).isFile(),
  )
  for (const name of everything.filter((one) => !one.endsWith(".json")))
    expect(readFileSync(path.join(made.folder, name)).subarray(0, 21).toString()).toBe(
      "age-encryption.org/v1",
    )

  const there = await moveInto({})
  await expect(restore(made.folder)).rejects.toThrow("This backup is encrypted")
  await moveInto(there, { SLACKLINE_BACKUP_KEY: "another passphrase" })
  await expect(restore(made.folder)).rejects.toThrow("does not open this backup")
  expect(await query(there.url, `select from "Shelter"`)).toHaveLength(0)
  await moveInto(there, key)
  expect(await restore(made.folder)).toMatchObject({ rows: made.rows, filesMissing: 0 })
  expect(await sumsOf(there.url)).toEqual(await sumsOf(home.url))
})

test("a damaged, cut-off or foreign file is refused with nothing written", async () => {
  await moveInto(home)
  const made = await backup()
  const whole = readFileSync(path.join(made.folder, made.name))
  const there = await moveInto({})
  const place = path.join(newFolder(), made.name)
  const damages = [
    whole.subarray(0, whole.length / 2),
    whole.subarray(0, 40),
    Buffer.concat([whole.subarray(0, 5000), Buffer.from("x"), whole.subarray(5001)]),
    Buffer.alloc(0),
    Buffer.from("this is no backup"),
  ]
  for (const bytes of damages) {
    writeFileSync(place, bytes)
    await expect(restore(place)).rejects.toThrow("Nothing was restored")
  }
  expect(await query(there.url, `select from "Shelter"`)).toHaveLength(0)
  expect(existsSync(path.join(there.data, "secret"))).toBe(false)
})

test("an install that holds a shelter, and a folder with another secret, are left alone", async () => {
  await moveInto(home)
  const { folder } = await backup()
  await expect(restore(folder)).rejects.toThrow("holds a shelter already")
  const there = await moveInto({})
  writeFileSync(path.join(there.data, "secret"), "another secret altogether")
  await expect(restore(folder)).rejects.toThrow("served another install")
  expect(await query(there.url, `select from "Shelter"`)).toHaveLength(0)
})

test("a backup of an older schema comes back into the newest; one of an unknown schema does not", async () => {
  const names = (await migrations.known()).map(({ name }) => name)
  const old = await moveInto({ url: await bareDatabase(names.at(-2)) })
  await query(
    old.url,
    `insert into "Shelter" ("id", "code", "name", "timeZone") values (gen_random_uuid(), 'OLD', 'Before BackupRun', 'UTC')`,
  )
  const made = await backup("before-migration")
  const there = await moveInto({})
  expect(await restore(made.folder)).toMatchObject({ rows: made.rows })
  expect(await query(there.url, `select "name", "firstStepsPutAwayAt" from "Shelter"`)).toEqual([
    { name: "Before BackupRun", firstStepsPutAwayAt: null },
  ])
  const applied = await query(there.url, `select migration_name from _prisma_migrations`)
  expect(applied).toHaveLength(names.length)

  const strange = await moveInto({})
  const { restoreInstall } = await import("@/lib/features/backups/restore-mutations")
  const known = (await migrations.known()).slice(0, 3)
  const older = { ...migrations, known: async () => known }
  await expect(restoreInstall(made.folder, older, quiet)).rejects.toThrow("newer or another Slackline")
  expect(await query(strange.url, `select from "Shelter"`)).toHaveLength(0)
})

test("the database of another program is not emptied", async () => {
  await moveInto(home)
  const { folder } = await backup()
  const url = await bareDatabase()
  await query(url, "create table recipes (id int)")
  await moveInto({ url })
  await expect(restore(folder)).rejects.toThrow("not Slackline's (recipes)")
  expect(await query(url, "select from recipes")).toHaveLength(0)
})

test("every run is written down; one that was killed is a failure, and two never run at once", async () => {
  await moveInto(home)
  const dead = crypto.randomUUID()
  await query(
    home.url,
    `insert into "BackupRun" ("id", "kind", "place", "startedAt") values ($1, 'nightly', 'somewhere', now())`,
    [dead],
  )
  const { recentRuns } = await import("@/lib/features/backups/queries")
  expect((await recentRuns()).find(({ id }) => id === dead)).toMatchObject({ state: "failed" })
  const made = await backup()
  const runs = await query(
    home.url,
    `select "id", "state", "problem", "name", "rows" from "BackupRun" order by "startedAt" desc`,
  )
  expect(runs[0]).toMatchObject({ state: "done", name: made.name, rows: String(made.rows) })
  expect(runs.find(({ id }) => id === dead)).toMatchObject({
    state: "failed",
    problem: expect.stringContaining("stopped"),
  })

  const { BACKUP_LOCK } = await import("@/lib/features/backups/runs-mutations")
  const other = new pg.Client({ connectionString: home.url })
  await other.connect()
  await other.query("select pg_advisory_lock($1)", [BACKUP_LOCK])
  await expect(backup()).rejects.toThrow("Another backup or trial is running")
  await other.end()
})

test("a folder that cannot be written to is a failure in words, with nothing left half done", async () => {
  const data = newFolder()
  writeFileSync(path.join(data, "backups"), "a file in the way")
  await moveInto({ ...home, data })
  await expect(backup()).rejects.toThrow("A file is where the folder for backups should be")
  const [run] = await query(
    home.url,
    `select "state", "problem" from "BackupRun" order by "startedAt" desc limit 1`,
  )
  expect(run).toMatchObject({ state: "failed", problem: expect.stringMatching(/\w/) })
})

test("a folder on a disk that is not there is not made on another one", async () => {
  const gone = path.join(newFolder(), "usb/slackline")
  await moveInto(home, { SLACKLINE_BACKUP_TO: gone })
  await expect(backup()).rejects.toThrow("connect that disk")
  expect(existsSync(gone)).toBe(false)
})

test("a trial restores the newest backup beside the real database and takes it away again", async () => {
  await moveInto(home)
  const made = await backup()
  const { tryBackup } = await import("@/lib/features/backups/trial-mutations")
  expect(await tryBackup({}, migrations, quiet)).toMatchObject({ name: made.name, rows: made.rows })
  const left = `select from pg_database where datname like 'slackline_trial_%'`
  expect(await query(home.url, left)).toHaveLength(0)

  const place = path.join(made.folder, made.name)
  const whole = readFileSync(place)
  cpSync(place, `${place}.kept`)
  writeFileSync(place, Buffer.concat([whole.subarray(0, 6000), Buffer.from("!"), whole.subarray(6001)]))
  await expect(tryBackup({}, migrations, quiet)).rejects.toThrow("damaged or cut off")
  cpSync(`${place}.kept`, place)
  const [run] = await query(
    home.url,
    `select "kind", "state" from "BackupRun" order by "startedAt" desc limit 1`,
  )
  expect(run).toEqual({ kind: "trial", state: "failed" })
  expect(await query(home.url, left)).toHaveLength(0)
})

test("photo files are copied once, and go when no kept backup names them", async () => {
  const own = await moveInto({ url: home.url })
  const file = path.join(own.data, "files/photos/b/whole.webp")
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, PHOTO)
  await backup("nightly")
  const kept = path.join(backupsOf(own), "files/plain/photos/b/whole.webp")
  const { mtimeMs } = statSync(kept)
  await backup("nightly")
  expect(statSync(kept).mtimeMs).toBe(mtimeMs)
  const { rmSync } = await import("node:fs")
  rmSync(file)
  // Two nightly backups of one day: the newer one stays, and the photo is in neither that nor any other.
  await backup("nightly")
  expect(existsSync(kept)).toBe(false)
  expect(readdirSync(backupsOf(own)).filter((name) => name.endsWith(".tar.gz"))).toHaveLength(1)
})
