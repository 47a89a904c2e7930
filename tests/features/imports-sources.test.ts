import { randomUUID } from "node:crypto"
import { mkdirSync, mkdtempSync, symlinkSync, utimesSync, writeFileSync } from "node:fs"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter } from "../setup/test-shelter"

const allowed = mkdtempSync(path.join(tmpdir(), "slackline-sources-"))
const outside = mkdtempSync(path.join(tmpdir(), "slackline-outside-"))
let answer: (request: IncomingMessage, response: ServerResponse) => void = () => {}
const asked: { path: string; authorization: string | undefined }[] = []
const server = createServer((request, response) => {
  asked.push({ path: request.url ?? "", authorization: request.headers.authorization })
  answer(request, response)
})
let base = ""

const PROFILE = {
  name: "village",
  row: "stay",
  fields: { animal: "Id", name: "Name", intakeOn: "In", intakeType: { value: "stray" } },
}
const file = (...names: string[]) =>
  ["Id,Name,In", ...names.map((name, i) => `${i + 1},${name},2024-01-01`)].join("\n")

beforeAll(async () => {
  process.env.SLACKLINE_IMPORT_FOLDER = allowed
  process.env.SLACKLINE_ALLOW_LOCAL_CALLS = "1"
  process.env.SLACKLINE_DATA = mkdtempSync(path.join(tmpdir(), "slackline-data-"))
  await freshDatabase()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  base = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

async function shelter(code: string) {
  const { operator: as } = await makeShelter(code)
  const { write } = await import("@/lib/platform/db")
  const profileId = randomUUID()
  await write(as, (db) =>
    db.importProfile.create({
      data: {
        id: profileId,
        shelterId: as.shelterId,
        name: "Village",
        profile: { document: PROFILE, draft: null },
        createdBy: as.personId,
      },
    }),
  )
  return { as, profileId }
}

interface Wish {
  kind: "folder" | "address"
  location: string
  profile: string
  name?: string
  id?: string
  version?: number
}

async function source(as: Viewer, { name = "Village", id = randomUUID(), version = 0, ...wish }: Wish) {
  const { saveSource } = await import("@/lib/features/imports/sources-mutations")
  await saveSource(as, { id, version, name, everyMinutes: 60, active: true, ...wish })
  return id
}

async function pull(as: Viewer, id: string) {
  const { pullSourceNow } = await import("@/lib/features/imports/pull-mutations")
  return pullSourceNow(as, { id })
}

async function stored(as: Viewer, id: string) {
  const { read } = await import("@/lib/platform/db")
  return read(as, (db) => db.importSource.findUniqueOrThrow({ where: { id } }))
}

async function catNames(as: Viewer) {
  const { read } = await import("@/lib/platform/db")
  return (await read(as, (db) => db.cat.findMany({ orderBy: { name: "asc" } }))).map(({ name }) => name)
}

test("the newest fitting file of a folder is read, once, and again when it changed", async () => {
  const { as, profileId } = await shelter("FOLDER")
  mkdirSync(path.join(allowed, "village"))
  const place = (name: string) => path.join(allowed, "village", name)
  writeFileSync(place("cats-1.csv"), file("Moss"))
  writeFileSync(place("cats-2.csv"), file("Moss", "Fern"))
  writeFileSync(place("notes.md"), "not this")
  utimesSync(place("cats-1.csv"), 1, 1)
  const id = await source(as, { kind: "folder", location: "village/cats-*.csv", profile: profileId })
  expect(await pull(as, id)).toMatchObject({ isUnchanged: false, problem: null })
  expect(await catNames(as)).toEqual(["Fern", "Moss"])
  const first = await stored(as, id)
  expect(await pull(as, id)).toEqual({ importId: null, isUnchanged: true, problem: null })
  writeFileSync(place("cats-2.csv"), file("Moss", "Fern", "Tansy"))
  expect((await pull(as, id)).importId).not.toBe(first.lastImportId)
  expect(await catNames(as)).toEqual(["Fern", "Moss", "Tansy"])
  const { listImports } = await import("@/lib/features/imports/queries")
  expect((await listImports(as)).map(({ fileName }) => fileName)).toEqual([
    "Village: cats-2.csv",
    "Village: cats-2.csv",
  ])
})

test("nothing outside the allowed folder is read: no way up, no links", async () => {
  const { as, profileId } = await shelter("LINKS")
  writeFileSync(path.join(outside, "secret.csv"), file("Secret"))
  symlinkSync(outside, path.join(allowed, "door"))
  mkdirSync(path.join(allowed, "mixed"))
  symlinkSync(path.join(outside, "secret.csv"), path.join(allowed, "mixed", "secret.csv"))
  for (const location of ["../x.csv", "/etc/*.csv", "a/../../x.csv", "C:\\x.csv", "*/x.csv"])
    await expect(source(as, { kind: "folder", location, profile: profileId })).rejects.toThrow()
  const door = await source(as, { kind: "folder", location: "door/*.csv", profile: profileId, name: "Door" })
  expect((await pull(as, door)).problem).toContain("leads out of the import folder")
  const link = await source(as, { kind: "folder", location: "mixed", profile: profileId, name: "Link" })
  expect((await pull(as, link)).problem).toContain("There is no file")
  expect(await catNames(as)).toEqual([])
})

test("an address: its secrets are sealed and shown nowhere, failures are words with the last success kept", async () => {
  const { as, profileId } = await shelter("ADDRESS")
  answer = (_, response) => response.end(file("Moss"))
  const id = await source(as, {
    kind: "address",
    location: `http://robin:pa%3Ass@${base}/service?account=abc&password=hunter2`,
    profile: profileId,
  })
  const row = await stored(as, id)
  expect(row.location).toBe(`http://${base}/service?account=…&password=…`)
  for (const secret of ["hunter2", "robin", "abc", "pa%3Ass"])
    expect(JSON.stringify(row)).not.toContain(secret)
  expect(await pull(as, id)).toMatchObject({ problem: null })
  expect(asked.at(-1)).toEqual({
    path: "/service?account=abc&password=hunter2",
    authorization: `Basic ${Buffer.from("robin:pa:ss").toString("base64")}`,
  })
  const { lastSyncAt } = await stored(as, id)
  expect(await catNames(as)).toEqual(["Moss"])

  answer = (_, response) => {
    response.statusCode = 500
    response.end("no")
  }
  expect((await pull(as, id)).problem).toBe("The address answers with status 500.")
  expect(await stored(as, id)).toMatchObject({ lastSyncAt, problem: "The address answers with status 500." })

  answer = (_, response) => response.end("{}")
  expect((await pull(as, id)).problem).toBeTruthy()
  expect(JSON.stringify(await stored(as, id))).not.toContain("hunter2")

  // Changed without typing the address again: it is still known.
  answer = (_, response) => response.end(file("Moss", "Fern"))
  await source(as, { kind: "address", location: "", profile: profileId, id, version: 1, name: "Renamed" })
  expect(await pull(as, id)).toMatchObject({ problem: null })
  expect(await catNames(as)).toEqual(["Fern", "Moss"])
})

test("redirects stay on their host, and size has an end", async () => {
  const { fetchOutside } = await import("@/lib/platform/outside")
  const limits = { mostBytes: 1000, timeoutMs: 5000 }
  answer = ({ url }, response) => {
    if (url === "/here") response.writeHead(302, { location: "/there" }).end()
    else if (url === "/away")
      response.writeHead(302, { location: `http://localhost:${base.split(":")[1]}/there` }).end()
    else if (url === "/round") response.writeHead(302, { location: "/round" }).end()
    else if (url === "/big") response.end("x".repeat(2000))
    else response.end("there")
  }
  expect(String(await fetchOutside(`http://${base}/here`, limits))).toBe("there")
  await expect(fetchOutside(`http://${base}/away`, limits)).rejects.toThrow("another host")
  await expect(fetchOutside(`http://${base}/round`, limits)).rejects.toThrow("circle")
  await expect(fetchOutside(`http://${base}/big`, limits)).rejects.toThrow("too long")
  answer = () => {}
  await expect(
    fetchOutside(`http://${base}/never?password=hunter2`, { ...limits, timeoutMs: 200 }),
  ).rejects.toThrow(/^(?!.*hunter2).*did not answer in time/)
})

test("what is no address of the internet is refused in words; private networks: tests/platform/outgoing.test.ts", async () => {
  const { checkOutside } = await import("@/lib/platform/outside")
  for (const address of ["ftp://example.org/x", "nonsense", "", "https://"])
    expect(() => checkOutside(address), address).toThrow(/^The address must/)
})

test("the job reads what is due, once, also when two begin at the same moment; a set of files is refused", async () => {
  const { as, profileId } = await shelter("JOB")
  const { pullDueSources } = await import("@/lib/features/imports/pull-mutations")
  const { systemDb } = await import("@/lib/platform/db")
  await systemDb().importSource.updateMany({ data: { active: false } })
  let times = 0
  answer = (_, response) => {
    times++
    response.end(file("Moss"))
  }
  const id = await source(as, { kind: "address", location: `http://${base}/cats.csv`, profile: profileId })
  const done = await Promise.all([pullDueSources(), pullDueSources()])
  expect(done.reduce((a, b) => a + b)).toBe(1)
  expect(times).toBe(1)
  const row = await stored(as, id)
  expect(row.nextAt.getTime() - (row.lastTriedAt?.getTime() ?? 0)).toBe(3_600_000)
  expect(await pullDueSources()).toBe(0)
  await expect(
    source(as, { kind: "address", location: `http://${base}/x`, profile: "shelterluv", name: "Set" }),
  ).rejects.toThrow("several files")
  const coordinator = await (await makeShelter("JOB")).person("coordinator")
  await expect(pull(coordinator, id)).rejects.toThrow("role")
})

test("how fresh imported data is: read, failed, late, and imported by hand", async () => {
  const { as, profileId } = await shelter("FRESH")
  const { lastSyncs } = await import("@/lib/features/imports/sources-queries")
  const { systemDb } = await import("@/lib/platform/db")
  expect(await lastSyncs(as)).toEqual([])
  answer = (_, response) => response.end(file("Moss"))
  const id = await source(as, { kind: "address", location: `http://${base}/cats.csv`, profile: profileId })
  expect(await lastSyncs(as)).toMatchObject([{ name: "Village", lastAt: null, problem: null, isLate: false }])
  await pull(as, id)
  expect(await lastSyncs(as)).toMatchObject([{ name: "Village", problem: null, isLate: false }])
  await systemDb().importSource.update({
    where: { id },
    data: { lastSyncAt: new Date(Date.now() - 181 * 60_000) },
  })
  expect(await lastSyncs(as)).toMatchObject([{ name: "Village", isLate: true }])
  await systemDb().importSource.update({ where: { id }, data: { active: false } })
  expect((await lastSyncs(as)).map(({ name }) => name)).toEqual(["village"])
})

test("a sealed secret opens for its purpose alone and not when it was changed", async () => {
  const { seal, unseal } = await import("@/lib/platform/sealed")
  const sealed = seal("one", "geheim \u{1f63a}")
  expect(unseal("one", sealed)).toBe("geheim \u{1f63a}")
  expect(seal("one", "geheim")).not.toBe(seal("one", "geheim"))
  expect(() => unseal("two", sealed)).toThrow("cannot be opened")
  const changed = `${sealed.slice(0, -2)}${sealed.endsWith("AA") ? "BB" : "AA"}`
  expect(() => unseal("one", changed)).toThrow("cannot be opened")
  expect(() => unseal("one", "")).toThrow("cannot be opened")
})

test("a report's file says how fresh the imported data is", async () => {
  const { as, profileId } = await shelter("NOTES")
  answer = (_, response) => response.end(file("Moss"))
  const id = await source(as, { kind: "address", location: `http://${base}/cats.csv`, profile: profileId })
  await pull(as, id)
  const { MAKERS } = await import("@/lib/features/reports/makers-queries")
  const definition = { subject: "cats", columns: ["cat"], filters: [], sort: null }
  const bytes = await MAKERS.rows?.make(as, {
    params: { name: "Cats", definition },
    format: "xlsx",
    total: 1,
    onRows: async () => {},
  })
  const { readXlsx } = await import("hucre/xlsx")
  expect(JSON.stringify((await readXlsx(bytes ?? new Uint8Array())).sheets)).toContain(
    "Imported data: Village last read",
  )
})
