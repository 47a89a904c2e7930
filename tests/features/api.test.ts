import { randomUUID } from "node:crypto"
import { readdirSync } from "node:fs"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { KeyScope } from "@/lib/features/api/keys-schema"
import type { ApiEndpoint } from "@/lib/platform/api-door"
import type { Viewer } from "@/lib/platform/viewer"
import { freshDatabase, makeShelter, type TestShelter } from "../setup/test-shelter"

const CATS = 23
// Figures begin with the first cat that is seen to leave.
const BEFORE_THE_RECORD = 4
const BASE = "http://localhost:3000"
const root = path.resolve(import.meta.dirname, "../..")
let shelter: TestShelter
let admin: Viewer
let all: string
let reportId: string
const ids: string[] = []

interface Route {
  GET: (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>
  POST: () => Response
}

const ROUTES: Record<string, () => Promise<unknown>> = {
  "/public/cats": () => import("@/app/api/v1/public/cats/route"),
  "/public/cats/{slug}": () => import("@/app/api/v1/public/cats/[slug]/route"),
  "/cats": () => import("@/app/api/v1/cats/route"),
  "/cats/{id}": () => import("@/app/api/v1/cats/[id]/route"),
  "/stays": () => import("@/app/api/v1/stays/route"),
  "/figures/document": () => import("@/app/api/v1/figures/document/route"),
  "/figures/{chart}": () => import("@/app/api/v1/figures/[chart]/route"),
  "/reports": () => import("@/app/api/v1/reports/route"),
  "/reports/{id}/rows": () => import("@/app/api/v1/reports/[id]/rows/route"),
}

const endpoints = async () =>
  Object.values((await import("@/lib/features/api/endpoints-queries")).ENDPOINTS) as unknown as ApiEndpoint[]

/** Asks as a program does; every answer is held against its shape, and read as text for what must not be in it. */
async function ask(
  route: string,
  { at = {}, query = "", key = all, headers = {}, base = BASE }: Partial<Asked> = {},
) {
  const load = ROUTES[route]
  if (!load) throw new Error(`${route} is no route of this test`)
  const { GET } = (await load()) as Route
  const address = route.replace(/\{(\w+)\}/g, (_, name: string) => at[name] ?? "")
  const request = new Request(`${base}/api/v1${address}${query}`, {
    headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers },
  })
  const response = await GET(request, { params: Promise.resolve(at) })
  const text = await response.text()
  expect(text).not.toMatch(/SECRET/)
  const body = text ? JSON.parse(text) : null
  if (response.status === 200) {
    const { answer } = (await endpoints()).find((one) => one.path === route) as ApiEndpoint
    expect(answer.parse(body)).toEqual(body)
  } else if (response.status !== 304) {
    expect(response.headers.get("content-type")).toContain("application/problem+json")
    const { ApiProblem } = await import("@/lib/platform/api-door")
    expect(ApiProblem.parse(body)).toMatchObject({ status: response.status })
  }
  return { status: response.status, headers: response.headers, body }
}
interface Asked {
  at: Record<string, string>
  query: string
  key: string | null
  headers: Record<string, string>
  base: string
}

async function keyWith(scopes: KeyScope[], more: { expiresOn?: string } = {}) {
  const { makeKey } = await import("@/lib/features/api/keys-mutations")
  const id = randomUUID()
  const { key } = await makeKey(admin, { id, name: "A program", scopes, expiresOn: null, ...more })
  return { id, key }
}

beforeAll(async () => {
  await freshDatabase()
  shelter = await makeShelter("API")
  admin = await shelter.person("administrator", { name: "SECRET person" })
  const { write } = await import("@/lib/platform/db")
  const other = (await makeShelter("ELSE")).operator
  for (const [viewer, count] of [[admin, CATS] as const, [other, 3] as const])
    await write(viewer, async (db) => {
      const protocol = await db.protocolVersion.findFirstOrThrow({ select: { id: true } })
      for (let at = 0; at < count; at++) {
        const id = randomUUID()
        if (viewer === admin) ids.push(id)
        const base = { shelterId: viewer.shelterId }
        await db.cat.create({
          data: {
            ...base,
            id,
            slug: `cat-${id.slice(-6)}`,
            name: viewer === admin ? `Cat ${at}` : "SECRET stranger",
            staffNote: "SECRET note",
            inCare: at % 2 === 0,
            published: at % 4 === 0,
            listed: at % 4 === 0,
            intakeOn: new Date(Date.UTC(2026, 0, 1 + at)),
          },
        })
        await db.stay.create({
          data: {
            ...base,
            id: randomUUID(),
            catId: id,
            intakeOn: new Date(Date.UTC(2026, 0, 1 + at)),
            intakeType: "stray",
            intakeDetail: "SECRET words",
            sex: at % 3 ? "F" : "M",
            ...(at % 2 ? { outcomeOn: new Date(Date.UTC(2026, 0, 4 + at)), outcomeType: "adoption" } : {}),
          },
        })
        const happened = new Date(Date.UTC(2026, 2, 1 + at, 18))
        await db.session.create({
          data: {
            ...base,
            id: randomUUID(),
            catId: id,
            protocolVersionId: protocol.id,
            handlerId: admin.personId,
            loggedBy: admin.personId,
            startedAt: happened,
            startedOn: happened,
            peakStress: 0,
            endedBy: "plan",
            note: "SECRET note",
          },
        })
      }
    })
  ids.sort()
  all = (await keyWith(["public-cats", "cats", "stays", "figures", "reports"])).key
  const { saveReport } = await import("@/lib/features/reports/definition-mutations")
  const { SaveReportInput } = await import("@/lib/features/reports/definition-schema")
  reportId = randomUUID()
  await saveReport(
    admin,
    SaveReportInput.parse({
      id: reportId,
      version: 0,
      name: "Who trained",
      definition: {
        subject: "sessions",
        columns: ["cat", "handler", "on"],
        sort: { column: "handler", direction: "asc" },
      },
    }),
  )
})
afterAll(async () => {
  const { closeDb } = await import("@/lib/platform/db")
  await closeDb()
})

describe("the door", () => {
  test("asks for a key, and says what is wrong with one", async () => {
    const none = await ask("/cats", { key: null })
    expect(none.status).toBe(401)
    expect(none.headers.get("www-authenticate")).toContain("Bearer")
    expect((await ask("/cats", { key: `slk_${"x".repeat(32)}` })).body.detail).toBe(
      "This key is not known here.",
    )
    const { key, id } = await keyWith(["stays"])
    const refused = await ask("/cats", { key })
    expect([refused.status, refused.body.detail]).toEqual([403, 'This key is not allowed to read "cats".'])
    const { revokeKey } = await import("@/lib/features/api/keys-mutations")
    await revokeKey(admin, { id, version: 1 })
    expect((await ask("/stays", { key })).body.detail).toMatch(/taken back/)
  })

  test("a key ends with its day, and its use is noted to the minute", async () => {
    const { at } = await import("@/lib/platform/clock")
    const { systemDb } = await import("@/lib/platform/db")
    const moment = new Date("2030-03-01T18:07:40Z")
    const { key, id } = await at(moment, () => keyWith(["cats"], { expiresOn: "2030-03-02" }))
    expect((await at(moment, () => ask("/cats", { key }))).status).toBe(200)
    const row = await systemDb().apiKey.findUniqueOrThrow({ where: { id } })
    expect(row.lastUsedAt?.toISOString()).toBe("2030-03-01T18:07:00.000Z")
    expect(JSON.stringify(row)).not.toContain(key)
    expect(key.startsWith(row.prefix)).toBe(true)
    const after = await at(new Date("2030-03-03T18:00:00Z"), () => ask("/cats", { key }))
    expect([after.status, after.body.detail]).toEqual([401, expect.stringMatching(/has ended/)])
  })

  test("plain http is refused beyond this machine, and writing everywhere", async () => {
    const open = { base: "http://cats.example.org", headers: { host: "cats.example.org" } }
    const plain = await ask("/cats", open)
    expect([plain.status, plain.body.detail]).toEqual([403, expect.stringMatching(/^Use https/)])
    const forwarded = { ...open, headers: { ...open.headers, "x-forwarded-proto": "https" } }
    expect((await ask("/cats", forwarded)).status).toBe(200)
    for (const load of Object.values(ROUTES)) {
      const refused = ((await load()) as Route).POST()
      expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"])
    }
  })

  test("counts the questions of a key in the database", async () => {
    const { key, id } = await keyWith(["cats"])
    const first = await ask("/cats", { key, query: "?limit=1" })
    const limit = Number(first.headers.get("ratelimit-limit"))
    expect(Number(first.headers.get("ratelimit-remaining"))).toBe(limit - 1)
    const { countCall } = await import("@/lib/platform/throttle")
    for (let left = limit - 1; left > 0; left--) await countCall("api-key", id)
    const refused = await ask("/cats", { key })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0)
    expect((await ask("/cats")).status).toBe(200)
  })

  test("names the parameter it does not understand", async () => {
    for (const [route, query, parameter] of [
      ["/cats", "?limit=0", "limit"],
      ["/cats", "?limit=201", "limit"],
      ["/cats", "?in_care=maybe", "in_care"],
      ["/cats", "?colour=black", "colour"],
      ["/cats", "?cursor=abc.def", "cursor"],
      ["/stays", "?changed_since=yesterday", "changed_since"],
      ["/figures/{chart}", "?b_sex=X", "b_sex"],
      ["/figures/document", "?from=2026-03-01&to=2026-02-01", "to"],
    ] as const) {
      const at: Record<string, string> = route.includes("{chart}") ? { chart: "C1" } : {}
      const { status, body } = await ask(route, { query, at })
      expect([route, query, status, body.parameter]).toEqual([route, query, 400, parameter])
    }
    expect((await ask("/figures/{chart}", { at: { chart: "C99" } })).status).toBe(404)
    expect((await ask("/cats/{id}", { at: { id: "not-an-id" } })).status).toBe(404)
    expect((await ask("/cats/{id}", { at: { id: randomUUID() } })).status).toBe(404)
    const { GET } = await import("@/app/api/v1/[...rest]/route")
    expect(GET().status).toBe(404)
  })
})

describe("lists", () => {
  test.each([
    ["/cats", (body: { data: { id: string }[] }) => body.data.map(({ id }) => id)],
    ["/stays", (body: { data: { catId: string }[] }) => body.data.map(({ catId }) => catId)],
  ] as const)("%s: every page leads to the next until all are there once", async (route, idsIn) => {
    const found: string[] = []
    let query: string | null = "?limit=5"
    let pages = 0
    while (query) {
      const { body, headers } = await ask(route, { query })
      found.push(...idsIn(body))
      expect(headers.get("link")).toBe(body.next ? `<${body.next}>; rel="next"` : null)
      query = body.next?.slice(body.next.indexOf("?")) ?? null
      pages++
    }
    expect(pages).toBe(5)
    expect(found.toSorted()).toEqual(ids)
  })

  test("a cursor of one list is none of another", async () => {
    const { body } = await ask("/cats", { query: "?limit=1" })
    const cursor = new URLSearchParams(body.next.split("?")[1]).get("cursor")
    expect((await ask("/stays", { query: `?cursor=${cursor}` })).body.parameter).toBe("cursor")
  })

  test("the same answer is not sent twice, and a change is", async () => {
    // What a transaction of any database of the server might still write is told again; then nothing is.
    await expect
      .poll(
        async () => {
          const { mark } = (await ask("/cats", { query: "?limit=1" })).body
          return (await ask("/cats", { query: `?changed_since=${mark}` })).body.data
        },
        { timeout: 30_000, interval: 500 },
      )
      .toEqual([])
    const first = await ask("/cats", { query: "?in_care=true" })
    const tag = first.headers.get("etag") ?? ""
    expect(first.headers.get("cache-control")).toBe("private, no-cache")
    expect(first.body.data).toHaveLength(12)
    const again = { query: "?in_care=true", headers: { "if-none-match": `"other", W/${tag}` } }
    expect((await ask("/cats", again)).status).toBe(304)
    const since = first.body.mark
    expect((await ask("/cats", { query: `?changed_since=${since}` })).body.data).toEqual([])
    const { write } = await import("@/lib/platform/db")
    const id = first.body.data[0].id
    await write(admin, (db) => db.cat.update({ where: { id }, data: { room: "Room 9" } }))
    expect((await ask("/cats", again)).status).toBe(200)
    const changed = await ask("/cats", { query: `?changed_since=${since}` })
    expect(changed.body.data.map((cat: { id: string }) => cat.id)).toEqual([id])
    const stays = await ask("/stays", { query: `?changed_since=${since}` })
    expect(stays.body.data.map((stay: { catId: string }) => stay.catId)).toEqual([id])
  })

  test("public cats are the listed ones, one record is whole", async () => {
    const { body } = await ask("/public/cats")
    expect(body.data).toHaveLength(6)
    const { slug } = body.data[0]
    expect((await ask("/public/cats/{slug}", { at: { slug } })).body.slug).toBe(slug)
    expect((await ask("/public/cats/{slug}", { at: { slug: "nobody" } })).status).toBe(404)
    const record = await ask("/cats/{id}", { at: { id: ids[0] ?? "" } })
    expect(record.body.stays).toHaveLength(1)
  })
})

describe("figures and reports", () => {
  test("a chart has the cohorts of the address and no small count; its tag stands until the data changes", async () => {
    const chart = await ask("/figures/{chart}", { at: { chart: "C1" }, query: "?sex=M" })
    expect(chart.body.n).toEqual([expect.objectContaining({ n: 6 })])
    expect(chart.body.notes.join(" ")).toContain("hidden")
    const two = { at: { chart: "C1" }, query: "?sex=F&b_sex=M&b_name=Toms" }
    expect((await ask("/figures/{chart}", two)).body.n).toHaveLength(2)
    const headers = { "if-none-match": chart.headers.get("etag") ?? "" }
    const same = { at: { chart: "C1" }, query: "?sex=M", headers }
    expect((await ask("/figures/{chart}", same)).status).toBe(304)
    const { write } = await import("@/lib/platform/db")
    const [stay] = (await ask("/stays", { query: "?limit=1" })).body.data
    await write(admin, (db) =>
      db.stay.update({ where: { id: stay.id }, data: { availableOn: new Date(stay.cameOn) } }),
    )
    expect((await ask("/figures/{chart}", same)).status).toBe(200)
  })

  test("the document holds no count from 1 to 4", async () => {
    const { body } = await ask("/figures/document", { query: "?from=2026-01-05&to=2026-01-07" })
    expect(body.stays_cohort).toBeNull()
    expect(body.km_adoption).toMatchObject({ n: null, events: null })
    const whole = await ask("/figures/document")
    expect(whole.body.km_adoption.n).toBe(CATS - BEFORE_THE_RECORD)
  })

  test("a report comes without the names of staff, in its cursor too", async () => {
    const list = await ask("/reports")
    expect(list.body.data.map((one: { id: string }) => one.id)).toEqual([reportId])
    const rows = await ask("/reports/{id}/rows", { at: { id: reportId }, query: "?limit=20" })
    expect(rows.body.columns.map((one: { key: string }) => one.key)).toEqual(["cat", "on"])
    expect(rows.body.data).toHaveLength(20)
    const query = rows.body.next.slice(rows.body.next.indexOf("?"))
    const text = Buffer.from(
      new URLSearchParams(query).get("cursor")?.split(".")[0] ?? "",
      "base64url",
    ).toString()
    expect(Buffer.from(text, "base64url").toString()).not.toContain("SECRET")
    expect((await ask("/reports/{id}/rows", { at: { id: reportId }, query })).body.data).toHaveLength(3)
  })
})

describe("the description", () => {
  test("names every route there is, each with shapes its example fits", async () => {
    const { apiDescription } = await import("@/lib/features/api/description-queries")
    const told = JSON.parse(JSON.stringify(apiDescription()))
    const routes = (readdirSync(path.join(root, "app/api/v1"), { recursive: true }) as string[])
      .filter((file) => file.endsWith("route.ts") && !/openapi|rest/.test(file))
      .map(
        (file) =>
          `/${path
            .dirname(file)
            .replaceAll(path.sep, "/")
            .replace(/\[(\w+)\]/g, "{$1}")}`,
      )
    expect(Object.keys(told.paths).sort()).toEqual(routes.sort())
    expect(Object.keys(ROUTES).sort()).toEqual(routes.sort())
    for (const { path: place, answer, example, scope } of await endpoints()) {
      expect([place, answer.parse(example)]).toEqual([place, example])
      const { get } = told.paths[place]
      expect(get.tags).toEqual([scope])
      expect(get.security).toEqual([{ key: [] }])
      expect(Object.keys(get.responses)).toEqual(
        expect.arrayContaining(["200", "304", "400", "401", "403", "404", "429"]),
      )
      for (const [, part] of place.matchAll(/\{(\w+)\}/g))
        expect(get.parameters).toContainEqual(
          expect.objectContaining({ name: part, in: "path", required: true }),
        )
      const { $ref } = get.responses[200].content["application/json"].schema
      const shape = told.components.schemas[$ref.replace("#/components/schemas/", "")]
      expect(shape.properties).toBeTypeOf("object")
    }
    expect(told.openapi).toBe("3.1.0")
    expect(told.info).toMatchObject({ title: expect.any(String), version: expect.any(String) })
    expect(told.components.securitySchemes.key).toMatchObject({ type: "http", scheme: "bearer" })
    const limit = told.paths["/cats"].get.parameters.find((one: { name: string }) => one.name === "limit")
    expect(limit.schema).toMatchObject({ type: "integer", minimum: 1, maximum: 200, default: 50 })
    const operations = Object.values(told.paths).map(
      (one) => (one as { get: { operationId: string } }).get.operationId,
    )
    expect(new Set(operations).size).toBe(operations.length)
  })
})
