import { execFile } from "node:child_process"
import { readdirSync, writeFileSync } from "node:fs"
import path from "node:path"
import { promisify } from "node:util"
import { beforeAll, expect, test } from "vitest"
import { buildCommandLine } from "../../bin/build.mjs"
import { bareDatabase, migrations, newFolder, query } from "../setup/installs"

const run = promisify(execFile)
const root = path.resolve(import.meta.dirname, "../..")

/** Runs a command of Slackline as an operator would. */
async function slackline(args: string[], env: Record<string, string>) {
  const own = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(SLACKLINE|NEXTAUTH|VITEST)/.test(name)),
  )
  return run(process.execPath, [path.join(root, "bin/slackline.mjs"), ...args], {
    cwd: root,
    env: { ...own, NODE_ENV: "production", ...env },
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  )
}

/** A database as the version before this one left it, with a shelter in it. */
async function olderInstall() {
  const names = (await migrations.known()).map(({ name }) => name)
  const url = await bareDatabase(names.at(-2))
  await query(
    url,
    `insert into "Shelter" ("id", "code", "name", "timeZone") values (gen_random_uuid(), 'OLD', 'An older shelter', 'UTC')`,
  )
  const applied = async () => (await query(url, "select from _prisma_migrations")).length
  return { url, data: newFolder(), applied, all: names.length }
}

beforeAll(async () => {
  await buildCommandLine()
}, 300_000)

test("before an update changes the database it is backed up; what was backed up comes back", async () => {
  const { url, data, applied, all } = await olderInstall()
  const env = { DATABASE_URL: url, SLACKLINE_DATA: data }
  const listed = await slackline(["shelter", "list"], env)
  expect(listed).toMatchObject({ code: 0 })
  expect(listed.stderr).toContain("backing it up first")
  expect(await applied()).toBe(all)
  const kept = readdirSync(path.join(data, "backups")).filter((name) => name.endsWith(".tar.gz"))
  expect(kept).toHaveLength(1)
  const again = await slackline(["backup", "list", "--json"], env)
  expect(again.stderr).not.toContain("backing it up first")
  expect(JSON.parse(again.stdout)).toMatchObject([{ backups: [{ name: kept[0], kind: "before-migration" }] }])

  const there = { DATABASE_URL: await bareDatabase(), SLACKLINE_DATA: newFolder() }
  const restored = await slackline(["restore", path.join(data, "backups"), "--json"], there)
  expect(restored).toMatchObject({ code: 0 })
  expect(JSON.parse(restored.stdout)).toMatchObject({ name: kept[0] })
  expect(await query(there.DATABASE_URL, `select "name" from "Shelter"`)).toEqual([
    { name: "An older shelter" },
  ])
})

test("an update that cannot be backed up changes nothing, says what to do, and can be forced", async () => {
  const { url, data, applied, all } = await olderInstall()
  writeFileSync(path.join(data, "backups"), "a file in the way")
  const env = { DATABASE_URL: url, SLACKLINE_DATA: data }
  const refused = await slackline(["shelter", "list"], env)
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain("The database was not changed")
  expect(refused.stderr).toContain("SLACKLINE_SKIP_BACKUP=1")
  expect(await applied()).toBe(all - 1)
  expect(await slackline(["shelter", "list"], { ...env, SLACKLINE_SKIP_BACKUP: "1" })).toMatchObject({
    code: 0,
  })
  expect(await applied()).toBe(all)
})

test("an empty database is simply made, and a wrong use is said in a sentence", async () => {
  const env = { DATABASE_URL: await bareDatabase(), SLACKLINE_DATA: newFolder() }
  const listed = await slackline(["shelter", "list"], env)
  expect(listed.code).toBe(0)
  expect(listed.stderr).not.toContain("backing it up first")
  for (const [args, words] of [
    [["backup", "a", "b"], "Say: backup"],
    [["backup", "--kind", "weekly"], "--kind must be one of"],
    [["restore"], "Say: restore"],
    [["restore", "/nowhere/at/all"], "There is no"],
    [["backup", "try"], "Make a backup first"],
  ] as const) {
    const answer = await slackline([...args], env)
    expect(answer.code).not.toBe(0)
    expect(answer.stderr).toContain(words)
  }
})
