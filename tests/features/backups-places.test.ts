import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Install, migrations, moveInto, query } from "../setup/installs"
import { startS3Server } from "../setup/s3-server"
import { makeShelter } from "../setup/test-shelter"

const PHOTO = new Uint8Array([0, 255, 13, 10])
let home: Install
let storage: Awaited<ReturnType<typeof startS3Server>>

const backup = async (kind: "by-hand" | "nightly" = "by-hand") =>
  (await import("@/lib/features/backups/make-mutations")).makeBackup({ kind })
const names = () => [...storage.objects.keys()].sort()

beforeAll(async () => {
  storage = await startS3Server()
  process.env.NEXTAUTH_SECRET = "a secret for tests only, long enough"
  home = await moveInto({})
  await makeShelter("HOME")
  mkdirSync(path.join(home.data, "files/photos/a"), { recursive: true })
  for (const name of ["card.webp", "thumb.webp", "whole.webp"])
    writeFileSync(path.join(home.data, "files/photos/a", name), PHOTO)
})
afterAll(() => storage.close())

test("a backup goes to other storage as well, whole and signed, and comes back from there", async () => {
  await moveInto(home, { ...storage.settings, SLACKLINE_BACKUP_KEY: "a long enough passphrase" })
  const made = await backup()
  expect(names()).toHaveLength(5)
  expect(
    storage.objects.get(`our shelter/${made.name}`)?.equals(readFileSync(path.join(made.folder, made.name))),
  ).toBe(true)
  await backup()
  expect(names()).toHaveLength(7)

  const there = await moveInto({}, { ...storage.settings, SLACKLINE_BACKUP_KEY: "a long enough passphrase" })
  const { restoreInstall } = await import("@/lib/features/backups/restore-mutations")
  expect(await restoreInstall(`s3://${made.name}`, migrations, () => {})).toMatchObject({
    name: made.name,
    rows: made.rows,
    files: 3,
    filesMissing: 0,
  })
  expect(await query(there.url, `select "code" from "Shelter"`)).toEqual([{ code: "HOME" }])
  expect(new Uint8Array(readFileSync(path.join(there.data, "files/photos/a/whole.webp")))).toEqual(PHOTO)
})

test("storage that refuses makes the run a failure in words, and the backup in the folder stays", async () => {
  await moveInto(home, { ...storage.settings, SLACKLINE_BACKUP_S3_SECRET: "another secret" })
  await expect(backup()).rejects.toThrow("answered 403 SignatureDoesNotMatch")
  await moveInto(home, storage.settings)
  storage.fill(true)
  await expect(backup()).rejects.toThrow("answered 409 QuotaExceeded")
  storage.fill(false)
  const [run] = await query(
    home.url,
    `select "state", "problem" from "BackupRun" order by "startedAt" desc limit 1`,
  )
  expect(run).toMatchObject({ state: "failed", problem: expect.stringContaining("QuotaExceeded") })
  const { backupsIn, localPlace } = await import("@/lib/features/backups/places-queries")
  expect((await backupsIn(localPlace())).length).toBeGreaterThanOrEqual(3)
})

test("rotation works in other storage too, where it lists page by page", async () => {
  storage.objects.clear()
  rmSync(path.join(home.data, "backups"), { recursive: true })
  await moveInto(home, storage.settings)
  const { at } = await import("@/lib/platform/clock")
  for (let day = 1; day <= 10; day++) await at(new Date(Date.UTC(2026, 5, day, 9)), () => backup("nightly"))
  // Seven days; the weeks and the month they lie in have their newest among them.
  const stay = names().filter((name) => name.endsWith(".tar.gz"))
  const { backupsIn, localPlace } = await import("@/lib/features/backups/places-queries")
  expect(stay).toEqual((await backupsIn(localPlace())).map(({ name }) => `our shelter/${name}`).sort())
  expect(stay).toHaveLength(7)
  expect(names().filter((name) => name.includes("/files/"))).toHaveLength(3)
})

test("settings that cannot work are said before anything is done", async () => {
  await moveInto(home, { SLACKLINE_BACKUP_S3: "https://storage.example/bucket" })
  await expect(backup()).rejects.toThrow("SLACKLINE_BACKUP_S3_KEY")
  await moveInto(home, { SLACKLINE_BACKUP_KEY: "AGE-SECRET-KEY-1BROKEN" })
  await expect(backup()).rejects.toThrow("no whole AGE-SECRET-KEY")
  await moveInto(home, { SLACKLINE_BACKUP_KEY: "short" })
  await expect(backup()).rejects.toThrow("at least 12 characters")
})
